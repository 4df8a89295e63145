//! Lengths in characters, and which of them an automaton accepts; lengths are counted, never written out as states.

use super::automaton::{Automaton, Fuel, TooLarge};
use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

/// A range of lengths, in Unicode scalar values.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Lengths {
    /// The least length.
    pub min: u64,
    /// The greatest length, where there is one.
    pub max: Option<u64>,
}

impl Lengths {
    /// Any length.
    pub const ANY: Self = Self { min: 0, max: None };

    /// Whether the length is in the range.
    pub fn contains(self, length: u64) -> bool {
        self.min <= length && self.max.is_none_or(|max| length <= max)
    }

    /// Whether no length is in the range.
    pub fn is_empty(self) -> bool {
        self.max.is_some_and(|max| max < self.min)
    }

    /// What is in both ranges.
    pub fn and(self, other: Self) -> Self {
        let max = match (self.max, other.max) {
            (Some(left), Some(right)) => Some(left.min(right)),
            (left, right) => left.or(right),
        };
        Self { min: self.min.max(other.min), max }
    }

    /// What is in this range and not in the other: at most one stretch below and one above.
    pub(super) fn without(self, other: Self) -> Vec<Self> {
        let mut parts = Vec::new();
        if let Some(below) = other.min.checked_sub(1) {
            parts.push(self.and(Self { min: 0, max: Some(below) }));
        }
        if let Some(above) = other.max.and_then(|max| max.checked_add(1)) {
            parts.push(self.and(Self { min: above, max: None }));
        }
        parts.retain(|part| !part.is_empty());
        parts
    }
}

/// For every length, the states that accept some text of exactly that length. The sets repeat sooner or later, so
/// lengths of any size are answered.
pub(super) struct Countdown<'a> {
    automaton: &'a Automaton,
    before: Predecessors,
    layers: IndexSet<Vec<u64>, FxBuildHasher>,
    /// Where the sets begin to repeat and after how many.
    cycle: Option<(usize, usize)>,
    fuel: Fuel,
}

impl<'a> Countdown<'a> {
    pub(super) fn new(automaton: &'a Automaton) -> Self {
        let mut first = vec![0_u64; automaton.len().div_ceil(64)];
        (0..automaton.len()).filter(|&state| automaton.accepting[state]).for_each(|state| set(&mut first, state));
        let (before, layers) = (Predecessors::of(automaton), IndexSet::from_iter([first]));
        Self { automaton, before, layers, cycle: None, fuel: Fuel::LENGTHS }
    }

    /// Whether the state accepts a text of exactly this length.
    pub(super) fn accepts(&mut self, state: usize, length: u64) -> Result<bool, TooLarge> {
        loop {
            let index = match self.cycle {
                Some((start, period)) if length >= start as u64 => {
                    start + ((length - start as u64) % period as u64) as usize
                }
                _ => usize::try_from(length).unwrap_or(usize::MAX),
            };
            match self.layers.get_index(index) {
                Some(layer) => return Ok(layer[state / 64] >> (state % 64) & 1 == 1),
                None => self.grow()?,
            }
        }
    }

    fn grow(&mut self) -> Result<(), TooLarge> {
        let last = &self.layers[self.layers.len() - 1];
        let mut layer = vec![0_u64; last.len()];
        for (word, &bits) in last.iter().enumerate() {
            let mut bits = bits;
            while bits != 0 {
                let state = word * 64 + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                let sources = self.before.of_state(state);
                self.fuel.spend(sources.len())?;
                sources.iter().for_each(|&source| set(&mut layer, source as usize));
            }
        }
        self.fuel.spend(layer.len())?;
        let length = self.layers.len();
        let (index, is_new) = self.layers.insert_full(layer);
        if !is_new {
            self.cycle = Some((index, length - index));
        }
        Ok(())
    }

    /// The least length in the range of a text that the state accepts.
    pub(super) fn least(&mut self, state: usize, lengths: Lengths) -> Result<Option<u64>, TooLarge> {
        let mut length = lengths.min;
        while lengths.contains(length) {
            if self.accepts(state, length)? {
                return Ok(Some(length));
            }
            length += 1;
            if let Some((start, period)) = self.cycle
                && length >= lengths.min.max(start as u64) + period as u64
            {
                return Ok(None);
            }
        }
        Ok(None)
    }

    /// The greatest length in the range of a text that the start accepts, or `None` inside when there is no greatest.
    pub(super) fn greatest(&mut self, lengths: Lengths) -> Result<Option<Option<u64>>, TooLarge> {
        let Some(least) = self.least(0, lengths)? else {
            return Ok(None);
        };
        let longest = longest(self.automaton);
        let mut length = match (lengths.max, longest) {
            (None, _) => return Ok(Some(longest)),
            (Some(max), Some(longest)) if longest <= max => return Ok(Some(Some(longest))),
            (Some(max), _) => max,
        };
        while length > least && !self.accepts(0, length)? {
            self.fuel.spend(1)?;
            length -= 1;
        }
        Ok(Some(Some(length)))
    }

    /// The automaton whose texts are counted.
    pub(super) fn automaton(&self) -> &'a Automaton {
        self.automaton
    }
}

/// The length of the longest accepted text; nothing where there is no longest, because a cycle leads to acceptance.
/// The automaton must accept something.
fn longest(automaton: &Automaton) -> Option<u64> {
    let sink = automaton.sink();
    let useful = |state: u32| Some(state as usize) != sink;
    let mut before = vec![0_usize; automaton.len()];
    automaton.next.iter().filter(|&&next| useful(next)).for_each(|&next| before[next as usize] += 1);
    // A state is looked at when all ways to it are known; those on or behind a cycle never are.
    let mut ready: Vec<u32> = if before[0] == 0 { vec![0] } else { Vec::new() };
    let mut steps = vec![0_u64; automaton.len()];
    let mut done = 0;
    while let Some(&state) = ready.get(done) {
        done += 1;
        for &next in automaton.row(state as usize).iter().filter(|&&next| useful(next)) {
            let next_state = next as usize;
            steps[next_state] = steps[next_state].max(steps[state as usize] + 1);
            before[next_state] -= 1;
            if before[next_state] == 0 {
                ready.push(next);
            }
        }
    }
    let states = automaton.len() - usize::from(sink.is_some());
    (done == states).then(|| steps.iter().copied().max().unwrap_or(0))
}

/// The states that lead to each state, in one array.
struct Predecessors {
    starts: Vec<u32>,
    states: Vec<u32>,
}

impl Predecessors {
    fn of(automaton: &Automaton) -> Self {
        let mut edges: Vec<(u32, u32)> = Vec::with_capacity(automaton.next.len());
        let mut starts = vec![0_u32; automaton.len() + 1];
        let mut last_source = vec![u32::MAX; automaton.len()];
        for source in 0..automaton.len() as u32 {
            for &target in automaton.row(source as usize) {
                // Several classes may lead to one state.
                if std::mem::replace(&mut last_source[target as usize], source) != source {
                    edges.push((source, target));
                    starts[target as usize + 1] += 1;
                }
            }
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut free = starts.clone();
        let mut states = vec![0_u32; edges.len()];
        for (source, target) in edges {
            let slot = &mut free[target as usize];
            states[*slot as usize] = source;
            *slot += 1;
        }
        Self { starts, states }
    }

    fn of_state(&self, state: usize) -> &[u32] {
        &self.states[self.starts[state] as usize..self.starts[state + 1] as usize]
    }
}

fn set(bits: &mut [u64], index: usize) {
    bits[index / 64] |= 1 << (index % 64);
}
