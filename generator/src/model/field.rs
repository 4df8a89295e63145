//! Properties of objects.

use super::{Doc, FieldName, Type};
use serde_json::Value;

/// A property.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name in JSON.
    pub wire: String,
    /// Its name in Rust.
    pub name: FieldName,
    /// What it is.
    pub doc: Doc,
    /// Its type, without [`Presence`].
    pub ty: Type,
    /// Whether it may be left out.
    pub presence: Presence,
    /// The same as the spec says it, where a property that goes one way only is not optional because of the other way.
    pub documented: Presence,
    /// Whether it is sent, received, or both.
    pub access: Access,
    /// The value that holds where it is left out.
    pub default: Option<Value>,
    /// The one value it can have.
    pub constant: Option<Value>,
}

impl Field {
    /// Whether it is always there with one value, which no caller passes.
    pub fn has_one_value(&self) -> bool {
        self.constant.is_some() && self.presence == Presence::Required
    }
}

impl Field {
    /// Whether every response has the property, although what is sent has not.
    pub fn is_responded(&self) -> bool {
        let is_optional = matches!(self.presence, Presence::Optional | Presence::OptionalNullable);
        let is_documented = matches!(self.documented, Presence::Required | Presence::RequiredNullable);
        self.access == Access::ReadOnly && is_optional && is_documented
    }
}

/// What the emitted reader of an object does where a property is missing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Reading {
    /// It refuses the object.
    Required,
    /// It goes on without the property.
    Optional,
    /// It refuses a response, and goes on without the property elsewhere.
    Responded,
}

impl Field {
    /// How the property is read.
    pub fn reading(&self) -> Reading {
        match self.presence {
            // One side has what the other leaves out.
            Presence::RequiredNullable if self.access == Access::WriteOnly => Reading::Optional,
            Presence::Required if self.has_one_value() && self.access != Access::ReadWrite => Reading::Optional,
            Presence::Required | Presence::RequiredNullable => Reading::Required,
            Presence::Optional | Presence::OptionalNullable if self.is_responded() => Reading::Responded,
            Presence::Optional | Presence::OptionalNullable => Reading::Optional,
        }
    }
}

/// Whether a property may be left out, and whether `null` is a value of its own.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Presence {
    /// Always there and not `null`.
    Required,
    /// Always there; may be `null`.
    RequiredNullable,
    /// May be left out; `null` reads as left out.
    Optional,
    /// May be left out, which is not the same as `null`.
    OptionalNullable,
}

/// What wraps a property's type in the type of its field.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Wrapper {
    /// Nothing: the value is always there.
    None,
    /// An `Option`.
    Option,
    /// What tells absent from `null`.
    Patch,
}

/// Whether a property is sent, received, or both.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Access {
    /// Both.
    ReadWrite,
    /// Only received.
    ReadOnly,
    /// Only sent.
    WriteOnly,
}
