//! Enumerations.

use super::build::Builder;
use super::classified::{EnumKeys, ListedValue};
use super::keys::{Apart, Keyword, ReadKey};
use super::name::{self, Namespace};
use crate::diagnose::{Expected, Found, KeyProblem, SchemaProblem};
use crate::model::{Doc, EnumRepr, Enumeration, Value, VariantName};
use crate::source::Span;
use crate::spec::{EnumMeaning, EnumValue, EnumValues};
use crate::yaml::Key;
use std::collections::HashMap;

pub(super) fn resolve(b: &Builder<'_>, repr: EnumRepr, keys: &EnumKeys<'_>) -> Enumeration {
    let EnumKeys { values: written, closed } = keys;
    if let Some(written) = written.as_ref().filter(|_| written.value.is_empty()) {
        b.problem(written.span, SchemaProblem::EmptyEnum);
    }
    let mut names = Namespace::default();
    let mut seen: HashMap<&str, Span> = HashMap::new();
    let mut values = Vec::new();
    for ListedValue { value, doc: Apart(doc), rust_name } in &written.value {
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
            values.push(Value { name, wire: value.value.clone(), doc: doc.clone() });
        }
    }
    Enumeration { repr, closed: closed.value, values, fallback: fallback(&names) }
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

impl<'a, R> ReadKey<'a, EnumValues, R> for Keyword<'a, EnumValues, Vec<ListedValue<'a>>> {
    fn read(key: &'a Key<EnumValues>, _: &R) -> Self {
        let plain = |value, doc| ListedValue { value, doc: Apart(doc), rust_name: None };
        let value = match key.value() {
            None => Vec::new(),
            Some(EnumValues::List(list)) => list.iter().map(|value| plain(value, Doc::default())).collect(),
            Some(EnumValues::Map(map)) => map
                .iter()
                .map(|(value, about)| match about {
                    None => plain(value, Doc::default()),
                    Some(EnumValue::Doc(text)) => plain(value, Doc { text: text.clone(), deprecated: None }),
                    Some(EnumValue::Map(EnumMeaning { doc, rust_name, deprecated })) => {
                        let text = doc.value().cloned().unwrap_or_default();
                        let deprecated = deprecated.value().map(|reason| reason.0.clone());
                        ListedValue { rust_name: rust_name.as_ref(), ..plain(value, Doc { text, deprecated }) }
                    }
                })
                .collect(),
        };
        Keyword::new(key, value)
    }
}
