//! Bounds of numbers and the newtypes made of them; never rounds a bound to fit.

use super::constraint::{ConstraintError, Rule};
use super::double::is_multiple_of;
use super::number::Number;

/// One end of a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound {
    limit: f64,
    excluded: bool,
    /// The limit where it has more digits than a double.
    written: Option<&'static str>,
}

impl Bound {
    /// `minimum` or `maximum` (JSON Schema 2020-12, Validation, 6.2.2 and 6.2.4).
    ///
    /// # Panics
    /// When the limit is not finite; in a `const` that does not compile.
    pub const fn inclusive(limit: f64) -> Self {
        assert!(limit.is_finite(), "a bound is finite");
        Self { limit, excluded: false, written: None }
    }

    /// `exclusiveMinimum` or `exclusiveMaximum` (6.2.3 and 6.2.5).
    ///
    /// # Panics
    /// When the limit is not finite; in a `const` that does not compile.
    pub const fn exclusive(limit: f64) -> Self {
        assert!(limit.is_finite(), "a bound is finite");
        Self { limit, excluded: true, written: None }
    }

    /// The limit as it is documented, a JSON number that the double beside it is only the nearest to.
    #[must_use]
    pub const fn written(mut self, limit: &'static str) -> Self {
        self.written = Some(limit);
        self
    }

    /// Whether the double itself is inside; where it is not known which side of the limit it is on, it is not.
    const fn takes_limit(self) -> bool {
        !self.excluded && self.written.is_none()
    }

    /// A whole limit is shown as `100`, not `100.0`.
    fn number(self) -> Number {
        if let Some(number) = self.written.and_then(|text| text.parse().ok()) {
            return number;
        }
        let number = Number::from_f64(self.limit).unwrap_or(Number::from_i64(0));
        number.as_i64().map_or(number, Number::from_i64)
    }
}

/// The constraints of a number newtype.
#[derive(Clone, Copy, Debug)]
pub struct NumberRules {
    /// The name of the newtype.
    pub type_name: &'static str,
    /// All constraints as text, to follow "is not valid: ".
    pub requirement: &'static str,
    /// The lower end.
    pub minimum: Option<Bound>,
    /// The upper end.
    pub maximum: Option<Bound>,
    /// `multipleOf`, greater than 0 (JSON Schema 2020-12, Validation, 6.2.1).
    pub multiple_of: Option<f64>,
}

impl NumberRules {
    /// Rules of a newtype that refuses nothing yet.
    pub const fn new(type_name: &'static str, requirement: &'static str) -> Self {
        Self { type_name, requirement, minimum: None, maximum: None, multiple_of: None }
    }

    /// With `minimum` or `exclusiveMinimum`.
    #[must_use]
    pub const fn minimum(mut self, bound: Bound) -> Self {
        self.minimum = Some(bound);
        self
    }

    /// With `maximum` or `exclusiveMaximum`.
    #[must_use]
    pub const fn maximum(mut self, bound: Bound) -> Self {
        self.maximum = Some(bound);
        self
    }

    /// With `multipleOf`.
    #[must_use]
    pub const fn multiple_of(mut self, step: f64) -> Self {
        self.multiple_of = Some(step);
        self
    }
}

impl NumberRules {
    /// Whether a double keeps every rule, for literals. Of a double with more than 15 digits it is not known here whether it
    /// is a multiple, nor on which side of a bound with more digits; [`check`](Self::check) knows.
    pub const fn admits(&self, value: f64) -> bool {
        let Self { type_name: _, requirement: _, minimum, maximum, multiple_of } = *self;
        let above = match minimum {
            Some(bound) => value > bound.limit || (value == bound.limit && bound.takes_limit()),
            None => true,
        };
        let below = match maximum {
            Some(bound) => value < bound.limit || (value == bound.limit && bound.takes_limit()),
            None => true,
        };
        let is_multiple = match multiple_of {
            Some(divisor) => is_multiple_of(value, divisor),
            None => true,
        };
        value.is_finite() && above && below && is_multiple
    }

    /// The first rule that `number` breaks, with its limit.
    fn broken(&self, number: Number) -> Option<(Rule, Bound)> {
        let Self { type_name: _, requirement: _, minimum, maximum, multiple_of } = *self;
        if let Some(bound) = minimum {
            let order = number.cmp(&bound.number());
            if order.is_lt() || (order.is_eq() && bound.excluded) {
                return Some((if bound.excluded { Rule::ExclusiveMinimum } else { Rule::Minimum }, bound));
            }
        }
        if let Some(bound) = maximum {
            let order = number.cmp(&bound.number());
            if order.is_gt() || (order.is_eq() && bound.excluded) {
                return Some((if bound.excluded { Rule::ExclusiveMaximum } else { Rule::Maximum }, bound));
            }
        }
        match multiple_of {
            Some(divisor) if !number.is_multiple_of(divisor) => Some((Rule::MultipleOf, Bound::inclusive(divisor))),
            _ => None,
        }
    }

