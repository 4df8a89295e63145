//! What a schema of the language looks like: its places, its short form and its texts; never a description.

use super::document::Node;
use super::session::{Keys, Session};
use serde_json::{Value, json};

/// The position of a schema, which decides which keys have a meaning.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Position {
    Model,
    Property,
    Item,
    Parameter,
    Header,
    Body,
}

/// Reads a schema in the middle of another.
pub(super) type ReadSchema = for<'a> fn(&mut Session<'a>, &Node<'a>, Position) -> Option<Value>;

/// The keys of a parameter, which OpenAPI 2.0 has beside those of its schema.
pub(super) const PARAMETER: &[&str] = &[
    "allowEmptyValue",
    "allowReserved",
    "collectionFormat",
    "content",
    "examples",
    "explode",
    "in",
    "name",
    "required",
    "schema",
    "style",
    "x-ms-client-request-id",
    "x-ms-header-collection-prefix",
    "x-ms-parameter-location",
    "x-ms-skip-url-encoding",
];

/// What only the language can say, which an export wrote.
pub(super) fn own(node: &Node<'_>) -> Keys {
    node.get("x-spec").and_then(|own| own.value.as_object().cloned()).unwrap_or_default()
}

/// The short form of a schema; what holds for its place is at the end.
pub(super) fn short(mut keys: Keys) -> Value {
    for key in ["default", "const", "nullable", "readOnly", "writeOnly", "required", "deprecated", "rustName"] {
        if let Some(value) = keys.get(key).filter(|value| !value.is_array()).cloned() {
            keys.shift_remove(key);
            keys.insert(key.to_owned(), value);
        }
    }
    match keys.get("type") {
        Some(_) if keys.len() == 1 => keys.remove("type").unwrap_or_default(),
        None if keys.is_empty() => json!("any"),
        Some(_) | None => Value::Object(keys),
    }
}

/// A schema that is only its type.
pub(super) fn just(word: &str) -> Keys {
    Keys::from_iter([("type".to_owned(), json!(word))])
}

/// A text for people: its lines joined, its paragraphs kept.
pub(super) fn doc(text: &str) -> Option<String> {
    let text = text.replace("\r\n", "\n");
    let paragraphs = text.split("\n\n").map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
    let paragraphs: Vec<String> = paragraphs.filter(|paragraph| !paragraph.is_empty()).collect();
    let plain: String = paragraphs.join("\n\n").chars().filter(|c| !c.is_control() || *c == '\n').collect();
    Some(plain).filter(|plain| !plain.is_empty())
}
