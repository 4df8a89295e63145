//! Properties of objects.

use super::{Definitions, Doc, FieldName, Scalar, Shape, Type};
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
    /// Whether it is always there with one value, which no caller gives; `types` are those of its [`Api`](super::Api).
    pub fn has_one_value(&self, types: &Definitions) -> bool {
        let Some(value) = self.constant.as_ref().filter(|_| self.presence == Presence::Required) else { return false };
        match &self.ty {
            Type::Scalar(Scalar::Text) => value.is_string(),
            Type::Scalar(Scalar::Boolean) => value.is_boolean(),
            Type::Scalar(Scalar::Int32 | Scalar::Int64) => value.is_i64(),
            Type::Named(reference) if reference.boxed => false,
            Type::Named(reference) => match &types[reference].shape {
                Shape::Text(_) => value.is_string(),
                Shape::Enum(enumeration) => {
                    let word = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                    enumeration.values.iter().any(|listed| listed.wire == word)
                }
                Shape::Number(_) | Shape::Struct(_) | Shape::Union(_) | Shape::Collection(_) | Shape::Alias(_) => false,
            },
            Type::Scalar(_) | Type::Any | Type::List(_) | Type::Map(_) | Type::Nullable(_) => false,
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
