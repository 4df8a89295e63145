//! An instant as seconds since 1970; it never holds a fraction.

use super::constraint::ConstraintError;
use super::integer::{self, IntegerRules};
use super::number::Number;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;
use time::OffsetDateTime;

/// Whole seconds since 1970-01-01T00:00:00Z without leap seconds (POSIX, 4.19), a JSON number. The years go from -9999
/// to 9999.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct UnixTime(i64);

const RULES: IntegerRules = IntegerRules::new("UnixTime", "whole seconds since 1970, up to the year 9999")
    .minimum(-377_705_116_800)
    .maximum(253_402_300_799);

impl UnixTime {
    /// The seconds.
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// The instant, in UTC.
    pub fn to_offset(self) -> OffsetDateTime {
        OffsetDateTime::UNIX_EPOCH.saturating_add(time::Duration::seconds(self.0))
    }

    fn check(number: Number) -> Result<Self, ConstraintError> {
        RULES.check(number, i64::MIN, i64::MAX).map(Self)
    }
}

impl TryFrom<i64> for UnixTime {
    type Error = ConstraintError;

    fn try_from(seconds: i64) -> Result<Self, ConstraintError> {
        Self::check(Number::from(seconds))
    }
}

/// The second that the instant is in.
impl From<OffsetDateTime> for UnixTime {
    fn from(at: OffsetDateTime) -> Self {
        Self(at.unix_timestamp())
    }
}

impl From<UnixTime> for OffsetDateTime {
    fn from(value: UnixTime) -> Self {
        value.to_offset()
    }
}

impl FromStr for UnixTime {
    type Err = ConstraintError;

    fn from_str(text: &str) -> Result<Self, ConstraintError> {
        Self::check(text.parse()?)
    }
}

impl fmt::Display for UnixTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Serialize for UnixTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.0)
    }
}

impl<'de> Deserialize<'de> for UnixTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        integer::deserialize(deserializer, &RULES, i64::MIN, i64::MAX).map(Self)
    }
}
