//! Finite sets: the listed values of enumerations; never what an open one lets through.

use super::number::Numbers;
use super::sets::Sets;
use super::text::{self, Texts};
use super::view::View;
use crate::diff::effect::{Effect, Relation, SetDifference};
use crate::diff::law::Guard;
use crate::diff::reader;
use crate::model::{Decimal, EnumRepr, Enumeration, Value};
use serde_json::Value as Json;

fn json(enumeration: &Enumeration, value: &Value) -> String {
    match enumeration.repr {
        EnumRepr::Text => serde_json::to_string(&value.wire).expect("a text is JSON"),
        EnumRepr::Integer => value.wire.clone(),
    }
}

fn outside(these: &Enumeration, those: &Enumeration) -> SetDifference {
    let known = |value: &&Value| those.values.iter().any(|other| other.wire == value.wire);
    let mut missing = these.values.iter().filter(|value| !known(value) || these.repr != those.repr);
    missing.next().map_or(SetDifference::Empty, |value| SetDifference::Values(Some(json(these, value))))
}

/// Whether the reader of an enumeration is asked, and keeps what is not listed.
fn keeps_unlisted(sets: &Sets<'_>, enumeration: &Enumeration) -> bool {
    sets.accept(Guard::OpenValues) && reader::accepts_unlisted(enumeration)
}

/// The same where the reader of the enumeration refuses none of the values beyond its own.
fn read(sets: &Sets<'_>, enumeration: &Enumeration, relation: Relation) -> Relation {
    if keeps_unlisted(sets, enumeration) { Relation { gained: SetDifference::Empty, ..relation } } else { relation }
}

pub(super) fn relation(sets: &Sets<'_>, old: &Enumeration, new: &Enumeration) -> Relation {
    let unlisted = |these: &Enumeration, those: &Enumeration| {
        if !these.closed && those.closed { SetDifference::Values(None) } else { SetDifference::Empty }
    };
    let refused = |these: &Enumeration, reader: &Enumeration| {
        if keeps_unlisted(sets, reader) && these.repr == reader.repr {
            SetDifference::Empty
        } else {
            outside(these, reader).or(unlisted(these, reader))
        }
    };
    Relation { lost: refused(old, new), gained: refused(new, old) }
}

/// What becomes of one value among those of a type.
pub(super) fn of_one(value: &Json, all: &View<'_>) -> Relation {
    let shown = || value.to_string();
    let word = |text: &str| Texts::of_words(&[text.to_owned()]);
    let number = Decimal::parse(&shown());
    let is_in = match (all, value) {
        (View::Any, _) | (View::Boolean, Json::Bool(_)) => true,
        (View::Texts(texts) | View::NumberTexts(_, texts), Json::String(text)) => {
            return word(text).map_or_else(|| Effect::Undecided.relation(), |word| text::relation(&word, texts));
        }
        (View::Numbers(numbers), Json::Number(_)) => match number {
            Some(number) => numbers.contains(number),
            None => return Effect::Undecided.relation(),
        },
        (View::Values(enumeration), _) => {
            let is_it = |listed: &&Value| json(enumeration, listed) == shown();
            let other = enumeration.values.iter().find(|listed| !is_it(listed));
            let lost = if enumeration.values.iter().any(|it| is_it(&it)) {
                SetDifference::Empty
            } else {
                SetDifference::Values(Some(shown()))
            };
            let gained = other.map(|other| SetDifference::Values(Some(json(enumeration, other))));
            let unlisted = if enumeration.closed { SetDifference::Empty } else { SetDifference::Values(None) };
            return Relation { lost, gained: gained.unwrap_or(unlisted) };
        }
        (View::List(_), Json::Array(_)) | (View::Map(_) | View::Object(_) | View::Union(_), Json::Object(_)) => {
            return Effect::Undecided.relation();
        }
        (View::Boolean | View::Texts(_) | View::NumberTexts(..) | View::Numbers(_), _) => false,
        (View::List(_) | View::Map(_) | View::Object(_) | View::Union(_), _) => false,
    };
    let lost = if is_in { SetDifference::Empty } else { SetDifference::Values(Some(shown())) };
    Relation { lost, gained: SetDifference::Values(None) }
}

/// Whether two values are one; `1` and `1.0` are.
pub(in crate::diff) fn is_one_value(a: &Json, b: &Json) -> bool {
    match (a, b) {
        (Json::Number(_), Json::Number(_)) => {
            let number = |value: &Json| Decimal::parse(&value.to_string());
            a == b || number(a).zip(number(b)).is_some_and(|(a, b)| a == b)
        }
        _ => a == b,
    }
}

pub(super) fn to_texts(sets: &Sets<'_>, old: &Enumeration, new: &Texts) -> Relation {
    if old.repr == EnumRepr::Integer && !sets.in_text {
        return Effect::Incomparable.relation();
    }
    let words: Vec<String> = old.values.iter().map(|value| value.wire.clone()).collect();
    match Texts::of_words(&words) {
        Some(words) => read(sets, old, text::relation(&words, new)),
        None => Effect::Undecided.relation(),
    }
}

pub(super) fn to_numbers(sets: &Sets<'_>, old: &Enumeration, new: &Numbers) -> Relation {
    if old.repr == EnumRepr::Text {
        return Effect::Incomparable.relation();
    }
    let outside =
        old.values.iter().find(|value| Decimal::parse(&value.wire).is_none_or(|number| !new.contains(number)));
    let lost = outside.map_or(SetDifference::Empty, |value| SetDifference::Values(Some(value.wire.clone())));
    let listed = |number: i64| old.values.iter().any(|value| value.wire == number.to_string());
    let other = (-1000..=1000).find(|number| !listed(*number) && new.contains(Decimal::integer(*number)));
    let none = if new.is_whole_between(-1000, 1000) { SetDifference::Empty } else { SetDifference::Unknown };
    let gained = other.map_or(none, |number| SetDifference::Values(Some(number.to_string())));
    read(sets, old, Relation { lost, gained })
}
