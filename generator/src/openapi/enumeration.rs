//! Enumerations of a description, with what Azure says about them; never a value that is not listed.

use super::document::Node;
use super::form::{Position, doc, just};
use super::problem::Cause;
use super::session::{Keys, Session};
use serde_json::{Value, json};

/// The keys that are read here.
pub(super) const KEYS: &[&str] = &["enum", "x-ms-enum"];

/// The values of an enumeration: a list, or each with its meaning.
pub(super) fn read<'a>(s: &mut Session<'a>, node: &Node<'a>, word: &str, position: Position) -> Option<Keys> {
    let listed = node.get("enum")?;
    let Some(values) = listed.value.as_array().filter(|values| !values.is_empty()) else {
        return s.fail(&listed, Cause::Malformed { expected: "a list of values" });
    };
    let is_nullable = values.iter().any(Value::is_null);
    let values: Vec<&Value> = values.iter().filter(|value| !value.is_null()).collect();
    let about = node.get("x-ms-enum");
    let mut keys = Keys::new();
    if is_nullable && matches!(position, Position::Property | Position::Item) {
        keys.insert("nullable".to_owned(), json!(true));
    }
    if word == "boolean" {
        s.say(&listed, Cause::Key { key: "enum".to_owned() });
        keys.extend(just("boolean"));
        return Some(keys);
    }
    let is_integer = matches!(word, "integer" | "number" | "any") && values.iter().all(|value| value.is_i64());
    let words: Option<Vec<String>> = values.iter().map(|value| as_text(value)).collect();
    let (Some(mut words), true) =
        (words, word != "array" && word != "object" && (is_integer || !matches!(word, "integer" | "number")))
    else {
        return s.fail(&listed, Cause::EnumValues {});
    };
    let mut seen = std::collections::BTreeSet::new();
    words.retain(|word| seen.insert(word.clone()));
    if is_integer {
        keys.extend(just("integer"));
    }
    let meaning = |word: &String| meaning(about.as_ref()?, word);
    let written = match words.iter().any(|word| meaning(word).is_some()) {
        true => words.iter().map(|word| (word.clone(), meaning(word).unwrap_or_default())).collect::<Keys>().into(),
        false if is_integer => values.into_iter().cloned().collect(),
        false => json!(words),
    };
    keys.insert("enum".to_owned(), written);
    let Some(about) = about else { return Some(keys) };
    if about.value.get("modelAsString") == Some(&json!(false)) {
        keys.insert("closed".to_owned(), json!(true));
    }
    if let Some(name) = about.text("name").filter(|_| position != Position::Model) {
        keys.insert("rustName".to_owned(), json!(heck::ToUpperCamelCase::to_upper_camel_case(name)));
    }
    Some(keys)
}

fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) if number.is_i64() => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Number(_) | Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// What Azure says about a value, where that is more than its name.
fn meaning(about: &Node<'_>, word: &str) -> Option<Value> {
    let listed = about.items("values");
    let value = listed.iter().find(|listed| listed.value.get("value").and_then(as_text).as_deref() == Some(word))?;
    Some(json!(value.text("description").and_then(doc)?))
}
