//! The syntax tree of a pattern, every node with its place; never its meaning as a set of texts.

use super::set::CharSet;
use std::ops::Range;

/// A part of a pattern.
#[derive(Clone, Debug)]
pub struct Node {
    pub kind: NodeKind,
    /// In bytes of the pattern text.
    pub range: Range<usize>,
}

/// What a part of a pattern is. Groups leave no trace: nothing here refers back to them.
#[derive(Clone, Debug)]
pub enum NodeKind {
    /// One character of a set.
    Set(CharSet),
    /// A condition on the place between two characters.
    Assertion(Assertion),
    /// A condition on the text after or before the place.
    Look { side: Side, negated: bool, body: Box<Node> },
    /// The body, so many times.
    Repeat { body: Box<Node>, min: u32, max: Option<u32> },
    /// One after the other; none is the empty text.
    Concat(Vec<Node>),
    /// Either.
    Alternation(Vec<Node>),
}

/// `^`, `$`, `\b` and `\B`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Assertion {
    Start,
    End,
    WordBoundary,
    NoWordBoundary,
}

/// Where a look-around looks.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Side {
    Ahead,
    Behind,
}

impl Node {
    pub(super) fn new(kind: NodeKind, range: Range<usize>) -> Self {
        Self { kind, range }
    }

    /// A node that no place in a pattern stands for.
    pub(super) fn unplaced(kind: NodeKind) -> Self {
        Self::new(kind, 0..0)
    }

    /// One character of a set.
    pub(super) fn one_of(set: CharSet) -> Self {
        Self::unplaced(NodeKind::Set(set))
    }

    /// Any number of characters of a set.
    pub(super) fn any_of(set: CharSet) -> Self {
        Self::unplaced(NodeKind::Repeat { body: Box::new(Self::one_of(set)), min: 0, max: None })
    }

    /// The characters of a text.
    pub(super) fn text(text: &str) -> impl Iterator<Item = Self> {
        text.chars().map(|value| Self::one_of(CharSet::one(value)))
    }

    /// One after the other, from the start of the text to its end.
    pub(super) fn whole(parts: impl IntoIterator<Item = Self>) -> Self {
        let edge = |it| Self::unplaced(NodeKind::Assertion(it));
        let parts = [edge(Assertion::Start)].into_iter().chain(parts).chain([edge(Assertion::End)]);
        Self::unplaced(NodeKind::Concat(parts.collect()))
    }

    /// The first look-around of this side in the node, itself included.
    pub(super) fn find_look(&self, side: Side) -> Option<&Self> {
        match &self.kind {
            NodeKind::Look { side: own, .. } if *own == side => Some(self),
            NodeKind::Look { body, .. } | NodeKind::Repeat { body, .. } => body.find_look(side),
            NodeKind::Concat(parts) | NodeKind::Alternation(parts) => {
                parts.iter().find_map(|part| part.find_look(side))
            }
            NodeKind::Set(_) | NodeKind::Assertion(_) => None,
        }
    }

    /// The number of characters of every match, where it is always the same.
    pub(super) fn fixed_length(&self) -> Option<u64> {
        match &self.kind {
            NodeKind::Set(_) => Some(1),
            NodeKind::Assertion(_) | NodeKind::Look { .. } => Some(0),
            NodeKind::Repeat { body, min, max } => {
                let body = body.fixed_length()?;
                let count = if *max == Some(*min) || body == 0 {
                    *min
                } else {
                    return None;
                };
                body.checked_mul(u64::from(count))
            }
            NodeKind::Concat(parts) => parts.iter().try_fold(0_u64, |sum, part| sum.checked_add(part.fixed_length()?)),
            NodeKind::Alternation(parts) => {
                let mut lengths = parts.iter().map(Self::fixed_length);
                let first = lengths.next().flatten()?;
                lengths.all(|length| length == Some(first)).then_some(first)
            }
        }
    }

    /// How many states the node takes, repeats written out.
    pub(super) fn size(&self) -> u64 {
        match &self.kind {
            NodeKind::Set(_) | NodeKind::Assertion(_) => 1,
            NodeKind::Look { body, .. } => body.size().saturating_add(2),
            NodeKind::Repeat { body, min, max } => {
                let copies = u64::from(max.unwrap_or(*min).max(*min)) + u64::from(max.is_none());
                body.size().saturating_add(1).saturating_mul(copies).saturating_add(1)
            }
            NodeKind::Concat(parts) | NodeKind::Alternation(parts) => {
                parts.iter().fold(1_u64, |sum, part| sum.saturating_add(part.size()))
            }
        }
    }
}
