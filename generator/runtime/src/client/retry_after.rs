//! How long the service asks to be left alone; never trusts the figure beyond fixed bounds.

use azure_core::http::headers::{HeaderName, Headers, RETRY_AFTER, RETRY_AFTER_MS, X_MS_RETRY_AFTER_MS};
use std::time::Duration;
use time::{Date, Month, OffsetDateTime, Time};

/// No two polls are closer than this: 1 s.
pub const SHORTEST_WAIT: Duration = Duration::from_secs(1);
/// No wait between polls is longer than this, and none inside a call: 5 min.
pub const LONGEST_WAIT: Duration = Duration::from_secs(300);

const DATE: HeaderName = HeaderName::from_static_standard("date");

/// The wait that an answer asks for, between [`SHORTEST_WAIT`] and [`LONGEST_WAIT`]; `None` when it does not ask, or
/// not legibly.
///
/// Read are `x-ms-retry-after-ms`, `retry-after-ms` (milliseconds) and `Retry-After` (seconds or an HTTP date), the
/// first legible one.
#[must_use]
pub fn retry_after(headers: &Headers) -> Option<Duration> {
    asked(headers).map(within_bounds)
}

/// The nearest duration that is a wait between polls.
pub(super) fn within_bounds(wait: Duration) -> Duration {
    wait.clamp(SHORTEST_WAIT, LONGEST_WAIT)
}

/// The wait as the answer has it.
pub(super) fn asked(headers: &Headers) -> Option<Duration> {
    let milliseconds = [X_MS_RETRY_AFTER_MS, RETRY_AFTER_MS].iter().find_map(|name| whole(text(headers, name)?));
    milliseconds.map(Duration::from_millis).or_else(|| {
        let text = text(headers, &RETRY_AFTER)?;
        let seconds = whole(text).map(Duration::from_secs);
        seconds.or_else(|| Some(until(http_date(text)?, headers)))
    })
}

fn text<'h>(headers: &'h Headers, name: &HeaderName) -> Option<&'h str> {
    headers.get_optional_str(name).map(str::trim)
}

/// A whole number; below zero is zero, beyond `u64` is the greatest.
fn whole(text: &str) -> Option<u64> {
    let (digits, negative) = match text.strip_prefix('-') {
        Some(digits) => (digits, true),
        None => (text, false),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(if negative { 0 } else { digits.parse().unwrap_or(u64::MAX) })
}

/// Counts from the answer's own `Date`, so that a wrong clock on either side does not matter.
fn until(date: OffsetDateTime, headers: &Headers) -> Duration {
    let sent = text(headers, &DATE).and_then(http_date);
    let wait = date - sent.unwrap_or_else(OffsetDateTime::now_utc);
    Duration::try_from(wait).unwrap_or(Duration::ZERO)
}

/// The three forms of RFC 9110, section 5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`
/// and `Sun Nov  6 08:49:37 1994`.
fn http_date(text: &str) -> Option<OffsetDateTime> {
    let words: Vec<&str> = text.split([' ', ',', '-']).filter(|word| !word.is_empty()).collect();
    let (day, month, year, clock) = match *words.as_slice() {
        [_, day, month, year, clock, "GMT"] => (day, month, year, clock),
        [_, month, day, clock, year] => (day, month, year, clock),
        _ => return None,
    };
    let month = 1 + MONTHS.iter().position(|name| *name == month)?;
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    let date = Date::from_calendar_date(full_year(year)?, month, day.parse().ok()?).ok()?;
    Some(date.with_time(time_of_day(clock)?).assume_utc())
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A year of two digits is of this century: the date is near.
fn full_year(text: &str) -> Option<i32> {
    let century = match text.len() {
        2 => 2000,
        4 => 0,
        _ => return None,
    };
    let year: u16 = text.parse().ok()?;
    Some(century + i32::from(year))
}

fn time_of_day(text: &str) -> Option<Time> {
    let mut fields = text.split(':').map(|field| field.parse::<u8>().ok());
    let (hour, minute, second) = (fields.next()??, fields.next()??, fields.next()??);
    // A leap second has no name of its own in `Time`.
    Time::from_hms(hour, minute, second.min(59)).ok()
}
