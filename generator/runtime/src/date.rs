//! A calendar date of RFC 3339, without a time; it never guesses a time zone.

use super::constraint::ConstraintError;
use super::cursor::Cursor;
use super::date_time;
use super::wire_text::{misfit, wire_text};
use std::fmt;
use std::str::FromStr;

/// A `full-date` (RFC 3339, section 5.6), `2024-01-24`. It has one way to be written, so that reading and writing gives
/// the same text.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Date(time::Date);

wire_text!(Date, "a date of RFC 3339 such as 2024-01-24");

impl Date {
    /// The date as `time` has it.
    pub const fn to_date(self) -> time::Date {
        self.0
    }
}

impl FromStr for Date {
    type Err = ConstraintError;

    fn from_str(text: &str) -> Result<Self, ConstraintError> {
        let mut cursor = Cursor::new(text);
        let date = date_time::date(&mut cursor).and_then(|date| cursor.end().map(|()| Self(date)));
        date.map_err(|index| misfit::<Self>(text, index))
    }
}

/// The text of RFC 3339. A year before 0, which only a conversion can give, has a minus sign, which RFC 3339 does not
/// know.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), u8::from(self.0.month()), self.0.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<time::Date> for Date {
    fn from(date: time::Date) -> Self {
        Self(date)
    }
}

impl From<Date> for time::Date {
    fn from(date: Date) -> Self {
        date.0
    }
}
