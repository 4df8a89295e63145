//! Numbers that a service sends as JSON strings: `"12"`; never takes a bare number for one.

use super::constraint::{ConstraintError, Rule};
use super::json_number::is_json_number;
use super::session;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};
use std::any::Any;
use std::fmt::{self, Display};
use std::marker::PhantomData;
use std::str::FromStr;

/// A number that is a string in JSON. In a path, a query or a header it is its digits, as any number is.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct AsText<T>(pub T);

impl<T> From<T> for AsText<T> {
    fn from(number: T) -> Self {
        Self(number)
    }
}

impl<T: Display> Display for AsText<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: FromStr> FromStr for AsText<T> {
    type Err = T::Err;

    fn from_str(text: &str) -> Result<Self, T::Err> {
        text.parse().map(Self)
    }
}

impl<T: Display> Serialize for AsText<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// Reads a string that holds a JSON number (RFC 8259, section 6) and nothing else.
impl<'de, T: FromStr<Err: Display + 'static>> Deserialize<'de> for AsText<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(NumberVisitor(PhantomData)).map(Self)
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
