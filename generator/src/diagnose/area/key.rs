//! Keys, and the words and forms of their values: what can be wrong, and the words for it.

use crate::diagnose::closest;
use crate::diagnose::form::{Expected, Found, KeyHolder};
use crate::diagnose::words::{Words, say};
use crate::source::Span;
use std::fmt;

problems! {
    /// Keys, and the words and forms of their values.
    KeyProblem {
        Error Context "unknown-key" Unknown { key: String, meant: Option<&'static str>, belongs: Option<&'static str>, value: Found, known: Vec<&'static str> },
        Error Local "unknown-word" UnknownWord { word: String, known: Vec<&'static str> },
        Error Context "unexpected" Unexpected { expected: Expected, found: Found },
        Error Context "missing-key" Missing { key: &'static str, of: KeyOwner },
        Error Context "key-on-wrong-type" OnWrongType { key: &'static str, on: KeyHolder, because: Option<Span>, meant: Option<&'static str> },
        Error Context "empty-list" EmptyList { of: Carried },
        Error Local "duplicate-value" DuplicateValue { value: String, first: Span },
    }
}

/// What `crate.yaml` lists of the specs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Carried {
    /// The services.
    Services,
    /// The api-versions of a service.
    ApiVersions,
}

impl Carried {
    fn empty(self) -> &'static str {
        match self {
            Self::Services => "the list of services to include is empty",
            Self::ApiVersions => "the list of api-versions to include is empty",
        }
    }
}

/// What lacks a key.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum KeyOwner {
    /// The crate.
    Crate,
    /// The crate that the runtime is taken from.
    Runtime,
    /// A service.
    Service,
    /// The operation of this id.
    Operation(String),
    /// The example of this title.
    Example(String),
    /// The response of an example.
    ExampleResponse,
}

impl fmt::Display for KeyOwner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Crate => f.write_str("the crate"),
            Self::Runtime => f.write_str("the crate with the runtime"),
            Self::Service => f.write_str("a service"),
            Self::Operation(id) => write!(f, "`{id}`"),
            Self::Example(title) => write!(f, "the example `{title}`"),
            Self::ExampleResponse => f.write_str("the response of an example"),
        }
    }
}

