//! Unions: values of one of several objects, distinguished by a discriminator.

use super::{Doc, Reference, VariantName};

/// A value of one of several objects, distinguished by a property.
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
    /// How an object without the property is read; `None` where it is refused.
    pub untagged: Option<Untagged>,
}

/// How an object without the discriminator is read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Untagged {
    /// As if the discriminator had this value, which is that of a variant.
    Tag(String),
    /// As the properties that all variants have, under a variant of their own.
    Base(VariantName, Reference),
}

impl Union {
    /// The objects, that without a discriminator among them.
    pub fn payloads(&self) -> impl Iterator<Item = &Reference> {
        let untagged = self.untagged.as_ref().and_then(Untagged::base);
        self.variants.iter().filter_map(|variant| variant.payload.as_ref()).chain(untagged)
    }

    /// The same, to be changed.
    pub fn payloads_mut(&mut self) -> impl Iterator<Item = &mut Reference> {
        let untagged = match &mut self.untagged {
            Some(Untagged::Base(_, payload)) => Some(payload),
            Some(Untagged::Tag(_)) | None => None,
        };
        self.variants.iter_mut().filter_map(|variant| variant.payload.as_mut()).chain(untagged)
    }
}

impl Untagged {
    /// The model that such an object is read as, where it is that of no variant.
    pub fn base(&self) -> Option<&Reference> {
        match self {
            Self::Tag(_) => None,
            Self::Base(_, payload) => Some(payload),
        }
    }
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
