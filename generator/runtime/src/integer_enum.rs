//! Enums whose values are integers on the wire, open and closed; reads `2` and `2.0` as the same value.

use super::constraint::{ConstraintError, Rule};
use super::integer::IntegerRules;
use super::number::Number;
use super::session;
use serde::de::Deserializer;
use std::fmt;

/// An integer that the documentation does not list.
///
/// Opaque, so that an integer which becomes a variant in a later version of the crate breaks nobody: compare by the
/// enum's `value`.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct UnknownInteger(i64);

impl UnknownInteger {
    /// The integer.
    pub const fn get(self) -> i64 {
        self.0
    }
}

impl fmt::Debug for UnknownInteger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// What the macros implement for an enum of integers.
pub trait IntegerEnum: TryFrom<i64, Error: Into<ConstraintError>> {
    /// The name of the type, and what it requires in words.
    const RULES: &'static IntegerRules;

    /// The variant of a documented value.
    fn listed(value: i64) -> Option<Self>;
}

/// The value of `number` in an open enum; `unlisted` keeps what is not documented.
pub fn open<T: IntegerEnum>(number: i64, unlisted: fn(UnknownInteger) -> T) -> T {
    T::listed(number).unwrap_or_else(|| unlisted(UnknownInteger(number)))
}

/// The value of `number` in a closed enum.
///
/// # Errors
/// [`Rule::EnumValue`] when it is not listed.
pub fn closed<T: IntegerEnum>(number: i64) -> Result<T, ConstraintError> {
    let IntegerRules { type_name, requirement, .. } = *T::RULES;
    T::listed(number).ok_or_else(|| ConstraintError::new(type_name, requirement, Rule::EnumValue).with_value(number))
}

/// The value of a JSON number in either.
///
/// # Errors
/// When it is no integer of 64 bits, or as [`closed`].
pub fn of<T: IntegerEnum>(number: Number) -> Result<T, ConstraintError> {
    T::try_from(T::RULES.check(number, i64::MIN, i64::MAX)?).map_err(Into::into)
}

/// Reads a JSON integer.
///
/// # Errors
/// As [`of`], or the deserializer's own when the value is no number.
pub fn deserialize<'de, D: Deserializer<'de>, T: IntegerEnum>(deserializer: D) -> Result<T, D::Error> {
    of(Number::deserialize_expecting(deserializer, T::RULES.requirement)?).map_err(session::refuse)
}

/// Completes an open enum of integers, whose last variant is `UnknownValue(UnknownInteger)`:
/// `open_integer_enum!(match Level { Low => 1, High => 2 });`.
///
/// The type may derive `Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd`. Expands to paths below
/// `$crate::runtime`.
#[doc(hidden)]
#[macro_export]
macro_rules! open_integer_enum {
    (match $name:ident { $($variant:ident => $value:literal),+ $(,)? }) => {
        $crate::open_integer_enum!(match $name { $($variant => $value),+ } else UnknownValue);
    };
    (match $name:ident { $($variant:ident => $value:literal),+ $(,)? } else $other:ident) => {
        impl $name {
            /// The integer on the wire.
            #[inline]
            pub const fn value(&self) -> i64 {
                match self {
                    $(Self::$variant => $value,)+
                    Self::$other(value) => value.get(),
                }
            }
        }

        impl ::core::convert::From<i64> for $name {
            #[inline]
            fn from(value: i64) -> Self {
                $crate::runtime::integer_enum::open(value, Self::$other)
            }
        }

        $crate::open_integer_enum!(@both $name { $($variant => $value),+ } "an integer");
    };
    (@both $name:ident { $($variant:ident => $value:literal),+ } $requirement:expr) => {
        impl $name {
            /// The documented values, in the order of the documentation.
            pub const VALUES: &'static [Self] = &[$(Self::$variant),+];
        }

        impl $crate::runtime::integer_enum::IntegerEnum for $name {
            const RULES: &'static $crate::runtime::integer::IntegerRules =
                &$crate::runtime::integer::IntegerRules::new(::core::stringify!($name), $requirement);

            #[inline]
            fn listed(value: i64) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(match value {
                    $($value => Self::$variant,)+
                    _ => return ::core::option::Option::None,
                })
            }
        }

        impl ::core::convert::From<$name> for i64 {
            #[inline]
            fn from(value: $name) -> Self {
                value.value()
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::runtime::constraint::ConstraintError;

            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, $crate::runtime::constraint::ConstraintError> {
                $crate::runtime::integer_enum::of(text.parse()?)
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.value(), f)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                serializer.serialize_i64(self.value())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<__D: ::serde::Deserializer<'de>>(deserializer: __D) -> ::core::result::Result<Self, __D::Error> {
                $crate::runtime::integer_enum::deserialize(deserializer)
            }
        }
    };
}
#[doc(hidden)]
pub use open_integer_enum;

/// Completes a closed enum of integers: `closed_integer_enum!(match Side { Left => 1, Right => 2 });`.
///
/// The type may derive `Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd`. Expands to paths below
/// `$crate::runtime`.
#[doc(hidden)]
#[macro_export]
macro_rules! closed_integer_enum {
    (match $name:ident { $variant:ident => $value:literal $(, $more:ident => $other:literal)* $(,)? }) => {
        impl $name {
            /// The integer on the wire.
            #[inline]
            pub const fn value(&self) -> i64 {
                match self {
                    Self::$variant => $value,
                    $(Self::$more => $other,)*
                }
            }
        }

        impl ::core::convert::TryFrom<i64> for $name {
            type Error = $crate::runtime::constraint::ConstraintError;

            #[inline]
            fn try_from(value: i64) -> ::core::result::Result<Self, $crate::runtime::constraint::ConstraintError> {
                $crate::runtime::integer_enum::closed(value)
            }
        }

        $crate::open_integer_enum!(
            @both $name { $variant => $value $(, $more => $other)* }
            ::core::concat!("one of ", $value $(, ", ", $other)*)
        );
    };
}
#[doc(hidden)]
pub use closed_integer_enum;
