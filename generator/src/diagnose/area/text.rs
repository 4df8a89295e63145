//! Constraints of text: what can be wrong, and the words for it.

use crate::diagnose::words::{Words, say};
use crate::source::Span;
use pattern::PatternProblemKind;

problems! {
    /// Constraints of text.
    TextProblem {
        Error Context "no-text-fits" NothingMatches { between_slashes: bool },
        Error Context "no-text-fits" NothingFits { other: Span },
        Error Local "bad-pattern" BadPattern { kind: PatternProblemKind },
        Note Context "pattern-reads-otherwise" PatternReadsOtherwise { literal: LenientSyntax },
        Note Context "unanchored-pattern" UnanchoredPattern { open: OpenEnd },
        Note Context "format-tension" FormatTension { format: String, witness: String, other: Span },
        Error Context "enforce-without-pattern" EnforceWithoutPattern,
    }
}

/// What other engines give a meaning that ECMA-262 does not.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum LenientSyntax {
    /// A repetition without a least count.
    OpenRepetition,
    /// A class of POSIX.
    PosixClass,
}

impl LenientSyntax {
    /// All of them.
    pub(crate) const ALL: [Self; 2] = [Self::OpenRepetition, Self::PosixClass];

    /// How it begins.
    pub(crate) fn typed(self) -> &'static str {
        match self {
            Self::OpenRepetition => "{,",
            Self::PosixClass => "[[:",
        }
    }

    fn meaning(self) -> &'static str {
        match self {
            Self::OpenRepetition => "matches these characters literally",
            Self::PosixClass => "characters of a class, like any others",
        }
    }
}

/// Where a pattern is not anchored.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum OpenEnd {
    /// No `^`.
    Start,
    /// No `$`.
    End,
    /// Neither.
    Both,
}

impl TextProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::NothingMatches { between_slashes } => {
                let words = say("no text matches the pattern").here("matches nothing");
                match between_slashes {
                    true => words.help("leave out the slashes; they are not part of a pattern"),
                    false => words.help("compare it with the documentation; nothing can come before `^` or after `$`"),
                }
            }
            Self::NothingFits { other } => say("no text satisfies all constraints")
                .here("together with the other constraints, nothing is left")
                .also(*other, "contradicts it")
                .help("compare them with the documentation"),
            Self::BadPattern { kind } => bad_pattern(kind),
            Self::PatternReadsOtherwise { literal } => {
                say(format!("`{}` has no special meaning in ECMA-262", literal.typed()))
                    .here(literal.meaning())
                    .help("write what is meant, such as `{0,5}` or `[a-zA-Z]`")
            }
            Self::UnanchoredPattern { open } => {
                let open = match open {
                    OpenEnd::Start => "not anchored at its start",
                    OpenEnd::End => "not anchored at its end",
                    OpenEnd::Both => "anchored at neither end",
                };
                say(format!("the pattern is {open}, so other text may appear there"))
                    .here("matches anywhere in the text")
                    .help("to match the whole text, write `^(?:...)$`")
            }
            Self::FormatTension { format, witness, other } => {
                say(format!("the pattern allows text that `format: {format}` rejects, for example `{witness}`"))
                    .here("both must hold")
                    .also(*other, "wider than the format")
                    .help("if the service returns such text, remove `format:`")
            }
            Self::EnforceWithoutPattern => say("`enforce: length` has no effect without a pattern")
                .here("no pattern to leave out")
                .help("remove it, or add `pattern:`"),
        }
    }
}

/// What is wrong with a pattern, and what to write instead.
fn bad_pattern(kind: &PatternProblemKind) -> Words {
    use PatternProblemKind as P;
    let words = say(format!("the pattern cannot be used: {kind}")).here("here");
    match kind {
        P::UnclosedGroup => words.help("add the closing `)`; a literal bracket is written `\\(`"),
        P::UnopenedGroup => words.help("remove it; a literal bracket is written `\\)`"),
        P::UnclosedClass => words.help("add the closing `]`; a literal bracket is written `\\[`"),
        P::RangeOrder => words.help("swap the two ends"),
        P::RepeatOrder => words.help("swap the two counts"),
        P::NothingToRepeat => words.help("put what is repeated before it; a literal character is written with a `\\`"),
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
        | P::TooDeep => words.help("compare it with the documentation, character by character"),
    }
}
