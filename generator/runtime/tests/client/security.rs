//! Where tokens and keys go, and where they never do.

use crate::shop::{SCOPE, Shop};
use crate::support::{Loopback, MockResponse, Scripted, TestCredential};
use async_trait::async_trait;
use azure_core::error::ErrorKind;
use azure_core::http::{
    AsyncRawResponse, ClientOptions, Context, HttpClient, Method, Request, RetryOptions, Transport,
};
use operations_runtime::client::{Error, ServiceBuilder, Undocumented};
use std::error::Error as StdError;
use std::io;
use std::sync::Arc;

const KEY: &str = "very/secret";

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let redirect = MockResponse::json(307, "").with_header("location", "https://evil.example/steal");
    let server = Loopback::start([redirect, MockResponse::json(200, r#"{"id": "o1"}"#)]).await;
    let error = Shop::with(server.options()).order("o1", None).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 307);
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn nothing_is_sent_to_another_origin() {
    for url in [
        "https://evil.example/orders",
        "https://shop.example:444/orders",
        "http://shop.example/orders",
        "http://shop.example:443/orders",
        "https://shop.example.evil.example/",
    ] {
        let (transport, credential) = (Scripted::new([]), TestCredential::new());
        let builder = Shop::builder().bearer(credential.clone(), [SCOPE]);
        let service = builder.client_options(transport.options()).build().unwrap();
        let request = Request::new(url.parse().unwrap(), Method::Get);
        let error = service.send(&Context::new(), request).await.unwrap_err();
        let error = Error::<Undocumented>::from(error);
        assert_eq!(error.to_string(), "no response: the request is not for the client's endpoint and was not sent");
        assert!(transport.seen().is_empty());
        assert!(credential.asked().is_empty());
    }
}

#[tokio::test]
async fn the_default_port_is_the_endpoints_own() {
    let transport = Scripted::new([MockResponse::json(200, "{}")]);
    let shop = Shop::scripted(&transport);
    let url = "https://shop.example:443/orders".parse().unwrap();
    let request = Request::new(url, Method::Get);
    assert!(shop.service.send(&Context::new(), request).await.is_ok());
}

#[test]
fn debug_shows_no_credentials() {
    let options = Scripted::new([]).options();
    let builder = ServiceBuilder::new("https://shop.example").key_in_header("x-key", KEY);
    let builder = builder.api_version("1").client_options(options);
    assert!(!format!("{builder:?}").contains(KEY));
    let service = builder.build().unwrap();
    assert_eq!(
        format!("{service:?}"),
        r#"Service { endpoint: "https://shop.example/", api_version: "1", decoding: Strict, .. }"#
    );
}

#[tokio::test(start_paused = true)]
async fn a_key_is_sent_with_every_retry() {
    let responses = || [MockResponse::json(503, ""), MockResponse::json(200, "{}")];
    let request = || Request::new("https://shop.example/a?b=c".parse().unwrap(), Method::Get);
    let builder = || ServiceBuilder::new("https://shop.example");

    let transport = Scripted::new(responses());
    let builder_with_key = builder().key_in_header("X-Key", KEY);
    let service = builder_with_key.client_options(transport.options()).build().unwrap();
    service.send(&Context::new(), request()).await.unwrap();
    let keys = transport.seen().into_iter().map(|seen| seen.header("x-key").map(str::to_owned));
    assert_eq!(keys.collect::<Vec<_>>(), [Some(KEY.to_owned()), Some(KEY.to_owned())]);

    let transport = Scripted::new(responses());
    let builder_with_key = builder().key_in_query("code", KEY);
    let service = builder_with_key.client_options(transport.options()).build().unwrap();
    service.send(&Context::new(), request()).await.unwrap();
    let urls = transport.seen().into_iter().map(|seen| seen.url);
    let expected = "https://shop.example/a?b=c&code=very%2Fsecret";
    assert_eq!(urls.collect::<Vec<_>>(), [expected, expected]);
}

/// Fails as a real transport does: the error quotes the URL.
#[derive(Debug)]
struct Unplugged;

#[async_trait]
impl HttpClient for Unplugged {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        let quote = io::Error::other(format!("no route to {}", request.url()));
        Err(azure_core::Error::with_error(ErrorKind::Io, quote, "failed"))
    }
}

#[tokio::test]
async fn an_error_does_not_give_away_a_key_in_the_query() {
    let options = ClientOptions {
        retry: RetryOptions::none(),
        transport: Some(Transport::new(Arc::new(Unplugged))),
        ..ClientOptions::default()
    };
    let builder = ServiceBuilder::new("https://shop.example").key_in_query("code", KEY);
    let service = builder.client_options(options).build().unwrap();
    let url = service.url().literal("a").build().unwrap();
    let request = Request::new(url, Method::Get);
    let error = service.send(&Context::new(), request).await.unwrap_err();
    let error = Error::<Undocumented>::from(error);
    let mut text = format!("{error:?}");
    let mut link: Option<&dyn StdError> = Some(&error);
    while let Some(error) = link {
        text.push_str(&format!("{error} {error:?}"));
        link = error.source();
    }
    assert!(!text.contains("secret"), "{text}");
    assert!(text.contains("the request could not be sent"), "{text}");
}

#[tokio::test]
async fn an_operation_may_authenticate_differently_or_anonymously() {
    let get = || Request::new("https://shop.example/orders".parse().unwrap(), Method::Get);
    let (transport, credential) =
        (Scripted::new(["{}"; 3].map(|json| MockResponse::json(200, json))), TestCredential::new());
    let builder =
        Shop::builder().bearer(credential.clone(), [SCOPE]).scopes_override(["read"]).scopes_override([""; 0]);
    let service = builder.client_options(transport.options()).build().unwrap();
    service.send(&Context::new(), get()).await.unwrap();
    service.auth_override(0).send(&Context::new(), get()).await.unwrap();
    service.anonymous().send(&Context::new(), get()).await.unwrap();
    assert_eq!(credential.asked(), [[SCOPE], ["read"]]);
    let authorized = transport.seen().iter().map(|seen| seen.header("authorization").is_some()).collect::<Vec<_>>();
    assert_eq!(authorized, [true, true, false]);
    let error = Error::<Undocumented>::from(service.auth_override(1).send(&Context::new(), get()).await.unwrap_err());
    assert_eq!(
        error.to_string(),
        "no response: no scopes are known for this operation: set `scopes` in the client options"
    );
    assert_eq!(transport.seen().len(), 3);
}

#[tokio::test]
async fn an_operation_has_the_key_in_a_place_of_its_own() {
    let get = || Request::new("https://shop.example/orders".parse().unwrap(), Method::Get);
    let transport = Scripted::new(["{}"; 2].map(|json| MockResponse::json(200, json)));
    let builder = ServiceBuilder::new("https://shop.example").key_in_header("x-key", KEY);
    let builder = builder.key_in_query_override("code").key_in_header_override("X-Other");
    let service = builder.client_options(transport.options()).build().unwrap();
    service.auth_override(0).send(&Context::new(), get()).await.unwrap();
    service.auth_override(1).send(&Context::new(), get()).await.unwrap();
    let seen = transport.seen();
    assert_eq!((&*seen[0].url, seen[0].header("x-key")), ("https://shop.example/orders?code=very%2Fsecret", None));
    assert_eq!((seen[1].header("x-other"), seen[1].header("x-key")), (Some(KEY), None));
    let builder = ServiceBuilder::new("https://shop.example").key_in_header("x-key", KEY).scopes_override(["read"]);
    let error = builder.client_options(transport.options()).build().unwrap_err();
    assert_eq!(error.to_string(), "an operation requires a credential that the client does not have");
}
