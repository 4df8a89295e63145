//! A tree of values as the YAML that a person would type: on one line what is short, indented what is long; never what the values mean.

use super::session::Keys;
use serde_json::Value;

/// The longest line of a mapping in braces.
const WIDTH: usize = 140;

/// Mappings that are written on lines of their own however short they are.
const BLOCKS: [&str; 7] = ["examples", "models", "operations", "path", "properties", "query", "responses"];

/// The text of a file: an entry for each key, and a blank line between the entries of a key in `spaced`.
pub(super) fn file(keys: &Keys, spaced: &[&str]) -> String {
    let mut text = String::new();
    for (key, value) in keys {
        match value.as_object().filter(|_| spaced.contains(&key.as_str())) {
            Some(entries) => {
                text += &format!("\n{key}:\n");
                for (index, (name, value)) in entries.iter().enumerate() {
                    if index > 0 {
                        text += "\n";
                    }
                    entry(&mut text, name, value, 2);
                }
            }
            None => entry(&mut text, key, value, 0),
        }
    }
    text
}

/// One entry of a mapping, on lines of its own.
pub(super) fn entry(text: &mut String, key: &str, value: &Value, indent: usize) {
    let begin = text.len();
    *text += &format!("{}{}:", " ".repeat(indent), scalar(key, ScalarPosition::Key));
    let is_operation = value.get("responses").is_some();
    let flow = (!BLOCKS.contains(&key) || indent > 8 && key != "properties").then(|| flow(value)).flatten();
    let room = (WIDTH + begin).saturating_sub(text.len());
    match (value, flow.filter(|flow| flow.len() < room || !value.is_object() && !value.is_array())) {
        (Value::Null, _) => *text += "\n",
        (Value::String(words), _) => *text += &format!(" {}\n", literal(words, indent + 2)),
        (_, Some(flow)) if !is_operation => *text += &format!(" {flow}\n"),
        (Value::Object(keys), _) if !keys.is_empty() => {
            *text += "\n";
            keys.iter().for_each(|(key, value)| entry(text, key, value, indent + 2));
        }
        (Value::Array(items), _) if !items.is_empty() => {
            *text += "\n";
            items.iter().for_each(|value| item(text, value, indent + 2));
        }
        (value, _) => *text += &format!(" {}\n", whole(value)),
    }
}

/// The operation and the title of the example that a byte of a file of operations lies in.
pub(super) fn example_at(text: &str, byte: usize) -> Option<(String, String)> {
    let end = text.get(byte..)?.find('\n').map_or(text.len(), |end| byte + end);
    let mut above = text.get(..end)?.lines().rev().filter(|line| !line.trim().is_empty());
    let mut find = |indent: usize| {
        let line = above.find(|line| line.len() - line.trim_start().len() <= indent)?;
        (line.len() - line.trim_start().len() == indent).then(|| line.trim_start().to_owned())
    };
    let title = find(6)?;
    let list = find(4)?;
    let operation = find(2)?;
    (list == "examples:").then_some((operation, title))
}

/// Whether a line is the entry of a key.
pub(super) fn is_entry(line: &str, key: &str) -> bool {
    line.strip_prefix(&scalar(key, ScalarPosition::Key)).is_some_and(|rest| rest.starts_with(':'))
}

/// One item of a list, on lines of its own.
fn item(text: &mut String, value: &Value, indent: usize) {
    let pad = " ".repeat(indent);
    if let Some(flow) = flow(value).filter(|flow| flow.len() + indent < WIDTH || !value.is_object()) {
        *text += &format!("{pad}- {flow}\n");
        return;
    }
    match value {
        Value::String(words) => *text += &format!("{pad}- {}\n", literal(words, indent + 2)),
        Value::Object(keys) if !keys.is_empty() => {
            let mut inner = String::new();
            keys.iter().for_each(|(key, value)| entry(&mut inner, key, value, indent + 2));
            *text += &format!("{pad}- {}", inner.trim_start_matches(' '));
        }
        Value::Array(items) if !items.is_empty() => {
            *text += &format!("{pad}-\n");
            items.iter().for_each(|value| item(text, value, indent + 2));
        }
        value => *text += &format!("{pad}- {}\n", whole(value)),
    }
}

