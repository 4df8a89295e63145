//! Text with constraints: pattern, lengths and format are one set, and one finding.

use super::comparison::{Comparison, DraftFinding, Subject};
use super::effect::{Effect, Relation};
use super::finding::{Detail, Row};
use super::rule::Rule;
use super::set::{Texts, texts};
use crate::model::Textual;

impl Comparison<'_> {
    pub(super) fn text(&mut self, subject: &Subject, old: &Textual, new: &Textual) {
        let details = Detail::differing(rows(old), rows(new));
        if !details.is_empty() {
            let is_enforced = details.len() == 1 && old.length_only != new.length_only;
            let relation = if is_enforced { Relation::EQUAL } else { relation(old, new) };
            let equal = relation.effect() == Effect::Equal;
            let mut draft = DraftFinding::new(Rule::TextChanged, subject).both(relation);
            draft.details = details;
            if is_enforced {
                // The service allows what it did; the crate checks more of it, or less.
                draft = draft.acts(if new.length_only { Effect::Widens } else { Effect::Narrows });
            }
            if old.requirement != new.requirement && !equal {
                draft = draft.summary(old.requirement.clone(), new.requirement.clone());
            }
            self.push(draft);
        }
        if old.secret != new.secret {
            let describe = |it: &Textual| Some(if it.secret { "never shown" } else { "shown" }.to_owned());
            self.push(DraftFinding::new(Rule::SecretChanged, subject).detail("secret", describe(old), describe(new)));
        }
    }
}

fn relation(old: &Textual, new: &Textual) -> Relation {
    texts(&Texts::of_textual(old), &Texts::of_textual(new))
}

/// What a text must be, key by key.
fn rows(textual: &Textual) -> [Row; 6] {
    let Textual {
        pattern,
        min_length,
        max_length,
        format,
        length_only,
        path_segment,
        secret: _,
        language: _,
        matcher: _,
        requirement: _,
    } = textual;
    [
        ("pattern", pattern.clone()),
        ("minLength", min_length.map(|length| length.to_string())),
        ("maxLength", max_length.map(|length| length.to_string())),
        ("format", format.clone()),
        ("enforce", length_only.then(|| "length".to_owned())),
        ("in a path", path_segment.then(|| "not empty, `.` or `..`".to_owned())),
    ]
}
