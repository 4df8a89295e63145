//! What a schema says of its kind, and constraints of any kind: what can be wrong, and the words for it.

use crate::diagnose::words::{Words, say};
use crate::model::Bound;
use crate::source::Span;

problems! {
    /// What a schema says of its kind, and constraints of any kind.
    SchemaProblem {
        Error Context "type-contradicts-keys" TypeContradictsKeys { word: String, by: Option<Span> },
        Error Context "enum-of-numbers" EnumOfNumbers { values: Span },
        Error Local "unknown-format" UnknownFormat { format: String, known: Vec<&'static str> },
        Error Context "format-on-wrong-type" FormatOnWrongType { format: String, kind: String, declared: Option<Span> },
        Error Local "min-over-max" MinOverMax { min: Limit, max: Limit, other: Span },
        Note Context "redundant-constraint" RedundantConstraint { key: &'static str, implying: Span },
        Error Context "list-without-items" ListWithoutItems,
        Error Context "empty-enum" EmptyEnum,
    }
}

/// One end of what is allowed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Limit {
    key: &'static str,
    value: Box<str>,
    exclusive: bool,
}

impl Limit {
    /// A count of characters, items or entries, itself allowed.
    pub(crate) fn of_count(key: &'static str, count: u64) -> Self {
        Self { key, value: count.to_string().into(), exclusive: false }
    }

    /// A bound of numbers.
    pub(crate) fn of_bound(key: &'static str, Bound { value, exclusive }: &Bound) -> Self {
        Self { key, value: value.to_string().into(), exclusive: *exclusive }
    }

    fn as_lower(&self) -> String {
        format!("{} {}", if self.exclusive { "above" } else { "at least" }, self.value)
    }

    fn as_upper(&self) -> String {
        format!("{} {}", if self.exclusive { "below" } else { "at most" }, self.value)
    }
}

impl SchemaProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::TypeContradictsKeys { word, by } => say(format!("`type: {word}` contradicts the other keys"))
                .here("one kind of value")
                .also_if(*by, "another")
                .help("remove one of the two"),
            Self::EnumOfNumbers { values } => say("the values of an enumeration are strings or integers")
                .here("numbers of any kind")
                .also(*values, "the values")
                .help(
                    "write `type: integer` if they are integers; otherwise remove `enum`, and list the values in `doc`",
                ),
            Self::UnknownFormat { format, known } => {
                let words = say(format!("there is no format `{format}`")).here("not known");
                match format.as_str() {
                    "password" => words.help("write `secret: true`"),
                    "binary" => words.help(
                        "a body of bytes has `content-type: application/octet-stream`; bytes in text are \
                 `format: byte`",
                    ),
                    _ => words
                        .help("leave it out, or express what it means as a `pattern:`")
                        .meant(format, known.iter().copied()),
                }
            }
            Self::FormatOnWrongType { format, kind, declared } => {
                say(format!("`format: {format}` does not apply to `type: {kind}`"))
                    .here("a different kind of value")
                    .also_if(*declared, "declared here")
                    .help(type_of(format))
            }
            Self::MinOverMax { min, max, other } => {
                let (key, upper, value) = (min.key, max.key, &min.value);
                let (message, help) = if min.value == max.value {
                    (
                        format!("`{key}` and `{upper}` exclude every value"),
                        format!("if {value} itself is allowed, write `minimum:` and `maximum:`"),
                    )
                } else {
                    let message = format!("`{key}` is greater than `{upper}`, so no value can be valid");
                    (message, "swap the two values".to_owned())
                };
                say(message).here(min.as_lower()).also(*other, max.as_upper()).help(help)
            }
            Self::RedundantConstraint { key, implying } => {
                say(format!("`{key}` is redundant")).here("already implied").also(*implying, "by this")
            }
            Self::ListWithoutItems => say("the type of the list's items is missing")
                .here("a list of what?")
                .help("add `items:`, for example `items: string`"),
            Self::EmptyEnum => {
                say("an enumeration without values").here("none").help("list the values, or write `type: string`")
            }
        }
    }
}

/// The type that a format belongs to.
fn type_of(format: &str) -> String {
    match format {
        "int32" | "int64" | "unixtime" => format!("`{format}` is a format of `type: integer`"),
        "float" | "double" | "decimal" => format!("`{format}` is a format of `type: number`"),
        _ => format!("`{format}` is a format of `type: string`"),
    }
}
