//! Enumerations: the listed values, and the variant for all others.

use super::item::{Item, Role};
use super::ty::RustType;
use crate::model::{EnumRepr, Enumeration, VariantName};

/// The variant of a listed value.
pub fn variant(owner: &RustType, name: &VariantName) -> Item {
    Item::of(owner, name, Role::Variant(None))
}

/// The variant that holds a value that is not listed, where there may be one.
pub fn fallback(owner: &RustType, enumeration: &Enumeration) -> Option<Item> {
    let unknown = match enumeration.repr {
        EnumRepr::Text => RustType::Known("crate::runtime::open_enum", "UnknownValue", Vec::new()),
        EnumRepr::Integer => RustType::Known("crate::runtime::integer_enum", "UnknownInteger", Vec::new()),
    };
    (!enumeration.closed).then(|| Item::of(owner, &enumeration.fallback, Role::Variant(Some(unknown))))
}

pub(super) fn items(owner: &RustType, enumeration: &Enumeration) -> Vec<Item> {
    let listed = enumeration.values.iter().map(|value| variant(owner, &value.name));
    listed.chain(fallback(owner, enumeration)).collect()
}
