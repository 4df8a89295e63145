//! A [`Number`] is read from JSON, from text and from doubles; what is no finite number is refused, with the reason.

use super::constraint::{ConstraintError, Rule};
use super::digits::Digits;
use super::json_number::is_json_number;
use super::normal::Normal;
use super::number::Number;
use super::object::Key;
use super::session;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Unexpected, Visitor};
use std::fmt;
use std::str::FromStr;

/// Reads the JSON text of a number (RFC 8259, section 6): no `+`, no leading zero, no `NaN`.
impl FromStr for Number {
    type Err = ConstraintError;

    fn from_str(text: &str) -> Result<Self, ConstraintError> {
        let refused = |rule| ConstraintError::new("Number", "a finite JSON number", rule).with_text(text);
        if !is_json_number(text) {
            return Err(refused(Rule::Format));
        }
        if text != "-0" {
            if let Ok(value) = text.parse() {
                return Ok(Self::from_i64(value));
            }
            if let Ok(value) = text.parse() {
                return Ok(Self::from_u64(value));
            }
        }
        let value: f64 = text.parse().map_err(|_| refused(Rule::Format))?;
        let double = Self::from_f64(value).ok_or_else(|| refused(Rule::NotFinite))?;
        // Up to 15 digits come out of a double as they went in.
        if text.len() <= 16 && !text.contains(['e', 'E']) {
            return Ok(double);
        }
        let normal = Normal::new(text).ok_or_else(|| refused(Rule::Format))?;
        if normal == Normal::of_double(value) {
            return Ok(double);
        }
        Digits::new(&normal, value).map(Self::from_digits).ok_or_else(|| refused(Rule::Format))
    }
}

impl TryFrom<f64> for Number {
    type Error = ConstraintError;

    fn try_from(value: f64) -> Result<Self, ConstraintError> {
        Self::from_f64(value)
            .ok_or_else(|| ConstraintError::new("Number", "a finite JSON number", Rule::NotFinite).with_value(value))
    }
}

impl Number {
    /// Reads a JSON number from its text, so that no digit is lost before it is looked at; `expected` says in a serde
    /// message what was wanted.
    ///
    /// # Errors
    /// The deserializer's own, when the value is no number.
    pub fn deserialize_expecting<'de, D: Deserializer<'de>>(
        deserializer: D,
        expected: &'static str,
    ) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(RAW, NumberVisitor { expected })
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize_expecting(deserializer, "a number")
    }
}

/// What serde_json answers with a map of one entry, the text of the value: `RawValue` asks for it by this name. A
/// deserializer that does not know it gives the value itself.
const RAW: &str = "$serde_json::private::RawValue";

/// How serde_json shows a number when some other crate has switched its feature `arbitrary_precision` on.
const ARBITRARY: &str = "$serde_json::private::Number";

struct NumberVisitor {
    expected: &'static str,
}

impl<'de> Visitor<'de> for NumberVisitor {
    type Value = Number;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Number, E> {
        Ok(Number::from_i64(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Number, E> {
        Ok(Number::from_u64(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Number, E> {
        Number::try_from(value).map_err(session::refuse)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Number, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Number, A::Error> {
        match map.next_key::<Key<'_>>()? {
            Some(Key(key)) if key == RAW || key == ARBITRARY => {
                let Key(text) = map.next_value()?;
                if text.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
                    return text.parse().map_err(session::refuse);
                }
                let found = serde_json::Deserializer::from_str(&text).deserialize_any(self);
                found.map_err(|error| A::Error::custom(session::message(&error)))
            }
            _ => Err(A::Error::invalid_type(Unexpected::Map, &self)),
        }
    }
}
