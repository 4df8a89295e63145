//! Lists and maps.

use super::build::Builder;
use super::keys::{self, Position};
use super::schema::{self, Class};
use crate::diagnose::{Limit, SchemaProblem};
use crate::model::{Collection, CollectionKind, Type};
use crate::source::{Span, Spanned};
use crate::spec::{Schema, SchemaOrName};
use crate::yaml::Key;

/// A list or map with or without a type of its own.
pub(super) enum Resolved {
    Plain(Type),
    Constrained(Collection),
}

pub(super) fn is_constrained(schema: &Schema) -> bool {
    let counted = [&schema.min_items, &schema.max_items, &schema.min_properties, &schema.max_properties];
    counted.iter().any(|key| key.is_some()) || schema.unique_items.value().copied().unwrap_or(false)
}

pub(super) fn resolve<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    schema: &'a Schema,
    class: &Class,
    documented: &Spanned<String>,
) -> Option<Resolved> {
    let (inner, min, max, is_list) = match class {
        Class::List => (&schema.items, &schema.min_items, &schema.max_items, true),
        _ => (&schema.additional_properties, &schema.min_properties, &schema.max_properties, false),
    };
    let item = item(b, scope, &inner.as_ref()?.value, documented)?;
    check_count(b, min, max, if is_list { ("minItems", "maxItems") } else { ("minProperties", "maxProperties") })?;
    if !is_constrained(schema) {
        let item = Box::new(item);
        return Some(Resolved::Plain(if is_list { Type::List(item) } else { Type::Map(item) }));
    }
    let unique = schema.unique_items.value().copied().unwrap_or(false);
    let kind = if is_list { CollectionKind::List { unique } } else { CollectionKind::Map };
    let (min, max) = (min.value().copied(), max.value().copied());
    let requirement = requirement(kind, min, max);
    Some(Resolved::Constrained(Collection { kind, item, min, max, requirement }))
}

/// The type of a list's items or a map's values; `additionalProperties: true` is any JSON.
pub(super) fn item<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    written: &'a SchemaOrName,
    documented: &Spanned<String>,
) -> Option<Type> {
    keys::check_position(b, written, Position::Item);
    let nullable = match written {
        SchemaOrName::Name(word) if word.value == "true" => return Some(Type::Any),
        SchemaOrName::Name(_) => false,
        SchemaOrName::Schema(schema) => schema.nullable.value().copied().unwrap_or(false),
    };
    let documented = Spanned::new(format!("{}Item", documented.value), place(written, documented.span));
    let ty = schema::ty(b, scope, written, &documented, false)?;
    Some(if nullable { Type::Nullable(Box::new(ty)) } else { ty })
}

fn place(written: &SchemaOrName, otherwise: Span) -> Span {
    match written {
        SchemaOrName::Name(name) => name.span,
        SchemaOrName::Schema(schema) => schema.kind.as_ref().map_or(otherwise, |kind| kind.span),
    }
}

fn check_count(b: &Builder<'_>, min: &Key<u64>, max: &Key<u64>, names: (&'static str, &'static str)) -> Option<()> {
    let (Some(low), Some(high)) = (min.as_ref(), max.as_ref()) else { return Some(()) };
    if low.value <= high.value {
        return Some(());
    }
    let (min, max) = (Limit::of_count(names.0, low.value), Limit::of_count(names.1, high.value));
    b.problem(low.span, SchemaProblem::MinOverMax { min, max, other: high.span });
    None
}

fn requirement(kind: CollectionKind, min: Option<u64>, max: Option<u64>) -> String {
    let (one, many) = if matches!(kind, CollectionKind::Map) { ("entry", "entries") } else { ("item", "items") };
    let noun = |count: u64| if count == 1 { one } else { many };
    let count = match (min, max) {
        (Some(min), Some(max)) if min == max => format!("exactly {min} {}", noun(min)),
        (Some(min), Some(max)) => format!("{min} to {max} {many}"),
        (Some(min), None) => format!("at least {min} {}", noun(min)),
        (None, Some(max)) => format!("at most {max} {}", noun(max)),
        (None, None) => many.to_owned(),
    };
    if matches!(kind, CollectionKind::List { unique: true }) { format!("{count}, no two of them equal") } else { count }
}
