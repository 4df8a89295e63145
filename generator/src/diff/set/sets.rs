//! The two sides that sets of values are taken from, and how the values go; never what becomes of them.

use crate::diff::effect::Relation;
use crate::diff::law::{Direction, Guard};
use crate::model::{Definitions, TypeId};
use std::cell::RefCell;
use std::collections::HashMap;

/// The types of two specs, and what is known about pairs of them already.
pub(crate) struct Sets<'a> {
    pub(super) old: &'a Definitions,
    pub(super) new: &'a Definitions,
    pub(super) direction: Direction,
    /// What readers accept beyond their contract.
    pub(super) accepted: &'a [Guard],
    /// Whether the values go as text, as those of paths, queries and headers do.
    pub(super) in_text: bool,
    pub(super) known: RefCell<HashMap<(TypeId, TypeId), Relation>>,
}

impl<'a> Sets<'a> {
    pub(crate) fn new(old: &'a Definitions, new: &'a Definitions, direction: Direction) -> Self {
        Self { old, new, direction, accepted: &[], in_text: false, known: RefCell::default() }
    }

    /// The same for readers: what is lost is refused by the new one, what is gained by the old one.
    pub(crate) fn accepting(self, accepted: &'a [Guard]) -> Self {
        Self { accepted, ..self }
    }

    /// The same for values that go as text.
    pub(crate) fn in_text(self) -> Self {
        Self { in_text: true, ..self }
    }

    pub(super) fn accept(&self, guard: Guard) -> bool {
        self.direction == Direction::Response && self.accepted.contains(&guard)
    }

    pub(crate) fn direction(&self) -> Direction {
        self.direction
    }
}
