//! Bounds of decimals and the newtypes made of them, all exact; never compares doubles.

use super::constraint::{ConstraintError, Rule};
use super::decimal::Decimal;
use super::json_number::is_json_number;
use super::normal::Normal;
use super::number::Number;
use std::cmp::Ordering;

/// One end of a range of decimals.
#[derive(Clone, Copy, Debug)]
pub struct DecimalBound {
    limit: &'static str,
    excluded: bool,
}

impl DecimalBound {
    /// `minimum` or `maximum` (JSON Schema 2020-12, Validation, 6.2.2 and 6.2.4).
    ///
    /// # Panics
    /// When the limit is no JSON number; in a `const` that does not compile.
    pub const fn inclusive(limit: &'static str) -> Self {
        assert!(is_json_number(limit), "a bound is a JSON number");
        Self { limit, excluded: false }
    }

    /// `exclusiveMinimum` or `exclusiveMaximum` (6.2.3 and 6.2.5).
    ///
    /// # Panics
    /// When the limit is no JSON number; in a `const` that does not compile.
    pub const fn exclusive(limit: &'static str) -> Self {
        assert!(is_json_number(limit), "a bound is a JSON number");
        Self { limit, excluded: true }
    }
}

/// The constraints of a decimal newtype.
#[derive(Clone, Copy, Debug)]
pub struct DecimalRules {
    /// The name of the newtype.
    pub type_name: &'static str,
    /// All constraints as text, to follow "is not valid: ".
    pub requirement: &'static str,
    /// The lower end.
    pub minimum: Option<DecimalBound>,
    /// The upper end.
    pub maximum: Option<DecimalBound>,
    /// `multipleOf`, a JSON number greater than 0 of at most 18 digits (JSON Schema 2020-12, Validation, 6.2.1).
    pub multiple_of: Option<&'static str>,
}

impl DecimalRules {
    /// Rules of a newtype that refuses nothing yet.
    pub const fn new(type_name: &'static str, requirement: &'static str) -> Self {
        Self { type_name, requirement, minimum: None, maximum: None, multiple_of: None }
    }

    /// With `minimum` or `exclusiveMinimum`.
    #[must_use]
    pub const fn minimum(mut self, bound: DecimalBound) -> Self {
        self.minimum = Some(bound);
        self
    }

    /// With `maximum` or `exclusiveMaximum`.
    #[must_use]
    pub const fn maximum(mut self, bound: DecimalBound) -> Self {
        self.maximum = Some(bound);
        self
    }

    /// With `multipleOf`.
    #[must_use]
    pub const fn multiple_of(mut self, step: &'static str) -> Self {
        self.multiple_of = Some(step);
        self
    }
}

impl DecimalRules {
    /// Passes a decimal that keeps every rule.
    ///
    /// # Errors
    /// The first broken rule. Its limit and number are shown as doubles where they are no integers.
    pub fn check(&self, value: Decimal) -> Result<Decimal, ConstraintError> {
        let Self { type_name: _, requirement: _, minimum, maximum, multiple_of } = *self;
        let normal = value.normal();
        let order =
            |bound: DecimalBound| Normal::new(bound.limit).map_or(Ordering::Less, |limit| normal.compare(&limit));
        if let Some(bound) = minimum.filter(|&bound| order(bound).is_lt() || (bound.excluded && order(bound).is_eq())) {
            let rule = if bound.excluded { Rule::ExclusiveMinimum } else { Rule::Minimum };
            return Err(self.violation(&value, rule, bound.limit));
        }
        if let Some(bound) = maximum.filter(|&bound| order(bound).is_gt() || (bound.excluded && order(bound).is_eq())) {
            let rule = if bound.excluded { Rule::ExclusiveMaximum } else { Rule::Maximum };
            return Err(self.violation(&value, rule, bound.limit));
        }
        match multiple_of {
            Some(divisor) if !Normal::new(divisor).is_some_and(|divisor| normal.is_multiple_of(&divisor)) => {
                Err(self.violation(&value, Rule::MultipleOf, divisor))
            }
            _ => Ok(value),
        }
    }

    #[cold]
    fn violation(&self, value: &Decimal, rule: Rule, limit: &str) -> ConstraintError {
        let error = ConstraintError::new(self.type_name, self.requirement, rule).with_value(value);
        match (limit.parse::<Number>(), value.as_str().parse::<Number>()) {
            (Ok(limit), Ok(actual)) => error.with_limit(limit, actual),
            _ => error,
        }
    }
}

/// Completes a decimal newtype `struct Name(Decimal)` with `const RULES: DecimalRules`: `decimal_newtype!(Name);`,
/// or `decimal_newtype!(Name, text);` where it is a string in JSON.
///
/// The type may derive `Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd`. Expands to paths below `$crate::runtime`.
#[doc(hidden)]
#[macro_export]
macro_rules! decimal_newtype {
    ($name:ident) => {
        $crate::decimal_newtype!(@value $name);
        $crate::decimal_newtype!(@json $name);
    };
    ($name:ident, text) => {
        $crate::decimal_newtype!(@value $name);
        $crate::number_as_text!($name);
    };
    (@value $name:ident) => {
        impl $name {
            /// The decimal.
            #[inline]
            pub fn get(&self) -> &$crate::runtime::decimal::Decimal {
                &self.0
            }

            /// The decimal, owned.
            #[inline]
            pub fn into_inner(self) -> $crate::runtime::decimal::Decimal {
                self.0
            }
        }

        impl ::core::convert::TryFrom<$crate::runtime::decimal::Decimal> for $name {
            type Error = $crate::runtime::constraint::ConstraintError;

            #[inline]
            fn try_from(value: $crate::runtime::decimal::Decimal) -> ::core::result::Result<Self, Self::Error> {
                Self::RULES.check(value).map(Self)
            }
        }

        impl ::core::convert::TryFrom<&str> for $name {
            type Error = $crate::runtime::constraint::ConstraintError;

            #[inline]
            fn try_from(text: &str) -> ::core::result::Result<Self, Self::Error> {
                Self::RULES.check(text.parse()?).map(Self)
            }
        }

        impl ::core::convert::From<$name> for $crate::runtime::decimal::Decimal {
            #[inline]
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::runtime::constraint::ConstraintError;

            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, Self::Err> {
                Self::try_from(text)
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.0, f)
            }
        }
    };
    (@json $name:ident) => {
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
                let value = <$crate::runtime::decimal::Decimal as ::serde::Deserialize>::deserialize(deserializer)?;
                Self::try_from(value).map_err($crate::runtime::session::refuse)
            }
        }
    };
}
#[doc(hidden)]
pub use decimal_newtype;
