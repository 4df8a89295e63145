//! Texts and numbers of a description as schemas of the language; never what has them.

use super::document::Node;
use super::form::just;
use super::problem::Cause;
use super::session::{Keys, Session};
use pattern::{Language, TextConstraints};
use serde_json::{Value, json};

/// The keys that are read of a text.
const TEXT: &[&str] = &["contentEncoding", "format", "maxLength", "minLength", "pattern", "x-ms-secret"];

/// The keys that are read of a number, in quotes or not.
const NUMBER: &[&str] = &["exclusiveMaximum", "exclusiveMinimum", "format", "maximum", "minimum", "multipleOf"];

/// The formats of texts in the description, and what the language calls them.
const FORMATS: &[(&str, &str)] = &[
    ("date", "date"),
    ("date-time", "date-time"),
    ("date-time-rfc1123", "date-time-rfc1123"),
    ("date-time-rfc7231", "date-time-rfc1123"),
    ("duration", "duration"),
    ("byte", "byte"),
    ("base64url", "base64url"),
    ("uuid", "uuid"),
    ("guid", "uuid"),
    ("uri", "uri"),
    ("url", "uri"),
    ("arm-id", "arm-id"),
    ("int32", "int32"),
    ("int64", "int64"),
    ("float", "float"),
    ("double", "double"),
    ("decimal", "decimal"),
    ("unixtime", "unixtime"),
];

/// The formats that make a text a number in quotes.
const NUMBERS: [&str; 6] = ["int32", "int64", "float", "double", "decimal", "unixtime"];

/// The formats whose values have a type of their own, which no limit of a text is checked against: bytes and times.
const TYPED: [&str; 6] = ["byte", "base64url", "date", "date-time", "date-time-rfc1123", "duration"];

/// The keys that are read of a schema whose type is a text or a number.
pub(super) fn keys(node: &Node<'_>, word: &str) -> &'static [&'static str] {
    let is_number = word != "string" || node.text("format").is_some_and(|format| NUMBERS.contains(&format));
    if is_number { NUMBER } else { TEXT }
}

/// A text.
pub(super) fn text<'a>(s: &mut Session<'a>, node: &Node<'a>) -> Option<Keys> {
    let mut keys = just("string");
    let is_password = node.text("format") == Some("password");
    if let Some(format) = node.get("format").filter(|_| !is_password) {
        match FORMATS.iter().find(|(name, _)| format.value.as_str() == Some(name)) {
            Some((_, format)) => drop(keys.insert("format".to_owned(), json!(format))),
            None => {
                let format_name = format.value.as_str().unwrap_or_default().to_owned();
                s.say(&format, Cause::Format { format: format_name });
            }
        }
    }
    // JSON Schema's way to say that a text is bytes; the format is that of OpenAPI 3.0 and 2.0.
    let encoding = node.get("contentEncoding").filter(|_| !keys.contains_key("format"));
    match encoding.as_ref().and_then(|encoding| encoding.value.as_str()) {
        Some("base64") => drop(keys.insert("format".to_owned(), json!("byte"))),
        Some("base64url") => drop(keys.insert("format".to_owned(), json!("base64url"))),
        Some(_) | None => encoding.into_iter().for_each(|it| s.say(&it, Cause::Key { key: it.key() })),
    }
    if keys.get("format").and_then(Value::as_str).is_some_and(|format| NUMBERS.contains(&format)) {
        bounds(s, node, &mut keys)?;
        return Some(keys);
    }
    // What a description limits are characters that no caller sees.
    if keys.get("format").and_then(Value::as_str).is_some_and(|format| TYPED.contains(&format)) {
        for limit in ["minLength", "maxLength", "pattern"].into_iter().filter_map(|key| node.get(key)) {
            s.say(&limit, Cause::Key { key: limit.key() });
        }
    } else {
        limits(s, node, &mut keys)?;
    }
    if is_password || node.is("x-ms-secret") {
        keys.insert("secret".to_owned(), json!(true));
    }
    Some(keys)
}

/// The limits of a text.
fn limits<'a>(s: &mut Session<'a>, node: &Node<'a>, keys: &mut Keys) -> Option<()> {
    amounts(s, node, &["minLength", "maxLength"], keys)?;
    if node.get("pattern").is_some() {
        let pattern = s.text(node, "pattern")?;
        keys.insert("pattern".to_owned(), json!(pattern));
        if !is_proved(s, pattern) {
            keys.insert("enforce".to_owned(), json!("length"));
        }
    }
    Some(())
}

/// Whether a pattern can be made into an automaton.
fn is_proved(s: &mut Session<'_>, pattern: &str) -> bool {
    let prove = || {
        let constraints = TextConstraints { pattern: Some(pattern.to_owned()), ..TextConstraints::default() };
        Language::new(constraints).is_ok()
    };
    *s.patterns.entry(pattern.to_owned()).or_insert_with(prove)
}

/// A number.
pub(super) fn number<'a>(s: &mut Session<'a>, node: &Node<'a>, word: &str) -> Option<Keys> {
    let mut keys = just(word);
    let known: &[&str] = match word {
        "integer" => &["int32", "int64", "unixtime"],
        _ => &["float", "double", "decimal", "unixtime"],
    };
    if let Some(format) = node.get("format") {
        match known.iter().find(|known| format.value.as_str() == Some(known)) {
            Some(&"unixtime") => {
                keys =
                    Keys::from_iter([("type".to_owned(), json!("integer")), ("format".to_owned(), json!("unixtime"))])
            }
            Some(known) => drop(keys.insert("format".to_owned(), json!(known))),
            None => {
                let format_name = format.value.as_str().unwrap_or_default().to_owned();
                s.say(&format, Cause::Format { format: format_name });
            }
        }
    }
    bounds(s, node, &mut keys)?;
    Some(keys)
}

/// The bounds of a number, and what it is a multiple of.
fn bounds<'a>(s: &mut Session<'a>, node: &Node<'a>, keys: &mut Keys) -> Option<()> {
    for (bound, exclusive) in [("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")] {
        let amount = |key: &str| node.get(key).filter(|node| node.value.is_number()).map(|node| node.value.clone());
        // A flag beside the bound in 3.0, a bound of its own in 3.1.
        let key = if node.is(exclusive) { exclusive } else { bound };
        keys.extend(amount(bound).map(|amount| (key.to_owned(), amount)));
        keys.extend(amount(exclusive).map(|amount| (exclusive.to_owned(), amount)));
        if let Some(wrong) = node.get(bound).filter(|node| !node.value.is_number()) {
            return s.fail(&wrong, Cause::Malformed { expected: "a number" });
        }
    }
    if let Some(step) = node.get("multipleOf").filter(|step| step.value.is_number()) {
        keys.insert("multipleOf".to_owned(), step.value.clone());
    }
    Some(())
}

/// The numbers of characters, items or entries that are given.
pub(super) fn amounts<'a>(s: &mut Session<'a>, node: &Node<'a>, names: &[&str], keys: &mut Keys) -> Option<()> {
    for name in names {
        let Some(amount) = node.get(name) else { continue };
        let whole = |number: f64| (number.fract() == 0.0 && number >= 0.0).then_some(number as u64);
        match amount.value.as_u64().or_else(|| amount.value.as_f64().and_then(whole)) {
            Some(number) => drop(keys.insert((*name).to_owned(), Value::from(number))),
            None => return s.fail(&amount, Cause::Malformed { expected: "a whole number that is not negative" }),
        }
    }
    Some(())
}
