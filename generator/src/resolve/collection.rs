//! Lists and maps.

use super::build::Builder;
use super::classified::{ItemSchema, KeyGroup, ListKeys, MapKeys};
use super::{inline, range};
use crate::model::{Collection, CollectionKind, Shape, Type};
use crate::source::Spanned;

pub(super) fn list<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    items: &ItemSchema<'a>,
    keys: &ListKeys<'a>,
    documented: &Spanned<String>,
) -> Option<Shape> {
    let ListKeys { min_items, max_items, unique_items } = keys;
    let item = inline::item(b, scope, items, documented)?;
    range::check(b, ("minItems", min_items), ("maxItems", max_items))?;
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
    additional: &ItemSchema<'a>,
    keys: &MapKeys<'a>,
    documented: &Spanned<String>,
) -> Option<Shape> {
    let MapKeys { min_properties, max_properties } = keys;
    let item = inline::item(b, scope, additional, documented)?;
    range::check(b, ("minProperties", min_properties), ("maxProperties", max_properties))?;
    if !keys.ask() {
        return Some(Shape::Alias(Type::Map(Box::new(item))));
    }
    let (min, max) = (min_properties.value, max_properties.value.copied());
    Some(Shape::Collection(Collection { kind: CollectionKind::Map, item, min, max }))
}
