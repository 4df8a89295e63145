//! Objects: their properties one by one, what they inherit among them, and what is kept beside them.

use super::comparison::{Comparison, Draft, Subject};
use super::effect::Effect;
use super::rule::Rule;
use super::surface::{self, Tongue};
use crate::model::{Definition, Field, FieldName, Presence, Struct, Type};

/// An object and the definition that it is of.
pub(super) type Of<'a> = (&'a Definition, &'a Struct);

impl Comparison<'_> {
    pub(super) fn structure(&mut self, subject: &Subject, (old_is, old): Of<'_>, (new_is, new): Of<'_>) {
        let Struct { fields, additional, additional_name, merge_patch } = old;
        let mut pairs = Vec::new();
        for field in fields {
            let same = new.fields.iter().find(|other| other.wire == field.wire);
            let renamed = || new.fields.iter().find(|other| other.name == field.name && !has(old, other));
            match same.or_else(renamed) {
                Some(other) => {
                    pairs.push((field, other));
                    self.field(subject, ((old_is, old), field), ((new_is, new), other));
                }
                None => self.field_removed(subject, (old_is, old), field, new),
            }
        }
        for field in &new.fields {
            let known = has(old, field) || fields.iter().any(|other| other.name == field.name && !has(new, other));
            if !known {
                self.field_added(subject, (new_is, new), field);
            }
        }
        self.constructor(subject, new_is, &pairs, new);
        self.additional(
            subject,
            (old_is, additional, additional_name),
            (new_is, &new.additional, &new.additional_name),
        );
        if *merge_patch != new.merge_patch {
            let said = |patch: bool| Some(if patch { "a merge patch" } else { "an object" }.to_owned());
            let items = |tongue: &Tongue<'_>, (it, structure): Of<'_>| {
                structure.fields.iter().flat_map(|field| super::field::items(tongue, (it, structure), field)).collect()
            };
            let draft = Draft::new(Rule::MergePatchChanged, subject)
                .detail("sent as", said(*merge_patch), said(new.merge_patch))
                .acts(Effect::Incomparable)
                .items(items(&self.old_tongue, (old_is, old)), items(&self.new_tongue, (new_is, new)));
            self.push(draft);
        }
    }

    /// The constructor takes what is always there in the order of the spec.
    fn constructor(&mut self, subject: &Subject, new_is: &Definition, pairs: &[(&Field, &Field)], new: &Struct) {
        let both = |(old, new): &&(&Field, &Field)| is_required(old) && is_required(new);
        let before: Vec<&FieldName> = pairs.iter().filter(both).map(|(_, new)| &new.name).collect();
        let after: Vec<&FieldName> =
            new.fields.iter().map(|field| &field.name).filter(|name| before.contains(name)).collect();
        if before == after {
            return;
        }
        let said = |names: &[&FieldName]| names.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let item = |names: &[&FieldName]| surface::plain("new", format!("{}::new({})", new_is.name, said(names)));
        let draft = Draft::new(
            Rule::ArgumentsReordered,
            &subject.part(format!("constructor of {}", subject.name), "properties"),
        )
        .detail("arguments", Some(said(&before)), Some(said(&after)))
        .items(vec![item(&before)], vec![item(&after)])
        .hint(Some(
            "keep the required properties in their old order; the order of the spec is the order of the arguments"
                .to_owned(),
        ));
        self.push(draft);
    }

    fn additional(
        &mut self,
        subject: &Subject,
        (old_is, old, old_name): (&Definition, &Option<Type>, &FieldName),
        (new_is, new, new_name): (&Definition, &Option<Type>, &FieldName),
    ) {
        let subject =
            subject.part(format!("properties of {} that are not listed", subject.name), "additionalProperties");
        let item = |tongue: &Tongue<'_>, it: &Definition, ty: &Type, name: &FieldName| {
            vec![tongue.item(
                format!("{}.{name}", tongue.path(it)),
                &format!("{}.{name}: ", it.name),
                ty,
                "BTreeMap<String, _>",
            )]
        };
        match (old, new) {
            (None, None) => {}
            (Some(a), Some(b)) => {
                self.type_use(Rule::AdditionalPropertiesChanged, &subject, (a, b), |it| {
                    (item(&it.old_tongue, old_is, a, old_name), item(&it.new_tongue, new_is, b, new_name))
                });
                if old_name != new_name {
                    let items =
                        (item(&self.old_tongue, old_is, a, old_name), item(&self.new_tongue, new_is, b, new_name));
                    let draft = Draft::new(Rule::AdditionalPropertiesChanged, &subject)
                        .detail("field", Some(old_name.to_string()), Some(new_name.to_string()))
                        .items(items.0, items.1);
                    self.push(draft);
                }
            }
            (Some(a), None) => {
                let items = item(&self.old_tongue, old_is, a, old_name);
                let draft = Draft::new(Rule::AdditionalPropertiesChanged, &subject)
                    .effect(Effect::Narrows)
                    .detail("additionalProperties", Some(surface::shown(a)), None)
                    .items(items, Vec::new());
                self.push(draft);
            }
            (None, Some(b)) => {
                let items = item(&self.new_tongue, new_is, b, new_name);
                let draft = Draft::new(Rule::AdditionalPropertiesChanged, &subject)
                    .effect(Effect::Widens)
                    .detail("additionalProperties", None, Some(surface::shown(b)))
                    .items(Vec::new(), items);
                self.push(draft);
            }
        }
    }
}

fn has(structure: &Struct, field: &Field) -> bool {
    structure.fields.iter().any(|other| other.wire == field.wire)
}

pub(super) fn is_required(field: &Field) -> bool {
    matches!(field.presence, Presence::Required | Presence::RequiredNullable)
}
