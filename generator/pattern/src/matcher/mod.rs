//! What to emit for a language: plain data, proved equal to the language when it is made; never tokens.

mod bytes;
mod check;
mod choose;
mod guess;
mod lift;
mod lower;
mod problem;
mod proof;
mod shape;
mod table;

use super::language::Language;

pub use bytes::ByteSet;
pub use check::{Check, Unit};
pub use problem::MatcherProblem;
pub use shape::{Run, Shape};
pub use table::{Letter, Table};

/// A test for exactly the texts of a language. Equal matchers can share one piece of code.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Matcher {
    check: Check,
}

impl Matcher {
    /// Chooses the matcher of a language and proves it.
    pub fn new(language: &Language) -> Result<Self, MatcherProblem> {
        if language.is_empty() {
            return Err(MatcherProblem::Empty);
        }
        Ok(Self { check: choose::choose(language)?.into_check() })
    }

    /// What is tested.
    pub fn check(&self) -> &Check {
        &self.check
    }
}
