//! The URLs that the responses to a start and to its polls name, and which of them is requested.

use crate::poll::status;
use crate::shop::Shop;
use crate::start::begin;
use crate::support::{MockResponse, Scripted};
use azure_core::http::Method;
use operations_runtime::client::{FinalState, ResultPlace};
use serde_json::json;
use std::sync::Arc;

const LOCATION: FinalState = FinalState::At(&[ResultPlace::Location]);

fn made() -> MockResponse {
    MockResponse::json(200, json!({"id": "w1"}))
}

fn asked(transport: &Arc<Scripted>) -> Vec<String> {
    transport.seen().iter().map(|seen| format!("{} {}", seen.method, seen.url)).collect()
}

#[tokio::test(start_paused = true)]
async fn a_later_response_may_name_other_urls() {
    let moved =
        status("Running").with_header("operation-location", "/operations/8").with_header("location", "/results/8");
    let first = MockResponse::json(202, "")
        .with_header("operation-location", "/operations/7")
        .with_header("location", "/results/7");
    let transport = Scripted::new([first, moved, status("Succeeded"), made()]);
    begin(&Shop::scripted(&transport), Method::Post, LOCATION).await.unwrap();
    let expected = ["operations/7", "operations/8", "results/8"].map(|path| format!("GET https://shop.example/{path}"));
    assert_eq!(asked(&transport)[1..], expected);
}

#[tokio::test(start_paused = true)]
async fn a_location_is_polled_after_201_as_after_202() {
    for status in [201, 202] {
        let created = MockResponse::json(status, "").with_header("location", "/results/7");
        let transport = Scripted::new([created, made()]);
        begin(&Shop::scripted(&transport), Method::Post, LOCATION).await.unwrap();
        assert_eq!(asked(&transport)[1..], ["GET https://shop.example/results/7"]);
    }
}
