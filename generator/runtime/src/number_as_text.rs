//! Numbers that a service sends as JSON strings: `"12"`; never takes a bare number for one.

use super::constraint::{ConstraintError, Rule};
use super::json_number::is_json_number;
use super::number::Number;
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

/// Reads a JSON number (RFC 8259, section 6) and nothing else: no `+`, no `NaN`. An integer may be written as `1.0`.
impl<T: FromStr<Err: Display + 'static> + Display> FromStr for AsText<T> {
    type Err = ConstraintError;

    fn from_str(text: &str) -> Result<Self, ConstraintError> {
        parse(text).map(Self)
    }
}

fn parse<T: FromStr<Err: Display + 'static> + Display>(text: &str) -> Result<T, ConstraintError> {
    let refused = || ConstraintError::new("number", REQUIREMENT, Rule::Format).with_text(text);
    if !is_json_number(text) {
        return Err(refused());
    }
    let error = match text.parse::<T>() {
        // A number too large for a double is infinite, which is no number of JSON.
        Ok(number) if is_json_number(&number.to_string()) => return Ok(number),
        Ok(_) => return Err(refused()),
        Err(error) => error,
    };
    let whole = text.parse().ok().and_then(Number::as_i64).and_then(|whole| whole.to_string().parse().ok());
    whole.ok_or_else(|| match (&error as &dyn Any).downcast_ref::<ConstraintError>() {
        Some(error) => error.clone(),
        None => refused(),
    })
}

const REQUIREMENT: &str = "a JSON number in a string, within its format";

/// Writes a string that holds a JSON number. What is none, NaN or infinite, is given to the serializer as the number that
/// it is, which a request is refused for.
impl<T: Display> Serialize for AsText<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self.0.to_string();
        if is_json_number(&text) { serializer.serialize_str(&text) } else { serializer.serialize_f64(f64::NAN) }
    }
}

/// Reads a string that holds a JSON number (RFC 8259, section 6) and nothing else.
impl<'de, T: FromStr<Err: Display + 'static> + Display> Deserialize<'de> for AsText<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(NumberVisitor(PhantomData)).map(Self)
    }
}

struct NumberVisitor<T>(PhantomData<T>);

impl<T: FromStr<Err: Display + 'static> + Display> Visitor<'_> for NumberVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string that holds a number")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        parse(text).map_err(session::refuse)
    }
}

/// Gives a number newtype, which has `Display` and `FromStr`, the form of a string in JSON.
///
/// Expands to paths below `$crate::runtime`.
#[doc(hidden)]
#[macro_export]
macro_rules! number_as_text {
    ($name:ident) => {
        impl ::serde::Serialize for $name {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::core::result::Result<Self, __D::Error> {
                let text =
                    <$crate::runtime::number_as_text::AsText<Self> as ::serde::Deserialize>::deserialize(deserializer)?;
                ::core::result::Result::Ok(text.0)
            }
        }
    };
}
#[doc(hidden)]
pub use number_as_text;