impl KeyProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::Unknown { key, meant, belongs, value, known } => {
                let hint = say(format!("there is no key `{key}` here")).here("not known here");
                match (meant, belongs) {
                    _ if key.contains('\u{a0}') => {
                        hint.help("replace the no-break space after the colon with a plain space")
                    }
                    _ if entry(key, known).is_some() => {
                        hint.help(format!("write `{}`", entry(key, known).unwrap_or_default()))
                    }
                    (Some(meant), _) => hint.help(format!("did you mean `{meant}`?")),
                    (None, Some(place)) => hint.help(format!("`{key}` belongs to {place}")),
                    (None, None) if *value == Found::Nothing && !key.contains(' ') => hint.help(
                        "a comma starts the next key: put a list in `[ ]`, text in quotes, and write numbers \
                 without commas",
                    ),
                    (None, None) if OTHER_METHODS.contains(&key.as_str()) => {
                        hint.help("the method of an operation is `get`, `put`, `post`, `patch`, `delete` or `head`")
                    }
                    (None, None) if key == "parameters" => {
                        hint.help("parameters are listed by name under `path:`, `query:` and `headers:`")
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
            Self::UnknownWord { word, known } => say(format!("`{word}` is not one of the values allowed here"))
                .here("not known here")
                .meant(word, known.iter().copied()),
            Self::Unexpected { expected, found } => {
                let words = say(format!("expected {expected}, found {found}")).here(format!("expected {expected}"));
                words.help(likely(expected, found))
            }
            Self::Missing { key: key @ ("endpoint" | "auth"), of } => say(format!("{of} has no `{key}`"))
                .here("missing here")
                .help(format!("add `{key}:`, or name a folder that has it under `uses:`")),
            Self::Missing { key, of } => {
                say(format!("{of} has no `{key}`")).here("missing here").help(format!("add `{key}:`"))
            }
            Self::OnWrongType { key, on, because, meant } => say(format!("`{key}` does not apply to {on}"))
                .here("does not apply")
                .also_if(*because, format!("this is {on}"))
                .help(meant.map_or_else(|| instead(key, *on).to_owned(), |meant| format!("did you mean `{meant}`?"))),
            Self::EmptyList { of } => {
                say(of.empty()).here("empty").help("list at least one, or remove the key to include all")
            }
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
fn likely(expected: &Expected, found: &Found) -> String {
    use Expected as E;
    match (expected, found) {
        (E::Flag, Found::Value(word) | Found::Quoted(word)) => flag(word).to_owned(),
        (E::NamesOrFlag, Found::Value(word) | Found::Quoted(word)) => match word.to_ascii_lowercase().as_str() {
            "yes" | "no" => "write `true` or `false`".to_owned(),
            flag @ ("true" | "false") => format!("write `{flag}`"),
            _ => format!("write `[{word}]`"),
        },
        (E::List, Found::Value(word) | Found::Quoted(word)) => format!("write `[{word}]`"),
        (E::OneOf(forms), Found::Value(word) | Found::Quoted(word)) if forms.contains(&E::List) => {
            format!("write `[{word}]`")
        }
        (E::OneOf(forms), Found::List) if forms.contains(&E::Mapping) => ENTRIES.to_owned(),
        (E::Mapping, Found::List) => ENTRIES.to_owned(),
        (expected, Found::Nothing) => format!("write {expected} after the colon, or remove the key"),
        (E::Text, found) => match found {
            Found::List => {
                "write a single value; what may be `null` as well has `nullable: true`; text that \
                 begins with `[` or `- ` needs quotes"
            }
            Found::Mapping => {
                "write a single value, such as the name of a model; text that begins with `{` needs quotes"
            }
            Found::Nothing | Found::Null | Found::Value(_) | Found::Quoted(_) | Found::ControlCharacter => {
                "text that begins with `{`, `[` or `- ` needs quotes"
            }
        }
        .to_owned(),
        (E::WholeNumberUpTo(_), _) => "correct the number, or leave the key out if there is no limit".to_owned(),
        (E::WholeNumber, _) => "write digits only, such as `10`".to_owned(),
        (E::Number | E::NumberOfDigits(_), _) => "write it in digits, as `10` or `0.5`, without quotes".to_owned(),
        (E::Mapping, Found::Value(_) | Found::Quoted(_)) => {
            "write its keys on lines of their own, indented below this one".to_owned()
        }
        (
            E::Flag
            | E::NamesOrFlag
            | E::Reason
            | E::List
            | E::Mapping
            | E::OneOf(_)
            | E::Scalar(_)
            | E::EnumValue
            | E::HeaderValue
            | E::Other(_),
            _,
        ) => format!("write {expected}"),
    }
}

/// What to write where a mapping is expected and there is a list.
const ENTRIES: &str = "write `name: ...` on a line for each, without the `- `";

/// What to write where `true` or `false` is expected.
fn flag(word: &str) -> &'static str {
    match word.to_ascii_lowercase().as_str() {
        "yes" | "on" | "y" | "1" | "true" => "write `true`",
        "no" | "off" | "n" | "0" | "false" => "write `false`",
        _ => "write one of the two, without quotes",
    }
}

/// What to do with a key that has no meaning here: where it belongs, or why it is not needed.
fn instead(key: &str, on: KeyHolder) -> &'static str {
    match (on, key) {
        (KeyHolder::Model, "readOnly" | "writeOnly" | "nullable") => "move it to the property whose type is this model",
        (KeyHolder::Reference, _) => "write it where the model is defined",
        (KeyHolder::Property | KeyHolder::Item | KeyHolder::Model | KeyHolder::Body, "style") => {
            "remove it: a list in JSON is an array; a text with separators is `type: string`"
        }
        (KeyHolder::PathParameter, "required") => "remove it; a path always needs all of its parameters",
        (
            KeyHolder::Text
            | KeyHolder::Number
            | KeyHolder::NumberText
            | KeyHolder::Boolean
            | KeyHolder::Any
            | KeyHolder::Enumeration
            | KeyHolder::Object
            | KeyHolder::Union
            | KeyHolder::List
            | KeyHolder::Map
            | KeyHolder::Format(_)
            | KeyHolder::Model
            | KeyHolder::Property
            | KeyHolder::Discriminator
            | KeyHolder::Parameter
            | KeyHolder::PathParameter
            | KeyHolder::NonPathParameter
            | KeyHolder::WithoutSlashes
            | KeyHolder::NonQueryParameter
            | KeyHolder::NonListParameter
            | KeyHolder::Item
            | KeyHolder::Header
            | KeyHolder::NonMapParameter
            | KeyHolder::ParameterMap
            | KeyHolder::Body,
            _,
        ) => "remove it, or correct the type",
    }
}
