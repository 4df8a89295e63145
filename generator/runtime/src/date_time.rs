//! A date and time of RFC 3339 that is written back as it was read; it never rounds.

use super::constraint::ConstraintError;
use super::cursor::Cursor;
use super::wire_text::{misfit, wire_text};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use time::{Date, Month, OffsetDateTime, Time, UtcOffset};

/// A date-time (RFC 3339, section 5.6) with up to nine fractional digits; more are refused, because they could not be
/// kept.
///
/// The number of digits and the way the offset was written are kept, so that reading and writing gives the same text:
/// `2021-06-09T09:35:54.0000000Z` stays that. Equality, order and hash go by the instant alone.
///
/// A leap second (`23:59:60` UTC at the end of a month, section 5.7) is read as the last nanosecond before the next
/// minute, which is what `time` does, and written back as `60`.
#[derive(Clone, Copy)]
pub struct DateTime {
    at: OffsetDateTime,
    form: Form,
}

/// How the text was written.
#[derive(Clone, Copy)]
struct Form {
    digits: u8,
    zone: Zone,
    small_t: bool,
    /// The fraction of a leap second in nanoseconds.
    leap: Option<u32>,
}

#[derive(Clone, Copy)]
enum Zone {
    Zulu,
    SmallZulu,
    Offset,
    /// `-00:00`: UTC with the local offset unknown (section 4.3).
    Unknown,
}

wire_text!(DateTime, "a date-time of RFC 3339 such as 2024-01-24T21:14:58.472Z");

impl DateTime {
    /// The instant, with the offset that was given.
    pub const fn to_offset(self) -> OffsetDateTime {
        self.at
    }

    /// How many fractional digits the text has.
    pub const fn digits(self) -> u8 {
        self.form.digits
    }

    fn parse(text: &str) -> Result<Self, usize> {
        let mut cursor = Cursor::new(text);
        let date = date(&mut cursor)?;
        let small_t = cursor.word(&["T", "t"])? == 1;
        let hour = cursor.number(2, 0, 23)? as u8;
        cursor.expect(":")?;
        let minute = cursor.number(2, 0, 59)? as u8;
        cursor.expect(":")?;
        let second_at = cursor.at();
        let second = cursor.number(2, 0, 60)? as u8;
        let (nanosecond, digits) = if cursor.take(b'.') { fraction(&mut cursor)? } else { (0, 0) };
        let (zone, offset) = zone(&mut cursor)?;
        cursor.end()?;
        let (leap, second, kept) =
            if second == 60 { (Some(nanosecond), 59, 999_999_999) } else { (None, second, nanosecond) };
        let time = Time::from_hms_nano(hour, minute, second, kept).map_err(|_| second_at)?;
        let at = date.with_time(time).assume_offset(offset);
        if leap.is_some() && !ends_month(at) {
            return Err(second_at);
        }
        Ok(Self { at, form: Form { digits, zone, small_t, leap } })
    }
}

/// `full-date` of RFC 3339, section 5.6.
pub(super) fn date(cursor: &mut Cursor<'_>) -> Result<Date, usize> {
    let year = cursor.number(4, 0, 9999)? as i32;
    cursor.expect("-")?;
    let month = Month::try_from(cursor.number(2, 1, 12)? as u8).map_err(|_| cursor.at())?;
    cursor.expect("-")?;
    let day_at = cursor.at();
    let day = cursor.number(2, 1, 31)? as u8;
    Date::from_calendar_date(year, month, day).map_err(|_| day_at)
}

/// Nanoseconds and how many digits there are.
fn fraction(cursor: &mut Cursor<'_>) -> Result<(u32, u8), usize> {
    let (mut value, mut digits) = (0_u32, 0_u8);
    while digits < 9 {
        let Some(digit) = cursor.digit() else {
            break;
        };
        value = value * 10 + u32::from(digit);
        digits += 1;
    }
    if digits == 0 || cursor.peek().is_some_and(|byte| byte.is_ascii_digit()) {
        return Err(cursor.at());
    }
    Ok((value * 10_u32.pow(9 - u32::from(digits)), digits))
}

