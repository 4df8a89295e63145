//! Objects with named properties: one table says for each what it is called in JSON, when it is there and how it is set. An object is read by
//! names and never by positions, so that a JSON array is none.

use super::session;
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

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

/// What the macro implements for reading. All that does not depend on the properties is done by functions, so that a model costs the compiler
/// little.
pub trait Object<'de>: Sized {
    /// Reads the properties.
    ///
    /// # Errors
    /// The reader's own, and where a property is missing or there twice.
    fn read<A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error>;
}

/// Reads an object.
///
/// # Errors
/// Those of [`Object::read`], and for what is no object.
pub fn read<'de, T: Object<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(ObjectVisitor(PhantomData))
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Object<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        T::read(&mut map)
    }
}

/// Reads a property.
///
/// # Errors
/// The reader's own, and where the property was there before.
pub fn put<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    slot: &mut Option<T>,
    name: &'static str,
    map: &mut A,
) -> Result<(), A::Error> {
    put_by(slot, name, map, std::convert::identity::<T>)
}

/// Reads a property by another type than its own.
///
/// # Errors
/// Those of [`put`].
pub fn put_by<'de, T, R: Deserialize<'de>, A: MapAccess<'de>>(
    slot: &mut Option<T>,
    name: &'static str,
    map: &mut A,
    into_inner: fn(R) -> T,
) -> Result<(), A::Error> {
    if slot.is_some() {
        return Err(A::Error::duplicate_field(name));
    }
    *slot = Some(into_inner(map.next_value()?));
    Ok(())
}

/// Reads a property that the documentation does not list, by its own type or another.
///
/// # Errors
/// The reader's own.
pub fn put_other<'de, T, R: Deserialize<'de>, A: MapAccess<'de>>(
    rest: &mut BTreeMap<String, T>,
    name: Cow<'_, str>,
    map: &mut A,
    into_inner: fn(R) -> T,
) -> Result<(), A::Error> {
    if let Some(value) = map.next_value::<Kept<R>>()?.into_inner() {
        rest.insert(name.into_owned(), into_inner(value));
    }
    Ok(())
}

/// Passes over a property.
///
/// # Errors
/// The reader's own.
pub fn pass_over<'de, A: MapAccess<'de>>(map: &mut A) -> Result<(), A::Error> {
    map.next_value::<IgnoredAny>().map(drop)
}

/// A property that must be there.
///
/// # Errors
/// Where it is missing.
pub fn required<T, E: Error>(slot: Option<T>, name: &'static str) -> Result<T, E> {
    slot.ok_or_else(|| E::missing_field(name))
}

/// A property that every response has. Where it is missing, nothing stands for it in a value that is no response and, listed as a violation, in
/// report mode.
///
/// # Errors
/// Where it is missing in a response that is read strictly.
pub fn responded<T: Default, E: Error>(slot: Option<T>, name: &'static str) -> Result<T, E> {
    match slot {
        Some(value) => Ok(value),
        None if session::passes_over_missing(name) => Ok(T::default()),
        None => Err(E::missing_field(name)),
    }
}

