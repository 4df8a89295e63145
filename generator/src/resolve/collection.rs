//! Lists and maps.

use super::build::Builder;
use super::group::{Group, ListKeys, MapKeys};
use super::keys::{self, Item};
use super::schema::{self, Naming};
use crate::model::{Collection, CollectionKind, Shape, Type};
use crate::source::Spanned;

pub(super) fn list<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    items: &Item<'a>,
    keys: &ListKeys<'a>,
    documented: &Spanned<String>,
) -> Option<Shape> {
    let ListKeys { min_items, max_items, unique_items } = keys;
    let item = item(b, scope, items, documented)?;
    keys::check_ends(b, ("minItems", min_items), ("maxItems", max_items))?;
    if !keys.ask() {
        return Some(Shape::Alias(Type::List(Box::new(item))));
    }
    let kind = CollectionKind::List { unique: unique_items.value };
    let (min, max) = (min_items.value, max_items.value.copied());
    Some(Shape::Collection(Collection { kind, item, min, max }))
}

pub(super) fn map<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    additional: &Item<'a>,
    keys: &MapKeys<'a>,
    documented: &Spanned<String>,
) -> Option<Shape> {
    let MapKeys { min_properties, max_properties } = keys;
    let item = item(b, scope, additional, documented)?;
    keys::check_ends(b, ("minProperties", min_properties), ("maxProperties", max_properties))?;
    if !keys.ask() {
        return Some(Shape::Alias(Type::Map(Box::new(item))));
    }
    let (min, max) = (min_properties.value, max_properties.value.copied());
    Some(Shape::Collection(Collection { kind: CollectionKind::Map, item, min, max }))
}

/// The type of a list's items or a map's values.
pub(super) fn item<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    written: &Item<'a>,
    documented: &Spanned<String>,
) -> Option<Type> {
    let schema = written.value.as_ref()?;
    let place = schema.word.0.map_or(documented.span, |word| word.span);
    let documented = Spanned::new(format!("{}Item", documented.value), place);
    let ty = schema::ty(b, scope, schema, &documented, Naming::AsNeeded)?;
    Some(if schema.place.nullable.value { Type::Nullable(Box::new(ty)) } else { ty })
}
