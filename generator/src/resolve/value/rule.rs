//! Which key of a model says the rule that a value breaks; never which rule that is.

use super::super::build::Slot;
use super::super::classified::{ListKeys, MapKeys, NumberKeys, SchemaKind, TextKeys};
use crate::model::{CollectionRule, NumberRule};
use crate::source::Span;
use pattern::Constraint;

/// The place of a text's constraint, or the model's own.
pub(super) fn text(slot: &Slot<'_>, broken: Constraint) -> Span {
    let Some(SchemaKind::Text(_, format, keys)) = kind(slot) else { return slot.at };
    let TextKeys { pattern, min_length, max_length, enforce: _, secret: _ } = keys;
    let place = match broken {
        Constraint::MinLength => min_length.span(),
        Constraint::MaxLength => max_length.span(),
        Constraint::Format => format.format.span(),
        Constraint::Pattern | Constraint::PathSegment => pattern.span().or(format.format.span()),
    };
    place.unwrap_or(slot.at)
}

/// The place of a number's constraint, or the model's own.
pub(super) fn number(slot: &Slot<'_>, broken: NumberRule) -> Span {
    let Some(SchemaKind::Number(_, format, keys)) = kind(slot) else { return slot.at };
    let NumberKeys { minimum, maximum, exclusive_minimum, exclusive_maximum, multiple_of } = keys;
    let word = slot.schema.as_ref().and_then(|schema| schema.word.0);
    let place = match broken {
        NumberRule::Integer => word.map(|word| word.span).or(format.format.span()),
        NumberRule::Minimum => minimum.span(),
        NumberRule::ExclusiveMinimum => exclusive_minimum.span(),
        NumberRule::Maximum => maximum.span(),
        NumberRule::ExclusiveMaximum => exclusive_maximum.span(),
        NumberRule::MultipleOf => multiple_of.span(),
    };
    place.unwrap_or(slot.at)
}

/// The place of a list's or map's constraint, or the model's own.
pub(super) fn collection(slot: &Slot<'_>, broken: CollectionRule) -> Span {
    let place = if let Some(SchemaKind::List(_, keys)) = kind(slot) {
        let ListKeys { min_items, max_items, unique_items } = keys;
        match broken {
            CollectionRule::Min => min_items.span(),
            CollectionRule::Max => max_items.span(),
            CollectionRule::Unique => unique_items.span(),
        }
    } else {
        let Some(SchemaKind::Map(_, keys)) = kind(slot) else { return slot.at };
        let MapKeys { min_properties, max_properties } = keys;
        match broken {
            CollectionRule::Min => min_properties.span(),
            CollectionRule::Max => max_properties.span(),
            CollectionRule::Unique => None,
        }
    };
    place.unwrap_or(slot.at)
}

fn kind<'s, 'a>(slot: &'s Slot<'a>) -> Option<&'s SchemaKind<'a>> {
    slot.schema.as_ref().map(|schema| &schema.kind)
}
