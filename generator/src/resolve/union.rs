//! Unions: a property says which of several objects a value is.

use super::build::{Builder, Slot};
use super::classified::{self, Classified, EMPTY, ObjectKeys, PlaceKeys, SchemaKind, UnionKeys};
use super::cycle::Cycles;
use super::keys::Keyword;
use super::name::{self, Namespace};
use super::{enumeration, structure};
use crate::diagnose::{Found, KeyHolder, KeyProblem, UnionProblem, ValueProblem, closest};
use crate::model::{Doc, Reference, Scalar, Shape, Type, TypeId, Union, Untagged, Variant, VariantName};
use crate::source::{Span, Spanned};
use crate::yaml::{Key, NodeKind};
use std::collections::HashSet;
use std::rc::Rc;

pub(super) fn resolve<'a>(b: &mut Builder<'a>, keys: &UnionKeys<'a>, id: TypeId, at: Span) -> Option<Union> {
    let UnionKeys { discriminator, variants: listed_models, default_variant } = keys;
    let Some(tag) = discriminator.as_ref() else {
        if discriminator.is_missing() {
            b.problem(at, UnionProblem::DiscriminatorMissing);
        }
        return None;
    };
    let Some(written) = listed_models.as_ref().filter(|_| !listed_models.value.is_empty()) else {
        if listed_models.is_missing() || listed_models.value().is_some_and(|map| map.unreadable().is_empty()) {
            b.problem(tag.span, UnionProblem::VariantsMissing);
        }
        return None;
    };
    let tag_type = tag_type(b, id, tag, default_variant)?;
    let base = base(b, id, tag, keys)?;
    let listed = values(b, &tag_type);
    for (word, place) in listed.iter().flat_map(|(words, place)| words.iter().map(move |word| (word, *place))) {
        let unlisted = written.value.iter().map(|(tag, _)| tag.value.as_str());
        let unlisted = unlisted.filter(|tag| !listed.iter().any(|(words, _)| words.iter().any(|word| word == tag)));
        if !written.value.mentions(word) && closest(word, unlisted).is_none() {
            b.problem(written.span, UnionProblem::TagWithoutVariant { tag: word.clone(), enumeration: place });
        }
    }
    let mut names = Namespace::default();
    let mut variants: Vec<Variant> = Vec::new();
    for classified::DeclaredVariant { tag: value, model } in &listed_models.value {
        if let Some((listed, first)) = &listed
            && !listed.contains(&value.value)
        {
            b.problem(
                value.span,
                UnionProblem::TagNotListed { tag: value.value.clone(), known: listed.clone(), first: *first },
            );
        }
        let payload = match model {
            None => base.as_ref().filter(|base| base.has_more).map(|base| base.model.clone()),
            Some(model) => {
                let Some((id, schema)) = model.id.and_then(|id| Some((id, b.slot(id).schema.clone()?))) else {
                    continue;
                };
                if schema.object().is_none() {
                    let name = model.name.value.clone();
                    b.problem(model.name.span, UnionProblem::VariantNotObject { name, model: b.slot(id).at });
                    continue;
                }
                check_tag_property(b, id, tag, (value, model.name));
                Some(b.reference(id))
            }
        };
        let doc = payload
            .as_ref()
            .and_then(|payload| b.slot(payload.id).schema.as_ref()?.place.doc.value().cloned())
            .unwrap_or_default();
        if let Some(name) =
            name::take_variant(&mut names, &name::variant_name(&value.value), &value.value, value.span, b.problems)
        {
            variants.push(Variant {
                name,
                tag: value.value.clone(),
                payload,
                doc: Doc { text: doc, deprecated: None },
            });
        }
    }
    let untagged = untagged(b, (id, keys), &variants, base, &mut names);
    let tag_type = match tag_type {
        Type::Named(reference) => Some(reference),
        Type::Scalar(_) | Type::Any | Type::List(_) | Type::Map(_) | Type::Nullable(_) => None,
    };
    let (tag, common, fallback) = (tag.value.clone(), common(b, id, &tag.value), enumeration::fallback(&names));
    Some(Union { tag, tag_type, common, variants, fallback, untagged })
}

/// The properties that the union declares beside its tag.
fn common(b: &mut Builder<'_>, id: TypeId, tag: &str) -> Vec<String> {
    let declared = structure::properties(b, id).unwrap_or_default();
    let others = declared.iter().map(|property| property.name).filter(|name| name.value != tag);
    b.places.extend(others.clone().map(|name| ((id, name.value.clone()), name.span)));
    others.map(|name| name.value.clone()).collect()
}

