//! Finite sets: the listed values of enumerations; never what an open one lets through.

use super::{Numbers, Texts, text};
use crate::diff::effect::{Effect, Found, Relation};
use crate::model::{Decimal, EnumRepr, Enumeration, Value};

fn json(enumeration: &Enumeration, value: &Value) -> String {
    match enumeration.repr {
        EnumRepr::Text => serde_json::to_string(&value.wire).expect("a text is JSON"),
        EnumRepr::Integer => value.wire.clone(),
    }
}

fn outside(these: &Enumeration, those: &Enumeration) -> Found {
    let known = |value: &&Value| those.values.iter().any(|other| other.wire == value.wire);
    let mut missing = these.values.iter().filter(|value| !known(value) || these.repr != those.repr);
    missing.next().map_or(Found::No, |value| Found::Yes(Some(json(these, value))))
}

pub(super) fn relation(old: &Enumeration, new: &Enumeration) -> Relation {
    Relation { lost: outside(old, new), gained: outside(new, old) }
}

pub(super) fn to_texts(old: &Enumeration, new: &Texts) -> Relation {
    if old.repr == EnumRepr::Integer {
        return Effect::Incomparable.relation();
    }
    let words: Vec<String> = old.values.iter().map(|value| value.wire.clone()).collect();
    match Texts::of_words(&words) {
        Some(words) => text::relation(&words, new),
        None => Effect::Undecided.relation(),
    }
}

pub(super) fn to_numbers(old: &Enumeration, new: &Numbers) -> Relation {
    if old.repr == EnumRepr::Text {
        return Effect::Incomparable.relation();
    }
    let outside =
        old.values.iter().find(|value| Decimal::parse(&value.wire).is_none_or(|number| !new.contains(number)));
    let lost = outside.map_or(Found::No, |value| Found::Yes(Some(value.wire.clone())));
    let listed = |number: i64| old.values.iter().any(|value| value.wire == number.to_string());
    let other = (-1000..=1000).find(|number| !listed(*number) && new.contains(Decimal::integer(*number)));
    let gained = other.map_or(Found::Maybe, |number| Found::Yes(Some(number.to_string())));
    Relation { lost, gained }
}
