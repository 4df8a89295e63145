//! Properties that the documentation holds to one value: written as that value, and read as nothing else; never one that
//! a caller or a service chooses.

use super::constraint::{ConstraintError, Rule};
use super::member::Omit;
use super::patch::Patch;
use super::raw;
use super::session;
use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use serde::ser::{Error, Serialize, Serializer};
use serde_json::value::RawValue;
use std::marker::PhantomData;

/// The one value that a property can have; the property's documentation says which.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Constant;

impl Omit for Constant {
    fn is_omitted(&self) -> bool {
        false
    }
}

/// What the macro implements for a property's one value.
pub trait Literal {
    /// The type that the value is of, by which two spellings of it are equal.
    type Value: DeserializeOwned + PartialEq;
    /// The property.
    const NAME: &'static str;
    /// The value, in words.
    const REQUIREMENT: &'static str;
    /// The value as JSON.
    const JSON: &'static str;
    /// Whether an error must not show what was read in its place.
    const SECRET: bool;
}

/// Writes a [`Constant`] as a literal.
pub struct Fixed<'a, L, T>(&'a T, PhantomData<L>);

impl<'a, L, T> Fixed<'a, L, T> {
    /// What is written.
    pub fn of(held: &'a T) -> Self {
        Self(held, PhantomData)
    }
}

impl<L: Literal, T: Held> Serialize for Fixed<'_, L, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write::<L, S>(serializer)
    }
}

impl<L, T: Omit> Omit for Fixed<'_, L, T> {
    fn is_omitted(&self) -> bool {
        self.0.is_omitted()
    }
}

/// Reads a [`Constant`] from its literal, and from nothing else.
pub struct Read<L, T>(T, PhantomData<L>);

impl<L, T> Read<L, T> {
    /// What was read.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<'de, L: Literal, T: Held> Deserialize<'de> for Read<L, T> {
    /// # Errors
    /// [`Rule::Constant`] for another value of the type, the type's own for what is none of its values.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read::<L, D>(deserializer).map(|held| Self(held, PhantomData))
    }
}

/// [`Constant`], or an `Option` or `Patch` of it.
pub trait Held: Sized {
    /// Writes the literal, or what stands for its absence.
    ///
    /// # Errors
    /// The serializer's own.
    fn write<L: Literal, S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;

    /// Reads the literal, or its absence.
    ///
    /// # Errors
    /// [`Rule::Constant`] for another value of the type, the type's own for what is none of its values.
    fn read<'de, L: Literal, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

impl Held for Constant {
    fn write<L: Literal, S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_json::from_str::<&RawValue>(L::JSON).map_err(S::Error::custom)?.serialize(serializer)
    }

    fn read<'de, L: Literal, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Only::<L>::deserialize(deserializer).map(Only::constant)
    }
}

impl Held for Option<Constant> {
    fn write<L: Literal, S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(constant) => constant.write::<L, S>(serializer),
            None => serializer.serialize_none(),
        }
    }

    fn read<'de, L: Literal, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::<Only<L>>::deserialize(deserializer)?.map(Only::constant))
    }
}

impl Held for Patch<Constant> {
    fn write<L: Literal, S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(constant) => constant.write::<L, S>(serializer),
            Self::Null => serializer.serialize_none(),
            Self::Absent => Err(S::Error::custom("an absent property cannot be serialized, it must be skipped")),
        }
    }

    fn read<'de, L: Literal, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Patch::<Only<L>>::deserialize(deserializer)?.map(Only::constant))
    }
}

/// The literal, where it was read.
struct Only<L>(PhantomData<L>);

impl<L> Only<L> {
    fn constant(self) -> Constant {
        Constant
    }
}

impl<'de, L: Literal> Deserialize<'de> for Only<L> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = raw::capture(deserializer)?;
        let value = raw::read::<L::Value>(&json).map_err(serde::de::Error::custom)?;
        if serde_json::from_str::<L::Value>(L::JSON).is_ok_and(|only| only == value) {
            return Ok(Self(PhantomData));
        }
        let error = ConstraintError::new(L::NAME, L::REQUIREMENT, Rule::Constant);
        Err(session::refuse(if L::SECRET { error } else { error.with_value(json.get()) }))
    }
}

/// Declares a literal: `constant!(ThingKindConstant, "kind", String, "\"thing\"");`, with `secret` at the end where errors must
/// not show a value.
///
/// Expands to paths below `$crate::runtime`.
#[doc(hidden)]
#[macro_export]
macro_rules! constant {
    ($literal:ident, $name:literal, $type:ty, $json:literal) => {
        $crate::constant!(@ $literal, $name, $type, $json, false);
    };
    ($literal:ident, $name:literal, $type:ty, $json:literal, secret) => {
        $crate::constant!(@ $literal, $name, $type, $json, true);
    };
    (@ $literal:ident, $name:literal, $type:ty, $json:literal, $secret:literal) => {
        enum $literal {}

        impl $crate::runtime::constant::Literal for $literal {
            type Value = $type;
            const NAME: &'static str = $name;
            const REQUIREMENT: &'static str = ::core::concat!("the constant ", $json);
            const JSON: &'static str = $json;
            const SECRET: bool = $secret;
        }
    };
}
#[doc(hidden)]
pub use constant;
