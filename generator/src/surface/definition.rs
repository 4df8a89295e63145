//! Definitions: the names of each, the type itself, and what belongs to its kind.

use super::item::{Item, Role, TypeKind};
use super::ty::RustType;
use super::{enumeration, structure, union};
use crate::model::{Api, Collection, CollectionKind, Definition, Reference, Shape, TypeName};

/// The definition as it is referred to.
pub(super) fn reference(definition: &Definition) -> Reference {
    let Definition { id, name, module, doc, .. } = definition;
    let (name, module) = (name.clone(), module.clone());
    Reference { id: *id, name, module, boxed: false, deprecated: doc.deprecated.is_some() }
}

/// The definition as a type.
pub fn ty(definition: &Definition) -> RustType {
    RustType::Definition(reference(definition))
}

/// The names under which it can be used: its own, and those that it had before.
pub fn names(definition: &Definition) -> Vec<Item> {
    let all = std::iter::once(&definition.name).chain(&definition.formerly);
    let named = |name: &TypeName| RustType::Definition(Reference { name: name.clone(), ..reference(definition) });
    all.map(|name| Item::of(&named(name), "", Role::Name(ty(definition)))).collect()
}

/// The value of constrained text or of a constrained number that is in a text, as an expression.
pub fn parsed(name: &str, literal: &str) -> String {
    format!("{literal}.parse::<{name}>()")
}

/// The type itself.
pub fn item(definition: &Definition) -> Item {
    Item::ty(&ty(definition), kind(&definition.shape))
}

/// What a list or map is made of, by the method that returns it.
pub fn inner(definition: &Definition, collection: &Collection) -> Item {
    let item = RustType::from(&collection.item);
    let held = match collection.kind {
        CollectionKind::List { .. } => item.list(),
        CollectionKind::Map => item.map(),
    };
    Item::of(&ty(definition), "into_inner", Role::Getter(held))
}

/// The type and everything that belongs to it, without its names.
pub fn items(api: &Api, definition: &Definition) -> Vec<Item> {
    let owner = ty(definition);
    let rest = match &definition.shape {
        Shape::Text(_) | Shape::Number(_) | Shape::Alias(_) => Vec::new(),
        Shape::Enum(enumeration) => enumeration::items(&owner, enumeration),
        Shape::Struct(structure) => structure::items(&owner, structure),
        Shape::Union(union) => union::items(api, &owner, union),
        Shape::Collection(collection) => vec![inner(definition, collection)],
    };
    std::iter::once(item(definition)).chain(rest).collect()
}

/// What kind of type a definition of this shape is.
pub fn kind(shape: &Shape) -> TypeKind {
    match shape {
        Shape::Text(_) => TypeKind::Text,
        Shape::Number(number) => TypeKind::Number(number.kind),
        Shape::Enum(enumeration) => TypeKind::Enum { repr: enumeration.repr, closed: enumeration.closed },
        Shape::Struct(_) => TypeKind::Struct,
        Shape::Union(_) => TypeKind::Union,
        Shape::Collection(collection) => {
            let item = RustType::from(&collection.item);
            match collection.kind {
                CollectionKind::List { .. } => TypeKind::List(item),
                CollectionKind::Map => TypeKind::Map(item),
            }
        }
        Shape::Alias(ty) => TypeKind::Alias(RustType::from(ty)),
    }
}
