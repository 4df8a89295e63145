//! What to emit for a language: plain data, proved equal to the language when it is made; never tokens.

mod bytes;
mod choose;
mod lift;
mod lower;
mod proof;
mod shape;
mod table;

use super::automaton::TooLarge;
use super::language::Language;
use super::length::Lengths;
use super::witness::Witness;
use std::fmt;

pub use bytes::ByteSet;
pub use shape::{Run, Shape};
pub use table::{Letter, Table};

/// A test for exactly the texts of a language. Equal matchers can share one piece of code.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Matcher {
    check: Check,
}

/// One test of a text.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Check {
    /// One of a few texts.
    Words(Vec<String>),
    /// One of some shapes.
    Shapes(Vec<Shape>),
    /// A deterministic automaton over bytes.
    Table(Table<u8>),
    /// A deterministic automaton over characters, where one over bytes would be larger.
    CharacterTable(Table<char>),
    /// The number of characters, or of bytes where the other checks admit only ASCII.
    Length(Lengths, Unit),
    /// Neither empty nor `.` nor `..`.
    PathSegment,
    /// All of these; none of them is every text.
    All(Vec<Check>),
}

/// What a length counts.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Unit {
    /// Bytes, which are characters in ASCII.
    Bytes,
    /// Unicode scalar values.
    Characters,
}

/// Why there is no matcher.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum MatcherProblem {
    /// No text satisfies the constraints.
    Empty,
    /// The tables would be too large.
    TooLarge,
    /// The matcher that was chosen is wrong on this text: a mistake of this module.
    Disagreement(Witness),
}

impl fmt::Display for MatcherProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("no text satisfies the constraints"),
            Self::TooLarge => f.write_str("the matcher would be too large"),
            Self::Disagreement(witness) => write!(f, "the matcher is wrong on {witness}"),
        }
    }
}

impl std::error::Error for MatcherProblem {}

impl From<TooLarge> for MatcherProblem {
    fn from(_: TooLarge) -> Self {
        Self::TooLarge
    }
}

impl Matcher {
    /// Chooses the matcher of a language and proves it.
    pub fn new(language: &Language) -> Result<Self, MatcherProblem> {
        if language.is_empty() {
            return Err(MatcherProblem::Empty);
        }
        let check = choose::choose(language)?;
        proof::prove(&check, language.texts())?;
        Ok(Self { check })
    }

    /// What is tested.
    pub fn check(&self) -> &Check {
        &self.check
    }
}
