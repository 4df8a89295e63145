//! Unions: the property that tells the variants apart, and the variants one by one.

use super::comparison::{Comparison, Draft, Subject};
use super::effect::{Effect, Relation};
use super::enumeration;
use super::law::Guard;
use super::rule::Rule;
use super::set::{self, Sets};
use super::surface::{Item, Tongue, shown};
use crate::model::{Definition, Reference, Type, Union, Variant};

/// A union and the definition that it is of.
type Of<'a> = (&'a Definition, &'a Union);

impl Comparison<'_> {
    pub(super) fn union(&mut self, subject: &Subject, (old_is, old): Of<'_>, (new_is, new): Of<'_>) {
        let Union { tag, tag_type, variants, fallback } = old;
        if *tag != new.tag {
            let draft = Draft::new(Rule::DiscriminatorChanged, &subject.part(subject.name.clone(), "discriminator"))
                .effect(Effect::Incomparable)
                .detail("discriminator", Some(tag.clone()), Some(new.tag.clone()));
            self.push(draft);
        }
        let named = |reference: &Option<Reference>| {
            reference.clone().map_or(Type::Scalar(crate::model::Scalar::Text), Type::Named)
        };
        if !self.is_same(&named(tag_type), &named(&new.tag_type)) {
            let said = |reference: &Option<Reference>| Some(shown(&named(reference)));
            let draft = Draft::new(Rule::DiscriminatorChanged, &subject.part(subject.name.clone(), "discriminator"))
                .detail("type of the discriminator", said(tag_type), said(&new.tag_type));
            self.push(draft);
        }
        for variant in variants {
            let same = new.variants.iter().find(|other| other.tag == variant.tag);
            let renamed = || new.variants.iter().find(|other| other.name == variant.name && !has(old, other));
            match same.or_else(renamed) {
                Some(other) => self.variant(subject, (old_is, variant), (new_is, other)),
                None => self.variant_removed(subject, old_is, old, variant),
            }
        }
        for variant in &new.variants {
            let known =
                has(old, variant) || variants.iter().any(|other| other.name == variant.name && !has(new, other));
            if !known {
                self.variant_added(subject, new_is, new, variant);
            }
        }
        if *fallback != new.fallback {
            let (before, after) = (
                enumeration::variant(&self.old_tongue, old_is, fallback),
                enumeration::variant(&self.new_tongue, new_is, &new.fallback),
            );
            let draft = Draft::new(Rule::ValueRenamed, subject)
                .detail("variant for what is not listed", Some(fallback.to_string()), Some(new.fallback.to_string()))
                .items(vec![before], vec![after]);
            self.push(draft);
        }
    }

    fn variant(
        &mut self,
        subject: &Subject,
        (old_is, old): (&Definition, &Variant),
        (new_is, new): (&Definition, &Variant),
    ) {
        // A variant's text is that of its payload, which tells of it.
        let Variant { name, tag, payload, doc: _ } = old;
        let subject = part(subject, new);
        let items = |it: &Self| (item(&it.old_tongue, old_is, old), item(&it.new_tongue, new_is, new));
        if *tag != new.tag || *name != new.name {
            let relation = if *tag == new.tag {
                Relation::EQUAL
            } else {
                Relation::loses(format!("{tag:?}")).and(Relation::gains(format!("{:?}", new.tag)))
            };
            let (before, after) = items(self);
            let draft = Draft::new(Rule::VariantRewritten, &subject)
                .both(relation)
                .detail("tag", Some(tag.clone()), Some(new.tag.clone()))
                .items(before, after);
            self.push(draft);
        }
        match (payload, &new.payload) {
            (None, None) => {}
            (Some(a), Some(b)) => {
                let types = (Type::Named(a.clone()), Type::Named(b.clone()));
                self.used(Rule::VariantPayloadChanged, &subject, (&types.0, &types.1), items, |_, sets| {
                    set::payload(&sets, Some(a), Some(b))
                });
            }
            (a, b) => {
                let (request, response, guards) =
                    self.both_ways(&|_: &Self, sets: Sets<'_>| set::payload(&sets, a.as_ref(), b.as_ref()));
                let said =
                    |reference: &Option<Reference>| reference.as_ref().map(|reference| reference.name.to_string());
                if let Some(it) = a {
                    self.tell_gone(&Type::Named(it.clone()));
                }
                if let Some(it) = b {
                    self.tell_come(&Type::Named(it.clone()));
                }
                let (before, after) = items(self);
                let mut draft = Draft::new(Rule::VariantPayloadChanged, &subject)
                    .request(request)
                    .response(response)
                    .detail("model", said(a), said(b))
                    .items(before, after);
                draft.guards.extend_from_slice(guards);
                self.push(draft);
            }
        }
    }

    fn variant_removed(&mut self, subject: &Subject, old_is: &Definition, old: &Union, variant: &Variant) {
        if let Some(payload) = &variant.payload {
            self.tell_gone(&Type::Named(payload.clone()));
        }
        let items = item(&self.old_tongue, old_is, variant);
        let draft = Draft::new(Rule::VariantRemoved, &part(subject, variant).gone())
            .both(Relation::loses(set::sample(&self.old.api.types, &old.tag, variant)))
            .detail("variant", Some(variant.tag.clone()), None)
            .items(items, Vec::new());
        self.push(draft);
    }

    fn variant_added(&mut self, subject: &Subject, new_is: &Definition, new: &Union, variant: &Variant) {
        if let Some(payload) = &variant.payload {
            self.tell_come(&Type::Named(payload.clone()));
        }
        let items = item(&self.new_tongue, new_is, variant);
        let draft = Draft::new(Rule::VariantAdded, &part(subject, variant).come())
            .both(Relation::gains(set::sample(&self.new.api.types, &new.tag, variant)))
            .guard(Some(Guard::OpenValues))
            .detail("variant", None, Some(variant.tag.clone()))
            .items(Vec::new(), items);
        self.push(draft);
    }
}

fn has(union: &Union, variant: &Variant) -> bool {
    union.variants.iter().any(|other| other.tag == variant.tag)
}

fn part(subject: &Subject, variant: &Variant) -> Subject {
    subject.part(format!("variant `{}` of {}", variant.tag, subject.name), &format!("variants/{}", variant.tag))
}

fn item(tongue: &Tongue<'_>, definition: &Definition, variant: &Variant) -> Vec<Item> {
    let key = format!("{}::{}", tongue.path(definition), variant.name);
    let before = format!("{}::{}", definition.name, variant.name);
    vec![match &variant.payload {
        Some(payload) => tongue.item(key, &before, &Type::Named(payload.clone()), "(_)"),
        None => enumeration::variant(tongue, definition, &variant.name),
    }]
}
