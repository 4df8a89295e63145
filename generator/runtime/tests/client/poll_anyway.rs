//! Statuses in bodies that are not what the service documents: the status alone decides.

use crate::poll::status;
use crate::shop::{ErrorBody, Order, Shop};
use crate::support::{MockResponse, Scripted};
use futures::StreamExt as _;
use operations_runtime::client::{Error, PollError, Response};
use operations_runtime::json::Json;
use serde_json::{Value, json};

type Item = Result<Response<Order>, PollError<ErrorBody>>;

async fn all(responses: impl IntoIterator<Item = MockResponse>) -> (Vec<Item>, usize) {
    let transport = Scripted::new(responses);
    let items = Shop::scripted(&transport).poll("o1", None).collect().await;
    (items, transport.seen().len())
}

#[tokio::test]
async fn a_success_with_a_property_that_cannot_be_read_is_a_success_and_reported() {
    let body = json!({"id": "o1", "status": "Succeeded", "percentComplete": "lots"});
    let shop = Shop::scripted(&Scripted::new([MockResponse::json(200, body)]));
    let response = shop.poll("o1", None).await.unwrap();
    assert_eq!(response.value().percent_complete, None);
    let left_out: Vec<String> = response.violations().iter().map(|it| it.left_out().pointer()).collect();
    assert_eq!(left_out, ["/percentComplete"]);
}

#[tokio::test]
async fn a_success_that_cannot_be_read_says_that_it_is_one() {
    let shop = Shop::scripted(&Scripted::new([MockResponse::json(200, r#"{"status": "Succeeded"}"#)]));
    let error = shop.poll("o1", None).await.unwrap_err();
    assert!(matches!(&error, PollError::Result(Error::Decode(_))), "{error:?}");
    let said = "the operation succeeded, but its result could not be read: status 200: ";
    assert!(error.to_string().starts_with(said), "{error}");
}

#[tokio::test]
async fn a_failure_is_one_whatever_else_the_body_says() {
    for (error, code, message) in [
        (json!({"code": "Quota", "message": "m"}), Some("Quota"), Some("m")),
        (json!({"code": null, "message": "m"}), None, Some("m")),
        (json!("disk full"), None, Some("disk full")),
        (json!(7), None, None),
        (json!(null), None, None),
    ] {
        for id in [json!("o1"), json!(1)] {
            let body = json!({"id": id, "status": "Failed", "percentComplete": [], "error": error});
            let shop = Shop::scripted(&Scripted::new([MockResponse::json(200, body.clone())]));
            let failed = shop.poll("o1", None).await.unwrap_err();
            let PollError::Failed(end) = &failed else { panic!("{failed:?}") };
            assert_eq!((end.code(), end.message(), end.status()), (code, message, "Failed"));
            assert_eq!(end.failure().json(), Some(&Json::from(error.clone())).filter(|error| !error.is_null()));
            assert_eq!(serde_json::from_slice::<Value>(end.raw().body()).unwrap(), body);
        }
    }
}

#[tokio::test]
async fn an_error_beyond_any_depth_hides_no_failure() {
    let deep = format!("{}1{}", "[".repeat(300), "]".repeat(300));
    let body = format!(r#"{{"id": "o1", "status": "Canceled", "error": {{"code": "Deep", "details": {deep}}}}}"#);
    let shop = Shop::scripted(&Scripted::new([MockResponse::json(200, body)]));
    let error = shop.poll("o1", None).await.unwrap_err();
    assert!(matches!(error, PollError::Canceled(_)), "{error:?}");
    assert_eq!(error.code(), Some("Deep"));
}

#[tokio::test(start_paused = true)]
async fn a_running_status_that_cannot_be_read_is_left_out_of_the_stream() {
    let (items, requests) = all([MockResponse::json(200, r#"{"status": "Running"}"#), status("Succeeded")]).await;
    assert_eq!((items.len(), requests), (1, 2));
    assert_eq!(items[0].as_ref().unwrap().value().status.as_deref(), Some("Succeeded"));
}

#[tokio::test(start_paused = true)]
async fn accepted_without_a_body_waits() {
    let (items, requests) =
        all([MockResponse::json(202, ""), MockResponse::json(202, "null"), status("Succeeded")]).await;
    assert_eq!((items.len(), requests), (1, 3));
}

#[tokio::test]
async fn a_success_that_is_neither_documented_nor_a_status_ends_the_polling_with_its_error() {
    for (response, documented) in [(MockResponse::json(204, ""), false), (MockResponse::json(200, ""), true)] {
        let (items, requests) = all([response]).await;
        assert_eq!((items.len(), requests), (1, 1));
        match items[0].as_ref().unwrap_err() {
            PollError::Request(Error::Decode(_)) => assert!(documented),
            PollError::Request(Error::Status(_)) => assert!(!documented),
            other => panic!("{other:?}"),
        }
    }
}
