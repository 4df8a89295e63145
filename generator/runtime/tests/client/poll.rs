//! A poller as a stream, as a future, and as both.

use crate::shop::{ErrorBody, Order, Shop};
use crate::support::{Loopback, MockResponse, Scripted};
use azure_core::http::ClientMethodOptions;
use futures::{FutureExt as _, StreamExt as _};
use operations_runtime::client::{PollError, Poller, Response, StatusReader, TerminalWords};
use serde_json::json;
use std::time::Duration;
use tokio::time::Instant;

pub fn status(word: &str) -> MockResponse {
    MockResponse::json(200, json!({"id": "o1", "status": word}))
}

fn percent(percent: f64) -> MockResponse {
    MockResponse::json(200, json!({"id": "o1", "status": "Running", "percentComplete": percent}))
}

fn words(items: &[Result<Response<Order>, PollError<ErrorBody>>]) -> Vec<&str> {
    items.iter().map(|item| item.as_ref().unwrap().value().status.as_deref().unwrap()).collect()
}

#[tokio::test(start_paused = true)]
async fn awaited_it_gives_the_final_status() {
    let transport = Scripted::new([status("InProgress"), status("InProgress"), status("Succeeded")]);
    let response = Shop::scripted(&transport).poll("o1", None).await.unwrap();
    assert_eq!(response.value().status.as_deref(), Some("Succeeded"));
    assert_eq!(transport.seen().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn it_reads_the_status_as_its_operation_says() {
    let reader = StatusReader {
        status: &["nested", "id"],
        percent_complete: Some(&["nested", "done"]),
        error: Some(&["nested", "id"]),
        words: TerminalWords { canceled: &["Given up"], ..TerminalWords::DEFAULT },
    };
    let response = |id: &str| {
        let nested = json!({"id": id, "done": "7"});
        MockResponse::json(200, json!({"id": "o1", "status": "Succeeded", "percentComplete": 50, "nested": nested}))
    };
    let shop = Shop::scripted(&Scripted::new([response("Canceled"), response("given up")]));
    let token = shop.poll("o1", None).resume_token().clone();
    let mut poller = Poller::new(reader, token, None, move |context| {
        let shop = shop.clone();
        async move { shop.order("o1", Some(ClientMethodOptions { context })).await }
    });
    assert_eq!((poller.status(), poller.percent_complete()), (None, None));
    poller.next().await.unwrap().unwrap();
    assert_eq!((poller.status(), poller.percent_complete()), (Some("Canceled"), Some(7.0)));
    let error = poller.await.unwrap_err();
    let ended = error.terminal_failure().unwrap();
    assert_eq!((ended.status(), ended.failure().json()), ("given up", Some(&json!("given up").into())));
}

#[tokio::test]
async fn it_sends_nothing_until_it_is_polled() {
    let transport = Scripted::new([]);
    drop(Shop::scripted(&transport).poll("o1", None));
    assert!(transport.seen().is_empty());
}

#[tokio::test(start_paused = true)]
async fn every_word_but_the_terminal_ones_means_running() {
    let running = ["Running", "NotStarted", "Pending", "Creating", "succeeding", "Done", ""];
    let responses = running.into_iter().chain(["sUcCeEdEd"]).map(status);
    let transport = Scripted::new(responses);
    let items: Vec<_> = Shop::scripted(&transport).poll("o1", None).collect().await;
    assert_eq!(words(&items)[..7], running);
    assert_eq!(words(&items)[7..], ["sUcCeEdEd"]);
}

#[tokio::test(start_paused = true)]
async fn each_status_arrives_at_once_and_the_wait_comes_after() {
    let transport = Scripted::new([percent(0.0), percent(50.0), status("Succeeded")]);
    let mut poller = Shop::scripted(&transport).poll("o1", None);
    let begin = Instant::now();
    for (seconds, expected) in [(0, Some(0.0)), (30, Some(50.0)), (60, None)] {
        let response = poller.next().await.unwrap().unwrap();
        assert_eq!(begin.elapsed(), Duration::from_secs(seconds));
        assert_eq!(response.value().percent_complete, expected);
        assert_eq!(poller.percent_complete(), expected);
    }
    assert!(poller.next().await.is_none());
    assert!(poller.next().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn the_wait_counts_from_the_response() {
    let transport = Scripted::new([status("Running"), status("Succeeded")]);
    let mut poller = Shop::scripted(&transport).poll("o1", None);
    let begin = Instant::now();
    poller.next().await.unwrap().unwrap();
    tokio::time::sleep(Duration::from_secs(29)).await;
    poller.next().await.unwrap().unwrap();
    assert_eq!(begin.elapsed(), Duration::from_secs(30));
}

#[tokio::test(start_paused = true)]
async fn it_can_be_awaited_after_it_has_been_read_to_its_end() {
    let transport = Scripted::new([status("Running"), status("Succeeded")]);
    let mut poller = Shop::scripted(&transport).poll("o1", None);
    while poller.next().await.is_some() {}
    let response = poller.await.unwrap();
    assert_eq!(response.value().status.as_deref(), Some("Succeeded"));
    assert_eq!(transport.seen().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn it_can_be_awaited_half_way() {
    let transport = Scripted::new([status("Running"), status("Running"), status("Succeeded")]);
    let mut poller = Shop::scripted(&transport).poll("o1", None);
    poller.next().await.unwrap().unwrap();
    let response = poller.await.unwrap();
    assert_eq!(response.value().status.as_deref(), Some("Succeeded"));
    assert_eq!(transport.seen().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn giving_up_on_an_item_loses_nothing() {
    let transport = Scripted::new([status("Running"), status("Succeeded")]);
    let mut poller = Shop::scripted(&transport).poll("o1", None);
    poller.next().await.unwrap().unwrap();
    let begin = Instant::now();
    let patience = Duration::from_millis(100);
    assert!(tokio::time::timeout(patience, poller.next()).await.is_err());
    poller.next().await.unwrap().unwrap();
    assert_eq!(begin.elapsed(), Duration::from_secs(30));
    assert_eq!(transport.seen().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn dropping_it_stops_the_requests() {
    let transport = Scripted::new([status("Running"), status("Running"), status("Running")]);
    let poller = Shop::scripted(&transport).poll("o1", None);
    let watch = tokio::time::timeout(Duration::from_secs(45), poller);
    assert!(watch.await.is_err());
    tokio::time::sleep(Duration::from_secs(3600)).await;
    assert_eq!(transport.seen().len(), 2);
}

#[tokio::test]
async fn it_can_be_sent_to_another_thread() {
    let transport = Scripted::new([status("Succeeded")]);
    let poller = Shop::scripted(&transport).poll("o1", None);
    let task = tokio::spawn(async move { poller.await.unwrap().into_value() });
    assert_eq!(task.await.unwrap().id, "o1");
}

#[test]
fn it_needs_no_runtime_as_long_as_it_does_not_wait() {
    let transport = Scripted::new([status("Succeeded")]);
    let poller = Shop::scripted(&transport).poll("o1", None);
    let response = async { poller.await }.now_or_never().unwrap().unwrap();
    assert_eq!(response.value().id, "o1");
}

#[tokio::test]
async fn it_works_over_a_socket() {
    let soon = status("Running").with_header("retry-after-ms", 1);
    let server = Loopback::start([soon, status("Succeeded")]).await;
    let items: Vec<_> = Shop::with(server.options()).poll("West US", None).collect().await;
    assert_eq!(words(&items), ["Running", "Succeeded"]);
    let urls = server.seen().into_iter().map(|seen| seen.url).collect::<Vec<_>>();
    let url = "https://shop.example/orders/West%20US?api-version=2031-05-01";
    assert_eq!(urls, [url, url]);
}

#[test]
fn it_says_what_it_watches() {
    let transport = Scripted::new([]);
    let poller: Poller<Order, ErrorBody> = Shop::scripted(&transport).poll("o1", None);
    let text = format!("{poller:?}");
    assert!(text.contains("Orders_Get") && text.contains("o1"), "{text}");
}
