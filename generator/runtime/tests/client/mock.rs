//! The mock service that users test their own code with.

use crate::shop::{Order, Shop};
use azure_core::error::ErrorKind;
use azure_core::http::Method;
use azure_core::http::headers::RETRY_AFTER;
use operations_runtime::client::mock::{MockResponse, MockService};
use operations_runtime::client::{Error, request};
use std::sync::Arc;

const ORDER: MockResponse = MockResponse::documented(200, &[("X-Note", "n")], br#"{"id":"7","status":"Succeeded"}"#);

fn shop(service: &Arc<MockService>) -> Shop {
    let builder = operations_runtime::client::ServiceBuilder::new("https://shop.example");
    let builder = builder.bearer(service.credential(), ["https://shop.example/.default"]).api_version("2031-05-01");
    Shop { service: builder.client_options(service.client_options()).build().unwrap() }
}

/// What a user's own code might be.
async fn is_done(shop: &Shop, id: &str) -> azure_core::Result<bool> {
    Ok(shop.order(id, None).await?.value().status.as_deref() == Some("Succeeded"))
}

#[tokio::test]
async fn code_is_tested_with_documented_responses() {
    let service = MockService::new([ORDER, ORDER.with_status(404)]);
    assert!(is_done(&shop(&service), "7").await.unwrap());
    let error = is_done(&shop(&service), "7").await.unwrap_err();
    assert_eq!(error.http_status().map(u16::from), Some(404));
    assert_eq!((service.requests().len(), service.remaining()), (2, 0));
    let asked = &service.requests()[0];
    assert_eq!((asked.method(), asked.url()), ("GET", "https://shop.example/orders/7?api-version=2031-05-01"));
    assert_eq!((asked.header("Authorization"), asked.body()), (Some("Bearer mock-token"), &b""[..]));
    assert_eq!(asked.header("x-absent"), None);
}

#[tokio::test]
async fn a_response_has_its_headers_and_is_json_unless_it_says_otherwise() {
    let text = MockResponse::new(200, r#"{"id":"7"}"#).with_header("Content-Type", "text/plain");
    let service = MockService::new([ORDER.with_header("x-more", "m"), text]);
    let response = shop(&service).order("7", None).await.unwrap();
    let header = |name: &'static str| response.header(&name.into());
    assert_eq!(
        [header("x-note"), header("x-more"), header("content-type")],
        [Some("n"), Some("m"), Some("application/json")]
    );
    let response = shop(&service).order("7", None).await.unwrap();
    assert_eq!(response.header(&"content-type".into()), Some("text/plain"));
}

#[tokio::test]
async fn a_service_fails_as_the_script_says_and_after_its_end() {
    let service = MockService::new([MockResponse::failure(ErrorKind::Io)]);
    let error = is_done(&shop(&service), "7").await.unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::Io);
    let error = shop(&service).order("8", None).await.unwrap_err();
    let Error::Transport(error) = error else {
        panic!("{error:?}");
    };
    assert!(error.to_string().contains("asked `GET https://shop.example/orders/8?"), "{error}");
}

#[tokio::test]
async fn nothing_is_sent_twice_and_what_is_sent_can_be_read() {
    let service = MockService::new([ORDER.with_status(503).with_header(RETRY_AFTER.as_str(), "1"), ORDER]);
    let shop = shop(&service);
    assert!(shop.order("7", None).await.is_err());
    assert_eq!(service.remaining(), 1);
    let url = shop.service.url().literal("orders").build().unwrap();
    let mut sent = azure_core::http::Request::new(url, Method::Put);
    request::set_bytes(&mut sent, "text/plain", &b"seven"[..]);
    shop.service.send(&azure_core::http::Context::new(), sent).await.unwrap();
    assert_eq!((service.requests()[1].method(), service.requests()[1].body()), ("PUT", &b"seven"[..]));
}

#[tokio::test(start_paused = true)]
async fn a_poller_is_tested_without_waiting() {
    let running = MockResponse::new(200, r#"{"id":"7","status":"Running"}"#);
    let service = MockService::new([running.clone(), running, ORDER]);
    let order: Order = shop(&service).poll("7", None).await.unwrap().into_value();
    assert_eq!(order.status.as_deref(), Some("Succeeded"));
    assert_eq!(ORDER.body(), br#"{"id":"7","status":"Succeeded"}"#);
}
