//! Validated integers: reads `10` and `10.0`, refuses `10.5`; never takes a large value through a double.

use super::constraint::{ConstraintError, Rule};
use super::number::Number;
use super::session;
use serde::de::Deserializer;

/// The constraints of an integer newtype. Exclusive limits are written as the inclusive limit beside them.
#[derive(Clone, Copy, Debug)]
pub struct IntegerRules {
    /// The name of the newtype.
    pub type_name: &'static str,
    /// All constraints as text, to follow "is not valid: ".
    pub requirement: &'static str,
    /// `minimum` (JSON Schema 2020-12, Validation, 6.2.4).
    pub minimum: Option<i64>,
    /// `maximum` (6.2.2).
    pub maximum: Option<i64>,
    /// `multipleOf`, greater than 0 (6.2.1).
    pub multiple_of: Option<i64>,
}

impl IntegerRules {
    /// Rules of a newtype that refuses nothing yet.
    pub const fn new(type_name: &'static str, requirement: &'static str) -> Self {
        Self { type_name, requirement, minimum: None, maximum: None, multiple_of: None }
    }

    /// With `minimum`.
    #[must_use]
    pub const fn minimum(mut self, limit: i64) -> Self {
        self.minimum = Some(limit);
        self
    }

    /// With `maximum`.
    #[must_use]
    pub const fn maximum(mut self, limit: i64) -> Self {
        self.maximum = Some(limit);
        self
    }

    /// With `multipleOf`.
    #[must_use]
    pub const fn multiple_of(mut self, step: i64) -> Self {
        self.multiple_of = Some(step);
        self
    }
}

impl IntegerRules {
    /// The first rule that `value` breaks, with its limit.
    pub const fn broken(&self, value: i64) -> Option<(Rule, i64)> {
        let Self { type_name: _, requirement: _, minimum, maximum, multiple_of } = *self;
        match (minimum, maximum, multiple_of) {
            (Some(limit), ..) if value < limit => Some((Rule::Minimum, limit)),
            (_, Some(limit), _) if value > limit => Some((Rule::Maximum, limit)),
            (.., Some(0)) => Some((Rule::MultipleOf, 0)),
            (.., Some(divisor)) if value.wrapping_rem(divisor) != 0 => Some((Rule::MultipleOf, divisor)),
            _ => None,
        }
    }

    /// Passes a number that is an integer from `lowest` to `highest`, the range of the Rust type, and keeps every rule.
    ///
    /// # Errors
    /// The first broken rule; a value outside the Rust type breaks its minimum or maximum.
    pub fn check(&self, number: Number, lowest: i64, highest: i64) -> Result<i64, ConstraintError> {
        let Some(value) = number.as_i64() else {
            return Err(self.unfit(number, lowest, highest));
        };
        let (rule, limit) = match self.broken(value) {
            Some(broken) => broken,
            None if value < lowest => (Rule::Minimum, lowest),
            None if value > highest => (Rule::Maximum, highest),
            None => return Ok(value),
        };
        Err(self.violation(number, rule).with_limit(limit, number))
    }

    /// The error of a number that is no `i64`.
    #[cold]
    fn unfit(&self, number: Number, lowest: i64, highest: i64) -> ConstraintError {
        let (lowest, highest) = (self.minimum.unwrap_or(lowest), self.maximum.unwrap_or(highest));
        match () {
            () if !number.is_whole() => self.violation(number, Rule::NotInteger),
            () if number > Number::from(highest) => self.violation(number, Rule::Maximum).with_limit(highest, number),
            () if number < Number::from(lowest) => self.violation(number, Rule::Minimum).with_limit(lowest, number),
            () => self.violation(number, Rule::NotInteger),
        }
    }

    #[cold]
    fn violation(&self, number: Number, rule: Rule) -> ConstraintError {
        ConstraintError::new(self.type_name, self.requirement, rule).with_value(number)
    }
}

/// Reads a JSON number that is an integer in the sense of JSON Schema (2020-12, Validation, 6.1.1): `10.0` is one.
///
/// A number written with a fraction or an exponent counts up to 2^53; beyond, digits may be lost before it can be
/// looked at.
///
/// # Errors
/// As [`IntegerRules::check`], or the deserializer's own when the value is no number.
pub fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
    rules: &'static IntegerRules,
    lowest: i64,
    highest: i64,
) -> Result<i64, D::Error> {
    let number = Number::deserialize_expecting(deserializer, rules.requirement)?;
    rules.check(number, lowest, highest).map_err(session::refuse)
}

/// Completes an integer newtype `struct Name(i32)` or `struct Name(i64)` with `const RULES: IntegerRules`:
/// `integer_newtype!(Name, i32);`, or `integer_newtype!(Name, i32, text);` where it is a string in JSON.
///
/// The type may derive `Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd`. Expands to paths below
/// `$crate::runtime`.
#[doc(hidden)]
#[macro_export]
macro_rules! integer_newtype {
    ($name:ident, $integer:ident) => {
        $crate::integer_newtype!(@value $name, $integer);
        $crate::integer_newtype!(@json $name, $integer);
    };
    ($name:ident, $integer:ident, text) => {
        $crate::integer_newtype!(@value $name, $integer);
        $crate::number_as_text!($name);
    };
    (@value $name:ident, $integer:ident) => {
        impl $name {
            /// The integer, or `None` when it breaks the constraint.
            #[inline]
            pub const fn new(value: $integer) -> ::core::option::Option<Self> {
                if Self::RULES.broken(value as i64).is_none() {
                    ::core::option::Option::Some(Self(value))
                } else {
                    ::core::option::Option::None
                }
            }

            /// The value.
            #[inline]
            pub const fn get(self) -> $integer {
                self.0
            }
        }

        impl ::core::convert::TryFrom<$integer> for $name {
            type Error = $crate::runtime::constraint::ConstraintError;

            #[inline]
            fn try_from(value: $integer) -> ::core::result::Result<Self, Self::Error> {
                let value = Self::RULES.check($crate::runtime::number::Number::from(value), $integer::MIN as i64, $integer::MAX as i64)?;
                ::core::result::Result::Ok(Self(value as $integer))
            }
        }

        impl ::core::convert::From<$name> for $integer {
            #[inline]
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::runtime::constraint::ConstraintError;

            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, Self::Err> {
                let value = Self::RULES.check(text.parse()?, $integer::MIN as i64, $integer::MAX as i64)?;
                ::core::result::Result::Ok(Self(value as $integer))
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.0, f)
            }
        }
    };
    (@json $name:ident, $integer:ident) => {
        impl ::serde::Serialize for $name {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                ::serde::Serialize::serialize(&self.0, serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<__D: ::serde::Deserializer<'de>>(deserializer: __D) -> ::core::result::Result<Self, __D::Error> {
                let (lowest, highest) = ($integer::MIN as i64, $integer::MAX as i64);
                let value = $crate::runtime::integer::deserialize(deserializer, &Self::RULES, lowest, highest)?;
                ::core::result::Result::Ok(Self(value as $integer))
            }
        }
    };
}
#[doc(hidden)]
pub use integer_newtype;
