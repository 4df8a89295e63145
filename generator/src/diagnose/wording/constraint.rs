//! Constraints, in words.

use super::super::problem::Kind;
use super::{Words, say};

pub(super) fn words(kind: &Kind) -> Option<Words> {
    Some(match kind {
        Kind::MinOverMax { min, max, low, high, other } if low == high => {
            say(format!("`{min}` and `{max}` leave nothing between them, so no value can be valid"))
                .here(bound(min, "above", "at least", low))
                .also(*other, bound(max, "below", "at most", high))
                .help(format!("where {low} itself is allowed, write `minimum:` and `maximum:`"))
        }
        Kind::MinOverMax { min, max, low, high, other } => {
            say(format!("`{min}` is greater than `{max}`, so no value can be valid"))
                .here(bound(min, "above", "at least", low))
                .also(*other, bound(max, "below", "at most", high))
                .help("swap the two values")
        }
        Kind::NoTextFits { other: None, slashes } => {
            let words = say("no text matches the pattern").here("matches nothing");
            match slashes {
                true => words.help("leave out the slashes; they are no part of a pattern"),
                false => words.help("compare it with the page; nothing can stand before `^` or behind `$`"),
            }
        }
        Kind::NoTextFits { other, .. } => {
            let words =
                say("no text satisfies all constraints").here("together with the other constraints, nothing is left");
            match other {
                Some(other) => words.also(*other, "contradicts it"),
                None => words,
            }
            .help("compare them with the page once more")
        }
        Kind::NoSegmentFits => say("nothing, `.` and `..` cannot stand in a path, and no other text is allowed here")
            .here("never a segment of a path")
            .help("compare it with the page once more"),
        Kind::NoNumberFits { other } => say("no number satisfies all constraints")
            .here("together with the other")
            .also(*other, "leaves no number")
            .help("compare the bounds and `multipleOf` with the page once more"),
        Kind::BadPattern { kind } => bad_pattern(kind),
        Kind::PatternReadsOtherwise { typed, meaning } => {
            say(format!("`{typed}` has no meaning of its own in ECMA-262"))
                .here(*meaning)
                .help("write what is meant, as `{0,5}` and `[a-zA-Z]`")
        }
        Kind::UnanchoredPattern { start, end } => {
            let open = match (start, end) {
                (false, false) => "at neither end",
                (true, _) => "not at its end",
                (false, true) => "not at its start",
            };
            say(format!("the pattern is anchored {open}, so other text may stand there"))
                .here("matches anywhere in the text")
                .help("if the whole text is meant, write `^(?:...)$`")
        }
        Kind::FormatTension { format, witness, other } => {
            say(format!("the pattern admits text that `format: {format}` refuses, for example `{witness}`"))
                .here("both must hold")
                .also(*other, "wider than the format")
                .help("if the service answers such text, remove `format:`")
        }
        Kind::RedundantConstraint { key, implying } => {
            say(format!("`{key}` says nothing new")).here("already implied").also(*implying, "by this")
        }
        Kind::UnknownFormat { format, known } => {
            let words = say(format!("there is no format `{format}`")).here("not known");
            match format.as_str() {
                "password" => words.help("write `secret: true`"),
                "binary" => words.help(
                    "a body of bytes has `content-type: application/octet-stream`; bytes in text are `format: byte`",
                ),
                _ => words.help("leave it out; what it means can be a `pattern:`").meant(format, known.iter().copied()),
            }
        }
        Kind::FormatOnWrongType { format, kind, declared } => {
            say(format!("`format: {format}` does not go with `type: {kind}`"))
                .here("another kind of value")
                .also_if(*declared, "declared here")
                .help(type_of(format))
        }
        Kind::EnforceWithoutPattern => say("`enforce: length` has no meaning without a pattern")
            .here("nothing to leave out")
            .help("remove it, or add `pattern:`"),
        Kind::BoundBeyondFormat { bound, format, min, max } => say(format!("{bound} is beyond what {format} can hold"))
            .here("too far")
            .help(format!("{format} goes from {min} to {max}")),
        Kind::BoundOnTime => say("a bound on `format: unixtime` is not supported").here("a bound").help("remove it"),
        Kind::BoundNotWhole { bound } => say(format!("{bound} is not a whole number, but every value is"))
            .here("not whole")
            .help("round it, or write `type: number`"),
        Kind::MultipleOfNotPositive => {
            say("`multipleOf` is greater than zero").here("not above zero").help("write the step, such as `10`")
        }
        Kind::ListWithoutItems => say("a list does not say what its items are")
            .here("of what?")
            .help("add `items:`, for example `items: string`"),
        Kind::EmptyEnum => {
            say("an enumeration without values").here("none").help("list the values, or write `type: string`")
        }
        Kind::DuplicateValue { value, first } => say(format!("`{value}` is listed twice"))
            .here("again")
            .also(*first, "first here")
            .help("remove one of the two"),
        _ => return None,
    })
}

fn bad_pattern(kind: &crate::pattern::PatternProblemKind) -> Words {
    use crate::pattern::PatternProblemKind as P;
    let words = say(format!("the pattern cannot be used: {kind}")).here("here");
    match kind {
        P::UnclosedGroup => words.help("add the closing `)`; a bracket that is meant itself is written `\\(`"),
        P::UnopenedGroup => words.help("remove it; a bracket that is meant itself is written `\\)`"),
        P::UnclosedClass => words.help("add the closing `]`; a bracket that is meant itself is written `\\[`"),
        P::RangeOrder => words.help("swap the two ends"),
        P::RepeatOrder => words.help("swap the two counts"),
        P::NothingToRepeat => {
            words.help("put what is repeated before it; a sign that is meant itself is written with a `\\`")
        }
        P::Backreference | P::LookBehind | P::TooLarge | P::TooLong | P::Modifiers => {
            words.help("write an equivalent pattern without it, or add `enforce: length` to enforce the length only")
        }
        _ => words.help("compare it with the page, character by character"),
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
