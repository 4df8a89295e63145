//! What a schema says of its kind, and constraints of any kind: what can be wrong, and the words for it.

use crate::diagnose::words::{Words, say};
use crate::source::Span;

problems! {
    /// What a schema says of its kind, and constraints of any kind.
    SchemaProblem {
        Error Context "type-contradicts-keys" TypeContradictsKeys { word: String, by: Option<Span> },
        Error Local "unknown-format" UnknownFormat { format: String, known: Vec<&'static str> },
        Error Context "format-on-wrong-type" FormatOnWrongType { format: String, kind: String, declared: Option<Span> },
        Error Local "min-over-max" MinOverMax { min: &'static str, max: &'static str, low: String, high: String, other: Span },
        Note Context "redundant-constraint" RedundantConstraint { key: &'static str, implying: Span },
        Error Context "list-without-items" ListWithoutItems,
        Error Context "empty-enum" EmptyEnum,
    }
}

impl SchemaProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::TypeContradictsKeys { word, by } => say(format!("`type: {word}` does not go with the other keys"))
                .here("one kind of value")
                .also_if(*by, "another")
                .help("remove one of the two"),
            Self::UnknownFormat { format, known } => {
                let words = say(format!("there is no format `{format}`")).here("not known");
                match format.as_str() {
                "password" => words.help("write `secret: true`"),
                "binary" => words.help(
                    "a body of bytes has `content-type: application/octet-stream`; bytes in text are `format: byte`",
                ),
                _ => words.help("leave it out; what it means can be a `pattern:`").meant(format, known.iter().copied()),
            }
            }
            Self::FormatOnWrongType { format, kind, declared } => {
                say(format!("`format: {format}` does not go with `type: {kind}`"))
                    .here("another kind of value")
                    .also_if(*declared, "declared here")
                    .help(type_of(format))
            }
            Self::MinOverMax { min, max, low, high, other } if low == high => {
                say(format!("`{min}` and `{max}` leave nothing between them, so no value can be valid"))
                    .here(bound(min, "above", "at least", low))
                    .also(*other, bound(max, "below", "at most", high))
                    .help(format!("where {low} itself is allowed, write `minimum:` and `maximum:`"))
            }
            Self::MinOverMax { min, max, low, high, other } => {
                say(format!("`{min}` is greater than `{max}`, so no value can be valid"))
                    .here(bound(min, "above", "at least", low))
                    .also(*other, bound(max, "below", "at most", high))
                    .help("swap the two values")
            }
            Self::RedundantConstraint { key, implying } => {
                say(format!("`{key}` says nothing new")).here("already implied").also(*implying, "by this")
            }
            Self::ListWithoutItems => say("a list does not say what its items are")
                .here("of what?")
                .help("add `items:`, for example `items: string`"),
            Self::EmptyEnum => {
                say("an enumeration without values").here("none").help("list the values, or write `type: string`")
            }
        }
    }
}

/// What a bound says: one whose key begins with `exclusive` leaves itself out.
fn bound(key: &str, exclusive: &str, inclusive: &str, value: &str) -> String {
    format!("{} {value}", if key.starts_with("exclusive") { exclusive } else { inclusive })
}

/// The type that a format belongs to.
fn type_of(format: &str) -> String {
    match format {
        "int32" | "int64" | "unixtime" => format!("`{format}` is a format of `type: integer`"),
        "float" | "double" | "decimal" => format!("`{format}` is a format of `type: number`"),
        _ => format!("`{format}` is a format of `type: string`"),
    }
}
