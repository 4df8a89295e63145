//! Numbers without constraints as JSON Schema sees them: reads `50.0` as the integer 50, and every other number as the
//! nearest of its type; it checks the range of the type and nothing else.

use super::constraint::{ConstraintError, Rule};
use super::integer::IntegerRules;
use super::number::Number;
use super::patch::Patch;
use super::session;
use serde::de::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::str::FromStr;

/// `i32`, `i64`, `f32` or `f64`, or an `Option`, `Patch`, `Vec`, `Box` or `BTreeMap` of such.
pub trait PlainNumber: Sized {
    /// Reads the value.
    ///
    /// # Errors
    /// When a number is no integer or outside the range of the type, or the value has another shape.
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

/// Reads integers that may be written with a fraction of zero or an exponent (JSON Schema 2020-12, Validation, 6.1.1).
///
/// # Errors
/// As [`PlainNumber::read`].
pub fn deserialize<'de, T: PlainNumber, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::read(deserializer)
}

const INT32: IntegerRules = IntegerRules::new("int32", "an integer from -2147483648 to 2147483647")
    .minimum(i32::MIN as i64)
    .maximum(i32::MAX as i64);

const INT64: IntegerRules = IntegerRules::new("int64", "an integer from -9223372036854775808 to 9223372036854775807")
    .minimum(i64::MIN)
    .maximum(i64::MAX);

const SINGLE: &str = "a finite number of single precision";
const DOUBLE: &str = "a finite number";

fn check(rules: &IntegerRules, number: Number) -> Result<i64, ConstraintError> {
    rules.check(number, i64::MIN, i64::MAX)
}

fn read<'de, D: Deserializer<'de>>(deserializer: D, rules: &'static IntegerRules) -> Result<i64, D::Error> {
    let number = Number::deserialize_expecting(deserializer, rules.requirement)?;
    check(rules, number).map_err(session::refuse)
}

impl PlainNumber for i32 {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, &INT32).map(|value| value as i32)
    }
}

impl PlainNumber for f32 {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = Number::deserialize_expecting(deserializer, SINGLE)?;
        single(number).map_err(session::refuse)
    }
}

impl PlainNumber for f64 {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Number::deserialize_expecting(deserializer, DOUBLE).map(Number::as_f64)
    }
}

/// The nearest number of single precision: of the text, because the nearest to the nearest double may be another.
fn single(number: Number) -> Result<f32, ConstraintError> {
    let text = number.to_string();
    let value = text.parse().ok().filter(|value: &f32| value.is_finite());
    value.ok_or_else(|| ConstraintError::new("float", SINGLE, Rule::NotFinite).with_value(number))
}

impl PlainNumber for i64 {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, &INT64)
    }
}

impl<T: PlainNumber> PlainNumber for Option<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::<Plain<T>>::deserialize(deserializer)?.map(Plain::into_inner))
    }
}

impl<T: PlainNumber> PlainNumber for Patch<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Patch::<Plain<T>>::deserialize(deserializer)?.map(Plain::into_inner))
    }
}

impl<T: PlainNumber> PlainNumber for Box<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(deserializer).map(Self::new)
    }
}

impl<T: PlainNumber> PlainNumber for Vec<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::<Plain<T>>::deserialize(deserializer)?.into_iter().map(Plain::into_inner).collect())
    }
}

impl<T: PlainNumber> PlainNumber for BTreeMap<String, T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let map = BTreeMap::<String, Plain<T>>::deserialize(deserializer)?;
        Ok(map.into_iter().map(|(name, plain)| (name, plain.0)).collect())
    }
}

/// A value that reads its content by [`PlainNumber`]: a property, the body or a header of a response.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Plain<T>(pub T);

impl<T> Plain<T> {
    /// What was read.
    pub fn into_inner(self) -> T {
        self.0
    }
}

/// Reads the JSON text of an integer, which may have a fraction of zero or an exponent.
impl FromStr for Plain<i32> {
    type Err = ConstraintError;

    fn from_str(text: &str) -> Result<Self, ConstraintError> {
        Ok(Self(check(&INT32, text.parse()?)? as i32))
    }
}

/// Reads the JSON text of an integer, which may have a fraction of zero or an exponent.
impl FromStr for Plain<i64> {
    type Err = ConstraintError;

    fn from_str(text: &str) -> Result<Self, ConstraintError> {
        Ok(Self(check(&INT64, text.parse()?)?))
    }
}

/// Reads the JSON text of a number: no `NaN`, no `inf`, no `+`.
impl FromStr for Plain<f32> {
    type Err = ConstraintError;

    fn from_str(text: &str) -> Result<Self, ConstraintError> {
        single(text.parse()?).map(Self)
    }
}

/// Reads the JSON text of a number: no `NaN`, no `inf`, no `+`.
impl FromStr for Plain<f64> {
    type Err = ConstraintError;

    fn from_str(text: &str) -> Result<Self, ConstraintError> {
        text.parse().map(|number: Number| Self(number.as_f64()))
    }
}

impl<'de, T: PlainNumber> Deserialize<'de> for Plain<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(deserializer).map(Self)
    }
}
