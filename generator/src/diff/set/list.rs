//! Lists and maps: how many, of what, and whether all different.

use super::object::is_json;
use super::sets::Sets;
use super::view::{Items, View};
use crate::diff::effect::{Effect, Relation, SetDifference};
use crate::model::ArrayStyle;

/// Whether the items have keys.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ItemForm {
    List,
    Map,
}

impl ItemForm {
    /// A list or map with this in it, written down where that is enough for one.
    pub(crate) fn of_one(self, item: &str, least: u64) -> String {
        let is_whole = is_json(item) && least <= 1;
        match self {
            Self::List if is_whole => format!("[{item}]"),
            Self::Map if is_whole => format!("{{\"key\": {item}}}"),
            Self::List => format!("a list with {item} in it"),
            Self::Map => format!("a map with {item} in it"),
        }
    }

    fn of_many(self, count: u64) -> String {
        match self {
            Self::List => format!("a list of {count}"),
            Self::Map => format!("a map of {count}"),
        }
    }
}

pub(super) fn relation(sets: &Sets<'_>, old: &Items<'_>, new: &Items<'_>, form: ItemForm) -> Relation {
    let empty = |items: &Items<'_>| items.max == Some(0);
    let items = if empty(old) || empty(new) { Relation::EQUAL } else { sets.relation(old.item, new.item) };
    let of_one = |least: u64| move |item: String| form.of_one(&item, least);
    let items = Relation { lost: items.lost.within(of_one(old.min)), gained: items.gained.within(of_one(new.min)) };
    items.and(counts(old, new, form))
}

/// What the numbers of items and their difference alone do.
pub(crate) fn counts(old: &Items<'_>, new: &Items<'_>, form: ItemForm) -> Relation {
    Relation { lost: outside(old, new, form), gained: outside(new, old, form) }
}

fn outside(these: &Items<'_>, those: &Items<'_>, form: ItemForm) -> SetDifference {
    let Items { item: _, min, max, unique } = *those;
    if these.min < min {
        return SetDifference::Values(Some(form.of_many(these.min)));
    }
    let beyond = max.filter(|max| these.max.is_none_or(|own| own > *max));
    if let Some(max) = beyond {
        return SetDifference::Values(Some(form.of_many(these.min.max(max + 1))));
    }
    if unique && !these.unique && these.max.is_none_or(|max| max > 1) {
        return SetDifference::Values(Some("a list with two equal items".to_owned()));
    }
    SetDifference::Empty
}

/// What becomes of one value that a list takes the place of, where `inner` is what becomes of it as an item.
pub(super) fn of_one(inner: Relation, one: &View<'_>, items: &Items<'_>, style: ArrayStyle) -> Relation {
    let is_whole = match style {
        ArrayStyle::Multi | ArrayStyle::Form | ArrayStyle::DeepObject => true,
        // No separator is in them.
        ArrayStyle::Csv | ArrayStyle::Ssv | ArrayStyle::Tsv | ArrayStyle::Pipes => {
            matches!(one, View::Boolean | View::Numbers(_) | View::NumberTexts(..))
        }
    };
    if !is_whole {
        return Effect::Undecided.relation();
    }
    let several = |is_there| if is_there { SetDifference::Values(None) } else { SetDifference::Empty };
    Relation { lost: inner.lost.or(several(items.min > 1)), gained: inner.gained.or(several(items.max != Some(1))) }
}
