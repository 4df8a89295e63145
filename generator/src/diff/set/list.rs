//! Lists and maps: how many, of what, and whether all different.

use super::{Items, Sets, View};
use crate::diff::effect::{Found, Relation};
use crate::model::{Collection, CollectionKind};

/// Whether the items have keys.
#[derive(Clone, Copy, Debug)]
pub(super) enum Form {
    List,
    Map,
}

impl Form {
    fn of_one(self, item: &str) -> String {
        match self {
            Self::List => format!("[{item}]"),
            Self::Map => format!("{{\"key\": {item}}}"),
        }
    }

    fn of_many(self, count: u64) -> String {
        match self {
            Self::List => format!("a list of {count}"),
            Self::Map => format!("a map of {count}"),
        }
    }
}

pub(super) fn of_collection(collection: &Collection) -> View<'_> {
    let Collection { kind, item, min, max, requirement: _ } = collection;
    let (min, max) = (min.unwrap_or(0), *max);
    match *kind {
        CollectionKind::List { unique } => View::List(Items { item, min, max, unique }),
        CollectionKind::Map => View::Map(Items { item, min, max, unique: false }),
    }
}

pub(super) fn relation(sets: &Sets<'_>, old: &Items<'_>, new: &Items<'_>, form: Form) -> Relation {
    let empty = |items: &Items<'_>| items.max == Some(0);
    let items = if empty(old) || empty(new) { Relation::EQUAL } else { sets.relation(old.item, new.item) };
    let items = items.within(|item| form.of_one(&item));
    items.and(counts(old, new, form))
}

/// What the numbers of items and their difference alone do.
pub(crate) fn counts(old: &Items<'_>, new: &Items<'_>, form: Form) -> Relation {
    Relation { lost: outside(old, new, form), gained: outside(new, old, form) }
}

fn outside(these: &Items<'_>, those: &Items<'_>, form: Form) -> Found {
    if these.min < those.min {
        return Found::Yes(Some(form.of_many(these.min)));
    }
    let beyond = those.max.filter(|max| these.max.is_none_or(|own| own > *max));
    if let Some(max) = beyond {
        return Found::Yes(Some(form.of_many(these.min.max(max + 1))));
    }
    if those.unique && !these.unique && these.max.is_none_or(|max| max > 1) {
        return Found::Yes(Some("a list with two equal items".to_owned()));
    }
    Found::No
}
