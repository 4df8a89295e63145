//! How long a poller waits between two polls, and how long in all.

use crate::poll::status;
use crate::shop::Shop;
use crate::support::{MockResponse, Scripted};
use azure_core::http::headers::Headers;
use operations_runtime::client::retry_after::retry_after;
use operations_runtime::client::{PollError, PollOptions};
use std::time::Duration;
use tokio::time::Instant;

/// The wait between a first response with these headers and the next request.
async fn wait(headers: &[(&'static str, &str)], interval: Option<Duration>) -> Duration {
    let mut first = status("Running");
    for (name, value) in headers {
        first = first.with_header(name, value);
    }
    let transport = Scripted::new([first, status("Succeeded")]);
    let options = PollOptions { interval, ..PollOptions::default() };
    let begin = Instant::now();
    Shop::scripted(&transport).poll("o1", Some(options)).await.unwrap();
    begin.elapsed()
}

#[tokio::test(start_paused = true)]
async fn the_service_says_how_long_within_bounds() {
    let seconds = Duration::from_secs;
    for (name, value, expected) in [
        ("retry-after", "2", seconds(2)),
        ("retry-after", "0", seconds(1)),
        ("retry-after", "-5", seconds(1)),
        ("retry-after", "300", seconds(300)),
        ("retry-after", "301", seconds(300)),
        ("retry-after", "99999999999", seconds(300)),
        ("retry-after", "99999999999999999999999", seconds(300)),
        ("retry-after", " 7 ", seconds(7)),
        ("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT", seconds(1)),
        ("retry-after", "Fri, 31 Dec 9999 23:59:59 GMT", seconds(300)),
        ("retry-after-ms", "1500", Duration::from_millis(1500)),
        ("retry-after-ms", "1", seconds(1)),
        ("x-ms-retry-after-ms", "2500", Duration::from_millis(2500)),
        ("x-ms-retry-after-ms", "18446744073709551616", seconds(300)),
        ("retry-after", "soon", seconds(30)),
        ("retry-after", "", seconds(30)),
        ("retry-after", "-", seconds(30)),
        ("retry-after", "1.5", seconds(30)),
        ("retry-after", "+2", seconds(30)),
    ] {
        assert_eq!(wait(&[(name, value)], None).await, expected, "{name}: {value}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_first_legible_header_counts() {
    let all = [("retry-after", "9"), ("retry-after-ms", "8000"), ("x-ms-retry-after-ms", "7000")];
    assert_eq!(wait(&all, None).await, Duration::from_secs(7));
    assert_eq!(wait(&all[..2], None).await, Duration::from_secs(8));
    let garbled = [("retry-after", "9"), ("retry-after-ms", "x")];
    assert_eq!(wait(&garbled, None).await, Duration::from_secs(9));
}

#[tokio::test(start_paused = true)]
async fn the_interval_counts_where_the_service_says_nothing() {
    let seconds = Duration::from_secs;
    for (interval, expected) in [
        (None, seconds(30)),
        (Some(seconds(5)), seconds(5)),
        (Some(Duration::ZERO), seconds(1)),
        (Some(Duration::MAX), seconds(300)),
    ] {
        assert_eq!(wait(&[], interval).await, expected);
    }
    let asked = [("retry-after", "2")];
    assert_eq!(wait(&asked, Some(seconds(60))).await, seconds(2));
}

#[test]
fn a_date_is_counted_from_the_responses_own_date_in_all_three_forms() {
    for date in ["Sun, 06 Nov 2033 08:49:37 GMT", "Sunday, 06-Nov-33 08:49:37 GMT", "Sun Nov  6 08:49:37 2033"] {
        let mut headers = Headers::new();
        headers.insert("retry-after", date);
        headers.insert("date", "Sun, 06 Nov 2033 08:49:07 GMT");
        assert_eq!(retry_after(&headers), Some(Duration::from_secs(30)), "{date}");
    }
    for date in [
        "Sun, 06 Nov 2033 08:49:37",
        "Sun, 31 Feb 2033 08:49:37 GMT",
        "Sun, 06 November 2033 08:49:37 GMT",
        "Sun, 06 Nov 033 08:49:37 GMT",
        "Sun, 06 Nov 2033 08:49 GMT",
        "Sun, 06 Nov 2033 25:49:00 GMT",
    ] {
        let mut headers = Headers::new();
        headers.insert("retry-after", date);
        assert_eq!(retry_after(&headers), None, "{date}");
    }
}

#[test]
fn two_digits_of_a_year_are_never_more_than_fifty_years_ahead() {
    for (sent, date, wait) in [
        ("Sun, 06 Nov 2033 08:49:07 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", 1),
        ("Sun, 06 Nov 2033 08:49:07 GMT", "Sunday, 06-Nov-83 08:49:37 GMT", 300),
        ("Fri, 06 Nov 2099 08:49:07 GMT", "Friday, 06-Nov-99 08:49:37 GMT", 30),
    ] {
        let mut headers = Headers::new();
        headers.insert("retry-after", date);
        headers.insert("date", sent);
        assert_eq!(retry_after(&headers), Some(Duration::from_secs(wait)), "{date} at {sent}");
    }
}

fn within(deadline: Duration) -> Option<PollOptions> {
    Some(PollOptions { deadline: Some(deadline), ..PollOptions::default() })
}

#[tokio::test(start_paused = true)]
async fn a_deadline_ends_the_waiting() {
    let transport = Scripted::new((0..9).map(|_| status("Running")));
    let begin = Instant::now();
    let poller = Shop::scripted(&transport).poll("o1", within(Duration::from_secs(100)));
    let error = poller.await.unwrap_err();
    assert!(matches!(error, PollError::Deadline(deadline) if deadline == Duration::from_secs(100)));
    assert_eq!(error.to_string(), "the operation has not ended within 100s");
    assert_eq!(begin.elapsed(), Duration::from_secs(100));
    assert_eq!(transport.seen().len(), 4);
}

#[tokio::test(start_paused = true)]
async fn a_deadline_covers_a_request_that_hangs() {
    let transport = Scripted::silent();
    let begin = Instant::now();
    let mut poller = Shop::scripted(&transport).poll("o1", within(Duration::from_secs(10)));
    let error = poller.next().await.unwrap().unwrap_err();
    assert!(matches!(error, PollError::Deadline(_)), "{error:?}");
    assert_eq!(begin.elapsed(), Duration::from_secs(10));
    assert!(poller.next().await.is_none());
    assert!(matches!(poller.await, Err(PollError::Deadline(_))));
}

#[tokio::test(start_paused = true)]
async fn a_poller_sends_no_request_after_its_deadline() {
    let transport = Scripted::new([status("Running"), status("Succeeded")]);
    let mut poller = Shop::scripted(&transport).poll("o1", within(Duration::from_secs(60)));
    poller.next().await.unwrap().unwrap();
    tokio::time::sleep(Duration::from_secs(600)).await;
    assert!(matches!(poller.await, Err(PollError::Deadline(_))));
    assert_eq!(transport.seen().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_deadline_of_any_length_does_not_panic() {
    for deadline in [Duration::ZERO, Duration::MAX] {
        let transport = Scripted::new([MockResponse::json(404, "")]);
        let poller = Shop::scripted(&transport).poll("o1", within(deadline));
        assert!(poller.await.is_err());
    }
}
