//! Unions: one set of objects for each tag.

use super::object::{self, Members};
use super::sets::Sets;
use crate::diff::effect::{Effect, Relation};
use crate::diff::law::Guard;
use crate::model::{Definitions, Field, Reference, Shape, Struct, Type, Union, Variant};

pub(super) fn relation(sets: &Sets<'_>, old: &Union, new: &Union) -> Relation {
    if old.tag != new.tag {
        return Effect::Incomparable.relation();
    }
    let mut all = Relation::EQUAL;
    for variant in &old.variants {
        let object = || sample(sets.old, &old.tag, variant);
        all = all.and(match new.variants.iter().find(|other| other.tag == variant.tag) {
            None if sets.accept(Guard::OpenValues) => Relation::EQUAL,
            None => Relation::loses(object()),
            Some(other) => payload(sets, (&old.tag, variant.payload.as_ref()), (&new.tag, other.payload.as_ref())),
        });
    }
    let added = new.variants.iter().find(|variant| !old.variants.iter().any(|other| other.tag == variant.tag));
    match added.filter(|_| !sets.accept(Guard::OpenValues)) {
        Some(variant) => all.and(Relation::gains(sample(sets.new, &new.tag, variant))),
        None => all,
    }
}

/// An object of a variant, in words where it must have more than the tag.
pub(crate) fn sample(types: &Definitions, tag: &str, variant: &Variant) -> String {
    let has_more = variant.payload.iter().any(|payload| {
        let must_have = |field: &Field| field.wire != tag && !object::is_optional(field.documented);
        types[payload].shape.as_struct().is_none_or(|structure| structure.fields.iter().any(must_have))
    });
    if has_more {
        format!("an object with {tag:?}: {:?}", variant.tag)
    } else {
        format!("{{{tag:?}: {:?}}}", variant.tag)
    }
}

/// What becomes of the properties beside the tags, of which a payload may have its own.
pub(crate) fn payload(
    sets: &Sets<'_>,
    (old_tag, old): (&str, Option<&Reference>),
    (new_tag, new): (&str, Option<&Reference>),
) -> Relation {
    match (beside_tag(sets.old, old_tag, old).zip(beside_tag(sets.new, new_tag, new)), old, new) {
        (Some((before, after)), ..) => {
            object::members(sets, (&before.0, before.1), (&after.0, after.1), object::Listing::Part)
        }
        (None, Some(old), Some(new)) => sets.relation(&Type::Named(old.clone()), &Type::Named(new.clone())),
        (None, ..) => Effect::Undecided.relation(),
    }
}

/// What becomes of a union that turns into one object.
pub(super) fn to_object(sets: &Sets<'_>, old: &Union, new: &Struct) -> Relation {
    let members = |beside: Members<'_>| object::members(sets, beside, object::of_struct(new), object::Listing::Part);
    of_tag(sets, old, new).and(of_variants(sets.old, old, members))
}

/// What becomes of one object that turns into a union.
pub(super) fn from_object(sets: &Sets<'_>, old: &Struct, new: &Union) -> Relation {
    let members = |beside: Members<'_>| object::members(sets, object::of_struct(old), beside, object::Listing::Part);
    of_tag(sets, new, old).mirrored().and(of_variants(sets.new, new, members))
}

fn of_variants(types: &Definitions, union: &Union, members: impl Fn(Members<'_>) -> Relation) -> Relation {
    let beside = union.variants.iter().map(|variant| beside_tag(types, &union.tag, variant.payload.as_ref()));
    let relations = beside.map(|beside| match beside {
        Some((fields, additional)) => members((&fields, additional)),
        None => Effect::Undecided.relation(),
    });
    relations.fold(Relation::EQUAL, Relation::and)
}

/// What becomes of the tag of a union that turns into an object, whose reader ignores it.
fn of_tag(sets: &Sets<'_>, union: &Union, object: &Struct) -> Relation {
    if object.fields.iter().any(|field| field.wire == union.tag) {
        return Effect::Undecided.relation();
    }
    let with = || Relation::loses(format!("an object with \"{}\"", union.tag));
    let tag = if sets.accept(Guard::TolerantReader) { Relation::EQUAL } else { with() };
    tag.and(Relation::gains(format!("an object without \"{}\"", union.tag)))
}

/// The properties of a variant beside its tag; `None` of what is no object.
fn beside_tag<'a>(
    types: &'a Definitions,
    tag: &str,
    payload: Option<&Reference>,
) -> Option<(Vec<Field>, Option<&'a Type>)> {
    let Some(payload) = payload else { return Some((Vec::new(), None)) };
    match &types[payload].shape {
        Shape::Struct(structure) => {
            let beside = structure.fields.iter().filter(|field| field.wire != tag).cloned().collect();
            Some((beside, structure.additional.as_ref()))
        }
        Shape::Text(_)
        | Shape::Number(_)
        | Shape::Enum(_)
        | Shape::Union(_)
        | Shape::Collection(_)
        | Shape::Alias(_) => None,
    }
}
