//! How long the service asks to be left alone; never trusts the figure beyond fixed bounds.

use azure_core::http::headers::{HeaderName, Headers, RETRY_AFTER, RETRY_AFTER_MS, X_MS_RETRY_AFTER_MS};
use std::time::Duration;
use time::{Date, Month, OffsetDateTime, Time};

/// No two polls are closer than this: 1 s.
pub const SHORTEST_WAIT: Duration = Duration::from_secs(1);
/// No wait between polls is longer than this, and none inside a call: 5 min.
pub const LONGEST_WAIT: Duration = Duration::from_secs(300);

const DATE: HeaderName = HeaderName::from_static_standard("date");

/// The wait that a response asks for, between [`SHORTEST_WAIT`] and [`LONGEST_WAIT`]; `None` when it does not ask, or
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

/// The wait as the response has it.
pub(super) fn asked(headers: &Headers) -> Option<Duration> {
    let milliseconds = [X_MS_RETRY_AFTER_MS, RETRY_AFTER_MS].iter().find_map(|name| whole(text(headers, name)?));
    milliseconds.map(Duration::from_millis).or_else(|| {
        let text = text(headers, &RETRY_AFTER)?;
        let seconds = whole(text).map(Duration::from_secs);
        seconds.or_else(|| {
            let now = now(headers);
            Duration::try_from(http_date(text, now)? - now).ok().or(Some(Duration::ZERO))
        })
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

/// The response's own `Date`, so that a wrong clock on either side does not matter.
fn now(headers: &Headers) -> OffsetDateTime {
    let clock = OffsetDateTime::now_utc();
    text(headers, &DATE).and_then(|text| http_date(text, clock)).unwrap_or(clock)
}

/// The three forms of RFC 9110, section 5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`
/// and `Sun Nov  6 08:49:37 1994`.
fn http_date(text: &str, now: OffsetDateTime) -> Option<OffsetDateTime> {
    let words: Vec<&str> = text.split([' ', ',', '-']).filter(|word| !word.is_empty()).collect();
    let (day, month, year, clock) = match *words.as_slice() {
        [_, day, month, year, clock, "GMT"] => (day, month, year, clock),
        [_, month, day, clock, year] => (day, month, year, clock),
        _ => return None,
    };
    let month = 1 + MONTHS.iter().position(|name| *name == month)?;
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    let date = Date::from_calendar_date(full_year(year, now)?, month, day.parse().ok()?).ok()?;
    Some(date.with_time(time_of_day(clock)?).assume_utc())
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A year of two digits that would be more than 50 years ahead is the most recent one in the past with those digits
/// (RFC 9110, section 5.6.7).
fn full_year(text: &str, now: OffsetDateTime) -> Option<i32> {
    let year = i32::from(text.parse::<u16>().ok()?);
    match text.len() {
        4 => Some(year),
        2 => {
            let of_this_century = now.year() - now.year() % 100 + year;
            Some(if of_this_century > now.year() + 50 { of_this_century - 100 } else { of_this_century })
        }
        _ => None,
    }
}

fn time_of_day(text: &str) -> Option<Time> {
    let mut fields = text.split(':').map(|field| field.parse::<u8>().ok());
    let (hour, minute, second) = (fields.next()??, fields.next()??, fields.next()??);
    // A leap second has no name of its own in `Time`.
    Time::from_hms(hour, minute, second.min(59)).ok()
}
