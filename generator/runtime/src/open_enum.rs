//! Open enums: documented values become variants, and every other value is preserved; reading one never fails for an
//! unknown value.

use serde::de::{Deserializer, Error, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// What the macro implements for an open enum.
pub trait OpenEnum: Sized {
    /// The variant of a documented value.
    fn listed(word: &str) -> Option<Self>;

    /// What keeps any other value.
    fn unlisted(value: UnknownValue) -> Self;
}

/// A value that the documentation does not list.
///
/// Opaque, so that a value which becomes a variant in a later version of the crate breaks nobody: compare by the enum's
/// `as_str`.
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    /// The value.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// The variant of `word`, or what keeps it.
pub fn of<T: OpenEnum>(word: &str) -> T {
    T::listed(word).unwrap_or_else(|| T::unlisted(UnknownValue(word.into())))
}

/// The variant of `word`, or what keeps it, without another copy.
pub fn of_owned<T: OpenEnum>(word: String) -> T {
    T::listed(&word).unwrap_or_else(|| T::unlisted(UnknownValue(word.into_boxed_str())))
}

/// Reads a JSON string as an open enum.
///
/// # Errors
/// The deserializer's own, when the value is no string.
pub fn deserialize<'de, D: Deserializer<'de>, T: OpenEnum>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_string(WordVisitor(PhantomData))
}

struct WordVisitor<T>(PhantomData<T>);

impl<T: OpenEnum> Visitor<'_> for WordVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<T, E> {
        Ok(of(value))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<T, E> {
        Ok(of_owned(value))
    }
}

/// Completes an open enum, whose last variant is `UnknownValue(UnknownValue)`:
/// `open_enum!(match State { Running => "Running", Failed => "Failed" });`. Another name of it is at the end: `.. } else Other);`.
///
/// The type may derive `Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd`. Values are compared exactly, including their case.
/// Expands to paths below `$crate::runtime`.
#[doc(hidden)]
#[macro_export]
macro_rules! open_enum {
    (match $name:ident { $($variant:ident => $word:literal),+ $(,)? }) => {
        $crate::open_enum!(match $name { $($variant => $word),+ } else UnknownValue);
    };
    (match $name:ident { $($variant:ident => $word:literal),+ $(,)? } else $other:ident) => {
        impl $name {
            /// The documented values, in the order of the documentation.
            pub const VALUES: &'static [Self] = &[$(Self::$variant),+];

            /// The value on the wire.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)+
                    Self::$other(value) => value.as_str(),
                }
            }
        }

        impl $crate::runtime::open_enum::OpenEnum for $name {
            #[inline]
            fn listed(word: &str) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(match word {
                    $($word => Self::$variant,)+
                    _ => return ::core::option::Option::None,
                })
            }

            #[inline]
            fn unlisted(value: $crate::runtime::open_enum::UnknownValue) -> Self {
                Self::$other(value)
            }
        }

        impl ::core::convert::From<&str> for $name {
            #[inline]
            fn from(word: &str) -> Self {
                $crate::runtime::open_enum::of(word)
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            #[inline]
            fn from(word: ::std::string::String) -> Self {
                $crate::runtime::open_enum::of_owned(word)
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;

            #[inline]
            fn from_str(word: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok(Self::from(word))
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::core::cmp::PartialEq<str> for $name {
            #[inline]
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl ::core::cmp::PartialEq<&str> for $name {
            #[inline]
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
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
                $crate::runtime::open_enum::deserialize(deserializer)
            }
        }
    };
}
#[doc(hidden)]
pub use open_enum;
