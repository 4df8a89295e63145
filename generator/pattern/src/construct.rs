//! Automata made from states and from other automata, each minimal and in canonical form; never from a pattern.

use super::alphabet::Alphabet;
use super::automaton::{Automaton, Fuel, MAX_STATES, TooLarge};
use super::minimise;
use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;
use std::hash::Hash;

impl Automaton {
    /// Follows `row` from `start`: it gives the successors by class, and whether the state accepts.
    pub(super) fn explore<K: Eq + Hash>(
        alphabet: Alphabet,
        start: K,
        mut row: impl FnMut(&K) -> Result<(Vec<K>, bool), TooLarge>,
    ) -> Result<Self, TooLarge> {
        let mut known: IndexSet<K, FxBuildHasher> = IndexSet::from_iter([start]);
        let mut next = Vec::new();
        let mut accepting = Vec::new();
        while let Some(state) = known.get_index(accepting.len()) {
            let (successors, accepts) = row(state)?;
            accepting.push(accepts);
            next.extend(successors.into_iter().map(|successor| known.insert_full(successor).0 as u32));
            if known.len() > MAX_STATES {
                return Err(TooLarge);
            }
        }
        Ok(minimise::minimise(Self { alphabet, next, accepting }))
    }

    /// What is accepted from another state on.
    pub(super) fn starting_at(&self, state: usize) -> Result<Self, TooLarge> {
        Self::explore(self.alphabet.clone(), state, |&state| {
            let row = self.row(state).iter().map(|&next| next as usize);
            Ok((row.collect(), self.accepting[state]))
        })
    }

    /// What both accept.
    pub(super) fn and(&self, other: &Self) -> Result<Self, TooLarge> {
        if other.accepts_all() || self == other {
            return Ok(self.clone());
        }
        if self.accepts_all() {
            return Ok(other.clone());
        }
        self.product(other, |left, right| left && right)
    }

    /// What either accepts.
    pub(super) fn or(&self, other: &Self) -> Result<Self, TooLarge> {
        self.product(other, |left, right| left || right)
    }

    /// What this accepts and the other does not.
    pub(super) fn without(&self, other: &Self) -> Result<Self, TooLarge> {
        self.product(other, |left, right| left && !right)
    }

    fn product(&self, other: &Self, accepts: impl Fn(bool, bool) -> bool) -> Result<Self, TooLarge> {
        let (alphabet, pairs) = Alphabet::join(&self.alphabet, &other.alphabet);
        let mut fuel = Fuel::AUTOMATON;
        Self::explore(alphabet, (0, 0), |&(left, right): &(usize, usize)| {
            fuel.spend(pairs.len())?;
            let (left_row, right_row) = (self.row(left), other.row(right));
            let row =
                pairs.iter().map(|&(a, b)| (left_row[usize::from(a)] as usize, right_row[usize::from(b)] as usize));
            Ok((row.collect(), accepts(self.accepting[left], other.accepting[right])))
        })
    }

    /// What is accepted when read backwards.
    pub(super) fn reversed(&self) -> Result<Self, TooLarge> {
        // Predecessors by class, then by state.
        let mut before = vec![vec![Vec::new(); self.len()]; self.alphabet.len()];
        for state in 0..self.len() {
            for (class, &next) in self.row(state).iter().enumerate() {
                before[class][next as usize].push(state as u32);
            }
        }
        let accepting = (0..self.len() as u32).filter(|&state| self.accepting[state as usize]);
        let start: Vec<u32> = accepting.collect();
        let mut fuel = Fuel::AUTOMATON;
        Self::explore(self.alphabet.clone(), start, |states| {
            let mut row = Vec::with_capacity(before.len());
            for before in &before {
                let sources = states.iter().flat_map(|&state| &before[state as usize]);
                let mut sources: Vec<u32> = sources.copied().collect();
                fuel.spend(sources.len())?;
                sources.sort_unstable();
                sources.dedup();
                row.push(sources);
            }
            Ok((row, states.first() == Some(&0)))
        })
    }
}
