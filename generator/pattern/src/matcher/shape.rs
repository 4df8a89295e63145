//! Shapes: fixed classes, at most one run of one class, fixed classes.

use super::bytes::ByteSet;
use crate::length::Lengths;

/// Bytes of these classes in a row.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Shape {
    /// One class for each of the first bytes.
    pub before: Vec<ByteSet>,
    /// The run in the middle.
    pub run: Option<Run>,
    /// One class for each of the last bytes.
    pub after: Vec<ByteSet>,
}

/// So many bytes of one class.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Run {
    /// The class.
    pub class: ByteSet,
    /// The least count.
    pub min: u64,
    /// The greatest count, where there is one.
    pub max: Option<u64>,
}

impl Shape {
    /// All classes of the shape.
    pub fn classes(&self) -> impl Iterator<Item = &ByteSet> {
        self.before.iter().chain(self.run.iter().map(|run| &run.class)).chain(&self.after)
    }

    /// The numbers of bytes that fit.
    pub fn lengths(&self) -> Lengths {
        let fixed = (self.before.len() + self.after.len()) as u64;
        let run = self.run.map_or(Lengths { min: 0, max: Some(0) }, |run| Lengths { min: run.min, max: run.max });
        Lengths { min: fixed + run.min, max: run.max.map(|max| fixed + max) }
    }
}