/// The properties that all variants of a union have, as a model of their own.
struct Base {
    model: Reference,
    /// Whether there are others than the discriminator.
    has_more: bool,
}

/// The base of a union, where something is nothing else: a variant without a model, or what lacks the discriminator.
fn base(b: &mut Builder<'_>, id: TypeId, tag: &Spanned<String>, keys: &UnionKeys<'_>) -> Option<Option<Base>> {
    let Slot { scope, name, spec_name, at, schema, .. } = b.slot(id);
    let (scope, at, schema) = (*scope, *at, schema.clone()?);
    let (name, documented) = (format!("{name}Base"), format!("{spec_name}Base"));
    let SchemaKind::Union(object, additional, _) = &schema.kind else { return None };
    let is_default = keys.default_variant.value() == Some(spec_name);
    let properties = structure::properties(b, id)?;
    let has_more = properties.iter().any(|property| property.name.value != tag.value) || structure::keeps(b, id);
    let has_none = keys.variants.value.iter().any(|variant| variant.model.is_none());
    if !(is_default || has_none && has_more) {
        return Some(None);
    }
    let problems = b.problems;
    let name = name::take_type(&mut b.scopes[scope].namespace, &name, &documented, at, problems)?;
    let model = TypeId::new(b.slots.len());
    let place = PlaceKeys {
        formerly: Keyword::silent(&EMPTY.formerly, ()),
        rust_name: Keyword::silent(&EMPTY.rust_name, None),
        ..schema.place.clone()
    };
    let kind = SchemaKind::Struct(object.clone(), additional.clone());
    let schema = Some(Rc::new(Classified { kind, place, word: schema.word }));
    b.bases.insert(model, tag.value.clone());
    b.slots.push(Slot { id: model, scope, name, spec_name: documented, at, schema, shape: None });
    Some(Some(Base { model: b.reference(model), has_more }))
}

