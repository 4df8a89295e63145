//! `#[serde(with = "..")]` for numbers that a service sends as JSON strings: `"12"`; it never takes a bare number for
//! one.

use super::constraint::{ConstraintError, Rule};
use super::json_number::is_json_number;
use super::session;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::Serializer;
use std::any::Any;
use std::fmt::{self, Display};
use std::marker::PhantomData;
use std::str::FromStr;

/// Writes the number as a string. For `i32`, `i64`, `Number`, `Decimal` and the newtypes of numbers.
///
/// # Errors
/// The serializer's own.
pub fn serialize<T: Display, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

/// Reads a number from a string that holds a JSON number (RFC 8259, section 6) and nothing else.
///
/// # Errors
/// When the value is no string, the string no number, or the number not one of `T`.
pub fn deserialize<'de, T, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error>
where
    T: FromStr<Err: Display + 'static>,
{
    deserializer.deserialize_str(NumberVisitor(PhantomData))
}

/// The same for an `Option`; the field needs `#[serde(default)]` beside the `with`.
pub mod optional {
    use super::{Deserialize, Deserializer, Display, FromStr, Reading, Serializer};

    /// Writes the number as a string, `None` as null.
    ///
    /// # Errors
    /// The serializer's own.
    pub fn serialize<T: Display, S: Serializer>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => serializer.collect_str(value),
            None => serializer.serialize_none(),
        }
    }

    /// Reads a number from a string, null as `None`.
    ///
    /// # Errors
    /// As [`deserialize`](super::deserialize).
    pub fn deserialize<'de, T, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error>
    where
        T: FromStr<Err: Display + 'static>,
    {
        Ok(Option::<Reading<T>>::deserialize(deserializer)?.map(|reading| reading.0))
    }
}

struct Reading<T>(T);

impl<'de, T: FromStr<Err: Display + 'static>> Deserialize<'de> for Reading<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer).map(Self)
    }
}

struct NumberVisitor<T>(PhantomData<T>);

impl<T: FromStr<Err: Display + 'static>> Visitor<'_> for NumberVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string that holds a number")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        if !is_json_number(text) {
            let error = ConstraintError::new("number", "a JSON number in a string", Rule::Format);
            return Err(session::refuse(error.with_text(text)));
        }
        text.parse().map_err(|error: T::Err| match (&error as &dyn Any).downcast_ref::<ConstraintError>() {
            Some(error) => session::refuse(error.clone()),
            None => E::custom(format_args!("{text:?}: {error}")),
        })
    }
}
