//! Keys, and the words and forms of their values: what can be wrong, and the words for it.

use crate::diagnose::closest;
use crate::diagnose::words::{Words, say};
use crate::source::Span;

problems! {
    /// Keys, and the words and forms of their values.
    KeyProblem {
        Error Context "unknown-key" Unknown { key: String, meant: Option<&'static str>, belongs: Option<&'static str>, bare: bool, known: Vec<&'static str> },
        Error Local "unknown-word" UnknownWord { word: String, known: Vec<&'static str> },
        Error Context "unexpected" Unexpected { expected: String, found: String },
        Error Context "missing-key" Missing { key: &'static str, of: String },
        Error Context "key-on-wrong-type" OnWrongType { key: &'static str, on: &'static str, because: Option<Span> },
        Error Context "empty-list" EmptyList { of: &'static str },
        Error Local "duplicate-value" DuplicateValue { value: String, first: Span },
    }
}

impl KeyProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::Unknown { key, meant, belongs, bare, known } => {
                let hint = say(format!("there is no key `{key}` here")).here("not known here");
                match (meant, belongs) {
                _ if key.contains('\u{a0}') => {
                    hint.help("put a plain space in the place of the no-break space behind the colon")
                }
                _ if entry(key, known).is_some() => hint.help(format!("write `{}`", entry(key, known).unwrap_or_default())),
                (Some(meant), _) => hint.help(format!("did you mean `{meant}`?")),
                (None, Some(place)) => hint.help(format!("`{key}` belongs to {place}")),
                (None, None) if *bare && !key.contains(' ') => hint.help(
                    "a comma begins the next key: put a list in `[ ]`, text in quotes, and write numbers without commas",
                ),
                (None, None) if OTHER_METHODS.contains(&key.as_str()) => {
                    hint.help("an operation is `get`, `put`, `post`, `patch`, `delete` or `head`")
                }
                (None, None) if key == "parameters" => {
                    hint.help("parameters stand by their names under `path:`, `query:` and `headers:`")
                }
                (None, None) if key.contains(' ') => {
                    hint.help("a text that holds a comma, a colon or a bracket inside `{ }` needs quotes")
                }
                (None, None) if known.len() > 12 && closest(key, known.iter().copied()).is_none() => {
                    hint.help("specs/README.md lists the keys that are known here")
                }
                (None, None) => hint.meant(key, known.iter().copied()),
            }
            }
            Self::UnknownWord { word, known } => say(format!("`{word}` is not a word that is known here"))
                .here("not known here")
                .meant(word, known.iter().copied()),
            Self::Unexpected { expected, found } => {
                let words = say(format!("expected {expected}, found {found}")).here(format!("expected {expected}"));
                match likely(expected, found) {
                    Some(help) => words.help(help),
                    None => words,
                }
            }
            Self::Missing { key: key @ ("endpoint" | "auth"), of } => say(format!("{of} has no `{key}`"))
                .here("missing here")
                .help(format!("add `{key}:`, or name a folder that has it under `uses:`")),
            Self::Missing { key, of } => {
                say(format!("{of} has no `{key}`")).here("missing here").help(format!("add `{key}:`"))
            }
            Self::OnWrongType { key, on, because } => say(format!("`{key}` has no meaning for {on}"))
                .here("no meaning here")
                .also_if(*because, format!("this is {on}"))
                .help(instead(key, on)),
            Self::EmptyList { of } => say(format!("an empty list of {of}"))
                .here("empty")
                .help("list at least one, or leave the key out where all are meant"),
            Self::DuplicateValue { value, first } => say(format!("`{value}` is listed twice"))
                .here("again")
                .also(*first, "first here")
                .help("remove one of the two"),
        }
    }
}

/// Methods of HTTP that no operation can have.
const OTHER_METHODS: &[&str] = &["options", "trace", "connect"];

/// The entry that was meant where a known key and its value stand without `: ` between them.
fn entry(typed: &str, known: &[&str]) -> Option<String> {
    let (key, value) = typed.split_once([':', '='])?;
    let (key, value) = (key.trim(), value.trim());
    known.contains(&key).then(|| format!("{key}: {value}"))
}

/// What to write where one form was expected and another found.
fn likely(expected: &str, found: &str) -> Option<String> {
    let typed = found.strip_prefix('`').and_then(|typed| typed.strip_suffix('`'));
    match (expected, found, typed) {
        ("`true` or `false`", _, Some(word)) => match word.to_ascii_lowercase().as_str() {
            "yes" | "on" | "y" | "1" | "true" => Some("write `true`".to_owned()),
            "no" | "off" | "n" | "0" | "false" => Some("write `false`".to_owned()),
            _ => Some("write one of the two, without quotes".to_owned()),
        },
        (_, _, Some("yes" | "no")) if expected.contains("`true`") => Some("write `true` or `false`".to_owned()),
        (expected, _, Some(word)) if expected.contains("`true`") && word.eq_ignore_ascii_case("true") => {
            Some("write `true`".to_owned())
        }
        (expected, _, Some(word)) if expected.contains("`true`") && word.eq_ignore_ascii_case("false") => {
            Some("write `false`".to_owned())
        }
        (expected, _, Some(word)) if expected.starts_with("a list") => Some(format!("write `[{word}]`")),
        (expected, "a list", _) if expected.contains("a mapping") => {
            Some("write `name: ...` on a line for each, without the `- `".to_owned())
        }
        (expected, "nothing", _) => Some(format!("write {expected} behind the colon, or remove the key")),
        ("text", "a list", _) => {
            Some("write a single value; what may be `null` as well has `nullable: true`; text that begins with `[` or `- ` needs quotes".to_owned())
        }
        ("text", "a mapping", _) => {
            Some("write a single value, such as the name of a model; text that begins with `{` needs quotes".to_owned())
        }
        ("text", _, _) => Some("text that begins with `{`, `[` or `- ` needs quotes".to_owned()),
        (expected, ..) if expected.starts_with("a whole number of") => {
            Some("correct the number, or leave the key out where there is no limit".to_owned())
        }
        ("a whole number", _, _) => Some("write digits only, such as `10`".to_owned()),
        (expected, _, _) if expected.starts_with("a number") => {
            Some("write it in digits, as `10` or `0.5`, without quotes".to_owned())
        }
        ("a mapping", _, Some(_)) => Some("write its keys on lines of their own, indented below this one".to_owned()),
        _ => Some(format!("write {expected}")),
    }
}

/// The key that was likely meant for another kind of value.
fn instead(key: &str, on: &str) -> String {
    let twins =
        [("minLength", "minimum", "minItems", "minProperties"), ("maxLength", "maximum", "maxItems", "maxProperties")];
    let twin = twins.iter().find(|(text, number, list, map)| [*text, *number, *list, *map].contains(&key));
    let meant = twin.and_then(|(text, number, list, map)| match on {
        "text" => Some(text),
        "a number" => Some(number),
        "a list" => Some(list),
        "a map" => Some(map),
        _ => None,
    });
    match (meant, key, on) {
        (Some(meant), ..) => format!("did you mean `{meant}`?"),
        (None, "readOnly" | "writeOnly" | "nullable", "a model") => {
            "write it beside the property that has the model".to_owned()
        }
        (None, _, "a model named elsewhere") => "write it where the model is defined".to_owned(),
        (None, "required", "a path parameter") => "remove it; a path always needs all of its parameters".to_owned(),
        (None, ..) => "remove it, or correct the type".to_owned(),
    }
}
