//! A complete deterministic automaton over scalar values, minimal and in one canonical form, and what can be asked of it; it knows nothing
//! of patterns.

use super::alphabet::Alphabet;
use super::set::CharSet;
use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

/// An automaton would be larger, or take longer to make, than is reasonable.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct TooLarge;

/// How much an automaton may cost, in steps of whatever makes it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fuel(pub u64);

impl Fuel {
    /// For one automaton.
    pub(super) const AUTOMATON: Self = Self(2_000_000);
    /// For one automaton made of sets of states, whose steps take far longer: about 20 ns each.
    pub(super) const SUBSETS: Self = Self(800_000);
    /// For counting the lengths of one automaton, whose steps are the quickest: about 1 ns each.
    pub(super) const LENGTHS: Self = Self(5_000_000);

    pub(super) fn spend(&mut self, steps: usize) -> Result<(), TooLarge> {
        self.0 = self.0.checked_sub(steps as u64 + 1).ok_or(TooLarge)?;
        Ok(())
    }
}

pub(super) const MAX_STATES: usize = 20_000;

/// States are numbered in breadth-first order from the start, which is 0; so equal languages have equal automata.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) struct Automaton {
    pub(super) alphabet: Alphabet,
    /// One row of `alphabet.len()` states after the other.
    pub(super) next: Vec<u32>,
    pub(super) accepting: Vec<bool>,
}

impl Automaton {
    /// The automaton of all texts.
    pub(super) fn all() -> Self {
        Self { alphabet: Alphabet::of(&[]).0, next: vec![0], accepting: vec![true] }
    }

    /// How many states there are.
    pub(super) fn len(&self) -> usize {
        self.accepting.len()
    }

    /// The successors of a state, by class.
    pub(super) fn row(&self, state: usize) -> &[u32] {
        &self.next[state * self.alphabet.len()..][..self.alphabet.len()]
    }

    pub(super) fn step(&self, state: usize, value: char) -> usize {
        self.row(state)[self.alphabet.class_of(value)] as usize
    }

    pub(super) fn accepts(&self, text: &str) -> bool {
        self.accepting[text.chars().fold(0, |state, value| self.step(state, value))]
    }

    /// The state from which nothing is accepted; there is at most one in a minimal automaton.
    pub(super) fn sink(&self) -> Option<usize> {
        (0..self.len())
            .find(|&state| !self.accepting[state] && self.row(state).iter().all(|&next| next as usize == state))
    }

    /// The values that occur in accepted texts.
    pub(super) fn used(&self) -> CharSet {
        let sink = self.sink();
        self.alphabet.set(|class| {
            (0..self.len()).any(|state| Some(state) != sink && Some(self.row(state)[class] as usize) != sink)
        })
    }

    /// What is not accepted.
    pub(super) fn complement(&self) -> Self {
        Self { accepting: self.accepting.iter().map(|accepts| !accepts).collect(), ..self.clone() }
    }

    /// Whether this is the automaton of all texts.
    pub(super) fn accepts_all(&self) -> bool {
        self.len() == 1 && self.accepting[0]
    }

    /// Whether every text that this accepts is accepted by the other, which is settled without making an automaton.
    pub(super) fn is_within(&self, other: &Self) -> Result<bool, TooLarge> {
        if other.accepts_all() || self == other {
            return Ok(true);
        }
        let pairs = Alphabet::join(&self.alphabet, &other.alphabet).1;
        let mut fuel = Fuel::AUTOMATON;
        let mut known: IndexSet<(u32, u32), FxBuildHasher> = IndexSet::from_iter([(0, 0)]);
        let mut done = 0;
        while let Some(&(left, right)) = known.get_index(done) {
            done += 1;
            if self.accepting[left as usize] && !other.accepting[right as usize] {
                return Ok(false);
            }
            fuel.spend(pairs.len())?;
            let (left, right) = (self.row(left as usize), other.row(right as usize));
            known.extend(pairs.iter().map(|&(a, b)| (left[usize::from(a)], right[usize::from(b)])));
            if known.len() > MAX_STATES {
                return Err(TooLarge);
            }
        }
        Ok(true)
    }
}
