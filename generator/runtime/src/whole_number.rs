//! Plain integers as JSON Schema sees them: reads `50.0` as 50; it checks the range of the type and nothing else.

use super::constraint::ConstraintError;
use super::integer::IntegerRules;
use super::number::Number;
use super::patch::Patch;
use super::session;
use serde::de::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::str::FromStr;

/// `i32` or `i64`, or an `Option`, `Patch`, `Vec`, `Box` or `BTreeMap` of such.
pub trait WholeNumber: Sized {
    /// Reads the value.
    ///
    /// # Errors
    /// When a number is no integer or outside the range of the type, or the value has another shape.
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

/// Reads integers that may be written with a fraction of zero or an exponent (JSON Schema 2020-12, Validation, 6.1.1).
///
/// # Errors
/// As [`WholeNumber::read`].
pub fn deserialize<'de, T: WholeNumber, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::read(deserializer)
}

const INT32: IntegerRules = IntegerRules {
    type_name: "int32",
    requirement: "an integer from -2147483648 to 2147483647",
    minimum: Some(i32::MIN as i64),
    maximum: Some(i32::MAX as i64),
    multiple_of: None,
};

const INT64: IntegerRules = IntegerRules {
    type_name: "int64",
    requirement: "an integer from -9223372036854775808 to 9223372036854775807",
    minimum: Some(i64::MIN),
    maximum: Some(i64::MAX),
    multiple_of: None,
};

fn check(rules: &IntegerRules, number: Number) -> Result<i64, ConstraintError> {
    rules.check(number, i64::MIN, i64::MAX)
}

fn read<'de, D: Deserializer<'de>>(deserializer: D, rules: &'static IntegerRules) -> Result<i64, D::Error> {
    let number = Number::deserialize_expecting(deserializer, rules.requirement)?;
    check(rules, number).map_err(session::refuse)
}

impl WholeNumber for i32 {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, &INT32).map(|value| value as i32)
    }
}

impl WholeNumber for i64 {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, &INT64)
    }
}

impl<T: WholeNumber> WholeNumber for Option<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::<Whole<T>>::deserialize(deserializer)?.map(Whole::into_inner))
    }
}

impl<T: WholeNumber> WholeNumber for Patch<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Patch::<Whole<T>>::deserialize(deserializer)?.map(Whole::into_inner))
    }
}

impl<T: WholeNumber> WholeNumber for Box<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(deserializer).map(Self::new)
    }
}

impl<T: WholeNumber> WholeNumber for Vec<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::<Whole<T>>::deserialize(deserializer)?.into_iter().map(Whole::into_inner).collect())
    }
}

impl<T: WholeNumber> WholeNumber for BTreeMap<String, T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let map = BTreeMap::<String, Whole<T>>::deserialize(deserializer)?;
        Ok(map.into_iter().map(|(name, whole)| (name, whole.0)).collect())
    }
}

/// A value that reads its content by [`WholeNumber`]: a property, the body or a header of a response.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Whole<T>(pub T);

impl<T> Whole<T> {
    /// What was read.
    pub fn into_inner(self) -> T {
        self.0
    }
}

/// Reads the JSON text of an integer, which may have a fraction of zero or an exponent.
impl FromStr for Whole<i32> {
    type Err = ConstraintError;

    fn from_str(text: &str) -> Result<Self, ConstraintError> {
        Ok(Self(check(&INT32, text.parse()?)? as i32))
    }
}

/// Reads the JSON text of an integer, which may have a fraction of zero or an exponent.
impl FromStr for Whole<i64> {
    type Err = ConstraintError;

    fn from_str(text: &str) -> Result<Self, ConstraintError> {
        Ok(Self(check(&INT64, text.parse()?)?))
    }
}

impl<'de, T: WholeNumber> Deserialize<'de> for Whole<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(deserializer).map(Self)
    }
}
