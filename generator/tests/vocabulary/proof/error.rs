//! Errors by status: a model, a problem of another media type, text, bytes, nothing, and what nobody has documented.

use crate::client;
use crate::support::{MockResponse, Loopback};
use vocabulary::store::*;
use vocabulary::runtime::client::Error;

async fn failed(answer: MockResponse) -> Error<NamesClientSelfFailure> {
    let service = Loopback::start([answer]).await;
    let error = client(&service).names().self_(None).await.unwrap_err();
    let accept = service.seen()[0].header("accept").map(str::to_owned);
    assert_eq!(accept.as_deref(), Some("text/plain, application/octet-stream, application/problem+json"));
    error
}

#[tokio::test]
async fn an_error_may_be_text() {
    let error = failed(MockResponse::json(404, "nobody")).await;
    assert_eq!(error.model(), Some(&NamesClientSelfFailure::Status404("nobody".to_owned())));
    assert_eq!(u16::from(error.status().unwrap()), 404);
}

#[tokio::test]
async fn an_error_may_be_bytes() {
    let error = failed(MockResponse::json(409, "\u{1}\u{2}")).await;
    assert_eq!(error.model(), Some(&NamesClientSelfFailure::Status409(b"\x01\x02"[..].into())));
}

#[tokio::test]
async fn an_error_may_be_json_of_another_media_type() {
    let error = failed(MockResponse::json(412, r#"{"code":"Old","message":"too \"old\""}"#)).await;
    assert_eq!((error.code(), error.message()), (Some("Old"), Some("too \"old\"")));
    assert!(matches!(error.model(), Some(NamesClientSelfFailure::Problem(problem)) if problem.code == "Old"));
}

#[tokio::test]
async fn an_error_may_have_no_body() {
    let error = failed(MockResponse::json(410, "")).await;
    assert!(matches!(error, Error::Status(_)), "{error:?}");
    assert_eq!(u16::from(error.status().unwrap()), 410);
}

#[tokio::test]
async fn an_undeclared_status_keeps_everything() {
    let error = failed(MockResponse::json(418, "a teapot").with_header("x-ms-error-code", "Teapot")).await;
    assert!(matches!(error, Error::Status(_)), "{error:?}");
    let raw = error.raw().unwrap();
    assert_eq!((u16::from(raw.status()), &raw.body()[..], error.code()), (418, &b"a teapot"[..], Some("Teapot")));
}

#[tokio::test]
async fn a_default_error_may_be_text() {
    let service = Loopback::start([MockResponse::json(403, "no"), MockResponse::json(202, "\u{1}"), MockResponse::json(204, "")]).await;
    let names = client(&service).names();
    let error = names.r#move(None).await.unwrap_err();
    assert_eq!(error.model(), Some(&"no".to_owned()));
    assert_eq!(names.r#move(None).await.unwrap().value().as_deref(), Some(&b"\x01"[..]));
    assert_eq!(*names.r#move(None).await.unwrap().value(), None);
}
