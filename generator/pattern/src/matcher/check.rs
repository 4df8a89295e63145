//! The tests of a text that a matcher is made of: plain data.

use super::shape::Shape;
use super::table::Table;
use crate::length::Lengths;

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
