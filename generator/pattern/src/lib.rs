//! ECMA-262 patterns as automata: what a string type admits, how two of them compare, and the matcher to emit. Never text
//! matching at run time of the generator, and nothing that the rest of the generator knows.
//!
//! ```text
//! text -> parse -> ast -> compile (nfa, determinise, minimise) -> Texts = automaton and lengths
//!                                                                   |
//!                  Language: questions, relations, witnesses <------+------> Matcher: shapes, words, tables; proved equal
//! ```

mod alphabet;
mod ast;
mod automaton;
mod compile;
mod construct;
mod determinise;
mod exemplar;
mod format;
mod language;
mod length;
mod matcher;
mod minimise;
mod nfa;
mod parse;
mod problem;
mod property;
mod relation;
mod requirement;
mod sample;
mod set;
mod texts;
mod uri;
mod witness;

pub use format::TextFormat;
pub use language::{Anchoring, Constraint, Language, TextConstraints};
pub use length::Lengths;
pub use matcher::{ByteSet, Check, Letter, Matcher, MatcherProblem, Run, Shape, Table, Unit};
pub use parse::{Leniency, LeniencyKind};
pub use problem::{PatternProblem, PatternProblemKind};
pub use relation::Relation;
pub use requirement::{MATCHING, requirement};
pub use set::CharSet;
pub use witness::Witness;
