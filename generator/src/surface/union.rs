//! Unions: a variant for each object, and one for all others.

use super::item::{Function, FunctionKind, Item, Role};
use super::ty::RustType;
use crate::model::{
    Api, Doc, Field, FieldName, Reference, Shape, Type, Union, Untagged, Variant, VariantName, Wrapper,
};

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

/// A property that a union declares and its variants share, with the method that reads it from any of them.
pub struct Common<'a> {
    /// The property, as the first variant that has it does.
    pub field: &'a Field,
    /// What the method is called: as the property, with an underscore where Rust means something else by such a method.
    pub method: FieldName,
    /// How each variant holds it, in their order; `None` where it does not, or as something else.
    pub held: Vec<(VariantName, Option<VariantAccess>)>,
}

/// How a variant holds a property of its union.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum VariantAccess {
    /// In a field, wrapped so.
    Field(Wrapper),
    /// In a union, which has a method of the same name.
    Union,
}

impl Common<'_> {
    /// What the method returns.
    pub fn gives(&self) -> RustType {
        RustType::borrowed(&self.field.ty).optional()
    }
}

/// The properties that can be read from any variant. One that is deprecated, has one value alone or holds the union itself again is
/// read from the variants only.
pub fn common<'a>(api: &'a Api, union: &'a Union) -> Vec<Common<'a>> {
    let listed = merged(api, union);
    let untagged = match &union.untagged {
        Some(Untagged::Base(name, payload)) => Some((name, Some(payload))),
        Some(Untagged::Tag(_)) | None => None,
    };
    let all = || listed.iter().map(|variant| (&variant.name, variant.payload)).chain(untagged);
    let found = union.common.iter().filter_map(|wire| {
        let mut fields = all().filter_map(|(_, payload)| holding(api, payload?, wire));
        let (field, _) = fields.find(|(field, _)| field.constant.is_none())?;
        let is_boxed = matches!(&field.ty, Type::Named(reference) if reference.boxed);
        if is_boxed || field.doc.deprecated.is_some() {
            return None;
        }
        let alike = |other: &Field| other.ty == field.ty && other.name == field.name && other.constant.is_none();
        let held = all().map(|(name, payload)| {
            let held = payload.and_then(|payload| holding(api, payload, wire));
            (name.clone(), held.filter(|(other, _)| alike(other)).map(|(_, held)| held))
        });
        Some(Common { field, method: method(&field.name), held: held.collect() })
    });
    found.collect()
}

/// Methods that every type has, or that clippy takes for those of a trait.
const METHODS: &[&str] = &["new", "clone"];

fn method(field: &FieldName) -> FieldName {
    if METHODS.contains(&field.as_str()) { FieldName::new(format!("{field}_")) } else { field.clone() }
}

/// The property of this name in the payload of a variant.
fn holding<'a>(api: &'a Api, payload: &'a Reference, wire: &str) -> Option<(&'a Field, VariantAccess)> {
    match &api[payload].shape {
        Shape::Struct(structure) => {
            let field = structure.fields.iter().find(|field| field.wire == wire)?;
            Some((field, VariantAccess::Field(structure.wrapper(field.presence))))
        }
        Shape::Union(within) => {
            let inner = common(api, within).into_iter().find(|common| common.field.wire == wire)?;
            Some((inner.field, VariantAccess::Union))
        }
        Shape::Text(_) | Shape::Number(_) | Shape::Enum(_) | Shape::Collection(_) | Shape::Alias(_) => None,
    }
}

/// The methods that read those properties.
pub fn accessors(api: &Api, owner: &RustType, union: &Union) -> Vec<Item> {
    let read = |common: Common<'_>| {
        let returns = common.gives();
        let function = Function { style: FunctionKind::Method, arguments: Vec::new(), options: None, returns };
        Item::of(owner, &common.method, Role::Function(function))
    };
    common(api, union).into_iter().map(read).collect()
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

/// The variant of an object without the discriminator, where it is one of its own.
pub fn untagged(owner: &RustType, union: &Union) -> Vec<Item> {
    match &union.untagged {
        Some(Untagged::Base(name, payload)) => {
            vec![Item::of(owner, name, Role::Variant(Some(RustType::from(payload))))]
        }
        Some(Untagged::Tag(_)) | None => Vec::new(),
    }
}

/// The variant that keeps an object whose tag is not listed.
pub fn fallback(owner: &RustType, union: &Union) -> Item {
    let unknown = RustType::Known("crate::runtime::union", "UnknownVariant", Vec::new());
    Item::of(owner, &union.fallback, Role::Variant(Some(unknown)))
}

pub(super) fn items(api: &Api, owner: &RustType, union: &Union) -> Vec<Item> {
    let listed = merged(api, union).into_iter().map(|variant| item(owner, &variant));
    let listed = listed.chain(untagged(owner, union)).chain([fallback(owner, union)]);
    listed.chain(accessors(api, owner, union)).collect()
}
