//! The date and time of HTTP headers, in GMT and whole seconds; it reads three forms and writes one.

use super::constraint::ConstraintError;
use super::cursor::Cursor;
use super::wire_text::{misfit, wire_text};
use std::fmt;
use std::str::FromStr;
use time::{Date, Duration, Month, OffsetDateTime, Time, UtcOffset};

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const LONG_DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// An HTTP date (RFC 9110, section 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
///
/// The two obsolete forms of that section are read too, and written in this one, as it demands. The day of the week has
/// to be right. A leap second is read as the second after it.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct DateTimeRfc1123(OffsetDateTime);

wire_text!(DateTimeRfc1123, "a date and time of HTTP such as Sun, 06 Nov 1994 08:49:37 GMT");

impl DateTimeRfc1123 {
    /// The instant, in UTC.
    pub const fn to_offset(self) -> OffsetDateTime {
        self.0
    }

    fn parse(text: &str) -> Result<Self, usize> {
        let mut cursor = Cursor::new(text);
        let (weekday, date, time) = if let Ok(weekday) = cursor.word(&LONG_DAYS) {
            obsolete_rfc850(&mut cursor, weekday)?
        } else {
            let weekday = cursor.word(&DAYS)?;
            if cursor.peek() == Some(b' ') { asctime(&mut cursor, weekday)? } else { fixdate(&mut cursor, weekday)? }
        };
        cursor.end()?;
        if usize::from(date.weekday().number_days_from_monday()) != weekday {
            return Err(0);
        }
        date.with_time(Time::MIDNIGHT).assume_utc().checked_add(time).map(Self).ok_or(0)
    }
}

type Parts = (usize, Date, Duration);

/// `, 06 Nov 1994 08:49:37 GMT`
fn fixdate(cursor: &mut Cursor<'_>, weekday: usize) -> Result<Parts, usize> {
    cursor.expect(", ")?;
    let day_at = cursor.at();
    let day = cursor.number(2, 1, 31)?;
    cursor.expect(" ")?;
    let month = cursor.word(&MONTHS)?;
    cursor.expect(" ")?;
    let year = cursor.number(4, 0, 9999)?;
    cursor.expect(" ")?;
    let time = time(cursor)?;
    cursor.expect(" GMT")?;
    Ok((weekday, date(year, month, day).ok_or(day_at)?, time))
}

/// `, 06-Nov-94 08:49:37 GMT`; a year more than 50 years ahead is the last one in the past with the same two digits.
fn obsolete_rfc850(cursor: &mut Cursor<'_>, weekday: usize) -> Result<Parts, usize> {
    cursor.expect(", ")?;
    let day_at = cursor.at();
    let day = cursor.number(2, 1, 31)?;
    cursor.expect("-")?;
    let month = cursor.word(&MONTHS)?;
    cursor.expect("-")?;
    let now = OffsetDateTime::now_utc().year().unsigned_abs();
    let year = now - now % 100 + cursor.number(2, 0, 99)?;
    let year = match year {
        _ if year > now + 50 => year - 100,
        _ if year + 50 <= now => year + 100,
        _ => year,
    };
    cursor.expect(" ")?;
    let time = time(cursor)?;
    cursor.expect(" GMT")?;
    Ok((weekday, date(year, month, day).ok_or(day_at)?, time))
}

/// ` Nov  6 08:49:37 1994`
fn asctime(cursor: &mut Cursor<'_>, weekday: usize) -> Result<Parts, usize> {
    cursor.expect(" ")?;
    let month = cursor.word(&MONTHS)?;
    cursor.expect(" ")?;
    let day_at = cursor.at();
    let day = if cursor.take(b' ') { cursor.number(1, 1, 9)? } else { cursor.number(2, 10, 31)? };
    cursor.expect(" ")?;
    let time = time(cursor)?;
    cursor.expect(" ")?;
    let year = cursor.number(4, 0, 9999)?;
    Ok((weekday, date(year, month, day).ok_or(day_at)?, time))
}

fn time(cursor: &mut Cursor<'_>) -> Result<Duration, usize> {
    let hours = cursor.number(2, 0, 23)?;
    cursor.expect(":")?;
    let minutes = cursor.number(2, 0, 59)?;
    cursor.expect(":")?;
    let seconds = cursor.number(2, 0, 60)?;
    Ok(Duration::seconds(i64::from(hours * 3600 + minutes * 60 + seconds)))
}

fn date(year: u32, month: usize, day: u32) -> Option<Date> {
    let month = Month::try_from(u8::try_from(month + 1).ok()?).ok()?;
    Date::from_calendar_date(i32::try_from(year).ok()?, month, u8::try_from(day).ok()?).ok()
}

impl FromStr for DateTimeRfc1123 {
    type Err = ConstraintError;

    fn from_str(text: &str) -> Result<Self, ConstraintError> {
        Self::parse(text).map_err(|index| misfit::<Self>(text, index))
    }
}

/// The `IMF-fixdate` of RFC 9110.
impl fmt::Display for DateTimeRfc1123 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (date, time) = (self.0.date(), self.0.time());
        let weekday = DAYS[usize::from(date.weekday().number_days_from_monday())];
        let month = MONTHS[usize::from(u8::from(date.month())) - 1];
        let (hour, minute, second) = time.as_hms();
        write!(f, "{weekday}, {:02} {month} {:04} {hour:02}:{minute:02}:{second:02} GMT", date.day(), date.year())
    }
}

impl fmt::Debug for DateTimeRfc1123 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// In UTC; a fraction of a second, which the form cannot write, is dropped.
impl From<OffsetDateTime> for DateTimeRfc1123 {
    fn from(at: OffsetDateTime) -> Self {
        let at = at.checked_to_offset(UtcOffset::UTC).unwrap_or_else(|| at.replace_offset(UtcOffset::UTC));
        Self(at.replace_time(Time::from_hms(at.hour(), at.minute(), at.second()).unwrap_or(Time::MIDNIGHT)))
    }
}

impl From<DateTimeRfc1123> for OffsetDateTime {
    fn from(value: DateTimeRfc1123) -> Self {
        value.0
    }
}
