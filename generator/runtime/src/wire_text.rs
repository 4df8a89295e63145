//! What all types with a textual form on the wire share: reading it from a JSON string and the error when it does not
//! fit.

use super::constraint::{ConstraintError, Rule};
use super::session;
use serde::de::{Deserializer, Error, Visitor};
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

/// A type with one textual form for JSON strings, paths, queries and headers.
pub(super) trait WireText: FromStr<Err = ConstraintError> {
    /// The name of the type.
    const TYPE_NAME: &'static str;
    /// What the text has to be, in words.
    const REQUIREMENT: &'static str;
}

/// The error for `text`, which cannot be right from the character at `index` on.
#[cold]
pub(super) fn misfit<T: WireText>(text: &str, index: usize) -> ConstraintError {
    ConstraintError::new(T::TYPE_NAME, T::REQUIREMENT, Rule::Format)
        .with_position(index, text.chars().nth(index))
        .with_text(text)
}

/// The same for a text that is not shown, because it may be a key.
#[cold]
pub(super) fn unshown_misfit<T: WireText>(index: usize) -> ConstraintError {
    ConstraintError::new(T::TYPE_NAME, T::REQUIREMENT, Rule::Format).with_position(index, None)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>, T: WireText>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_str(WireTextVisitor(PhantomData))
}

struct WireTextVisitor<T>(PhantomData<T>);

impl<T: WireText> Visitor<'_> for WireTextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::REQUIREMENT)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<T, E> {
        value.parse().map_err(session::refuse)
    }
}

/// Gives a type that has `Display` and `FromStr` its JSON form.
macro_rules! wire_text {
    ($name:ident, $requirement:literal) => {
        impl super::wire_text::WireText for $name {
            const TYPE_NAME: &'static str = stringify!($name);
            const REQUIREMENT: &'static str = $requirement;
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                super::wire_text::deserialize(deserializer)
            }
        }
    };
}
pub(super) use wire_text;
