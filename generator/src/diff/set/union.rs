//! Unions: one set of objects for each tag.

use super::object;
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
    fn of<'a>(
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
    match (of(sets.old, old_tag, old).zip(of(sets.new, new_tag, new)), old, new) {
        (Some((before, after)), ..) => {
            object::members(sets, (&before.0, before.1), (&after.0, after.1), object::Listing::Part)
        }
        (None, Some(old), Some(new)) => sets.relation(&Type::Named(old.clone()), &Type::Named(new.clone())),
        (None, ..) => Effect::Undecided.relation(),
    }
}

/// What becomes of a union that turns into one object.
pub(super) fn of_object(object: &Struct, union: &Union) -> Relation {
    if object.fields.iter().any(|field| field.wire == union.tag) {
        Effect::Undecided.relation()
    } else {
        Relation::loses(format!("an object with \"{}\"", union.tag))
            .and(Relation::gains(format!("an object without \"{}\"", union.tag)))
    }
}
