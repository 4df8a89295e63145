//! Objects with named properties.

use super::{Doc, FieldName, Type};
use serde_json::Value;

/// An object with named properties; those of the models it extends are among them.
#[derive(Clone, Debug)]
pub struct Struct {
    /// The properties: first those of what it extends, then its own, in the order of the spec.
    pub fields: Vec<Field>,
    /// The type of properties that are not listed, where they are kept.
    pub additional: Option<Type>,
    /// The field that holds them.
    pub additional_name: FieldName,
    /// Whether it is the body of a JSON merge patch (RFC 7396), where absent and `null` differ.
    pub merge_patch: bool,
}

impl Struct {
    /// The documented names of the properties.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|field| field.wire.as_str())
    }
}

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
    /// Whether it is sent, received, or both.
    pub access: Access,
    /// The value that holds where it is left out.
    pub default: Option<Value>,
    /// The one value it can have.
    pub constant: Option<Value>,
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
