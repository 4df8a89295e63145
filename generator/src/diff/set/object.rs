//! Objects: for each property the values it may have, absence and `null` among them.

use super::Sets;
use crate::diff::effect::{Effect, Found, Relation};
use crate::diff::law::Direction;
use crate::model::{Access, Field, Presence, Struct, Type};

pub(super) fn relation(sets: &Sets<'_>, old: &Struct, new: &Struct) -> Relation {
    let mut all = Relation::EQUAL;
    for field in &old.fields {
        let other = new.fields.iter().find(|other| other.wire == field.wire);
        all = all.and(slot(sets, Some(field), other));
    }
    for field in &new.fields {
        if !old.fields.iter().any(|other| other.wire == field.wire) {
            all = all.and(slot(sets, None, Some(field)));
        }
    }
    all.and(additional(sets, old.additional.as_ref(), new.additional.as_ref()))
}

/// What the properties that are not listed may be.
pub(super) fn additional(sets: &Sets<'_>, old: Option<&Type>, new: Option<&Type>) -> Relation {
    match (old, new) {
        (None, None) => Relation::EQUAL,
        (Some(old), Some(new)) => sets.relation(old, new),
        (Some(_), None) => Effect::Narrows.relation(),
        (None, Some(_)) => Effect::Widens.relation(),
    }
}

/// What becomes of one property; one that is not there, or does not go this way, is always absent.
pub(crate) fn slot(sets: &Sets<'_>, old: Option<&Field>, new: Option<&Field>) -> Relation {
    let visible = |field: &&Field| match sets.direction() {
        Direction::Request => field.access != Access::ReadOnly,
        Direction::Response => field.access != Access::WriteOnly,
    };
    let (old, new) = (old.filter(visible), new.filter(visible));
    let absent = |field: Option<&Field>| field.is_none_or(|field| is_optional(field.presence));
    let null = |field: Option<&Field>| field.is_some_and(|field| is_nullable(field.presence));
    let values = match (old, new) {
        (None, None) => Relation::EQUAL,
        (Some(_), None) => Effect::Narrows.relation(),
        (None, Some(_)) => Effect::Widens.relation(),
        (Some(old), Some(new)) => constants(old, new).unwrap_or_else(|| sets.relation(&old.ty, &new.ty)),
    };
    let wire = old.or(new).map_or("", |field| field.wire.as_str());
    let values = values.within(|value| format!("{{\"{wire}\": {value}}}"));
    values.and(one_value(absent(old), absent(new), || format!("an object without \"{wire}\""))).and(one_value(
        null(old),
        null(new),
        || format!("{{\"{wire}\": null}}"),
    ))
}

fn is_optional(presence: Presence) -> bool {
    matches!(presence, Presence::Optional | Presence::OptionalNullable)
}

fn is_nullable(presence: Presence) -> bool {
    matches!(presence, Presence::RequiredNullable | Presence::OptionalNullable)
}

fn one_value(old: bool, new: bool, shown: impl Fn() -> String) -> Relation {
    match (old, new) {
        (true, false) => Relation::loses(shown()),
        (false, true) => Relation::gains(shown()),
        (true, true) | (false, false) => Relation::EQUAL,
    }
}

/// A property with one value is the set of that value.
fn constants(old: &Field, new: &Field) -> Option<Relation> {
    let found = |value: &serde_json::Value| Found::Yes(Some(value.to_string()));
    match (&old.constant, &new.constant) {
        (None, None) => None,
        (Some(old), Some(new)) if old == new => Some(Relation::EQUAL),
        (Some(old), Some(new)) => Some(Relation { lost: found(old), gained: found(new) }),
        (None, Some(_)) => Some(Effect::Narrows.relation()),
        (Some(_), None) => Some(Effect::Widens.relation()),
    }
}
