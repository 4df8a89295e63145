//! Texts for people, and whether something is still to be used.

use super::comparison::{Comparison, Draft, Subject};
use super::rule::Rule;
use super::surface;
use crate::model::Doc;

impl Comparison<'_> {
    pub(super) fn doc(&mut self, subject: &Subject, old: &Doc, new: &Doc) {
        let Doc { text, deprecated } = old;
        self.words(subject, "doc", text, &new.text);
        if *deprecated == new.deprecated {
            return;
        }
        let items = |deprecated: &Option<String>| {
            surface::deprecation(&subject.name, deprecated.as_ref()).into_iter().collect()
        };
        let draft = Draft::new(Rule::DeprecationChanged, subject)
            .detail("deprecated", deprecated.clone(), new.deprecated.clone())
            .items(items(deprecated), items(&new.deprecated));
        self.push(draft);
    }

    /// A text that only people read.
    pub(super) fn words(&mut self, subject: &Subject, key: &str, old: &str, new: &str) {
        if old == new {
            return;
        }
        let said = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        self.push(Draft::new(Rule::DocChanged, subject).detail(key, said(old), said(new)));
    }
}
