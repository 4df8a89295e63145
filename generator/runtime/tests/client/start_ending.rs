//! Operations that a request starts: what ends them, what is asked on the way, and what is never sent twice.

use crate::shop::{ErrorBody, Shop};
use crate::start::{ORIGINAL, plan};
use crate::support::{MockResponse, Scripted};
use azure_core::error::ErrorKind;
use azure_core::http::{Method, Request};
use operations_runtime::client::{
    FinalState, LongRunningStart, PollError, PollOptions, Poller, Progress, ResultPlace, ResumeError, ResumeToken,
    StartRetries, TerminalWords,
};
use serde_json::{Value, json};
use std::sync::Arc;

const NO_RESULT: FinalState = FinalState::NoResult;

/// A start without a result, by this method and with these words for its ends.
fn begin(
    transport: &Arc<Scripted>,
    method: Method,
    words: TerminalWords,
    options: PollOptions,
) -> Poller<Progress, ErrorBody, ()> {
    let shop = Shop::scripted(transport);
    let LongRunningStart { service, refuse, read_start, .. } = plan(&shop, NO_RESULT);
    let url = service.url().literal("widgets").build().unwrap();
    let token = ResumeToken::new(&service, "Widgets_Drop");
    let (api_version, read) =
        (Some("api-version"), |_: &_, response: operations_runtime::client::UndecodedResponse| Ok(response.empty()));
    let start = LongRunningStart { service, api_version, words, final_state: NO_RESULT, refuse, read_start, read };
    start.poller(token, Request::new(url, method), Some(options))
}

async fn end(responses: impl IntoIterator<Item = MockResponse>) -> (Result<(), PollError<ErrorBody>>, usize) {
    let transport = Scripted::new(responses);
    let poller = begin(&transport, Method::Delete, TerminalWords::DEFAULT, PollOptions::default());
    (poller.await.map(|_| ()), transport.seen().len())
}

fn at(header: &'static str) -> MockResponse {
    MockResponse::json(202, "").with_header(header, "/places/1")
}

fn said(status: &str) -> Value {
    json!({"status": status, "error": {"code": "Locked", "message": "in use"}})
}

#[tokio::test(start_paused = true)]
async fn a_status_at_the_location_counts_where_there_is_no_result() {
    for (status, canceled) in [("Failed", false), ("canceled", true)] {
        for code in [200, 202] {
            let (ended, requests) = end([at("location"), MockResponse::json(code, said(status))]).await;
            let error = ended.unwrap_err();
            assert_eq!((matches!(error, PollError::Canceled(_)), requests), (canceled, 2));
            assert_eq!(error.to_string().split(": ").skip(1).collect::<Vec<_>>(), ["Locked", "in use"]);
        }
    }
    let (ended, requests) =
        end([at("location"), MockResponse::json(200, said("InProgress")), MockResponse::json(204, "")]).await;
    assert_eq!((ended.is_ok(), requests), (true, 3));
    for other in [said("Enabled"), said("Succeeded"), json!({"status": 7}), json!([])] {
        let (ended, requests) = end([at("location"), MockResponse::json(200, other)]).await;
        assert_eq!((ended.is_ok(), requests), (true, 2));
    }
    let (ended, requests) = end([MockResponse::json(200, said("Failed"))]).await;
    assert_eq!((ended.unwrap_err().code(), requests), (Some("Locked"), 1));
}

#[tokio::test(start_paused = true)]
async fn a_status_of_the_result_is_no_status_of_the_operation() {
    let transport = Scripted::new([at("location"), MockResponse::json(200, said("Failed"))]);
    let shop = Shop::scripted(&transport);
    let url = shop.service.url().literal("widgets").build().unwrap();
    let token = ResumeToken::new(&shop.service, "Widgets_Build");
    let at_location = FinalState::At(&[ResultPlace::Location]);
    let poller = plan(&shop, at_location).poller(token, Request::new(url, Method::Post), None);
    assert_eq!(poller.await.unwrap().value()["status"], "Failed");
}

