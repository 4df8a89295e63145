//! Closed enums: the documented values and no others; for services that promise never to add one.

use super::constraint::{ConstraintError, Rule};
use super::session;
use serde::de::{Deserializer, Error, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// What the macro implements for a closed enum.
pub trait ClosedEnum: Sized {
    /// The name of the type.
    const TYPE_NAME: &'static str;
    /// The listed words, in words.
    const REQUIREMENT: &'static str;

    /// The variant of a listed word.
    fn listed(word: &str) -> Option<Self>;

    /// The variant of `word`.
    ///
    /// # Errors
    /// [`Rule::EnumValue`] when it is not listed.
    fn find(word: &str) -> Result<Self, ConstraintError> {
        Self::listed(word)
            .ok_or_else(|| ConstraintError::new(Self::TYPE_NAME, Self::REQUIREMENT, Rule::EnumValue).with_text(word))
    }
}

/// Reads a JSON string as a closed enum.
///
/// # Errors
/// As [`ClosedEnum::find`], or the deserializer's own when the value is no string.
pub fn deserialize<'de, D: Deserializer<'de>, T: ClosedEnum>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_str(WordVisitor(PhantomData))
}

struct WordVisitor<T>(PhantomData<T>);

impl<T: ClosedEnum> Visitor<'_> for WordVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::REQUIREMENT)
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<T, E> {
        T::find(word).map_err(session::refuse)
    }
}

/// Completes a closed enum: `closed_enum!(match Side { Left => "left", Right => "right" });`.
///
/// The type may derive `Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd`. Words are compared exactly, case
/// included. Expands to paths below `$crate::runtime`.
#[doc(hidden)]
#[macro_export]
macro_rules! closed_enum {
    (match $name:ident { $variant:ident => $word:literal $(, $more:ident => $other:literal)* $(,)? }) => {
        impl $name {
            /// The documented values, in the order of the documentation.
            pub const VALUES: &'static [Self] = &[Self::$variant $(, Self::$more)*];

            /// The value on the wire.
            #[inline]
            pub const fn as_str(&self) -> &'static str {
                match self {
                    Self::$variant => $word,
                    $(Self::$more => $other,)*
                }
            }
        }

        impl $crate::runtime::closed_enum::ClosedEnum for $name {
            const TYPE_NAME: &'static str = ::core::stringify!($name);
            const REQUIREMENT: &'static str = ::core::concat!("one of '", $word $(, "', '", $other)*, "'");

            #[inline]
            fn listed(word: &str) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(match word {
                    $word => Self::$variant,
                    $($other => Self::$more,)*
                    _ => return ::core::option::Option::None,
                })
            }
        }

        impl ::core::convert::TryFrom<&str> for $name {
            type Error = $crate::runtime::constraint::ConstraintError;

            #[inline]
            fn try_from(word: &str) -> ::core::result::Result<Self, $crate::runtime::constraint::ConstraintError> {
                $crate::runtime::closed_enum::ClosedEnum::find(word)
            }
        }

        impl ::core::convert::TryFrom<::std::string::String> for $name {
            type Error = $crate::runtime::constraint::ConstraintError;

            #[inline]
            fn try_from(word: ::std::string::String) -> ::core::result::Result<Self, $crate::runtime::constraint::ConstraintError> {
                $crate::runtime::closed_enum::ClosedEnum::find(&word)
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::runtime::constraint::ConstraintError;

            #[inline]
            fn from_str(word: &str) -> ::core::result::Result<Self, $crate::runtime::constraint::ConstraintError> {
                $crate::runtime::closed_enum::ClosedEnum::find(word)
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<__D: ::serde::Deserializer<'de>>(deserializer: __D) -> ::core::result::Result<Self, __D::Error> {
                $crate::runtime::closed_enum::deserialize(deserializer)
            }
        }
    };
}
#[doc(hidden)]
pub use closed_enum;
