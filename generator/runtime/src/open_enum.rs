//! Open enums: documented values become variants, and every other value is preserved; reading one never fails for an
//! unknown value.

use serde::de::{Deserializer, Error, Visitor};
use std::fmt;

/// A value that the documentation does not list.
///
/// Opaque, so that a value which becomes a variant in a later version of the crate breaks nobody: compare by the enum's
/// `as_str`.
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    /// For the enum's own conversions alone, because they know the documented values.
    #[doc(hidden)]
    pub fn unlisted(value: String) -> Self {
        Self(value.into_boxed_str())
    }

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

/// Reads a JSON string as an open enum: `listed` returns the variant of a documented value, `unlisted` keeps any other.
///
/// # Errors
/// The deserializer's own, when the value is no string.
pub fn deserialize<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    listed: fn(&str) -> Option<T>,
    unlisted: fn(UnknownValue) -> T,
) -> Result<T, D::Error> {
    deserializer.deserialize_string(WordVisitor { listed, unlisted })
}

struct WordVisitor<T> {
    listed: fn(&str) -> Option<T>,
    unlisted: fn(UnknownValue) -> T,
}

impl<T> Visitor<'_> for WordVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<T, E> {
        Ok((self.listed)(value).unwrap_or_else(|| (self.unlisted)(UnknownValue::unlisted(value.to_owned()))))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<T, E> {
        Ok((self.listed)(&value).unwrap_or_else(|| (self.unlisted)(UnknownValue::unlisted(value))))
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

            fn __listed(word: &str) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(match word {
                    $($word => Self::$variant,)+
                    _ => return ::core::option::Option::None,
                })
            }
        }

        impl ::core::convert::From<&str> for $name {
            #[inline]
            fn from(word: &str) -> Self {
                Self::__listed(word).unwrap_or_else(|| Self::from(word.to_owned()))
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            #[inline]
            fn from(word: ::std::string::String) -> Self {
                match Self::__listed(&word) {
                    ::core::option::Option::Some(value) => value,
                    ::core::option::Option::None => {
                        Self::$other($crate::runtime::open_enum::UnknownValue::unlisted(word))
                    }
                }
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
                $crate::runtime::open_enum::deserialize(deserializer, Self::__listed, Self::$other)
            }
        }
    };
}
#[doc(hidden)]
pub use open_enum;
