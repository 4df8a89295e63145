//! Lists and maps with constraints.

use super::comparison::{Comparison, Draft, Subject};
use super::finding::Detail;
use super::rule::Rule;
use super::set;
use super::surface::Tongue;
use crate::model::{Collection, CollectionKind, Definition, Type};

impl Comparison<'_> {
    pub(super) fn collection(
        &mut self,
        subject: &Subject,
        (old_is, old): (&Definition, &Collection),
        (new_is, new): (&Definition, &Collection),
    ) {
        let Collection { kind, item, min, max, requirement: _ } = old;
        let items = subject.part(format!("items of {}", subject.name), "items");
        let written = |tongue: &Tongue<'_>, it: &Definition, ty: &Type| {
            vec![tongue.item(format!("{} items", tongue.path(it)), &format!("{} of ", it.name), ty, "_")]
        };
        self.type_use(Rule::TypeChanged, &items, (item, &new.item), |it| {
            (written(&it.old_tongue, old_is, item), written(&it.new_tongue, new_is, &new.item))
        });
        let count = |count: &Option<u64>| count.map(|count| count.to_string());
        let details: Vec<Detail> = [
            ("least number", count(min), count(&new.min)),
            ("largest number", count(max), count(&new.max)),
            ("unique", unique(*kind), unique(new.kind)),
        ]
        .into_iter()
        .filter(|(_, old, new)| old != new)
        .map(|(key, old, new)| Detail { key: key.to_owned(), old, new })
        .collect();
        if details.is_empty() {
            return;
        }
        let mut draft = Draft::new(Rule::CollectionChanged, subject).both(set::counts(old, new));
        draft.details = details;
        self.push(draft);
    }
}

fn unique(kind: CollectionKind) -> Option<String> {
    match kind {
        CollectionKind::List { unique } => unique.then(|| "yes".to_owned()),
        CollectionKind::Map => None,
    }
}
