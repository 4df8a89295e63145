//! Objects with named properties: one table says for each what it is called in JSON, when it is there and how it is set. An object is read by
//! names and never by positions, so that a JSON array is none.

use super::session;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use std::borrow::Cow;
use std::fmt;

/// The name of a property; borrowed wherever the text can be.
pub struct Key<'de>(pub Cow<'de, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(KeyVisitor)
    }
}

struct KeyVisitor;

impl<'de> Visitor<'de> for KeyVisitor {
    type Value = Key<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a property")
    }

    fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Borrowed(name)))
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Owned(name.to_owned())))
    }

    fn visit_string<E: Error>(self, name: String) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Owned(name)))
    }
}

/// What stands for a property that is missing although every response has it: nothing, in a value that is no response
/// and, listed as a violation, in report mode.
///
/// # Errors
/// In a response that is read strictly.
pub fn missing_in_response<T: Default, E: Error>(name: &'static str) -> Result<T, E> {
    if session::passes_over_missing(name) { Ok(T::default()) } else { Err(E::missing_field(name)) }
}

/// Reads a struct from an object, writes it as one, and sets its properties:
/// `object!(match Tree { "name" => required(name), "treeHeight" => optional::<plain_number::Plain>(height, with_height as i64) });`.
///
/// | a property is | where it is read | where it is written |
/// |---|---|---|
/// | `required` | it must be there | always |
/// | `optional` | absent reads as the default of its field | where it has a value |
/// | `responded` | a response must have it, anything else need not | where it has a value |
///
/// Behind that may be `.never_sent()`, `.always_sent()` (even where it has no value) or `.required_to_send()` (as optional, but a request
/// without it is an error). In angle brackets is what the value is read by, below `$crate::runtime`, if not by its own type, with a
/// constant's literal; after the field the method that sets it, with what that takes. A last arm `_ => others(rest)` keeps what is not
/// listed in the field `rest`, which is a `BTreeMap<String, _>`, but for the discriminator that it may name as `except`.
/// Expands to paths below `$crate::runtime`.
/// No model is called like a name that begins with an underscore, so that none is taken for what the macro calls so.
#[doc(hidden)]
#[macro_export]
macro_rules! object {
    (
        $(#[$attribute:meta])*
        match $name:ident {
            $($wire:literal => $mode:ident $(::<$module:ident::$reader:ident $(, $literal:ident)? $(,)?>)?
                ($field:ident $(, $setter:ident as $value:ty)? $(,)?) $(.$sent:ident())?),* $(,)?
            $(_ => others($rest:ident $(, $rest_module:ident::$rest_reader:ident)? $(,)?) $(except $tag:literal)? $(,)?)?
        }
    ) => {
        impl $name {
            $($(
                #[doc = ::core::concat!("Sets `", ::core::stringify!($field), "`.")]
                #[must_use]
                pub fn $setter(mut self, $field: $value) -> Self {
                    self.$field = ::core::option::Option::Some(::core::convert::Into::into($field));
                    self
                }
            )?)*
        }

        impl ::serde::Serialize for $name {
            $(#[$attribute])*
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                let mut members = $crate::runtime::member::Members::begin(serializer)?;
                $($crate::object!(
                    @write $mode $($sent)?, members, $wire, $crate::object!(@written self.$field $(, $module::$reader $($literal)?)?)
                );)*
                $(members.others(&self.$rest)?;)?
                members.end()
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<__D: ::serde::Deserializer<'de>>(deserializer: __D) -> ::core::result::Result<Self, __D::Error> {
                struct __Members;

                impl<'de> ::serde::de::Visitor<'de> for __Members {
                    type Value = $name;

                    fn expecting(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                        f.write_str("an object")
                    }

                    $(#[$attribute])*
                    fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                        self,
                        mut map: __A,
                    ) -> ::core::result::Result<$name, __A::Error> {
                        $(let mut $field = ::core::option::Option::None;)*
                        $(let mut $rest = ::std::collections::BTreeMap::new();)?
                        while let ::core::option::Option::Some($crate::runtime::object::Key(key)) = map.next_key()? {
                            match &*key {
                                $($wire => {
                                    if $field.is_some() {
                                        return ::core::result::Result::Err(
                                            <__A::Error as ::serde::de::Error>::duplicate_field($wire),
                                        );
                                    }
                                    $field = ::core::option::Option::Some(
                                        $crate::object!(@value map $($module::$reader $($literal)?)?),
                                    );
                                })*
                                $($($tag => drop(map.next_value::<::serde::de::IgnoredAny>()?),)?)?
                                _ => $crate::object!(@other map, key $(, $rest $($rest_module::$rest_reader)?)?),
                            }
                        }
                        ::core::result::Result::Ok($name {
                            $($field: $crate::object!(@$mode $field, $wire),)*
                            $($rest,)?
                        })
                    }
                }

                deserializer.deserialize_map(__Members)
            }
        }
    };
    (@written $this:ident.$field:ident $(, $module:ident::$reader:ident)?) => {
        &$this.$field
    };
    (@written $this:ident.$field:ident, $module:ident::$reader:ident $literal:ident) => {
        &$crate::runtime::$module::Fixed::<$literal, _>::of(&$this.$field)
    };
    (@write $mode:ident never_sent, $members:ident, $wire:literal, $value:expr) => {
        _ = $value
    };
    (@write $mode:ident required_to_send, $members:ident, $wire:literal, $value:expr) => {
        $members.required_to_send($wire, $value)?
    };
    (@write $mode:ident always_sent, $members:ident, $wire:literal, $value:expr) => {
        $members.always($wire, $value)?
    };
    (@write required, $members:ident, $wire:literal, $value:expr) => {
        $members.always($wire, $value)?
    };
    (@write $mode:ident, $members:ident, $wire:literal, $value:expr) => {
        $members.present($wire, $value)?
    };
    (@value $map:ident) => {
        $map.next_value()?
    };
    (@value $map:ident $module:ident::$reader:ident) => {
        $map.next_value::<$crate::runtime::$module::$reader<_>>()?.into_inner()
    };
    (@value $map:ident $module:ident::$reader:ident $literal:ident) => {
        $map.next_value::<$crate::runtime::$module::$reader<$literal, _>>()?.into_inner()
    };
    (@other $map:ident, $key:ident) => {
        drop($map.next_value::<::serde::de::IgnoredAny>()?)
    };
    (@other $map:ident, $key:ident, $rest:ident) => {
        if let ::core::option::Option::Some(value) =
            $map.next_value::<$crate::runtime::object::Kept<_>>()?.into_inner()
        {
            $rest.insert($key.into_owned(), value);
        }
    };
    (@other $map:ident, $key:ident, $rest:ident $module:ident::$reader:ident) => {
        if let ::core::option::Option::Some(value) =
            $map.next_value::<$crate::runtime::object::Kept<$crate::runtime::$module::$reader<_>>>()?.into_inner()
        {
            $rest.insert($key.into_owned(), value.into_inner());
        }
    };
    (@required $field:ident, $wire:literal) => {
        match $field {
            ::core::option::Option::Some(value) => value,
            ::core::option::Option::None => {
                return ::core::result::Result::Err(<__A::Error as ::serde::de::Error>::missing_field($wire));
            }
        }
    };
    (@optional $field:ident, $wire:literal) => {
        $field.unwrap_or_default()
    };
    (@responded $field:ident, $wire:literal) => {
        match $field {
            ::core::option::Option::Some(value) => value,
            ::core::option::Option::None => $crate::runtime::object::missing_in_response($wire)?,
        }
    };
}
#[doc(hidden)]
pub use object;

/// A value that reads `null` as whatever its type makes of it, and is nothing only where there is no value.
pub struct Kept<T>(Option<T>);

impl<T> Kept<T> {
    /// The value, if there is one.
    pub fn into_inner(self) -> Option<T> {
        self.0
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Kept<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct("Kept", KeptVisitor(std::marker::PhantomData))
    }
}

/// Asks for a newtype struct, because that tells `null` from what is left out, as [`Patch`](super::patch::Patch) does.
struct KeptVisitor<T>(std::marker::PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for KeptVisitor<T> {
    type Value = Kept<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Kept<T>, D::Error> {
        T::deserialize(deserializer).map(|value| Kept(Some(value)))
    }

    fn visit_none<E: Error>(self) -> Result<Kept<T>, E> {
        Ok(Kept(None))
    }
}
