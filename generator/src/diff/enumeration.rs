//! Enumerations: the listed values one by one, and whether others may be added.

use super::comparison::{Comparison, DraftFinding, Subject};
use super::effect::{Effect, Relation};
use super::law::Guard;
use super::pair::assignment;
use super::reader;
use super::rule::Rule;
use crate::model::{Definition, EnumRepr, Enumeration, Value, VariantName};
use crate::surface::{Item, definition, enumeration};

/// An enumeration and the definition that it is of.
type EnumSide<'a> = (&'a Definition, &'a Enumeration);

impl Comparison<'_> {
    pub(super) fn enumeration(&mut self, subject: &Subject, (old_is, old): EnumSide<'_>, (new_is, new): EnumSide<'_>) {
        let Enumeration { repr, closed, values, fallback } = old;
        let pairs = assignment::by_criteria(values, &new.values, &[&|a, b| a.wire == b.wire, &|a, b| a.name == b.name]);
        for (a, value) in values.iter().enumerate() {
            match pairs.iter().find(|pair| pair.0 == a) {
                Some((_, b)) => self.value(subject, (old_is, old, value), (new_is, new, &new.values[*b])),
                None => self.value_removed(subject, old_is, (value, *repr), new),
            }
        }
        for (_, value) in new.values.iter().enumerate().filter(|(b, _)| !pairs.iter().any(|pair| pair.1 == *b)) {
            self.value_added(subject, (old, new_is), value);
        }
        self.order_of_values(subject, (old_is, old), (new_is, new));
        if *closed != new.closed {
            let effect = if *closed { Effect::Widens } else { Effect::Narrows };
            let describe = |it: &Enumeration| Some(if it.closed { "closed" } else { "open" }.to_owned());
            let draft = DraftFinding::new(Rule::EnumOpened, subject)
                .effect(effect)
                .detail("closed", describe(old), describe(new))
                .items((vec![definition::item(old_is)], vec![definition::item(new_is)]));
            self.push(draft);
        } else if *fallback != new.fallback && !closed {
            let draft = DraftFinding::new(Rule::ValueRenamed, subject)
                .detail("variant for what is not listed", Some(fallback.to_string()), Some(new.fallback.to_string()))
                .items((other(old_is, old), other(new_is, new)));
            self.push(draft);
        }
    }

    /// Values are compared with each other in the order of the list.
    fn order_of_values(&mut self, subject: &Subject, (old_is, old): EnumSide<'_>, (new_is, new): EnumSide<'_>) {
        let names = |these: &Enumeration, those: &Enumeration| -> String {
            let common = these.values.iter().filter(|value| has(those, value));
            common.map(|value| value.wire.as_str()).collect::<Vec<_>>().join(", ")
        };
        let (before, after) = (names(old, new), names(new, old));
        if before != after {
            let draft = DraftFinding::new(Rule::ValuesReordered, subject)
                .detail("order", Some(before), Some(after))
                .acts(Effect::Incomparable)
                .items((vec![definition::item(old_is)], vec![definition::item(new_is)]))
                .hint(Some("keep the values in their old order: it is that of the derived `Ord`".to_owned()));
            self.push(draft);
        }
    }

    fn value(
        &mut self,
        subject: &Subject,
        (old_is, old_list, old): (&Definition, &Enumeration, &Value),
        (new_is, new_list, new): (&Definition, &Enumeration, &Value),
    ) {
        let Value { name, wire, doc } = old;
        let subject = part(subject, new);
        let both = (vec![variant(old_is, name)], vec![variant(new_is, &new.name)]);
        if *wire != new.wire {
            let relation = Relation::loses(json(wire)).and(Relation::gains(json(&new.wire)));
            let draft = DraftFinding::new(Rule::ValueRewritten, &subject)
                .both(relation)
                .guard(reader::accepts_unlisted(old_list).then_some(Guard::OpenValues))
                .forward_guard(reader::accepts_unlisted(new_list).then_some(Guard::OpenValues))
                .detail("value", Some(wire.clone()), Some(new.wire.clone()))
                .items(both.clone());
            self.push(draft);
        } else if *name != new.name {
            let draft = DraftFinding::new(Rule::ValueRenamed, &subject)
                .detail("variant", Some(name.to_string()), Some(new.name.to_string()))
                .items(both.clone());
            self.push(draft);
        }
        self.doc(&subject, doc, &new.doc, &both);
    }

    fn value_removed(
        &mut self,
        subject: &Subject,
        old_is: &Definition,
        (value, repr): (&Value, EnumRepr),
        new: &Enumeration,
    ) {
        let items = vec![variant(old_is, &value.name)];
        let witness = if repr == EnumRepr::Text { json(&value.wire) } else { value.wire.clone() };
        let draft = DraftFinding::new(Rule::ValueRemoved, &part(subject, value).only_old())
            .both(Relation::loses(witness))
            .forward_guard(reader::accepts_unlisted(new).then_some(Guard::OpenValues))
            .detail("value", Some(value.wire.clone()), None)
            .items((items, Vec::new()));
        self.push(draft);
    }

    fn value_added(&mut self, subject: &Subject, (old, new_is): (&Enumeration, &Definition), value: &Value) {
        let items = vec![variant(new_is, &value.name)];
        let witness = if old.repr == EnumRepr::Text { json(&value.wire) } else { value.wire.clone() };
        let hint = (!old.closed)
            .then(|| format!("where code compares with the text {:?}, it now meets `{}`", value.wire, value.name));
        let draft = DraftFinding::new(Rule::ValueAdded, &part(subject, value).only_new())
            .both(Relation::gains(witness))
            .guard(reader::accepts_unlisted(old).then_some(Guard::OpenValues))
            .detail("value", None, Some(value.wire.clone()))
            .items((Vec::new(), items))
            .hint(hint);
        self.push(draft);
    }
}

fn has(enumeration: &Enumeration, value: &Value) -> bool {
    enumeration.values.iter().any(|other| other.wire == value.wire)
}

fn json(text: &str) -> String {
    serde_json::to_string(text).expect("a text is JSON")
}

fn part(subject: &Subject, value: &Value) -> Subject {
    subject.part(format!("value `{}` of {}", value.wire, subject.name), &format!("enum/{}", value.wire))
}

fn variant(of: &Definition, name: &VariantName) -> Item {
    enumeration::variant(&definition::ty(of), name)
}

/// The variant for what is not listed.
fn other(of: &Definition, it: &Enumeration) -> Vec<Item> {
    enumeration::fallback(&definition::ty(of), it).into_iter().collect()
}
