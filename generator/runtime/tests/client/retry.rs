//! Which responses are asked for again, how long that may take, and what is left when it does not help.

use crate::shop::Shop;
use crate::support::{MockResponse, Scripted};
use azure_core::error::ErrorKind;
use std::time::Duration;
use tokio::time::Instant;

const ORDER: &str = r#"{"id": "o1", "status": "Running"}"#;
const BUSY: &str = r#"{"error": {"code": "Throttled", "message": "slow down"}}"#;

#[tokio::test(start_paused = true)]
async fn a_wait_that_the_service_asks_for_is_kept() {
    let busy = MockResponse::json(503, "").with_header("retry-after", 7);
    let transport = Scripted::new([busy, MockResponse::json(200, ORDER)]);
    let begin = Instant::now();
    Shop::scripted(&transport).order("o1", None).await.unwrap();
    assert_eq!(transport.seen().len(), 2);
    assert!(begin.elapsed() >= Duration::from_secs(7));
    assert!(begin.elapsed() < Duration::from_secs(8));
}

#[tokio::test(start_paused = true)]
async fn a_wait_of_a_day_is_the_callers_to_decide() {
    for (name, value) in [
        ("retry-after", "86400"),
        ("retry-after", "99999999999999999999"),
        ("retry-after-ms", "86400000"),
        ("x-ms-retry-after-ms", "300001"),
    ] {
        let transport = Scripted::new([MockResponse::json(429, BUSY).with_header(name, value)]);
        let begin = Instant::now();
        let error = Shop::scripted(&transport).order("o1", None).await.unwrap_err();
        assert_eq!(begin.elapsed(), Duration::ZERO);
        assert_eq!(error.status().unwrap(), 429);
        assert_eq!(error.model().unwrap().error.code, "Throttled");
        assert_eq!(transport.seen().len(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_broken_connection_is_retried() {
    let responses = [Err(ErrorKind::Io), Err(ErrorKind::Connection), Ok(MockResponse::json(200, ORDER))];
    let transport = Scripted::with_failures(responses);
    Shop::scripted(&transport).order("o1", None).await.unwrap();
    assert_eq!(transport.seen().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn the_error_names_its_cause_and_not_only_the_retries() {
    let transport = Scripted::with_failures((0..20).map(|_| Err(ErrorKind::Io)));
    let error = Shop::scripted(&transport).order("o1", None).await.unwrap_err();
    assert_eq!(error.to_string(), "no response: the script says so");
    assert_eq!(transport.seen().len(), 9);
    assert_eq!(error.status(), None);
}

#[tokio::test(start_paused = true)]
async fn a_response_that_stays_bad_is_an_error_with_its_body() {
    let transport = Scripted::new((0..20).map(|_| MockResponse::json(500, BUSY)));
    let error = Shop::scripted(&transport).order("o1", None).await.unwrap_err();
    assert_eq!(transport.seen().len(), 9);
    assert_eq!((error.code(), error.message()), (Some("Throttled"), Some("slow down")));
    assert_eq!(error.raw().unwrap().body().as_ref(), BUSY.as_bytes());
}

#[tokio::test]
async fn a_permanent_error_is_not_retried() {
    for status in [400, 401, 403, 404, 409, 501] {
        let transport = Scripted::new([MockResponse::json(status, BUSY)]);
        let error = Shop::scripted(&transport).order("o1", None).await.unwrap_err();
        assert_eq!(error.status().unwrap(), status);
        assert_eq!(transport.seen().len(), 1);
    }
}
