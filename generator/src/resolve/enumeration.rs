//! Enumerations.

use super::build::Builder;
use super::name::{self, Namespace};
use crate::diagnose::{Expected, Found, KeyProblem, SchemaProblem};
use crate::model::{Doc, EnumRepr, Enumeration, Value, VariantName};
use crate::source::{Span, Spanned};
use crate::spec::{EnumValue, EnumValues, Schema};
use std::collections::HashMap;

/// A value as the spec lists it.
struct Listed<'a> {
    value: &'a Spanned<String>,
    doc: Doc,
    rust_name: Option<&'a Spanned<String>>,
}

pub(super) fn resolve(b: &mut Builder<'_>, schema: &Schema, at: Span) -> Option<Enumeration> {
    let listed = listed(schema.values.value()?);
    if listed.is_empty() {
        b.problem(schema.values.as_ref().map_or(at, |values| values.span), SchemaProblem::EmptyEnum);
    }
    let repr =
        if schema.kind.value().is_some_and(|kind| kind == "integer") { EnumRepr::Integer } else { EnumRepr::Text };
    let closed = schema.closed.value().copied().unwrap_or(false);
    let mut names = Namespace::default();
    let mut seen: HashMap<&str, Span> = HashMap::new();
    let mut values = Vec::new();
    for Listed { value, doc, rust_name } in listed {
        if let Some(&first) = seen.get(value.value.as_str()) {
            b.problem(value.span, KeyProblem::DuplicateValue { value: value.value.clone(), first });
            continue;
        }
        seen.insert(&value.value, value.span);
        if repr == EnumRepr::Integer && value.value.parse::<i64>().is_err() {
            b.problem(
                value.span,
                KeyProblem::Unexpected { expected: Expected::WholeNumber, found: Found::Value(value.value.clone()) },
            );
            continue;
        }
        let (chosen, place) = match rust_name {
            Some(rust_name) => (rust_name.value.clone(), rust_name.span),
            None if repr == EnumRepr::Integer => (integer_name(&value.value), value.span),
            None => (name::variant_name(&value.value), value.span),
        };
        if let Some(name) = name::take_variant(&mut names, &chosen, &value.value, place, b.problems) {
            values.push(Value { name, wire: value.value.clone(), doc });
        }
    }
    Some(Enumeration { repr, closed, values, fallback: fallback(&names) })
}

fn integer_name(value: &str) -> String {
    match value.strip_prefix('-') {
        Some(digits) => format!("Minus{digits}"),
        None => format!("N{value}"),
    }
}

/// The variant for what is not listed, under a name that no listed value has.
pub(super) fn fallback(names: &Namespace) -> VariantName {
    let candidates = ["UnknownValue", "UnlistedValue", "UndocumentedValue"];
    let free = candidates.into_iter().find(|candidate| !names.has(candidate)).unwrap_or("OtherUnlistedValue");
    VariantName::new(free)
}

fn listed(values: &EnumValues) -> Vec<Listed<'_>> {
    match values {
        EnumValues::List(list) => {
            list.iter().map(|value| Listed { value, doc: Doc::default(), rust_name: None }).collect()
        }
        EnumValues::Map(map) => map
            .iter()
            .map(|(value, about)| match about {
                None => Listed { value, doc: Doc::default(), rust_name: None },
                Some(EnumValue::Doc(text)) => {
                    Listed { value, doc: Doc { text: text.clone(), deprecated: None }, rust_name: None }
                }
                Some(EnumValue::Map { doc, rust_name, deprecated }) => {
                    let doc = Doc {
                        text: doc.value().cloned().unwrap_or_default(),
                        deprecated: deprecated.value().map(|reason| reason.0.clone()),
                    };
                    Listed { value, doc, rust_name: rust_name.as_ref() }
                }
            })
            .collect(),
    }
}

/// The values of an enumeration, before it is resolved.
pub(super) fn written(schema: &Schema) -> Vec<String> {
    schema
        .values
        .value()
        .map(|values| listed(values).into_iter().map(|listed| listed.value.value.clone()).collect())
        .unwrap_or_default()
}
