//! Texts for people, and whether something is still to be used.

use super::comparison::{Comparison, DraftFinding, Subject};
use super::rule::Rule;
use super::surface::Both;
use crate::model::Doc;
use crate::surface::Item;

impl Comparison<'_> {
    /// The text about a thing, and whether it is still to be used; of its items the first has the attribute that says so.
    pub(super) fn doc(&mut self, subject: &Subject, old: &Doc, new: &Doc, (before, after): &Both) {
        let Doc { text, deprecated } = old;
        self.words(subject, "doc", text, &new.text);
        if *deprecated == new.deprecated {
            return;
        }
        let marked = |doc: &Doc, items: &[Item]| {
            let item = items.first().filter(|item| doc.deprecated.is_some() && item.argument().is_none());
            item.cloned().map(Item::deprecated).into_iter().collect()
        };
        let draft = DraftFinding::new(Rule::DeprecationChanged, subject)
            .detail("deprecated", deprecated.clone(), new.deprecated.clone())
            .items((marked(old, before), marked(new, after)));
        self.push(draft);
    }

    /// A text that only people read.
    pub(super) fn words(&mut self, subject: &Subject, key: &str, old: &str, new: &str) {
        if old == new {
            return;
        }
        let describe = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        self.push(DraftFinding::new(Rule::DocChanged, subject).detail(key, describe(old), describe(new)));
    }
}