#[tokio::test(start_paused = true)]
async fn what_a_location_has_is_the_monitor_where_the_result_is_in_that() {
    let monitor = |status: &str| MockResponse::json(200, json!({"status": status, "result": {"status": "Made"}}));
    for (final_state, result) in [(FinalState::At(&[]), "Succeeded"), (FinalState::Property(&["result"]), "Made")] {
        let poll = async |last: MockResponse| {
            let transport = Scripted::new([at("location"), monitor("inProgress"), last]);
            let shop = Shop::scripted(&transport);
            let url = shop.service.url().literal("widgets").build().unwrap();
            let token = ResumeToken::new(&shop.service, "Widgets_Build");
            plan(&shop, final_state).poller(token, Request::new(url, Method::Post), None).await
        };
        let done = poll(monitor("Succeeded")).await.unwrap();
        assert_eq!(done.value()["status"], result, "{final_state:?}");
        let failed = poll(MockResponse::json(200, said("Failed"))).await.unwrap_err();
        assert_eq!(failed.to_string(), "the operation failed: Locked: in use");
        // A status that is not known is the result's own.
        let made = poll(MockResponse::json(200, json!({"status": "Enabled"}))).await.unwrap();
        assert_eq!(made.value()["status"], "Enabled", "{final_state:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_failure_without_a_code_has_its_status_in_the_text() {
    let words = TerminalWords { succeeded: &["Done"], failed: &["Failed", "Skipped"], canceled: &["Aborted"] };
    for (status, text) in [
        ("Skipped", "the operation failed, with the status `Skipped`"),
        ("Aborted", "the operation was canceled, with the status `Aborted`"),
        ("failed", "the operation failed"),
    ] {
        let transport = Scripted::new([at("operation-location"), MockResponse::json(200, json!({"status": status}))]);
        let outcome = begin(&transport, Method::Post, words, PollOptions::default()).await;
        assert_eq!(outcome.unwrap_err().to_string(), text);
    }
}

#[tokio::test(start_paused = true)]
async fn the_words_for_the_ends_are_those_of_the_operation() {
    let words = TerminalWords { succeeded: &["Done"], failed: &["Broken"], canceled: &[] };
    for (word, ended) in [("done", Some(true)), ("BROKEN", Some(false)), ("Succeeded", None), ("Canceled", None)] {
        let responses =
            [at("operation-location"), MockResponse::json(200, said(word)), MockResponse::json(200, said("Done"))];
        let transport = Scripted::new(responses);
        let outcome = begin(&transport, Method::Post, words, PollOptions::default()).await;
        assert_eq!(
            (outcome.is_ok(), transport.seen().len()),
            (ended != Some(false), if ended.is_some() { 2 } else { 3 })
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_monitor_without_a_body_waits_or_has_succeeded() {
    let responses = [
        at("operation-location"),
        MockResponse::json(202, ""),
        MockResponse::json(202, "{}"),
        MockResponse::json(204, ""),
    ];
    let (ended, requests) = end(responses).await;
    assert_eq!((ended.is_ok(), requests), (true, 4));
}

#[tokio::test(start_paused = true)]
async fn the_status_of_the_start_is_the_first_one() {
    let body = json!({"status": "Running", "percentComplete": 5});
    let started = MockResponse::json(202, body.clone()).with_header("operation-location", "/places/1");
    let transport = Scripted::new([started, MockResponse::json(200, said("Succeeded"))]);
    let mut poller = begin(&transport, Method::Post, TerminalWords::DEFAULT, PollOptions::default());
    assert!(poller.start_response().is_none());
    let first = poller.next().await.unwrap().unwrap();
    assert_eq!((first.value().status(), first.value().json()), (Some("Running"), &body.clone().into()));
    assert_eq!((poller.status(), poller.percent_complete()), (Some("Running"), Some(5.0)));
    poller.next().await.unwrap().unwrap();
    let start = poller.start_response().unwrap().unwrap();
    assert_eq!((start.status(), serde_json::from_slice::<Value>(start.body()).unwrap()), (202.into(), body));
}

#[tokio::test(start_paused = true)]
async fn the_api_version_is_added_where_it_is_missing_and_nowhere_else() {
    let version = "api-version=2031-05-01";
    for (named, asked) in [
        ("/places/1", format!("/places/1?{version}")),
        ("/places/1?sig=a%2Bb", format!("/places/1?sig=a%2Bb&{version}")),
        ("/places/1?api-version=2020-01-01", "/places/1?api-version=2020-01-01".to_owned()),
        ("/places/1?Api-Version=2020-01-01&x", "/places/1?Api-Version=2020-01-01&x".to_owned()),
    ] {
        let started = MockResponse::json(202, "").with_header("operation-location", named);
        let transport = Scripted::new([started, MockResponse::json(200, said("Succeeded"))]);
        begin(&transport, Method::Post, TerminalWords::DEFAULT, PollOptions::default()).await.unwrap();
        assert_eq!(transport.seen()[1].url, format!("https://shop.example{asked}"));
    }
}

#[tokio::test(start_paused = true)]
async fn a_start_is_sent_again_unless_the_caller_says_never() {
    let troubles = || [Ok(MockResponse::json(500, "")), Ok(MockResponse::json(429, "")), Err(ErrorKind::Io)];
    for trouble in troubles() {
        let done = Ok(MockResponse::json(200, ""));
        let transport = Scripted::with_failures([trouble, done]);
        begin(&transport, Method::Post, TerminalWords::DEFAULT, PollOptions::default()).await.unwrap();
        assert_eq!(transport.seen().len(), 2);
    }
    let once = || PollOptions { start_retries: StartRetries::Never, ..PollOptions::default() };
    for trouble in troubles() {
        let is_response = trouble.is_ok();
        let transport = Scripted::with_failures([trouble, Ok(MockResponse::json(200, ""))]);
        let error = begin(&transport, Method::Post, TerminalWords::DEFAULT, once()).await.unwrap_err();
        let PollError::Request(error) = error else { panic!("{error:?}") };
        assert_eq!((error.status().is_some(), transport.seen().len()), (is_response, 1));
    }
    // What is asked on the way is tried again all the same.
    let responses = [at("operation-location"), MockResponse::json(503, ""), MockResponse::json(200, said("Succeeded"))];
    let transport = Scripted::new(responses);
    begin(&transport, Method::Post, TerminalWords::DEFAULT, once()).await.unwrap();
    assert_eq!(transport.seen().len(), 3);
}

#[tokio::test]
async fn a_token_for_another_path_is_refused() {
    let shop = Shop::scripted(&Scripted::new([]));
    let position = |origin: &str| {
        let place = json!({"kind": "monitor", "poll": "https://shop.example/places/1", "origin": origin});
        let mut token = serde_json::to_value(ResumeToken::new(&shop.service, "Widgets_Build")).unwrap();
        token["position"] = place.to_string().into();
        serde_json::from_value::<ResumeToken>(token).unwrap()
    };
    let resume = |origin: &str| {
        let url = shop.service.url().literal("widgets").value("name", "w 1").build();
        plan(&shop, ORIGINAL).resume(&position(origin), url, None).map(drop)
    };
    resume("https://shop.example/widgets/w%201?quick=true").unwrap();
    for path in ["/admin/delete", "/widgets/w%202", "/widgets", "/widgets/w%201/x"] {
        let error = resume(&format!("https://shop.example{path}")).unwrap_err();
        let said = format!("the resume token is for another path: `{path}`, not `/widgets/w%201`");
        assert_eq!(error.to_string(), said);
    }
    assert_eq!(resume("https://elsewhere.example/widgets/w%201"), Err(ResumeError::Position));
    let url = shop.service.url().literal("widgets").value("name", "..").build();
    let error = plan(&shop, ORIGINAL).resume(&position("https://shop.example/widgets"), url, None).map(drop);
    assert!(matches!(error, Err(ResumeError::Argument { .. })), "{error:?}");
}
