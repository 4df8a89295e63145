//! Enumerations: listed values, open or closed.

use super::{Doc, VariantName};

/// An enumeration.
#[derive(Clone, Debug)]
pub struct Enumeration {
    /// Text or whole numbers.
    pub repr: EnumRepr,
    /// Whether a value that is not listed is an error.
    pub closed: bool,
    /// The values in the order of the spec.
    pub values: Vec<Value>,
    /// The variant that holds a value that is not listed, where the enumeration is open.
    pub fallback: VariantName,
}

/// How an enumeration's values are written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum EnumRepr {
    /// As text.
    Text,
    /// As a whole number.
    Integer,
}

/// A listed value of an enumeration.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Value {
    /// Its name in Rust.
    pub name: VariantName,
    /// How it is written; decimal digits for a whole number.
    pub wire: String,
    /// What it means.
    pub doc: Doc,
}
