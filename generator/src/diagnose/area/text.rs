//! Constraints of text: what can be wrong, and the words for it.

use crate::diagnose::words::{Words, say};
use crate::pattern::PatternProblemKind;
use crate::source::Span;

problems! {
    /// Constraints of text.
    TextProblem {
        Error Context "no-text-fits" NothingFits { other: Option<Span>, slashes: bool },
        Error Local "bad-pattern" BadPattern { kind: PatternProblemKind },
        Note Context "pattern-reads-otherwise" PatternReadsOtherwise { typed: &'static str, meaning: &'static str },
        Note Context "unanchored-pattern" UnanchoredPattern { start: bool, end: bool },
        Note Context "format-tension" FormatTension { format: String, witness: String, other: Span },
        Error Context "enforce-without-pattern" EnforceWithoutPattern,
    }
}

impl TextProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::NothingFits { other: None, slashes } => {
                let words = say("no text matches the pattern").here("matches nothing");
                match slashes {
                    true => words.help("leave out the slashes; they are no part of a pattern"),
                    false => words.help("compare it with the page; nothing can stand before `^` or behind `$`"),
                }
            }
            Self::NothingFits { other, .. } => {
                let words = say("no text satisfies all constraints")
                    .here("together with the other constraints, nothing is left");
                match other {
                    Some(other) => words.also(*other, "contradicts it"),
                    None => words,
                }
                .help("compare them with the page once more")
            }
            Self::BadPattern { kind } => bad_pattern(kind),
            Self::PatternReadsOtherwise { typed, meaning } => {
                say(format!("`{typed}` has no meaning of its own in ECMA-262"))
                    .here(*meaning)
                    .help("write what is meant, as `{0,5}` and `[a-zA-Z]`")
            }
            Self::UnanchoredPattern { start, end } => {
                let open = match (start, end) {
                    (false, false) => "at neither end",
                    (true, _) => "not at its end",
                    (false, true) => "not at its start",
                };
                say(format!("the pattern is anchored {open}, so other text may stand there"))
                    .here("matches anywhere in the text")
                    .help("if the whole text is meant, write `^(?:...)$`")
            }
            Self::FormatTension { format, witness, other } => {
                say(format!("the pattern admits text that `format: {format}` refuses, for example `{witness}`"))
                    .here("both must hold")
                    .also(*other, "wider than the format")
                    .help("if the service answers such text, remove `format:`")
            }
            Self::EnforceWithoutPattern => say("`enforce: length` has no meaning without a pattern")
                .here("nothing to leave out")
                .help("remove it, or add `pattern:`"),
        }
    }
}

/// What is wrong with a pattern, and what to write instead.
fn bad_pattern(kind: &PatternProblemKind) -> Words {
    use PatternProblemKind as P;
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
        P::BadEscape
        | P::LetterEscape(_)
        | P::LoneSurrogate
        | P::NoSuchCodePoint
        | P::UnknownProperty
        | P::BadGroupName
        | P::DuplicateGroupName
        | P::UnknownGroup
        | P::TooDeep => words.help("compare it with the page, character by character"),
    }
}
