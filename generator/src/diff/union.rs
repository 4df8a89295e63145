//! Unions: the discriminator, and the variants one by one.

use super::comparison::{Comparison, DraftFinding, Subject};
use super::effect::{Effect, Relation};
use super::law::Guard;
use super::pair::places;
use super::rule::Rule;
use super::set::{self, Sets};
use crate::model::{Api, Definition, Reference, Type, Union, Untagged, Variant};
use crate::surface::{Item, RustType, definition, union};

/// A union and the definition that it is of.
type UnionSide<'a> = (&'a Definition, &'a Union);

impl Comparison<'_> {
    pub(super) fn union(&mut self, subject: &Subject, (old_is, old): UnionSide<'_>, (new_is, new): UnionSide<'_>) {
        let Union { tag, tag_type, common: _, variants, fallback, untagged } = old;
        if *tag != new.tag {
            let draft =
                DraftFinding::new(Rule::DiscriminatorChanged, &subject.part(subject.name.clone(), "discriminator"))
                    .effect(Effect::Incomparable)
                    .detail("discriminator", Some(tag.clone()), Some(new.tag.clone()));
            self.push(draft);
        }
        let named = |reference: &Option<Reference>| {
            reference.clone().map_or(Type::Scalar(crate::model::Scalar::Text), Type::Named)
        };
        if !self.is_same(&named(tag_type), &named(&new.tag_type)) {
            let describe = |reference: &Option<Reference>| Some(RustType::from(&named(reference)).to_string());
            let draft =
                DraftFinding::new(Rule::DiscriminatorChanged, &subject.part(subject.name.clone(), "discriminator"))
                    .detail("type of the discriminator", describe(tag_type), describe(&new.tag_type));
            self.push(draft);
        }
        let pairs = places::variants(variants, &new.variants);
        for (a, variant) in variants.iter().enumerate() {
            match pairs.iter().find(|pair| pair.0 == a) {
                Some((_, b)) => self.variant(subject, ((old_is, old), variant), ((new_is, new), &new.variants[*b])),
                None => self.variant_removed(subject, (old_is, old), (new_is, new), variant),
            }
        }
        for (_, variant) in new.variants.iter().enumerate().filter(|(b, _)| !pairs.iter().any(|pair| pair.1 == *b)) {
            self.variant_added(subject, (old_is, old), (new_is, new), variant);
        }
        self.common_properties(subject, (old_is, old), (new_is, new));
        self.untagged(subject, ((old_is, old), untagged.as_ref()), ((new_is, new), new.untagged.as_ref()));
        if *fallback != new.fallback {
            let other = |(of, it): UnionSide<'_>| vec![union::fallback(&definition::ty(of), it)];
            let draft = DraftFinding::new(Rule::ValueRenamed, subject)
                .detail("variant for what is not listed", Some(fallback.to_string()), Some(new.fallback.to_string()))
                .items((other((old_is, old)), other((new_is, new))));
            self.push(draft);
        }
    }

    /// The methods that read what the variants share; what the properties are is reported for each variant.
    fn common_properties(&mut self, subject: &Subject, (old_is, old): UnionSide<'_>, (new_is, new): UnionSide<'_>) {
        let before = union::accessors(&self.old.api, &definition::ty(old_is), old);
        let after = union::accessors(&self.new.api, &definition::ty(new_is), new);
        let names = |items: &[Item]| {
            let names: Vec<&str> = items.iter().map(|item| item.name.as_str()).collect();
            Some(names.join(", ")).filter(|names| !names.is_empty())
        };
        let (from, to) = (names(&before), names(&after));
        if from != to {
            let draft =
                DraftFinding::new(Rule::CommonPropertiesChanged, subject).detail("read from any variant", from, to);
            self.push(draft.items((before, after)));
        }
    }

    /// How an object without the discriminator is read.
    fn untagged(
        &mut self,
        subject: &Subject,
        (old_is, old): (UnionSide<'_>, Option<&Untagged>),
        (new_is, new): (UnionSide<'_>, Option<&Untagged>),
    ) {
        if let (Some(a), Some(b)) = (old.and_then(Untagged::base), new.and_then(Untagged::base)) {
            let types = (Type::Named(a.clone()), Type::Named(b.clone()));
            let both = || (base(old_is), base(new_is));
            let use_of =
                |_: &Self, sets: Sets<'_>| set::payload(&sets, (&old_is.1.tag, Some(a)), (&new_is.1.tag, Some(b)));
            let part = subject.part(subject.name.clone(), "defaultVariant");
            self.used(Rule::DefaultVariantChanged, &part, (&types.0, &types.1), both, use_of);
            return;
        }
        let describe = |untagged: Option<&Untagged>| {
            untagged.map(|it| match it {
                Untagged::Tag(word) => format!("read as `{word}`"),
                Untagged::Base(_, model) => format!("read as {}", model.name),
            })
        };
        if describe(old) == describe(new) {
            return;
        }
        let object = || format!("an object without {:?}", new_is.1.tag);
        let subject = subject.part(subject.name.clone(), "defaultVariant");
        let draft = DraftFinding::new(Rule::DefaultVariantChanged, &subject)
            .detail("without the discriminator", describe(old), describe(new))
            .items((base(old_is), base(new_is)));
        let draft = match (old, new) {
            (None, None) => draft,
            (None, Some(_)) => draft.both(Relation::gains(object())),
            (Some(_), None) => draft.both(Relation::loses(object())),
            // The objects are read as something else.
            (Some(a), Some(b)) => {
                let use_of = |_: &Self, sets: Sets<'_>| {
                    let (a, b) = (read_as(old_is.1, a), read_as(new_is.1, b));
                    set::payload(&sets, (&old_is.1.tag, a), (&new_is.1.tag, b))
                };
                draft.ways(self.ways(&use_of)).acts(Effect::Incomparable)
            }
        };
        self.push(draft);
    }

    fn variant(
        &mut self,
        subject: &Subject,
        (old_is, old): (UnionSide<'_>, &Variant),
        (new_is, new): (UnionSide<'_>, &Variant),
    ) {
        // A variant's documentation is its payload's, whose change is reported there.
        let Variant { name, tag, payload, doc: _ } = old;
        let subject = part(subject, new);
        let both = (items(&self.old.api, old_is, tag), items(&self.new.api, new_is, &new.tag));
        if *tag != new.tag || *name != new.name {
            let is_rewritten = *tag != new.tag;
            let relation = if is_rewritten {
                Relation::loses(format!("{tag:?}")).and(Relation::gains(format!("{:?}", new.tag)))
            } else {
                Relation::EQUAL
            };
            let draft = DraftFinding::new(Rule::VariantRewritten, &subject)
                .both(relation)
                .guard(is_rewritten.then_some(Guard::OpenValues))
                .forward_guard(is_rewritten.then_some(Guard::OpenValues))
                .detail("tag", Some(tag.clone()), Some(new.tag.clone()))
                .items(both.clone());
            self.push(draft);
        }
        match (payload, &new.payload) {
            (None, None) => {}
            (Some(a), Some(b)) => {
                let types = (Type::Named(a.clone()), Type::Named(b.clone()));
                self.used(
                    Rule::VariantPayloadChanged,
                    &subject,
                    (&types.0, &types.1),
                    || both,
                    |_, sets| set::payload(&sets, (&old_is.1.tag, Some(a)), (&new_is.1.tag, Some(b))),
                );
            }
            (a, b) => {
                let ways = self.ways(&|_: &Self, sets: Sets<'_>| {
                    set::payload(&sets, (&old_is.1.tag, a.as_ref()), (&new_is.1.tag, b.as_ref()))
                });
                let describe =
                    |reference: &Option<Reference>| reference.as_ref().map(|reference| reference.name.to_string());
                let draft = DraftFinding::new(Rule::VariantPayloadChanged, &subject)
                    .ways(ways)
                    .detail("model", describe(a), describe(b))
                    .items(both);
                self.push(draft);
            }
        }
    }

    fn variant_removed(&mut self, subject: &Subject, old: UnionSide<'_>, new: UnionSide<'_>, variant: &Variant) {
        let both = (items(&self.old.api, old, &variant.tag), items(&self.new.api, new, &variant.tag));
        let draft = DraftFinding::new(Rule::VariantRemoved, &part(subject, variant).only_old())
            .both(Relation::loses(set::sample(&self.old.api.types, &old.1.tag, variant)))
            .forward_guard(Some(Guard::OpenValues))
            .detail("variant", Some(variant.tag.clone()), None)
            .items(both);
        self.push(draft);
    }

    fn variant_added(&mut self, subject: &Subject, old: UnionSide<'_>, new: UnionSide<'_>, variant: &Variant) {
        let both = (items(&self.old.api, old, &variant.tag), items(&self.new.api, new, &variant.tag));
        let draft = DraftFinding::new(Rule::VariantAdded, &part(subject, variant).only_new())
            .both(Relation::gains(set::sample(&self.new.api.types, &new.1.tag, variant)))
            .guard(Some(Guard::OpenValues))
            .detail("variant", None, Some(variant.tag.clone()))
            .items(both);
        self.push(draft);
    }
}

/// The model that an object without the discriminator is read as.
fn read_as<'a>(union: &'a Union, untagged: &'a Untagged) -> Option<&'a Reference> {
    match untagged {
        Untagged::Base(_, model) => Some(model),
        Untagged::Tag(tag) => union.variants.iter().find(|variant| variant.tag == *tag)?.payload.as_ref(),
    }
}

fn base((of, it): UnionSide<'_>) -> Vec<Item> {
    union::untagged(&definition::ty(of), it)
}

fn part(subject: &Subject, variant: &Variant) -> Subject {
    subject.part(format!("variant `{}` of {}", variant.tag, subject.name), &format!("variants/{}", variant.tag))
}

/// The variant that an object of this tag is read into.
fn items(api: &Api, (of, it): UnionSide<'_>, tag: &str) -> Vec<Item> {
    union::variant(api, &definition::ty(of), it, tag).into_iter().collect()
}
