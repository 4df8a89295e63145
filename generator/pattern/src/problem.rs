//! What can be wrong with a pattern, with its place; never the advice to the author, which is worded elsewhere.

use std::fmt;
use std::ops::Range;

/// A pattern that is not a pattern, or that no automaton of reasonable size decides.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PatternProblem {
    /// What is wrong.
    pub kind: PatternProblemKind,
    /// Where, in bytes of the pattern text.
    pub range: Range<usize>,
}

/// The kinds of [`PatternProblem`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum PatternProblemKind {
    /// `(` without `)`.
    UnclosedGroup,
    /// `)` without `(`.
    UnopenedGroup,
    /// `[` without `]`.
    UnclosedClass,
    /// `*`, `+`, `?` or `{2}` with nothing before it, or after an assertion.
    NothingToRepeat,
    /// `a{3,2}`.
    RepeatOrder,
    /// `[z-a]`.
    RangeOrder,
    /// `\` at the end, `\x1`, `\u12`, `\c1`.
    BadEscape,
    /// A letter that means nothing after `\`; other engines give some of them (`\A`, `\z`, `\h`) a meaning.
    LetterEscape(char),
    /// `\uD800` alone: no text holds half a character.
    LoneSurrogate,
    /// `\u{110000}`.
    NoSuchCodePoint,
    /// `\1`, `\k<name>`, or the octal escapes that look like them.
    Backreference,
    /// `\p{Klingon}`.
    UnknownProperty,
    /// `(?<1>a)`.
    BadGroupName,
    /// Two groups of one name.
    DuplicateGroupName,
    /// `(?#...)`, `(?>...)` and other constructs that ECMA-262 does not have.
    UnknownGroup,
    /// `(?i:...)` or `(?i)`.
    Modifiers,
    /// A look-behind that is not the last thing before `$`.
    LookBehind,
    /// Groups within groups within groups.
    TooDeep,
    /// The text is too long to be a pattern.
    TooLong,
    /// A repeat or the whole pattern needs an automaton over the limits.
    TooLarge,
}

impl PatternProblem {
    pub(crate) fn new(kind: PatternProblemKind, range: Range<usize>) -> Self {
        Self { kind, range }
    }
}

impl fmt::Display for PatternProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::UnclosedGroup => "this group is not closed",
            Self::UnopenedGroup => "there is no group to close here",
            Self::UnclosedClass => "this class is not closed",
            Self::NothingToRepeat => "there is nothing to repeat here",
            Self::RepeatOrder => "the least count is greater than the greatest",
            Self::RangeOrder => "the range ends before it starts",
            Self::BadEscape => "this escape is incomplete",
            Self::LetterEscape(letter) => {
                return write!(f, "`\\{letter}` has no meaning in ECMA-262");
            }
            Self::LoneSurrogate => "half of a surrogate pair matches no text",
            Self::NoSuchCodePoint => "there is no such code point",
            Self::Backreference => "a back-reference cannot be decided by an automaton",
            Self::UnknownProperty => "this is not a Unicode property that ECMA-262 knows",
            Self::BadGroupName => "this is not a group name",
            Self::DuplicateGroupName => "another group has this name",
            Self::UnknownGroup => "ECMA-262 has no such group",
            Self::Modifiers => "modifiers are not supported",
            Self::LookBehind => "a look-behind is supported only right before `$`",
            Self::TooDeep => "groups are nested too deeply",
            Self::TooLong => "the pattern is too long",
            Self::TooLarge => "this needs too large an automaton",
        };
        f.write_str(text)
    }
}

impl fmt::Display for PatternProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (at {}..{})", self.kind, self.range.start, self.range.end)
    }
}

impl std::error::Error for PatternProblem {}
