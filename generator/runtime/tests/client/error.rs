//! What is left of an error response: everything, whatever its shape.

use crate::shop::{ErrorBody, Shop};
use crate::support::{Loopback, MockResponse, Scripted};
use azure_core::error::ErrorKind;
use operations_runtime::client::{Error, ServiceError, StatusError, Undocumented};
use operations_runtime::decode::Reason;
use serde_json::json;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

async fn error_of(response: MockResponse) -> Error<ErrorBody> {
    let transport = Scripted::new([response]);
    let result = Shop::scripted(&transport).order("o1", None).await;
    result.expect_err("the response is an error")
}

async fn service_error(response: MockResponse) -> ServiceError<ErrorBody> {
    match error_of(response).await {
        Error::Service(error) => *error,
        other => panic!("{other:?}"),
    }
}

async fn status_error(response: MockResponse) -> StatusError {
    match error_of(response).await {
        Error::Status(error) => *error,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_documented_error_is_typed_escapes_and_nulls_included() {
    let body = r#"{"error": {"code": "Not\"Found", "message": "The \"x\"\nis gone", "details": null}}"#;
    let server = Loopback::start([MockResponse::json(404, body)]).await;
    let error = Shop::with(server.options()).order("o1", None).await.unwrap_err();
    assert_eq!(error.to_string(), "404 Not Found: Not\"Found: The \"x\" is gone");
    let Error::Service(error) = error else {
        panic!("{error:?}");
    };
    assert_eq!(error.status(), 404);
    assert_eq!(error.code(), Some("Not\"Found"));
    assert_eq!(error.message(), Some("The \"x\"\nis gone"));
    assert_eq!(error.model().error.details, None);
    assert_eq!(error.body(), body.as_bytes());
    assert_eq!(error.into_model().error.code, "Not\"Found");
}

#[tokio::test]
async fn the_code_in_the_header_comes_first() {
    let body = json!({"error": {"code": "Body", "message": "m"}});
    let response = MockResponse::json(409, body).with_header("x-ms-error-code", "Header");
    let error = service_error(response).await;
    assert_eq!(error.code(), Some("Header"));
    assert_eq!(error.model().error.code, "Body");
    assert_eq!(error.headers().iter().count(), 2);
}

#[tokio::test]
async fn an_undocumented_status_keeps_status_and_body() {
    let page = "<html>I'm a teapot</html>";
    let error = status_error(MockResponse::json(418, page)).await;
    assert_eq!(error.status(), 418);
    assert_eq!(error.body(), page.as_bytes());
    assert_eq!((error.code(), error.message()), (None, None));
    assert_eq!(error.unfit_body(), None);
    assert_eq!(error.to_string(), "418 I'm a teapot");

    let error = status_error(MockResponse::json(299, "")).await;
    assert_eq!((error.status().into(), error.body()), (299, &b""[..]));
}

#[tokio::test]
async fn code_and_message_are_found_in_every_shape() {
    for body in [
        r#"{"error": {"code": "C", "message": "M", "details": null}}"#,
        r#"{"code": "C", "message": "M"}"#,
        r#"{"Code": "C", "Message": "M"}"#,
        r#"{"error": {"error": {"code": "C", "message": "M"}}}"#,
        r#"{"odata.error": {"code": "C", "message": {"lang": "en", "value": "M"}}}"#,
        r#"{"error": "C", "error_description": "M"}"#,
        r#"{"error": null, "code": "C", "message": "M"}"#,
        r#"{"error": {}, "code": "C", "message": "M"}"#,
        r#"{"errors": [{"code": "C", "message": "M"}, {"code": "D", "message": "N"}]}"#,
        r#"{"error": [{"code": "C", "message": "M"}]}"#,
        r#"[{"code": "C", "message": "M"}]"#,
        r#"{"type": "C", "title": "T", "detail": "M", "status": 400}"#,
        r#"{"type": "C", "title": "M"}"#,
        "\u{feff}{\"error\": {\"code\": \"\\u0043\", \"message\": \"M\"}}",
    ] {
        let error = error_of(MockResponse::json(400, body)).await;
        assert_eq!((error.code(), error.message()), (Some("C"), Some("M")), "{body}");
    }
    for body in ["", "null", "[]", "{}", "\"text\"", "{\"error\": {}}", "{\"error\"", "\u{0}"] {
        let error = error_of(MockResponse::json(400, body)).await;
        assert_eq!((error.code(), error.message()), (None, None), "{body}");
        assert_eq!(error.to_string(), "400 Bad Request");
    }
    let error = error_of(MockResponse::json(400, r#"{"code": 17}"#)).await;
    assert_eq!((error.code(), error.message()), (Some("17"), None));
    let error = error_of(MockResponse::json(400, r#"{"type": "about:blank", "title": "Bad Request"}"#)).await;
    assert_eq!((error.code(), error.message()), (None, Some("Bad Request")));
}

#[tokio::test]
async fn no_depth_of_nesting_hides_code_and_message() {
    let inner = r#"{"code": "C", "message": "M"}"#;
    for depth in [1, 100, 200, 5000] {
        let nested = format!("{}{inner}{}", r#"{"error": "#.repeat(depth), "}".repeat(depth));
        let deep = format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        let beside = format!(r#"{{"error": {{"code": "C", "innererror": {deep}, "message": "M"}}}}"#);
        for body in [nested, beside] {
            let error = error_of(MockResponse::json(400, body)).await;
            assert_eq!((error.code(), error.message()), (Some("C"), Some("M")), "{depth}");
        }
    }
}

#[tokio::test]
async fn a_status_below_400_is_reported_as_undocumented() {
    for (status, text) in [
        (201, "201 Created: this status is not documented for the operation"),
        (204, "204 No Content: this status is not documented for the operation"),
        (304, "304 Not Modified: this status is not documented for the operation"),
        (404, "404 Not Found"),
    ] {
        let error = status_error(MockResponse::json(status, "")).await;
        assert_eq!(error.to_string(), text);
    }
}

#[tokio::test]
async fn a_services_text_stays_on_one_line_and_hides_nothing() {
    let body = json!({"code": "C", "message": "gone\u{85}\u{202e}txt\u{2028}"});
    let error = error_of(MockResponse::json(404, &body)).await;
    assert_eq!(error.to_string(), "404 Not Found: C: gone \\u{202e}txt\\u{2028}");
    let error = error_of(MockResponse::json(404, json!({"message": "\u{85}".repeat(1000)}))).await;
    assert_eq!(error.to_string(), format!("404 Not Found: {}", " ".repeat(1000)));
    let body = json!({"message": "x".repeat(1001)});
    let error = error_of(MockResponse::json(404, &body)).await;
    assert_eq!(error.to_string(), format!("404 Not Found: {}…", "x".repeat(1000)));
}

#[tokio::test]
async fn an_error_with_one_bad_value_is_still_typed() {
    let body = json!({"error": {"code": "C", "message": "M", "details": "none"}});
    let error = service_error(MockResponse::json(404, body)).await;
    assert_eq!(error.model().error.details, None);
    let paths = error.violations().iter().map(|violation| violation.path().to_string());
    assert_eq!(paths.collect::<Vec<_>>(), ["error.details"]);
}

#[tokio::test]
async fn a_documented_error_with_another_body_is_not_hidden() {
    let body = json!({"error": {"code": "Gone", "message": 7}});
    let error = status_error(MockResponse::json(404, &body)).await;
    assert_eq!(error.status(), 404);
    assert_eq!((error.code(), error.message()), (Some("Gone"), Some("7")));
    assert_eq!(error.body(), body.to_string().as_bytes());
    let unfit = error.unfit_body().unwrap();
    assert_eq!(unfit.path().to_string(), "error.message");
    assert_eq!(error.source().unwrap().to_string(), unfit.to_string());
}

#[tokio::test]
async fn a_success_that_cannot_be_read_says_where_and_keeps_everything() {
    let body = r#"{"id": "o1", "percentComplete": "half"}"#;
    let response = MockResponse::json(200, body).with_header("x-ms-request-id", "r1");
    let error = error_of(response).await;
    assert_eq!(error.status().unwrap(), 200);
    let Error::Decode(error) = error else {
        panic!("{error:?}");
    };
    assert_eq!(error.path().to_string(), "percentComplete");
    assert_eq!(error.value(), Some("\"half\""));
    assert!(matches!(error.reason(), Reason::Shape(_)));
    assert_eq!(error.headers().iter().count(), 2);
    assert_eq!(error.body(), body.as_bytes());
    let text = error.to_string();
    assert!(text.starts_with("status 200: percentComplete: "), "{text}");
    assert!(!text.contains('\n'), "{text}");
}

#[tokio::test]
async fn an_empty_success_is_not_read_as_a_model() {
    let error = error_of(MockResponse::json(200, "")).await;
    assert!(matches!(error, Error::Decode(_)), "{error:?}");
}

#[tokio::test]
async fn a_message_of_any_length_and_content_is_one_short_line() {
    let message = format!("a\r\nb\u{1b}[31m{}", "x".repeat(100_000));
    let body = json!({"error": {"code": "C\n", "message": message}});
    let error = service_error(MockResponse::json(404, body)).await;
    let text = error.to_string();
    assert!(text.starts_with("404 Not Found: C : a  b [31mxxx"), "{text}");
    assert!(text.ends_with('…') && text.len() < 1100);
    assert!(!text.contains(char::is_control));
    assert_eq!(error.message(), Some(&*message));
}

#[tokio::test]
async fn an_argument_that_cannot_be_sent_is_refused_before_anything_is_sent() {
    let transport = Scripted::new([]);
    for value in ["", ".", ".."] {
        let error = Shop::scripted(&transport).order(value, None).await.unwrap_err();
        let Error::Request(error) = error else {
            panic!("{error:?}");
        };
        assert_eq!(error.parameter(), "orderId");
    }
    assert!(transport.seen().is_empty());
}

#[test]
fn errors_travel_between_threads_and_into_boxes() {
    fn travels<T: StdError + Send + Sync + 'static>() {}
    travels::<Error<ErrorBody>>();
    travels::<Error<Undocumented>>();
    travels::<ServiceError<ErrorBody>>();
    travels::<StatusError>();
}

/// An error in an error.
#[derive(Debug)]
struct Link(&'static str, Option<Box<Link>>);

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl StdError for Link {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.1.as_deref().map(|inner| inner as _)
    }
}

#[test]
fn what_a_transport_says_last_is_in_the_line() {
    let refused = Link(
        "client error",
        Some(Box::new(Link("tcp connect error", Some(Box::new(Link("connection refused", None)))))),
    );
    let error = azure_core::Error::with_error(ErrorKind::Io, refused, "failed to execute the request");
    let error: Error<ErrorBody> = Error::Transport(Arc::new(error));
    assert_eq!(error.to_string(), "no response: failed to execute the request: connection refused");
}