fn whole(value: &Value) -> String {
    flow(value).unwrap_or_default()
}

/// A value on one line; nothing where a text in it has several.
fn flow(value: &Value) -> Option<String> {
    Some(match value {
        Value::Null => "null".to_owned(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(words) if words.contains('\n') => return None,
        Value::String(words) => scalar(words, ScalarPosition::Flow),
        Value::Array(items) => format!("[{}]", items.iter().map(flow).collect::<Option<Vec<_>>>()?.join(", ")),
        Value::Object(keys) if keys.is_empty() => "{}".to_owned(),
        Value::Object(keys) => {
            if keys.get("properties").is_some_and(|inner| inner.as_object().is_some_and(|inner| inner.len() > 2)) {
                return None;
            }
            let entries = keys.iter().map(|(key, value)| {
                let key = scalar(key, ScalarPosition::Key);
                Some(if value.is_null() { format!("{key}:") } else { format!("{key}: {}", flow(value)?) })
            });
            format!("{{ {} }}", entries.collect::<Option<Vec<_>>>()?.join(", "))
        }
    })
}

/// Where a text is written.
#[derive(Clone, Copy, PartialEq)]
enum ScalarPosition {
    /// Between braces, where commas and brackets have a meaning.
    Flow,
    /// On the rest of a line.
    Block,
    /// Before a colon.
    Key,
}

/// A text in as few quotes as will do.
fn scalar(text: &str, place: ScalarPosition) -> String {
    if text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit()) && place == ScalarPosition::Key {
        return text.to_owned();
    }
    let is_word = |c: char| c.is_ascii_alphanumeric() || "_-./ ()'".contains(c);
    let is_simple = text.starts_with(|first: char| first.is_ascii_alphabetic()) && text.chars().all(is_word);
    let means_else = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    if is_simple && !text.ends_with(' ') && !means_else.contains(&text.to_lowercase().as_str()) {
        return text.to_owned();
    }
    let written = serde_yaml::to_string(text).unwrap_or_default();
    let written = written.trim_end_matches('\n');
    let is_one_line = !written.contains('\n') && !written.starts_with(['|', '>']);
    let is_quoted = written.starts_with(['\'', '"']);
    match place {
        _ if !is_one_line || text.chars().any(|c| c.is_control() || is_odd(c)) => double_quoted(text),
        ScalarPosition::Flow | ScalarPosition::Key if !is_quoted && text.contains([',', '[', ']', '{', '}']) => {
            single_quoted(text)
        }
        ScalarPosition::Flow | ScalarPosition::Block | ScalarPosition::Key if !is_quoted && text.contains(": ") => {
            single_quoted(text)
        }
        ScalarPosition::Flow | ScalarPosition::Block | ScalarPosition::Key => written.to_owned(),
    }
}

fn is_odd(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
}

fn single_quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn double_quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted += "\\\"",
            '\\' => quoted += "\\\\",
            '\n' => quoted += "\\n",
            '\t' => quoted += "\\t",
            '\r' => quoted += "\\r",
            c if c.is_control() || is_odd(c) => quoted += &format!("\\u{:04x}", u32::from(c)),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

/// A text that may have several lines.
fn literal(text: &str, indent: usize) -> String {
    let is_block = text.contains('\n') && !text.starts_with([' ', '\n']) && !text.ends_with([' ', '\n']);
    if !is_block || text.chars().any(|c| c.is_control() && c != '\n' || is_odd(c)) {
        return scalar(text, ScalarPosition::Block);
    }
    let pad = " ".repeat(indent);
    let lines = text.lines().map(|line| if line.is_empty() { String::new() } else { format!("{pad}{line}") });
    format!("|-\n{}", lines.collect::<Vec<_>>().join("\n"))
}
