//! Operations whose ids name no group: they are methods of the service's client, beside those that return the clients of groups.

use crate::line;
use crate::support::{Loopback, MockResponse};
use futures::TryStreamExt as _;
use vocabulary::catalog::models::*;
use vocabulary::catalog::*;

fn client(service: &Loopback) -> CatalogClient {
    let options = CatalogClientOptions { client_options: service.options(), ..Default::default() };
    CatalogClient::new(Some(options)).unwrap()
}

fn lines(service: &Loopback) -> Vec<String> {
    service.seen().iter().map(line).collect()
}

#[tokio::test]
async fn each_kind_of_operation_is_called_on_the_client() {
    let started = MockResponse::json(202, "").with_header("location", "/base/clear/1").with_header("retry-after", 0);
    let page = |body| MockResponse::json(200, body);
    let service = Loopback::start([
        MockResponse::json(204, ""),
        page(r#"{"value":[{"counts":[1]}],"nextLink":"https://catalog.example/base/listings?after=1"}"#),
        page(r#"{"value":[{"counts":[2]}]}"#),
        started,
        page(r#"{"counts":[3]}"#),
        page(r#"{"state":"Succeeded"}"#),
        page(r#"{"state":"Succeeded"}"#),
    ])
    .await;
    let client = client(&service);
    client.new_(None).await.unwrap();
    let entries: Vec<Entry> = client.listings(Some(CatalogClientListingsOptions::default())).try_collect().await.unwrap();
    assert_eq!(entries, [Entry::new(vec![1]), Entry::new(vec![2])]);
    let cleared = client.begin_clear(None).unwrap().await.unwrap();
    assert_eq!(*cleared.value(), Entry::new(vec![3]));
    client.clearing().poll(None).await.unwrap();
    client.poll_get_lock(None).await.unwrap();
    let expected = ["PUT /new", "GET /listings", "GET /listings?after=1", "POST /clear", "GET /clear/1", "GET /clear", "GET /lock"];
    let expected = expected.map(|expected| expected.replacen('/', "https://catalog.example/base/", 1));
    assert_eq!(lines(&service), expected);
}

#[tokio::test]
async fn it_resumes_from_a_token_and_has_a_former_name() {
    let started = MockResponse::json(202, "").with_header("location", "/base/clear/1").with_header("retry-after", 0);
    let service = Loopback::start([started, MockResponse::json(200, r#"{"counts":[3]}"#)]).await;
    let client = client(&service);
    #[expect(deprecated, reason = "it is what is tested")]
    let mut poller = client.begin_empty(None).unwrap();
    poller.try_next().await.unwrap();
    let token = poller.resume_token().clone();
    let cleared = client.resume_clear(&token, None).unwrap().await.unwrap();
    assert_eq!(*cleared.value(), Entry::new(vec![3]));
}