/// Reads a struct from an object, writes it as one, sets its properties and shows it as [`safe_debug`](super::safe_debug) does:
/// `object!(match Tree { "name" => required(name), "treeHeight" => optional::<plain_number::Plain>(height, with_height as i64) });`.
///
/// | a property is | where it is read | where it is written |
/// |---|---|---|
/// | `required` | it must be there | always |
/// | `optional` | absent reads as the default of its field | where it has a value |
/// | `responded` | a response must have it, anything else need not | where it has a value |
///
/// Behind that may be `.never_sent()`, `.always_sent()` (even where it has no value) or `.required_to_send()` (as optional, but a request
/// without it is an error), and before it `#[hidden]` where `Debug` must never show it. In angle brackets is what the value is read by,
/// below `$crate::runtime`, if not by its own type, with a constant's literal; after the field the method that sets it, with what that
/// takes. A last arm `_ => others(rest)` keeps what is not listed in the field `rest`, which is a `BTreeMap<String, _>`, but for the
/// discriminator that it may name as `except`.
/// Expands to paths below `$crate::runtime`.
/// No model is called like a name that begins with an underscore, so that none is taken for what the macro calls so.
#[doc(hidden)]
#[macro_export]
macro_rules! object {
    (
        $(#[$attribute:meta])*
        match $name:ident {
            $($(#[$hidden:ident])? $wire:literal => $mode:ident $(::<$module:ident::$reader:ident $(, $literal:ident)? $(,)?>)?
                ($field:ident $(, $setter:ident as $value:ty)? $(,)?) $(.$sent:ident())?),* $(,)?
            $(_ => others($rest:ident $(, $rest_module:ident::$rest_reader:ident)? $(,)?) $(except $tag:literal)? $(,)?)?
        }
    ) => {
        impl $name {
            $($(
                #[doc = ::core::concat!("Sets `", ::core::stringify!($field), "`.")]
                #[must_use]
                #[inline]
                pub fn $setter(mut self, $field: $value) -> Self {
                    self.$field = ::core::option::Option::Some(::core::convert::Into::into($field));
                    self
                }
            )?)*
        }

        $crate::safe_debug!($(#[$attribute])* $name { $($(#[$hidden])? $field,)* $($rest,)? });

        impl ::serde::Serialize for $name {
            $(#[$attribute])*
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                let members = $crate::runtime::member::Members::begin(serializer);
                $(let members = $crate::object!(
                    @write $mode $($sent)?, members, $wire, $crate::object!(@written self.$field $(, $module::$reader $($literal)?)?)
                );)*
                $(let members = members.others(&self.$rest);)?
                members.end()
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<__D: ::serde::Deserializer<'de>>(deserializer: __D) -> ::core::result::Result<Self, __D::Error> {
                $crate::runtime::object::read(deserializer)
            }
        }

        impl<'de> $crate::runtime::object::Object<'de> for $name {
            $(#[$attribute])*
            fn read<__A: ::serde::de::MapAccess<'de>>(map: &mut __A) -> ::core::result::Result<Self, __A::Error> {
                $(let mut $field = ::core::option::Option::None;)*
                $(let mut $rest = ::std::collections::BTreeMap::new();)?
                while let ::core::option::Option::Some($crate::runtime::object::Key(key)) = map.next_key()? {
                    let read = match &*key {
                        $($wire => $crate::object!(@read $field, $wire, map $(, $module::$reader $($literal)?)?),)*
                        $($($tag => $crate::runtime::object::pass_over(map),)?)?
                        _ => $crate::object!(@other map, key $(, $rest $($rest_module::$rest_reader)?)?),
                    };
                    read?;
                }
                ::core::result::Result::Ok($name {
                    $($field: $crate::object!(@$mode $field, $wire),)*
                    $($rest,)?
                })
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
        $members.never($value)
    };
    (@write $mode:ident required_to_send, $members:ident, $wire:literal, $value:expr) => {
        $members.required_to_send($wire, $value)
    };
    (@write $mode:ident always_sent, $members:ident, $wire:literal, $value:expr) => {
        $members.always($wire, $value)
    };
    (@write required, $members:ident, $wire:literal, $value:expr) => {
        $members.always($wire, $value)
    };
    (@write $mode:ident, $members:ident, $wire:literal, $value:expr) => {
        $members.present($wire, $value)
    };
    (@read $field:ident, $wire:literal, $map:ident) => {
        $crate::runtime::object::put(&mut $field, $wire, $map)
    };
    (@read $field:ident, $wire:literal, $map:ident, $module:ident::$reader:ident $($literal:ident)?) => {
        $crate::runtime::object::put_by(
            &mut $field,
            $wire,
            $map,
            $crate::runtime::$module::$reader::<$($literal,)? _>::into_inner,
        )
    };
    (@other $map:ident, $key:ident) => {
        $crate::runtime::object::pass_over($map)
    };
    (@other $map:ident, $key:ident, $rest:ident) => {
        $crate::runtime::object::put_other(&mut $rest, $key, $map, ::core::convert::identity)
    };
    (@other $map:ident, $key:ident, $rest:ident $module:ident::$reader:ident) => {
        $crate::runtime::object::put_other(&mut $rest, $key, $map, $crate::runtime::$module::$reader::<_>::into_inner)
    };
    (@required $field:ident, $wire:literal) => {
        $crate::runtime::object::required($field, $wire)?
    };
    (@optional $field:ident, $wire:literal) => {
        $field.unwrap_or_default()
    };
    (@responded $field:ident, $wire:literal) => {
        $crate::runtime::object::responded($field, $wire)?
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
        deserializer.deserialize_newtype_struct("Kept", KeptVisitor(PhantomData))
    }
}

/// Asks for a newtype struct, because that tells `null` from what is left out, as [`Patch`](super::patch::Patch) does.
struct KeptVisitor<T>(PhantomData<T>);

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
