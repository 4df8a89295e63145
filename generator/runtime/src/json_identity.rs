//! When two JSON texts are the same value (JSON Schema 2020-12, Core, 4.2.2), exactly; it keeps nothing.

use super::nesting::{MAX_NESTING, nesting};
use super::normal::Normal;
use super::raw::RawValue;
use std::collections::BTreeMap;
use std::fmt::Write;

/// A text that two JSON values have in common exactly when they are equal: `1` and `1.0` are, and the order of
/// properties does not matter. Values that are nested deeper than serde_json reads are compared as they are written.
pub(super) fn identity(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    if nesting(json) > MAX_NESTING {
        text.push_str(json);
    } else {
        push(json, &mut text);
    }
    text
}

/// `json` is one well-formed value.
fn push(json: &str, text: &mut String) {
    let known = match json.as_bytes().first() {
        Some(b'[') => push_list(json, text),
        Some(b'{') => push_object(json, text),
        Some(b'"') => serde_json::from_str::<String>(json).ok().map(|own| push_string(&own, text)),
        Some(b'-' | b'0'..=b'9') => push_number(json, text),
        _ => None,
    };
    if known.is_none() {
        text.push_str(json);
    }
}

fn push_list(json: &str, text: &mut String) -> Option<()> {
    let items: Vec<&RawValue> = serde_json::from_str(json).ok()?;
    text.push('[');
    for item in items {
        push(item.get(), text);
        text.push(',');
    }
    text.push(']');
    Some(())
}

fn push_object(json: &str, text: &mut String) -> Option<()> {
    let members: BTreeMap<String, &RawValue> = serde_json::from_str(json).ok()?;
    text.push('{');
    for (name, value) in members {
        push_string(&name, text);
        text.push(':');
        push(value.get(), text);
        text.push(',');
    }
    text.push('}');
    Some(())
}

fn push_string(own: &str, text: &mut String) {
    let _ = write!(text, "{own:?}");
}

/// An exponent that is too long to be counted stays as it is written.
fn push_number(json: &str, text: &mut String) -> Option<()> {
    let normal = Normal::new(json)?;
    let sign = if normal.negative { "-" } else { "" };
    let digits: String = normal.digits.iter().map(|digit| char::from(b'0' + digit)).collect();
    let _ = write!(text, "{sign}0.{digits}e{}", normal.point);
    Some(())
}
