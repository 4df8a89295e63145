//! Why there is no matcher for a language.

use crate::automaton::TooLarge;
use crate::witness::Witness;
use std::fmt;

/// Why there is no matcher.
#[derive(Clone, Debug, Eq, PartialEq)]
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