    /// Passes a number that keeps every rule.
    ///
    /// # Errors
    /// The first broken rule.
    pub fn check(&self, number: Number) -> Result<Number, ConstraintError> {
        match self.broken(number) {
            None => Ok(number),
            Some((rule, bound)) => Err(self.violation(number, rule, bound)),
        }
    }

    /// The error of a double that is no number.
    #[cold]
    pub fn not_finite(&self, value: f64) -> ConstraintError {
        ConstraintError::new(self.type_name, self.requirement, Rule::NotFinite).with_value(value)
    }

    #[cold]
    fn violation(&self, number: Number, rule: Rule, bound: Bound) -> ConstraintError {
        let error = ConstraintError::new(self.type_name, self.requirement, rule).with_value(number);
        error.with_limit(bound.number(), number)
    }
}

/// Completes a number newtype `struct Name(Number)` with `const RULES: NumberRules`: `number_newtype!(Name);`, or
/// `number_newtype!(Name, text);` where it is a string in JSON.
///
/// The type may derive `Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd`. Expands to paths below
/// `$crate::runtime`.
#[doc(hidden)]
#[macro_export]
macro_rules! number_newtype {
    ($name:ident) => {
        $crate::number_newtype!(@value $name);
        $crate::number_newtype!(@json $name);
    };
    ($name:ident, text) => {
        $crate::number_newtype!(@value $name);
        $crate::number_as_text!($name);
    };
    (@value $name:ident) => {
        impl $name {
            /// The number, or `None` when it breaks the constraint, is NaN or infinite. Whether a number of more than 15 digits is
            /// a multiple is only known to `try_from`.
            #[inline]
            pub const fn new(value: f64) -> ::core::option::Option<Self> {
                match $crate::runtime::number::Number::from_f64(value) {
                    ::core::option::Option::Some(number) if Self::RULES.admits(value) => {
                        ::core::option::Option::Some(Self(number))
                    }
                    _ => ::core::option::Option::None,
                }
            }

            /// The value, or the double that is nearest to it.
            #[inline]
            pub const fn get(self) -> f64 {
                self.0.as_f64()
            }

            /// The value in the form it was given.
            #[inline]
            pub const fn number(self) -> $crate::runtime::number::Number {
                self.0
            }
        }

        $crate::number_newtype!(@from $name, i32);
        $crate::number_newtype!(@from $name, i64);
        $crate::number_newtype!(@from $name, u32);
        $crate::number_newtype!(@from $name, u64);
        $crate::number_newtype!(@from $name, $crate::runtime::number::Number);

        impl ::core::convert::TryFrom<f64> for $name {
            type Error = $crate::runtime::constraint::ConstraintError;

            #[inline]
            fn try_from(value: f64) -> ::core::result::Result<Self, Self::Error> {
                match $crate::runtime::number::Number::from_f64(value) {
                    ::core::option::Option::Some(number) => Self::try_from(number),
                    ::core::option::Option::None => ::core::result::Result::Err(Self::RULES.not_finite(value)),
                }
            }
        }

        impl ::core::convert::From<$name> for f64 {
            #[inline]
            fn from(value: $name) -> Self {
                value.get()
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::runtime::constraint::ConstraintError;

            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, Self::Err> {
                Self::try_from(text.parse::<$crate::runtime::number::Number>()?)
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
                let expected = Self::RULES.requirement;
                let number = $crate::runtime::number::Number::deserialize_expecting(deserializer, expected)?;
                Self::try_from(number).map_err($crate::runtime::session::refuse)
            }
        }
    };
    (@from $name:ident, $number:ty) => {
        impl ::core::convert::TryFrom<$number> for $name {
            type Error = $crate::runtime::constraint::ConstraintError;

            #[inline]
            fn try_from(value: $number) -> ::core::result::Result<Self, Self::Error> {
                let number = $crate::runtime::number::Number::from(value);
                ::core::result::Result::Ok(Self(Self::RULES.check(number)?))
            }
        }
    };
}
#[doc(hidden)]
pub use number_newtype;
