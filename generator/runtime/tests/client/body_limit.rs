//! How much of a body is read: up to the limit, counted after decompression, on every status.

use crate::shop::Shop;
use crate::support::{Loopback, MockResponse, Scripted};
use azure_core::http::{ClientOptions, Context, Method, Request};
use operations_runtime::client::{Error, TooLarge};
use std::fmt::Debug;

const LIMIT: usize = 1000;

fn limited(limit: usize, options: ClientOptions) -> Shop {
    let builder = Shop::builder().body_limit(limit).client_options(options);
    Shop { service: builder.build().unwrap() }
}

fn too_large<T: Debug, E: Debug>(result: Result<T, Error<E>>) -> TooLarge {
    match result {
        Err(Error::BodyTooLarge(too_large)) => *too_large,
        other => panic!("{other:?}"),
    }
}

/// A drop that never ends within the life of a test.
fn drip(status: u16) -> MockResponse {
    MockResponse::json(status, "x".repeat(100)).repeated(1_000_000)
}

#[tokio::test]
async fn an_endless_body_is_cut_off_at_the_limit_whatever_the_status() {
    for status in [200, 404, 500, 503] {
        let transport = Scripted::new([drip(status)]);
        let shop = limited(LIMIT, transport.options());
        let error = too_large(shop.order("o1", None).await);
        assert_eq!((error.limit(), error.status()), (LIMIT, status.into()));
        assert!(error.headers().iter().count() > 0);
        assert_eq!(transport.chunks(), 11);
        assert_eq!(transport.seen().len(), 1, "not tried again");
    }
}

#[tokio::test]
async fn an_endless_body_over_a_socket_is_cut_off_too() {
    let server = Loopback::start([drip(200)]).await;
    let shop = limited(LIMIT, server.options());
    let error = too_large(shop.order("o1", None).await);
    assert_eq!(error.to_string(), "status 200: the body is longer than the limit of 1000 bytes");
}

#[tokio::test]
async fn a_declared_length_over_the_limit_is_not_read_at_all() {
    let response = MockResponse::json(200, "x".repeat(LIMIT + 1)).with_header("content-length", LIMIT + 1);
    let transport = Scripted::new([response]);
    too_large(limited(LIMIT, transport.options()).order("o1", None).await);
    assert_eq!(transport.chunks(), 0);
}

#[tokio::test]
async fn a_body_as_long_as_the_limit_is_read() {
    let body = r#"{"id": "o1"}"#;
    let response = MockResponse::json(200, body);
    let transport = Scripted::new([response.clone(), response]);
    let shop = limited(body.len(), transport.options());
    assert_eq!(shop.order("o1", None).await.unwrap().body(), body.as_bytes());
    let shop = limited(body.len() - 1, transport.options());
    too_large(shop.order("o1", None).await);
}

/// `{"id": "aaa..."}` with 65536 letters.
const PACKED: &str = "1f8b0800000000000203edc1410d00300804302f2703374bf6990632ef20a46de7dd540e000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000acfc0196932f1e09000100";

#[tokio::test]
async fn the_limit_counts_decompressed_bytes() {
    let bytes = (0..PACKED.len()).step_by(2);
    let mut response = MockResponse::json(200, "").with_header("content-encoding", "gzip");
    let byte = |at: usize| u8::from_str_radix(&PACKED[at..at + 2], 16).unwrap();
    response.chunk = bytes.map(byte).collect();
    let server = Loopback::start([response.clone(), response]).await;

    let response = limited(70_000, server.options()).order("o1", None).await;
    assert_eq!(response.unwrap().value().id.len(), 65_536);
    too_large(limited(LIMIT, server.options()).order("o1", None).await);
}

#[tokio::test]
async fn the_length_that_head_declares_is_not_that_of_its_own_body() {
    let response = MockResponse::json(200, "").with_header("content-length", 10_u64 << 30);
    let transport = Scripted::new([response]);
    let shop = limited(LIMIT, transport.options());
    let request = Request::new(shop.service.endpoint().clone(), Method::Head);
    let response = shop.service.send(&Context::default(), request).await.expect("there is no body to be too long");
    assert_eq!(response.status(), 200);
}
