//! Objects: for each property the values it may have, absence and `null` among them.

use super::sets::Sets;
use crate::diff::effect::{Effect, Relation};
use crate::diff::law::{Direction, Guard};
use crate::diff::reader;
use crate::model::{Access, Field, Presence, Struct, Type};

pub(super) fn relation(sets: &Sets<'_>, old: &Struct, new: &Struct) -> Relation {
    members(sets, of_struct(old), of_struct(new), Listing::Whole)
}

/// The properties of an object, listed and others.
pub(super) type Members<'a> = (&'a [Field], Option<&'a Type>);

pub(super) fn of_struct(structure: &Struct) -> Members<'_> {
    (&structure.fields, structure.additional.as_ref())
}

/// Whether some properties are all that an object has.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Listing {
    /// All of them, so that one of the objects can be written down.
    Whole,
    /// Some of them.
    Part,
}

/// What becomes of objects with these properties.
pub(super) fn members(sets: &Sets<'_>, old: Members<'_>, new: Members<'_>, listing: Listing) -> Relation {
    let listing = |field: &Field| match listing {
        Listing::Whole if is_alone(old, field) && is_alone(new, field) => Listing::Whole,
        Listing::Whole | Listing::Part => Listing::Part,
    };
    let mut all = Relation::EQUAL;
    for field in old.0 {
        let other = new.0.iter().find(|other| other.wire == field.wire);
        all = all.and(member(sets, Some(field), other, listing(field)));
    }
    for field in new.0 {
        if !old.0.iter().any(|other| other.wire == field.wire) {
            all = all.and(member(sets, None, Some(field), listing(field)));
        }
    }
    all.and(additional(sets, old.1, new.1))
}

/// Whether an object may have nothing but this property.
fn is_alone(members: Members<'_>, field: &Field) -> bool {
    members.0.iter().all(|other| other.wire == field.wire || is_optional(other.documented))
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
    member(sets, old, new, Listing::Whole)
}

fn member(sets: &Sets<'_>, old: Option<&Field>, new: Option<&Field>, listing: Listing) -> Relation {
    let visible = |field: &&Field| match sets.direction() {
        Direction::Request => field.access != Access::ReadOnly,
        Direction::Response => field.access != Access::WriteOnly,
    };
    let (old, new) = (old.filter(visible), new.filter(visible));
    let values = match (old, new) {
        (None, None) => Relation::EQUAL,
        (Some(_), None) | (None, Some(_)) if sets.accept(Guard::TolerantReader) => Relation::EQUAL,
        (Some(_), None) => Effect::Narrows.relation(),
        (None, Some(_)) => Effect::Widens.relation(),
        (Some(old), Some(new)) => sets.held((&old.ty, old.constant.as_ref()), (&new.ty, new.constant.as_ref())),
    };
    let wire = old.or(new).map_or("", |field| field.wire.as_str());
    let object = |value: &str| {
        if listing == Listing::Whole && is_json(value) {
            format!("{{\"{wire}\": {value}}}")
        } else {
            format!("an object with \"{wire}\": {value}")
        }
    };
    let values = values.within(|value| object(&value));
    values.and(presence(sets, (old, new), || object("null")))
}

/// What becomes of the absence of a property, and of `null`.
pub(crate) fn presence(
    sets: &Sets<'_>,
    (old, new): (Option<&Field>, Option<&Field>),
    null: impl Fn() -> String,
) -> Relation {
    let lenient = sets.accept(Guard::LenientReader);
    let wire = old.or(new).map_or("", |field| field.wire.as_str());
    let may_be_absent = |field: Option<&Field>| field.is_none_or(|field| is_optional(field.documented));
    let reads_absence = |field: Option<&Field>| field.is_some_and(|field| lenient && reader::accepts_absence(field));
    let may_be_null = |field: Option<&Field>| field.is_some_and(|field| is_nullable(field.documented));
    let reads_null = |field: Option<&Field>| {
        field.map_or(sets.accept(Guard::TolerantReader), |field| lenient && reader::accepts_null(field))
    };
    let absence = || format!("an object without \"{wire}\"");
    let absent = one_value((old, new), (may_be_absent, reads_absence), absence);
    absent.and(one_value((old, new), (may_be_null, reads_null), null))
}

pub(crate) fn is_optional(presence: Presence) -> bool {
    matches!(presence, Presence::Optional | Presence::OptionalNullable)
}

pub(crate) fn is_nullable(presence: Presence) -> bool {
    matches!(presence, Presence::RequiredNullable | Presence::OptionalNullable)
}

/// What becomes of one value, where `has` says whether a side has it, and `reads` whether its reader accepts it nevertheless.
fn one_value<T: Copy>(
    (old, new): (T, T),
    (has, reads): (impl Fn(T) -> bool, impl Fn(T) -> bool),
    shown: impl Fn() -> String,
) -> Relation {
    match (has(old), has(new)) {
        (true, false) if !reads(new) => Relation::loses(shown()),
        (false, true) if !reads(old) => Relation::gains(shown()),
        (true | false, true | false) => Relation::EQUAL,
    }
}

/// Whether a value that shows something is written down, and not described.
pub(super) fn is_json(value: &str) -> bool {
    serde_json::from_str::<serde_json::Value>(value).is_ok()
}
