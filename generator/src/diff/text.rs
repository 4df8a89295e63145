//! Text with constraints: pattern, lengths and format are one set, and one finding.

use super::comparison::{Comparison, Draft, Subject};
use super::effect::{Effect, Relation};
use super::finding::Detail;
use super::rule::Rule;
use super::set::{Texts, texts};
use crate::model::Textual;

impl Comparison<'_> {
    pub(super) fn text(&mut self, subject: &Subject, old: &Textual, new: &Textual) {
        let Textual {
            pattern,
            min_length,
            max_length,
            format,
            length_only,
            path_segment,
            secret,
            language: _,
            matcher: _,
            requirement,
        } = old;
        let number = |number: &Option<u64>| number.map(|number| number.to_string());
        let flag = |flag: bool, said: &str| flag.then(|| said.to_owned());
        let details: Vec<Detail> = [
            ("pattern", pattern.clone(), new.pattern.clone()),
            ("minLength", number(min_length), number(&new.min_length)),
            ("maxLength", number(max_length), number(&new.max_length)),
            ("format", format.clone(), new.format.clone()),
            ("enforce", flag(*length_only, "length"), flag(new.length_only, "length")),
            (
                "in a path",
                flag(*path_segment, "not empty, `.` or `..`"),
                flag(new.path_segment, "not empty, `.` or `..`"),
            ),
        ]
        .into_iter()
        .filter(|(_, old, new)| old != new)
        .map(|(key, old, new)| Detail { key: key.to_owned(), old, new })
        .collect();
        if !details.is_empty() {
            let is_enforced = details.iter().all(|detail| detail.key == "enforce");
            let relation = if is_enforced { Relation::EQUAL } else { relation(old, new) };
            let equal = relation.effect() == Effect::Equal;
            let mut draft = Draft::new(Rule::TextChanged, subject).both(relation);
            draft.details = details;
            if is_enforced {
                // The service allows what it did; the crate checks more of it, or less.
                draft = draft.acts(if new.length_only { Effect::Widens } else { Effect::Narrows });
            }
            if *requirement != new.requirement && !equal {
                draft = draft.detail("in words", Some(requirement.clone()), Some(new.requirement.clone()));
            }
            self.push(draft);
        }
        if *secret != new.secret {
            let said = |secret: bool| Some(if secret { "never shown" } else { "shown" }.to_owned());
            self.push(Draft::new(Rule::SecretChanged, subject).detail("secret", said(*secret), said(new.secret)));
        }
    }
}

fn relation(old: &Textual, new: &Textual) -> Relation {
    texts(&Texts::of_textual(old), &Texts::of_textual(new))
}
