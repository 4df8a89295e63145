//! Properties: the field of each, and how it is set.

use super::item::{Argument, Item, Role};
use super::ty::RustType;
use crate::model::{Field, Presence, Scalar, Struct, Type, Wrapper};

/// Whether the property is always there.
pub fn is_required(field: &Field) -> bool {
    matches!(field.presence, Presence::Required | Presence::RequiredNullable)
}

/// The field's type, without what wraps it.
fn inner(field: &Field) -> RustType {
    match field.constant {
        Some(_) => RustType::Known("crate::runtime::constant", "Constant", Vec::new()),
        None => RustType::from(&field.ty),
    }
}

/// The field's type.
pub fn whole(structure: &Struct, field: &Field) -> RustType {
    let inner = inner(field);
    match structure.wrapper(field.presence) {
        Wrapper::None => inner,
        Wrapper::Option => inner.optional(),
        Wrapper::Patch => inner.patch(),
    }
}

/// What the constructor or the setter takes.
pub fn taken(structure: &Struct, field: &Field) -> RustType {
    match (&field.ty, structure.wrapper(field.presence)) {
        _ if field.presence == Presence::RequiredNullable => whole(structure, field),
        (_, Wrapper::None | Wrapper::Option) if field.constant.is_some() => inner(field),
        (_, Wrapper::Patch) if field.constant.is_some() => whole(structure, field).converted(),
        (Type::Scalar(Scalar::Text) | Type::Any, _) => RustType::from(&field.ty).converted(),
        (_, Wrapper::Patch) => whole(structure, field).converted(),
        (Type::Named(reference), Wrapper::None | Wrapper::Option) => RustType::Definition(reference.clone()),
        (ty, Wrapper::None | Wrapper::Option) => RustType::from(ty),
    }
}

/// The field, and its place in the constructor or its setter; nobody passes a property that always has one value.
pub fn items(owner: &RustType, structure: &Struct, field: &Field) -> Vec<Item> {
    let name = &field.name;
    let own = Item::of(owner, name, Role::Field(whole(structure, field)));
    let ty = taken(structure, field);
    let given = match is_required(field) {
        true if field.has_one_value() => None,
        true => {
            let argument = Argument { key: name.to_string(), name: name.clone(), ty };
            Some(Item::of(owner, "new", Role::Argument(argument)))
        }
        false => Some(Item::of(owner, name, Role::Setter(ty))),
    };
    std::iter::once(own).chain(given).collect()
}
