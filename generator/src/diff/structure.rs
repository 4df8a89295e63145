//! Objects: their properties one by one, what they inherit among them, and what is kept beside them.

use super::comparison::{Comparison, DraftFinding, Subject};
use super::effect::Effect;
use super::field::{self, ObjectSide};
use super::law::Guard;
use super::pair::{assignment, likeness, places};
use super::rule::Rule;
use super::set;
use crate::model::{Field, Struct, Type};
use crate::surface::{Function, RustType, definition, structure};

impl Comparison<'_> {
    pub(super) fn structure(
        &mut self,
        subject: &Subject,
        (old_is, old): ObjectSide<'_>,
        (new_is, new): ObjectSide<'_>,
    ) {
        let Struct { fields, additional: _, additional_name: _, discriminator: _, merge_patch } = old;
        let pairs = places::fields(fields, &new.fields);
        let likely = self.lookalikes(old, new, &pairs);
        for (a, field) in fields.iter().enumerate() {
            match pairs.iter().find(|pair| pair.0 == a) {
                Some((_, b)) => self.field(subject, ((old_is, old), field), ((new_is, new), &new.fields[*b])),
                None => {
                    let likely = likely.iter().find(|pair| pair.0 == a).map(|pair| &new.fields[pair.1]);
                    self.field_removed(subject, ((old_is, old), field), new, likely);
                }
            }
        }
        for (_, field) in new.fields.iter().enumerate().filter(|(b, _)| !pairs.iter().any(|pair| pair.1 == *b)) {
            self.field_added(subject, old, (new_is, new), field);
        }
        let pairs: Vec<_> = pairs.into_iter().map(|(a, b)| (&fields[a], &new.fields[b])).collect();
        self.constructor(subject, (old_is, old), (new_is, new), &pairs);
        self.additional(subject, (old_is, old), (new_is, new));
        if *merge_patch != new.merge_patch {
            let describe = |it: &Struct| Some(if it.merge_patch { "a merge patch" } else { "an object" }.to_owned());
            let items = |of: ObjectSide<'_>| of.1.fields.iter().flat_map(|field| field::items(of, field)).collect();
            let draft = DraftFinding::new(Rule::MergePatchChanged, subject)
                .detail("sent as", describe(old), describe(new))
                .acts(Effect::Incomparable)
                .items((items((old_is, old)), items((new_is, new))));
            self.push(draft);
        }
    }

    /// Properties that were removed, each with the added one of its type that it may be: a name or a documentation that has words in
    /// common with it, or a type that says what it is.
    fn lookalikes(&self, old: &Struct, new: &Struct, pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let mut candidates = Vec::new();
        for (a, before) in old.fields.iter().enumerate().filter(|(a, _)| !pairs.iter().any(|pair| pair.0 == *a)) {
            for (b, after) in new.fields.iter().enumerate().filter(|(b, _)| !pairs.iter().any(|pair| pair.1 == *b)) {
                let named = if before.ty.references().is_empty() { 0.0 } else { 0.3 };
                let words = likeness::of_names(&before.wire, &after.wire);
                let score = named + words + likeness::of_docs(&before.doc, &after.doc);
                if score >= 0.3 && self.is_same(&before.ty, &after.ty) {
                    candidates.push((score, a, b));
                }
            }
        }
        assignment::best(candidates)
    }

    /// The constructor takes what is always there in the order of `arguments`, or else of the spec.
    fn constructor(
        &mut self,
        subject: &Subject,
        (old_is, old): ObjectSide<'_>,
        (new_is, new): ObjectSide<'_>,
        pairs: &[(&Field, &Field)],
    ) {
        let function = |(it, structure): ObjectSide<'_>| {
            let owner = definition::ty(it);
            (structure::constructor(&owner, structure), owner)
        };
        let [before, after] = [function((old_is, old)), function((new_is, new))];
        let items = |(function, owner): &(Function, RustType)| function.arguments(owner, "new").collect::<Vec<_>>();
        // A field is known by its name in Rust, which may be another now.
        let paired = items(&before).into_iter().filter_map(|item| {
            let (_, now) = pairs.iter().find(|(was, _)| item.argument().is_some_and(|it| it.name == was.name))?;
            Some(item.keyed(&now.name))
        });
        let both = (paired.collect(), items(&after));
        let calls = [before, after].map(|(function, owner)| function.call(&format!("{owner}::new")));
        let part = subject.part(format!("constructor of {}", subject.name), "properties");
        let was = |field: &Field| {
            let (was, _) = pairs.iter().find(|(_, now)| now.wire == field.wire)?;
            old.fields.iter().position(|it| it.wire == was.wire)
        };
        let is_listed = |field: &&Field| !set::is_optional(field.documented) && field.constant.is_none();
        let mut listed: Vec<&Field> = new.fields.iter().filter(is_listed).collect();
        listed.sort_by_key(|field| was(field).unwrap_or(usize::MAX));
        let names: Vec<&str> = listed.iter().map(|field| field.wire.as_str()).collect();
        let hint = format!("`arguments: [{}]` in the model keeps their order", names.join(", "));
        self.reordered(&part, both, calls, &hint);
    }

    fn additional(&mut self, subject: &Subject, (old_is, old): ObjectSide<'_>, (new_is, new): ObjectSide<'_>) {
        let subject =
            subject.part(format!("properties of {} that are not listed", subject.name), "additionalProperties");
        let items = |(it, of): ObjectSide<'_>| structure::additional(&definition::ty(it), of);
        let both = (items((old_is, old)), items((new_is, new)));
        let changed = DraftFinding::new(Rule::AdditionalPropertiesChanged, &subject);
        let shown = |ty: &Option<Type>| ty.as_ref().map(|ty| RustType::from(ty).to_string());
        let effect = match (&old.additional, &new.additional) {
            (None, None) => return,
            (Some(a), Some(b)) => {
                self.type_use(Rule::AdditionalPropertiesChanged, &subject, (a, b), || both.clone());
                if old.additional_name != new.additional_name {
                    let names = [old, new].map(|of| Some(of.additional_name.to_string()));
                    let [before, after] = names;
                    self.push(changed.detail("field", before, after).items(both));
                }
                return;
            }
            (Some(_), None) => Effect::Narrows,
            (None, Some(_)) => Effect::Widens,
        };
        let details = (shown(&old.additional), shown(&new.additional));
        // What is kept nowhere is ignored.
        let ignored = |by: &Struct| by.additional.is_none().then_some(Guard::TolerantReader);
        let draft = changed.effect(effect).guard(ignored(old)).forward_guard(ignored(new));
        self.push(draft.detail("additionalProperties", details.0, details.1).items(both));
    }
}
