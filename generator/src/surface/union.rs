//! Unions: a variant for each object, and one for all others.

use super::item::{Item, Role};
use super::ty::RustType;
use crate::model::{Api, Doc, Reference, Shape, Union, Variant, VariantName};

/// A variant as it is emitted: one for all tags whose objects are one inner union.
pub struct Merged<'a> {
    /// Its name in Rust.
    pub name: VariantName,
    /// The tags.
    pub words: Vec<&'a str>,
    /// What it holds; nothing but the tag where there is none.
    pub payload: Option<&'a Reference>,
    /// What it is.
    pub doc: &'a Doc,
}

/// The variants. Where a variant is itself a union by the same property, it has all words of that union, which writes the right one.
pub fn merged<'a>(api: &'a Api, union: &'a Union) -> Vec<Merged<'a>> {
    let mut merged: Vec<Merged<'a>> = Vec::new();
    for Variant { name, tag, payload, doc } in &union.variants {
        let within = payload.as_ref().and_then(|payload| inner(api, union, payload));
        let first = merged
            .iter_mut()
            .find(|other| within.is_some() && other.payload.map(|it| it.id) == payload.as_ref().map(|it| it.id));
        match first {
            Some(first) => first.words.push(tag),
            None => merged.push(Merged { name: name.clone(), words: vec![tag], payload: payload.as_ref(), doc }),
        }
    }
    let listed: Vec<&str> = union.variants.iter().map(|variant| variant.tag.as_str()).collect();
    for variant in &mut merged {
        let Some(within) = variant.payload.and_then(|payload| inner(api, union, payload)) else { continue };
        variant
            .words
            .extend(within.variants.iter().map(|variant| variant.tag.as_str()).filter(|tag| !listed.contains(tag)));
        let (name, taken) = (variant.payload.map(|payload| payload.name.as_str()).unwrap_or_default(), &union.variants);
        if variant.words.len() > 1
            && !taken.iter().any(|other| other.name.as_str() == name)
            && union.fallback.as_str() != name
        {
            variant.name = VariantName::new(name);
        }
    }
    merged
}

/// The payload's own union, where it is one by the same property.
fn inner<'a>(api: &'a Api, union: &Union, payload: &Reference) -> Option<&'a Union> {
    match &api[payload].shape {
        Shape::Union(within) if within.tag == union.tag => Some(within),
        Shape::Text(_)
        | Shape::Number(_)
        | Shape::Enum(_)
        | Shape::Struct(_)
        | Shape::Union(_)
        | Shape::Collection(_)
        | Shape::Alias(_) => None,
    }
}

/// The variant that an object of this tag is read into.
pub fn variant(api: &Api, owner: &RustType, union: &Union, tag: &str) -> Vec<Item> {
    let of_tag = merged(api, union).into_iter().filter(|variant| variant.words.contains(&tag));
    of_tag.map(|variant| item(owner, &variant)).collect()
}

fn item(owner: &RustType, variant: &Merged<'_>) -> Item {
    let no_members = || RustType::Known("crate::runtime::union", "NoMembers", Vec::new());
    Item::of(owner, &variant.name, Role::Variant(Some(variant.payload.map_or_else(no_members, RustType::from))))
}

/// The variant that keeps an object whose tag is not listed.
pub fn fallback(owner: &RustType, union: &Union) -> Item {
    let unknown = RustType::Known("crate::runtime::union", "UnknownVariant", Vec::new());
    Item::of(owner, &union.fallback, Role::Variant(Some(unknown)))
}

pub(super) fn items(api: &Api, owner: &RustType, union: &Union) -> Vec<Item> {
    let listed = merged(api, union).into_iter().map(|variant| item(owner, &variant));
    listed.chain([fallback(owner, union)]).collect()
}
