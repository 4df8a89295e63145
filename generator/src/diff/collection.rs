//! Lists and maps with constraints.

use super::comparison::{Comparison, DraftFinding, Subject};
use super::finding::{Detail, Row};
use super::rule::Rule;
use super::set;
use crate::model::{Collection, CollectionKind, Definition};
use crate::surface::definition;

impl Comparison<'_> {
    pub(super) fn collection(
        &mut self,
        subject: &Subject,
        (old_is, old): (&Definition, &Collection),
        (new_is, new): (&Definition, &Collection),
    ) {
        let items = subject.part(format!("items of {}", subject.name), "items");
        self.type_use(Rule::TypeChanged, &items, (&old.item, &new.item), || {
            (vec![definition::inner(old_is, old)], vec![definition::inner(new_is, new)])
        });
        let details = Detail::differing(rows(old), rows(new));
        if details.is_empty() {
            return;
        }
        let mut draft = DraftFinding::new(Rule::CollectionChanged, subject).both(set::counts(old, new));
        draft.details = details;
        self.push(draft);
    }
}

/// How many items there are and how they differ, key by key; what they are is compared apart.
fn rows(collection: &Collection) -> [Row; 3] {
    let Collection { kind, item: _, min, max } = collection;
    let unique = match kind {
        CollectionKind::List { unique } => unique.then(|| "yes".to_owned()),
        CollectionKind::Map => None,
    };
    let count = |count: &Option<u64>| count.map(|count| count.to_string());
    [("least number", count(min)), ("largest number", count(max)), ("unique", unique)]
}