/// How an object without the discriminator is read.
fn untagged(
    b: &Builder<'_>,
    (id, keys): (TypeId, &UnionKeys<'_>),
    variants: &[Variant],
    base: Option<Base>,
    names: &mut Namespace,
) -> Option<Untagged> {
    let wanted = keys.default_variant.as_ref()?;
    if *wanted.value == b.slot(id).spec_name {
        let name = ["Untagged", "WithoutTag", "NoTag"].into_iter().find(|name| !names.has(name)).unwrap_or("OfNoTag");
        return Some(Untagged::Base(VariantName::new(name), base?.model));
    }
    let listed = || keys.variants.value.iter().filter_map(|variant| Some((variant.tag, variant.model?.name)));
    match listed().find(|(_, model)| model.value == *wanted.value) {
        Some((tag, _)) => variants.iter().find(|it| it.tag == tag.value).map(|it| Untagged::Tag(it.tag.clone())),
        None => {
            let known = listed().map(|(_, model)| model.value.clone()).chain([b.slot(id).spec_name.clone()]).collect();
            let (name, variants) = (wanted.value.clone(), keys.variants.at());
            b.fail(wanted.span, UnionProblem::DefaultVariantNotListed { name, known, variants })
        }
    }
}

/// Notes every cycle of unions that are variants of each other, of which no value could be recognized, and breaks it.
pub(super) fn cycles(b: &mut Builder<'_>) {
    let payloads = |union: &Union| -> Vec<TypeId> {
        let named = union.variants.iter().filter_map(|variant| variant.payload.as_ref());
        named.map(|payload| payload.id).filter(|id| matches!(b.slot(*id).shape, Some(Shape::Union(_)))).collect()
    };
    let edges: Vec<Vec<TypeId>> = (b.slots.iter())
        .map(|slot| if let Some(Shape::Union(union)) = &slot.shape { payloads(union) } else { Vec::new() })
        .collect();
    let cycles = Cycles::of(&edges);
    let mut reported = HashSet::new();
    for (own, edges) in (0..).map(TypeId::new).zip(&edges) {
        let inside = |id: TypeId| cycles[id] == cycles[own] && edges.contains(&id);
        let Some(Shape::Union(union)) = &b.slot(own).shape else { continue };
        let Some(first) = union.variants.iter().find(|it| it.payload.as_ref().is_some_and(|it| inside(it.id))) else {
            continue;
        };
        if reported.insert(cycles[own]) {
            let slot = b.slot(own);
            let variants = slot.schema.iter().filter_map(|schema| schema.union()).flat_map(|it| &it.variants.value);
            let model = variants.filter(|it| it.tag.value == first.tag).find_map(|it| it.model);
            let (name, tag) = (slot.spec_name.clone(), first.tag.clone());
            let at = model.map_or(slot.at, |model| model.name.span);
            b.problem(at, UnionProblem::InsideItself { name, tag, union: slot.at });
        }
        if let Some(Shape::Union(union)) = &mut b.slot_mut(own).shape {
            let inner = union.variants.iter_mut().map(|variant| &mut variant.payload);
            inner.filter(|it| it.as_ref().is_some_and(|it| inside(it.id))).for_each(|payload| *payload = None);
        }
    }
}

/// The declared type of the discriminator: text, or an enumeration of text.
fn tag_type<'a>(b: &mut Builder<'a>, id: TypeId, tag: &Spanned<String>, default_variant: &Key<String>) -> Option<Type> {
    let schema = b.slot(id).schema.clone()?;
    let ObjectKeys { properties, required, extends: _, arguments: _ } = schema.object()?;
    let Some(property) = structure::declared(b, id, &tag.value) else {
        if !properties.value().map_or(!properties.is_missing(), |map| map.mentions(&tag.value)) {
            let known = structure::properties(b, id).unwrap_or_default();
            let known = known.iter().map(|property| property.name.value.clone()).collect();
            b.problem(tag.span, UnionProblem::DiscriminatorUndeclared { name: tag.value.clone(), known });
        }
        return None;
    };
    if !property.required && default_variant.is_missing() && (required.is_some() || required.is_missing()) {
        b.problem(
            tag.span,
            UnionProblem::DiscriminatorNotRequired { name: tag.value.clone(), declared: property.name.span },
        );
    }
    let place = &property.schema.as_ref()?.place;
    for (key, at) in [("nullable", place.nullable.place()), ("default", place.default.place())] {
        let kind =
            |_| KeyProblem::OnWrongType { key, on: KeyHolder::Discriminator, because: Some(tag.span), meant: None };
        at.into_iter().for_each(|at| b.problem(at, kind(at)));
    }
    let ty = structure::property_type(b, &property)?;
    let fits = match &ty {
        Type::Scalar(scalar) => *scalar == Scalar::Text,
        Type::Named(reference) => listed(b, reference.id).is_some(),
        Type::Any | Type::List(_) | Type::Map(_) | Type::Nullable(_) => false,
    };
    if !fits {
        b.problem(property.name.span, UnionProblem::DiscriminatorNotText { name: tag.value.clone(), tag: tag.span });
    }
    Some(ty)
}

/// The values of the enumeration that a definition is.
fn listed(b: &Builder<'_>, id: TypeId) -> Option<Vec<String>> {
    let SchemaKind::Enum(_, keys) = &b.slot(id).schema.as_ref()?.kind else { return None };
    Some(keys.values.value.iter().map(|it| it.value.value.clone()).collect())
}

/// The values of the enumeration that types the discriminator, and where it is; `None` where the tag is plain text.
fn values(b: &Builder<'_>, ty: &Type) -> Option<(Vec<String>, Span)> {
    let Type::Named(reference) = ty else { return None };
    Some((listed(b, reference.id)?, b.slot(reference.id).at))
}

/// A variant has the tag: from the union it extends, or among its own properties.
fn check_tag_property(
    b: &mut Builder<'_>,
    id: TypeId,
    tag: &Spanned<String>,
    (value, model): (&Spanned<String>, &Spanned<String>),
) {
    let Some(property) = structure::declared(b, id, &tag.value) else {
        if !structure::is_whole(b, id) {
            return;
        }
        let (name, tag) = (model.value.clone(), tag.value.clone());
        b.problem(model.span, UnionProblem::VariantWithoutTag { name, tag, model: b.slot(id).at });
        return;
    };
    if let Some(constant) = property.schema.as_ref().and_then(|schema| schema.place.constant.as_ref())
        && let NodeKind::Scalar { text, .. } = &constant.value.kind
        && *text != value.value
    {
        let (value_text, constant_text, path) = (value.value.clone(), text.clone(), String::new());
        let kind = ValueProblem::NotConstant {
            value: Found::Value(value_text),
            constant: constant_text,
            path,
            rule: constant.span,
        };
        b.problem(value.span, kind);
    }
}
