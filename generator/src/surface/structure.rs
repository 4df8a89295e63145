//! Objects: fields, the constructor, setters.

use super::field;
use super::item::{Function, FunctionKind, Item, Role};
use super::ty::RustType;
use crate::model::Struct;

/// The constructor, which takes what is always there in the order of the fields.
pub fn constructor(owner: &RustType, structure: &Struct) -> Function {
    let items = structure.fields.iter().flat_map(|field| field::items(owner, structure, field));
    let arguments = items.filter_map(|item| item.argument().cloned()).collect();
    Function { style: FunctionKind::Associated, arguments, options: None, returns: owner.clone() }
}

/// The field of the properties that are not listed, with its setter.
pub fn additional(owner: &RustType, structure: &Struct) -> Vec<Item> {
    let map = structure.additional.as_ref().map(|ty| RustType::from(ty).map());
    let items = map.into_iter().flat_map(|map| [Role::Field(map.clone()), Role::Setter(map)]);
    items.map(|role| Item::of(owner, &structure.additional_name, role)).collect()
}

pub(super) fn items(owner: &RustType, structure: &Struct) -> Vec<Item> {
    let constructor = constructor(owner, structure);
    let is_default = constructor.arguments.is_empty();
    let mut items = vec![Item::of(owner, "new", Role::Function(constructor))];
    items.extend(is_default.then(|| Item::of(owner, "", Role::Default)));
    items.extend(structure.fields.iter().flat_map(|field| field::items(owner, structure, field)));
    items.extend(additional(owner, structure));
    items
}
