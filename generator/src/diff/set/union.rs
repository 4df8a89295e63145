//! Unions: one set of objects for each tag.

use super::Sets;
use crate::diff::effect::{Effect, Relation};
use crate::model::{Reference, Struct, Type, Union};

pub(super) fn relation(sets: &Sets<'_>, old: &Union, new: &Union) -> Relation {
    if old.tag != new.tag {
        return Effect::Incomparable.relation();
    }
    let mut all = Relation::EQUAL;
    for variant in &old.variants {
        let object = || format!("{{\"{}\": \"{}\"}}", old.tag, variant.tag);
        all = all.and(match new.variants.iter().find(|other| other.tag == variant.tag) {
            None => Relation::loses(object()),
            Some(other) => payload(sets, variant.payload.as_ref(), other.payload.as_ref()),
        });
    }
    let added = new.variants.iter().find(|variant| !old.variants.iter().any(|other| other.tag == variant.tag));
    match added {
        Some(variant) => all.and(Relation::gains(format!("{{\"{}\": \"{}\"}}", new.tag, variant.tag))),
        None => all,
    }
}

/// What becomes of the properties beside a tag.
pub(crate) fn payload(sets: &Sets<'_>, old: Option<&Reference>, new: Option<&Reference>) -> Relation {
    match (old, new) {
        (None, None) => Relation::EQUAL,
        (Some(old), Some(new)) => sets.relation(&Type::Named(old.clone()), &Type::Named(new.clone())),
        (Some(_), None) => Effect::Narrows.relation(),
        (None, Some(_)) => Effect::Widens.relation(),
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
