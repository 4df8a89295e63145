//! Decimal numbers with all their digits; it never goes through a double.

use super::constraint::{ConstraintError, Rule};
use super::json_number::is_json_number;
use super::normal::Normal;
use super::raw::{self, RawValue};
use super::session;
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Error as _, Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

/// A JSON number kept as its text: `1.10` stays `1.10`, and forty digits stay forty digits.
///
/// Equality, order and hash go by value: `1.10` equals `1.1` and `11e-1`. Limits: an exponent of at most six digits.
/// The digits are exact when a text is read by serde_json, unions included; from a `serde_json::Value` or a struct that
/// is flattened by serde they come as serde_json kept them there, which is a double.
#[derive(Clone)]
pub struct Decimal(Box<str>);

impl Decimal {
    /// The number as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    #[cfg(feature = "rust_decimal")]
    pub(super) fn of_json_number(text: String) -> Self {
        Self(text.into())
    }

    pub(super) fn normal(&self) -> Normal {
        Normal::new(&self.0).unwrap_or_else(|| Normal::of_integer(0))
    }

    fn refused(text: &str, rule: Rule) -> ConstraintError {
        ConstraintError::new("Decimal", "a JSON number with an exponent of at most six digits", rule).with_text(text)
    }
}

impl FromStr for Decimal {
    type Err = ConstraintError;

    fn from_str(text: &str) -> Result<Self, ConstraintError> {
        let exponent = text.split_once(['e', 'E']).map_or("", |(_, exponent)| exponent.trim_start_matches(['+', '-']));
        if !is_json_number(text) || exponent.trim_start_matches('0').len() > 6 {
            return Err(Self::refused(text, Rule::Format));
        }
        Ok(Self(text.into()))
    }
}

impl TryFrom<&str> for Decimal {
    type Error = ConstraintError;

    fn try_from(text: &str) -> Result<Self, ConstraintError> {
        text.parse()
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self(value.to_string().into())
    }
}

impl From<u64> for Decimal {
    fn from(value: u64) -> Self {
        Self(value.to_string().into())
    }
}

impl From<i32> for Decimal {
    fn from(value: i32) -> Self {
        Self::from(i64::from(value))
    }
}

/// The number as it was written.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.normal() == other.normal()
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.normal().compare(&other.normal())
    }
}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.normal().hash(state);
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawValue::from_string(self.0.to_string()).map_err(S::Error::custom)?.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = raw::capture(deserializer)?;
        let error = match json.get() {
            text if text.starts_with(['-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) => match text.parse() {
                Ok(decimal) => return Ok(decimal),
                Err(error) => error,
            },
            _ => ConstraintError::new("Decimal", "a JSON number", Rule::Type),
        };
        Err(session::refuse(error))
    }
}
