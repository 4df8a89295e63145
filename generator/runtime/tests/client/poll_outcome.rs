//! The ends of polling: success, failure in the service's words, and not knowing.

use crate::poll::status;
use crate::shop::{ErrorBody, Shop};
use crate::support::{MockResponse, Scripted};
use azure_core::error::ErrorKind;
use futures::StreamExt as _;
use operations_runtime::client::{Error, PollError};
use serde_json::{Value, json};
use std::error::Error as StdError;

fn terminated(word: &str, error: Value) -> MockResponse {
    MockResponse::json(200, json!({"id": "o1", "status": word, "error": error}))
}

async fn outcome(response: MockResponse) -> PollError<ErrorBody> {
    let transport = Scripted::new([response]);
    let result = Shop::scripted(&transport).poll("o1", None).await;
    assert_eq!(transport.seen().len(), 1);
    result.expect_err("the operation does not succeed")
}

#[tokio::test]
async fn a_failure_carries_code_message_details_and_the_last_response() {
    let details = json!([{"code": "Inner", "message": "i"}]);
    let error = json!({"code": "Quota\"Exceeded", "message": "too\nmany", "details": details});
    for word in ["Failed", "failed", "FAILED"] {
        let poll_error = outcome(terminated(word, error.clone())).await;
        assert_eq!(poll_error.to_string(), "the operation failed: Quota\"Exceeded: too many");
        let PollError::Failed(end) = poll_error else {
            panic!("{poll_error:?}");
        };
        assert_eq!(end.status(), word);
        assert_eq!(end.code(), Some("Quota\"Exceeded"));
        assert_eq!(end.message(), Some("too\nmany"));
        assert_eq!(end.failure().details(), Some(&details.clone().into()));
        assert_eq!(end.failure().json(), Some(&error.clone().into()));
        let body: Value = serde_json::from_slice(end.raw().body()).unwrap();
        assert_eq!(body["error"], error);
    }
}

/// No number goes through a double, no property is sorted, and no depth is too deep.
#[tokio::test]
async fn a_failure_has_its_json_as_the_service_wrote_it() {
    let deep = format!("{}1{}", "[".repeat(300), "]".repeat(300));
    let details = format!(r#"[{{"z": 1.10, "a": 12345678901234567890123}}, 1e400, {deep}]"#);
    let error = format!(r#"{{"message":"m","code":"C","details":{details}}}"#);
    let body = format!(r#"{{"id":"o1","status":"Failed","error":{error}}}"#);
    let failed = outcome(MockResponse::json(200, body)).await;
    let failure = failed.terminal_failure().expect("a failure").failure();
    assert_eq!((failure.code(), failure.message()), (Some("C"), Some("m")));
    assert_eq!(failure.details().map(ToString::to_string), Some(details));
    assert_eq!(failure.json().map(ToString::to_string), Some(error));
}

#[tokio::test]
async fn canceled_has_two_spellings_case_insensitively() {
    for word in ["Canceled", "Cancelled", "CANCELLED", "canceled"] {
        let error = outcome(terminated(word, Value::Null)).await;
        assert_eq!(error.to_string(), "the operation was canceled");
        assert!(matches!(error, PollError::Canceled(_)), "{error:?}");
        assert_eq!(error.code(), None);
        assert_eq!(error.terminal_failure().unwrap().failure().json(), None);
    }
}

#[tokio::test]
async fn an_error_inside_an_error_is_found() {
    let error = json!({"error": {"code": "Deep", "message": "d", "details": null}});
    let error = outcome(terminated("Failed", error)).await;
    assert_eq!((error.code(), error.message()), (Some("Deep"), Some("d")));
}

#[tokio::test]
async fn the_stream_gives_the_last_status_and_then_the_error() {
    let transport = Scripted::new([terminated("Failed", json!({"code": "C", "message": "M"}))]);
    let mut poller = Shop::scripted(&transport).poll("o1", None);
    let last = poller.next().await.unwrap().unwrap();
    assert_eq!(last.value().status.as_deref(), Some("Failed"));
    let error = poller.next().await.unwrap().unwrap_err();
    assert_eq!(error.code(), Some("C"));
    assert!(poller.next().await.is_none());

    // And it is still known when the poller is awaited.
    let error = poller.await.unwrap_err();
    assert_eq!(error.code(), Some("C"));
}

#[tokio::test]
async fn a_failure_is_known_when_the_stream_is_left_at_the_last_status() {
    let transport = Scripted::new([terminated("Failed", json!({"code": "C"}))]);
    let mut poller = Shop::scripted(&transport).poll("o1", None);
    poller.next().await.unwrap().unwrap();
    assert_eq!(poller.await.unwrap_err().code(), Some("C"));
    assert_eq!(transport.seen().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn accepted_without_a_status_word_is_running() {
    let accepted = MockResponse::json(202, json!({"id": "o1"}));
    let transport = Scripted::new([accepted, status("Succeeded")]);
    Shop::scripted(&transport).poll("o1", None).await.unwrap();
    assert_eq!(transport.seen().len(), 2);
}

#[tokio::test]
async fn a_success_without_a_status_neither_ends_the_polling_nor_polls_forever() {
    let error = outcome(MockResponse::json(200, json!({"id": "o1"}))).await;
    assert!(matches!(&error, PollError::NoStatus(raw) if raw.status() == 200));
    assert_eq!(error.to_string(), "status 200: the body has no status of the operation");
}

#[tokio::test]
async fn a_request_that_is_refused_ends_the_polling_with_its_error() {
    let body = r#"{"error": {"code": "NotFound", "message": "no \"o1\""}}"#;
    let error = outcome(MockResponse::json(404, body)).await;
    assert_eq!(error.to_string(), "404 Not Found: NotFound: no \"o1\"");
    assert_eq!(error.message(), Some("no \"o1\""));
    let PollError::Request(Error::Service(error)) = error else {
        panic!("{error:?}");
    };
    assert_eq!(error.model().error.code, "NotFound");
}

#[tokio::test]
async fn a_request_error_is_given_once_by_the_stream_and_again_when_awaited() {
    let transport = Scripted::new([MockResponse::json(404, "")]);
    let mut poller = Shop::scripted(&transport).poll("o1", None);
    assert!(poller.next().await.unwrap().is_err());
    assert!(poller.next().await.is_none());
    assert!(matches!(poller.await, Err(PollError::Request(Error::Status(_)))));
    assert_eq!(transport.seen().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_transient_failure_is_left_to_the_retry_policy() {
    let transport = Scripted::with_failures([
        Ok(status("Running")),
        Err(ErrorKind::Io),
        Ok(MockResponse::json(503, "")),
        Ok(status("Succeeded")),
    ]);
    let items: Vec<_> = Shop::scripted(&transport).poll("o1", None).collect().await;
    assert_eq!(items.len(), 2);
    assert_eq!(transport.seen().len(), 4);
}

#[test]
fn its_errors_travel_between_threads_and_into_boxes() {
    fn travels<T: StdError + Send + Sync + 'static>() {}
    travels::<PollError<ErrorBody>>();
}
