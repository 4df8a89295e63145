//! Unions: values of one of several objects, told apart by a discriminator.

use super::{Doc, Reference, VariantName};

/// A value of one of several objects, told apart by a property.
#[derive(Clone, Debug)]
pub struct Union {
    /// The property.
    pub tag: String,
    /// The property's own type, where it is an enumeration of the specs.
    pub tag_type: Option<Reference>,
    /// The other properties that it declares, by their names in JSON; the variants that extend it have them.
    pub common: Vec<String>,
    /// The objects.
    pub variants: Vec<Variant>,
    /// The variant that keeps an object whose tag is not listed.
    pub fallback: VariantName,
}

/// One object of a union.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Variant {
    /// Its name in Rust.
    pub name: VariantName,
    /// The property's value.
    pub tag: String,
    /// Its other properties; `None` where it has none.
    pub payload: Option<Reference>,
    /// What it is.
    pub doc: Doc,
}
