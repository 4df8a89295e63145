//! Unions: a property tells which of several objects a value is.

use super::build::Builder;
use super::name::{self, Namespace};
use super::{circle, enumeration, structure};
use crate::diagnose::{Found, KeyProblem, Subject, UnionProblem, ValueProblem, closest};
use crate::model::{Doc, Scalar, Shape, Type, TypeId, Union, Variant};
use crate::source::{Span, Spanned};
use crate::spec::Schema;
use crate::yaml::Kind as NodeKind;
use std::collections::HashSet;

pub(super) fn resolve<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    schema: &'a Schema,
    id: TypeId,
    at: Span,
) -> Option<Union> {
    let Some(tag) = schema.discriminator.as_ref() else {
        if schema.discriminator.is_missing() {
            b.problem(at, UnionProblem::DiscriminatorMissing);
        }
        return None;
    };
    let Some(written) = schema.variants.as_ref().filter(|variants| variants.value.iter().next().is_some()) else {
        if schema.variants.is_missing() || schema.variants.value().is_some_and(|map| map.unreadable().is_empty()) {
            b.problem(tag.span, UnionProblem::VariantsMissing);
        }
        return None;
    };
    let tag_type = tag_type(b, id, tag)?;
    let listed = tag_type.as_ref().and_then(|ty| values(b, ty));
    for (word, place) in listed.iter().flat_map(|(words, place)| words.iter().map(move |word| (word, *place))) {
        let unlisted = written.value.iter().map(|(tag, _)| tag.value.as_str());
        let unlisted = unlisted.filter(|tag| !listed.iter().any(|(words, _)| words.iter().any(|word| word == tag)));
        if !written.value.mentions(word) && closest(word, unlisted).is_none() {
            b.problem(written.span, UnionProblem::TagWithoutVariant { tag: word.clone(), enumeration: place });
        }
    }
    let mut names = Namespace::default();
    let mut variants: Vec<Variant> = Vec::new();
    for (value, model) in written.value.iter() {
        if let Some((listed, first)) = &listed
            && !listed.contains(&value.value)
        {
            b.problem(
                value.span,
                UnionProblem::TagNotListed { tag: value.value.clone(), known: listed.clone(), first: *first },
            );
        }
        let payload = match model {
            None => None,
            Some(model) => {
                let Some(model_id) = b.model(scope, model) else { continue };
                if !is_object(b, model_id) {
                    b.problem(
                        model.span,
                        UnionProblem::VariantNotObject { name: model.value.clone(), model: b.slot(model_id).at },
                    );
                    continue;
                }
                check_tag_property(b, model_id, tag, (value, model));
                Some(b.reference(model_id))
            }
        };
        let doc = payload
            .as_ref()
            .and_then(|payload| b.slot(payload.id).schema.schema()?.doc.value().cloned())
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
    let tag_type = tag_type.and_then(|ty| match ty {
        Type::Named(reference) => Some(reference),
        _ => None,
    });
    Some(Union { tag: tag.value.clone(), tag_type, variants, fallback: enumeration::fallback(&names) })
}

/// Notes every circle of unions that are variants of each other, of which no value can be told, and takes it apart.
pub(super) fn circles(b: &mut Builder<'_>) {
    let payloads = |union: &Union| -> Vec<TypeId> {
        let named = union.variants.iter().filter_map(|variant| variant.payload.as_ref());
        named.map(|payload| payload.id).filter(|id| matches!(b.slot(*id).shape, Some(Shape::Union(_)))).collect()
    };
    let edges: Vec<Vec<TypeId>> = (b.slots.iter())
        .map(|slot| match &slot.shape {
            Some(Shape::Union(union)) => payloads(union),
            _ => Vec::new(),
        })
        .collect();
    let circle = circle::circles(&edges);
    let mut told = HashSet::new();
    for index in 0..b.slots.len() {
        let inside = |id: TypeId| circle[id.0 as usize] == circle[index] && edges[index].contains(&id);
        let Some(Shape::Union(union)) = &b.slots[index].shape else { continue };
        let Some(first) = union.variants.iter().find(|it| it.payload.as_ref().is_some_and(|it| inside(it.id))) else {
            continue;
        };
        if told.insert(circle[index]) {
            let slot = &b.slots[index];
            let written = slot.schema.schema().and_then(|schema| schema.variants.value());
            let model = written.and_then(|map| map.iter().find(|(tag, _)| tag.value == first.tag)?.1.as_ref());
            let (name, tag) = (slot.spec_name.clone(), first.tag.clone());
            b.problem(
                model.map_or(slot.at, |model| model.span),
                UnionProblem::InsideItself { name, tag, union: slot.at },
            );
        }
        if let Some(Shape::Union(union)) = &mut b.slots[index].shape {
            let inner = union.variants.iter_mut().map(|variant| &mut variant.payload);
            inner.filter(|it| it.as_ref().is_some_and(|it| inside(it.id))).for_each(|payload| *payload = None);
        }
    }
}

/// The declared type of the discriminator: text, or an enumeration of text.
fn tag_type(b: &mut Builder<'_>, id: TypeId, tag: &Spanned<String>) -> Option<Option<Type>> {
    let Some(property) = structure::declared(b, id, &tag.value) else {
        let unread = b.slot(id).schema.schema().is_some_and(|schema| {
            schema.properties.value().map_or(!schema.properties.is_missing(), |map| map.mentions(&tag.value))
        });
        if !unread {
            let known = structure::properties(b, id).unwrap_or_default();
            let known = known.iter().map(|property| property.name.value.clone()).collect();
            b.problem(tag.span, UnionProblem::DiscriminatorUndeclared { name: tag.value.clone(), known });
        }
        return None;
    };
    let unread =
        b.slot(id).schema.schema().is_some_and(|schema| schema.required.is_none() && !schema.required.is_missing());
    if !property.required && !unread {
        b.problem(
            tag.span,
            UnionProblem::DiscriminatorNotRequired { name: tag.value.clone(), declared: property.name.span },
        );
    }
    if let Some(schema) = property.schema().filter(|schema| schema.nullable.value() == Some(&true)) {
        let at = schema.nullable.at().unwrap_or(property.name.span);
        b.problem(at, KeyProblem::OnWrongType { key: "nullable", on: Subject::Discriminator, because: Some(tag.span) });
    }
    let ty = structure::property_type(b, &property)?;
    let fits = match &ty {
        Type::Scalar(Scalar::Text) => true,
        Type::Named(reference) => enum_schema(b, reference.id).is_some(),
        _ => false,
    };
    if !fits {
        b.problem(property.name.span, UnionProblem::DiscriminatorNotText { name: tag.value.clone(), tag: tag.span });
    }
    Some(Some(ty))
}

fn enum_schema<'a>(b: &Builder<'a>, id: TypeId) -> Option<&'a Schema> {
    b.slot(id).schema.schema().filter(|schema| schema.values.is_some())
}

/// The values of the enumeration that types the discriminator, and where it stands; `None` where the tag is plain text.
fn values(b: &mut Builder<'_>, ty: &Type) -> Option<(Vec<String>, Span)> {
    let Type::Named(reference) = ty else { return None };
    let slot = b.slot(reference.id);
    let at = slot.at;
    if let Some(Shape::Enum(enumeration)) = &slot.shape {
        return Some((enumeration.values.iter().map(|value| value.wire.clone()).collect(), at));
    }
    let schema = enum_schema(b, reference.id)?;
    Some((enumeration::written(schema), at))
}

fn is_object(b: &Builder<'_>, id: TypeId) -> bool {
    let object = |schema: &Schema| schema.properties.is_some() || schema.extends.is_some() || schema.variants.is_some();
    b.slot(id).schema.schema().is_some_and(object)
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
    if let Some(constant) = property.schema().and_then(|schema| schema.constant.as_ref())
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
