//! A [`Number`] is read from JSON, from text and from doubles; what is no finite number is refused, with the reason.

use super::constraint::{ConstraintError, Rule};
use super::json_number::is_json_number;
use super::number::Number;
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
        let value = text.parse().ok().and_then(Self::from_f64);
        value.ok_or_else(|| refused(Rule::NotFinite))
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
    /// Reads a JSON number; `expected` says in a serde message what was wanted.
    ///
    /// # Errors
    /// The deserializer's own, when the value is no number.
    pub fn deserialize_expecting<'de, D: Deserializer<'de>>(
        deserializer: D,
        expected: &'static str,
    ) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NumberVisitor { expected })
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize_expecting(deserializer, "a number")
    }
}

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

    /// How serde_json shows a number when some other crate has switched its feature `arbitrary_precision` on.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Number, A::Error> {
        match map.next_entry::<String, String>() {
            Ok(Some((key, text))) if key == "$serde_json::private::Number" => text.parse().map_err(session::refuse),
            _ => Err(A::Error::invalid_type(Unexpected::Map, &self)),
        }
    }
}
