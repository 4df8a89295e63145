//! What clients of both sides read: bodies, headers, and what long-running operations end in; never what is in them.

use generator::diff::Rule;
use generator::model::{Api, ErrorResponse, HeaderField, Operation, OperationRef, Success, Type};
use serde_json::Value;
use std::collections::BTreeMap;

/// Something that is read.
pub struct Place {
    /// The id of the operation, as it is now.
    pub operation: String,
    /// What findings call it.
    pub name: String,
    /// The only rule whose findings of this name are about it, where the name stands for other things as well.
    pub rule: Option<Rule>,
    /// Its type in the old contract and in the new one.
    pub types: [Option<Type>; 2],
    /// How it is read.
    pub means: Means,
}

/// How something is read.
pub enum Means {
    /// As JSON, by its type.
    Json,
    /// By an accessor of the operation's headers.
    Header {
        /// The header's name, or what the names begin with.
        wire: String,
        /// The accessors of the old and of the new crate.
        accessors: Box<[Option<Accessor>; 2]>,
    },
}

/// A method that reads a header.
#[derive(Clone)]
pub struct Accessor {
    /// The folder of the operation's service.
    pub folder: String,
    /// The operation's id.
    pub operation: String,
    /// The path of the type of the headers, below the crate.
    pub of: String,
    /// The method.
    pub name: String,
}

impl Place {
    /// What a reader is given where it is left out, as headers may be.
    pub fn absent(&self) -> Option<String> {
        match self.means {
            Means::Json => None,
            Means::Header { .. } => Some("[]".to_owned()),
        }
    }

    /// What a reader is given for a value; `None` where there is no way to write it.
    pub fn text(&self, value: &Value) -> Option<String> {
        match &self.means {
            Means::Json => Some(value.to_string()),
            Means::Header { wire, accessors: _ } => {
                let pairs = match value {
                    Value::Object(map) => {
                        let pairs = map.iter().map(|(key, value)| Some((format!("{wire}{key}"), text(value)?)));
                        pairs.collect::<Option<Vec<_>>>()?
                    }
                    value => vec![(wire.clone(), text(value)?)],
                };
                Some(Value::from_iter(pairs.into_iter().map(|(name, text)| Value::from(vec![name, text]))).to_string())
            }
        }
    }
}

/// A value as the text of a header; `None` where a header cannot have it.
fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::Null | Value::Object(_) => return None,
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let items = items.iter().map(text_of_item).collect::<Option<Vec<_>>>()?;
            Some(items).filter(|items| !items.is_empty())?.join(",")
        }
    };
    (text.trim() == text && text.chars().all(|letter| (' '..='~').contains(&letter))).then_some(text)
}

fn text_of_item(value: &Value) -> Option<String> {
    text(value).filter(|text| !value.is_array() && !text.is_empty() && !text.contains(','))
}

/// Everything that both sides of a case read, and the headers that either reads.
pub fn places(old: &Api, new: &Api) -> Vec<Place> {
    let mut found = Vec::new();
    for after in new.operations() {
        let is_same = |it: &OperationRef<'_>| {
            let (it, after) = (it.operation, after.operation);
            after.id == it.id || after.was(&it.id) || after.method == it.method && after.template == it.template
        };
        let Some(before) = old.operations().find(is_same) else { continue };
        found.extend(bodies(before.operation, after.operation));
        found.extend(results(before.operation, after.operation));
        found.extend(headers(before, after));
    }
    found
}

/// The bodies of an operation that are JSON.
fn bodies(before: &Operation, after: &Operation) -> Vec<Place> {
    let of = |operation: &Operation| -> BTreeMap<String, Type> {
        let successes = operation.successes.iter().map(|Success { status, payload, .. }| (status.to_string(), payload));
        let errors = operation.errors.iter().map(|ErrorResponse { status, payload, .. }| (status.to_string(), payload));
        let json = successes.chain(errors).filter_map(|(at, payload)| Some((at, payload.as_ref()?.json()?.clone())));
        json.collect()
    };
    let was = of(before);
    let both = of(after).into_iter().filter_map(|(status, ty)| Some((was.get(&status)?.clone(), ty, status)));
    let place = |(old, new, status): (Type, Type, String)| Place {
        operation: after.id.clone(),
        name: format!("response {status} of `{}`", after.id),
        rule: None,
        types: [Some(old), Some(new)],
        means: Means::Json,
    };
    both.map(place).collect()
}

/// What a started operation ends in.
fn results(before: &Operation, after: &Operation) -> Option<Place> {
    let of = |operation: &Operation| operation.kind.start().and_then(|start| start.result.ty()).cloned();
    Some(Place {
        operation: after.id.clone(),
        name: format!("`{}`", after.id),
        rule: Some(Rule::ResultChanged),
        types: [Some(of(before)?), Some(of(after)?)],
        means: Means::Json,
    })
}

/// The headers of responses that both sides have.
fn headers(before: OperationRef<'_>, after: OperationRef<'_>) -> Vec<Place> {
    let of = |operation: &Operation| -> BTreeMap<String, Vec<HeaderField>> {
        let successes =
            operation.successes.iter().map(|Success { status, headers, .. }| (status.to_string(), headers.clone()));
        let errors =
            operation.errors.iter().map(|ErrorResponse { status, headers, .. }| (status.to_string(), headers.clone()));
        successes.chain(errors).collect()
    };
    let (was, mut found) = (of(before.operation), Vec::new());
    for (status, now) in of(after.operation) {
        let Some(was) = was.get(&status) else { continue };
        let gone = was.iter().filter(|field| !now.iter().any(|it| it.wire == field.wire));
        for field in now.iter().chain(gone) {
            let side = |fields: &[HeaderField]| fields.iter().find(|it| it.wire == field.wire).cloned();
            let (one, two) = (side(was), side(&now));
            let accessors = Box::new([
                one.as_ref().and_then(|field| accessor(before, field)),
                two.as_ref().and_then(|field| accessor(after, field)),
            ]);
            let id = &after.operation.id;
            found.push(Place {
                operation: id.clone(),
                name: format!("header `{}` of response {status} of `{id}`", field.wire),
                rule: None,
                types: [one.map(|it| it.ty), two.map(|it| it.ty)],
                means: Means::Header { wire: field.wire.clone(), accessors },
            });
        }
    }
    found
}

fn accessor(at: OperationRef<'_>, field: &HeaderField) -> Option<Accessor> {
    let path: Vec<&str> = at.module.path.iter().map(|part| part.as_str()).collect();
    Some(Accessor {
        folder: at.module.folder.clone(),
        operation: at.operation.id.clone(),
        of: format!("{}::{}", path.join("::"), at.operation.headers.as_ref()?),
        name: field.name.to_string(),
    })
}
