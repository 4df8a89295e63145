//! Character classes; `&&`, `--` and `[:alpha:]` are plain characters in them.

use super::escape::Escape;
use super::{LeniencyKind, Parser, Result};
use crate::problem::PatternProblemKind;
use crate::set::CharSet;

impl Parser<'_> {
    /// After the opening bracket at `from`.
    pub(super) fn class(&mut self, from: usize) -> Result<CharSet> {
        let negated = self.eat("^");
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        while !self.eat("]") {
            let place = self.at;
            let left = self.class_atom(from)?;
            if !self.rest().starts_with('-') || self.rest().starts_with("-]") {
                add(&mut ranges, left);
                continue;
            }
            self.at += 1;
            let right = self.class_atom(from)?;
            match (left, right) {
                (Escape::One(first), Escape::One(last)) if first <= last => {
                    ranges.push((first.into(), last.into()));
                }
                (Escape::One(_), Escape::One(_)) => {
                    return Err(self.problem(PatternProblemKind::RangeOrder, place..self.at));
                }
                (left @ Escape::Set(_), right) | (left, right @ Escape::Set(_)) => {
                    self.lenient(LeniencyKind::DashBesideClass, place..self.at);
                    add(&mut ranges, left);
                    add(&mut ranges, right);
                    ranges.push((u32::from('-'), u32::from('-')));
                }
            }
        }
        let set = CharSet::new(ranges);
        Ok(if negated { set.negated() } else { set })
    }

    fn class_atom(&mut self, class: usize) -> Result<Escape> {
        let from = self.at;
        match self.next() {
            Some('\\') => self.class_escape(from),
            Some(value) => Ok(Escape::One(value)),
            None => Err(self.problem(PatternProblemKind::UnclosedClass, class..class + 1)),
        }
    }
}

fn add(ranges: &mut Vec<(u32, u32)>, escape: Escape) {
    match escape {
        Escape::One(value) => ranges.push((value.into(), value.into())),
        Escape::Set(set) => ranges.extend(set.ranges()),
    }
}