fn zone(cursor: &mut Cursor<'_>) -> Result<(Zone, UtcOffset), usize> {
    let at = cursor.at();
    let sign = match cursor.word(&["Z", "z", "+", "-"])? {
        0 => return Ok((Zone::Zulu, UtcOffset::UTC)),
        1 => return Ok((Zone::SmallZulu, UtcOffset::UTC)),
        2 => 1,
        _ => -1,
    };
    let hours = cursor.number(2, 0, 23)? as i8;
    cursor.expect(":")?;
    let minutes = cursor.number(2, 0, 59)? as i8;
    let zone = if sign < 0 && hours == 0 && minutes == 0 { Zone::Unknown } else { Zone::Offset };
    let offset = UtcOffset::from_hms(sign * hours, sign * minutes, 0).map_err(|_| at)?;
    Ok((zone, offset))
}

/// Whether `at` is in the last second of a month in UTC.
fn ends_month(at: OffsetDateTime) -> bool {
    let next = at.checked_to_offset(UtcOffset::UTC).and_then(|at| at.checked_add(time::Duration::NANOSECOND));
    next.is_some_and(|next| next.day() == 1 && next.time() == Time::MIDNIGHT)
}

impl FromStr for DateTime {
    type Err = ConstraintError;

    fn from_str(text: &str) -> Result<Self, ConstraintError> {
        Self::parse(text).map_err(|index| misfit::<Self>(text, index))
    }
}

/// The text of RFC 3339, for bodies, paths, queries and headers alike.
///
/// A year before 0, which only a conversion from `OffsetDateTime` can give, is written with a minus sign, which RFC
/// 3339 does not know.
impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (date, time) = (self.at.date(), self.at.time());
        let separator = if self.form.small_t { 't' } else { 'T' };
        let (second, nanosecond) = match self.form.leap {
            Some(nanosecond) => (60, nanosecond),
            None => (time.second(), time.nanosecond()),
        };
        let (year, month, day) = (date.year(), u8::from(date.month()), date.day());
        write!(f, "{year:04}-{month:02}-{day:02}{separator}{:02}:{:02}:{second:02}", time.hour(), time.minute())?;
        if self.form.digits > 0 {
            let digits = usize::from(self.form.digits);
            write!(f, ".{:0digits$}", nanosecond / 10_u32.pow(9 - u32::from(self.form.digits)))?;
        }
        let (hours, minutes, _) = self.at.offset().as_hms();
        match self.form.zone {
            Zone::Zulu => f.write_str("Z"),
            Zone::SmallZulu => f.write_str("z"),
            Zone::Unknown => f.write_str("-00:00"),
            Zone::Offset => {
                let sign = if self.at.offset().is_negative() { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", hours.unsigned_abs(), minutes.unsigned_abs())
            }
        }
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// With as many digits as the fraction needs, and `Z` for UTC. An offset with seconds, which RFC 3339 cannot write,
/// becomes UTC.
impl From<OffsetDateTime> for DateTime {
    fn from(at: OffsetDateTime) -> Self {
        let whole = at.offset().seconds_past_minute() == 0;
        let at = if whole { at } else { at.checked_to_offset(UtcOffset::UTC).unwrap_or(at) };
        let zone = if at.offset().is_utc() { Zone::Zulu } else { Zone::Offset };
        let (mut digits, mut rest) = (9, at.nanosecond());
        while digits > 0 && rest % 10 == 0 {
            (digits, rest) = (digits - 1, rest / 10);
        }
        Self { at, form: Form { digits, zone, small_t: false, leap: None } }
    }
}

impl From<DateTime> for OffsetDateTime {
    fn from(value: DateTime) -> Self {
        value.at
    }
}

impl PartialEq for DateTime {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}

impl Eq for DateTime {}

impl PartialOrd for DateTime {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for DateTime {
    fn cmp(&self, other: &Self) -> Ordering {
        self.at.cmp(&other.at)
    }
}

impl Hash for DateTime {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.at.hash(state);
    }
}
