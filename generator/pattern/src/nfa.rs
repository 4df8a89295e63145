//! Thompson's construction: a syntax tree as states with guards, repeats written out; nothing deterministic.

use super::ast::{Assertion, Node, NodeKind, Side};
use super::automaton::MAX_STATES;
use super::problem::{PatternProblem, PatternProblemKind};
use super::set::CharSet;
use rustc_hash::FxHashMap;

pub(super) enum State {
    /// One character of a set, then the next state.
    Set { set: usize, next: usize },
    /// Any of these states, without reading.
    Split(Vec<usize>),
    /// The next state, if the guard holds here.
    Guard { guard: Guard, next: usize },
    /// The end of a look-ahead: it holds, whatever follows.
    Found,
    /// The end of the pattern, which must be the end of the text.
    Accept,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Guard {
    Assertion(Assertion),
    /// The text from here on starts (or does not start) with what `entry` leads to.
    Ahead {
        entry: usize,
        negated: bool,
    },
}

/// What is beside a place in the text.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) enum Beside {
    /// The start or the end of the text.
    Nothing,
    Word,
    Other,
}

impl Assertion {
    pub(super) fn holds(self, before: Beside, after: Beside) -> bool {
        let boundary = (before == Beside::Word) != (after == Beside::Word);
        match self {
            Self::Start => before == Beside::Nothing,
            Self::End => after == Beside::Nothing,
            Self::WordBoundary => boundary,
            Self::NoWordBoundary => !boundary,
        }
    }
}

/// A state's successors come before it, except where a repeat goes back.
pub(super) struct Nfa {
    pub(super) states: Vec<State>,
    /// How many look-aheads a state is inside of.
    pub(super) depths: Vec<usize>,
    pub(super) sets: Vec<CharSet>,
    pub(super) start: usize,
    known: FxHashMap<CharSet, usize>,
    depth: usize,
}

impl Nfa {
    /// The automaton of all texts that hold a match.
    pub(super) fn search(root: &Node) -> Result<Self, PatternProblem> {
        check_size(root)?;
        let mut nfa = Self {
            states: Vec::new(),
            depths: Vec::new(),
            sets: Vec::new(),
            start: 0,
            known: FxHashMap::default(),
            depth: 0,
        };
        let accept = nfa.push(State::Accept);
        let after = nfa.compile(&Node::any_of(CharSet::all()), accept)?;
        let matching = nfa.compile(root, after)?;
        nfa.start = nfa.compile(&Node::any_of(CharSet::all()), matching)?;
        Ok(nfa)
    }

    /// Whether any guard looks at word characters.
    pub(super) fn looks_at_words(&self) -> bool {
        self.states.iter().any(|state| {
            let State::Guard { guard: Guard::Assertion(it), .. } = state else {
                return false;
            };
            matches!(it, Assertion::WordBoundary | Assertion::NoWordBoundary)
        })
    }

    fn push(&mut self, state: State) -> usize {
        self.states.push(state);
        self.depths.push(self.depth);
        self.states.len() - 1
    }

    fn set(&mut self, set: &CharSet) -> usize {
        if let Some(&index) = self.known.get(set) {
            return index;
        }
        let index = self.sets.len();
        self.sets.push(set.clone());
        self.known.insert(set.clone(), index);
        index
    }

    /// The state from which `node` and then `next` is matched.
    fn compile(&mut self, node: &Node, next: usize) -> Result<usize, PatternProblem> {
        if self.states.len() > MAX_STATES {
            return Err(PatternProblem::new(PatternProblemKind::TooLarge, node.range.clone()));
        }
        match &node.kind {
            NodeKind::Set(set) => {
                let set = self.set(set);
                Ok(self.push(State::Set { set, next }))
            }
            NodeKind::Assertion(it) => Ok(self.push(State::Guard { guard: Guard::Assertion(*it), next })),
            NodeKind::Look { side: Side::Ahead, negated, body } => {
                self.depth += 1;
                let found = self.push(State::Found);
                let entry = self.compile(body, found)?;
                self.depth -= 1;
                Ok(self.push(State::Guard { guard: Guard::Ahead { entry, negated: *negated }, next }))
            }
            NodeKind::Look { side: Side::Behind, .. } => {
                Err(PatternProblem::new(PatternProblemKind::LookBehind, node.range.clone()))
            }
            NodeKind::Repeat { body, min, max } => self.repeat(body, *min, *max, next),
            NodeKind::Concat(parts) => parts.iter().rev().try_fold(next, |next, part| self.compile(part, next)),
            NodeKind::Alternation(parts) => {
                let entries = parts.iter().map(|part| self.compile(part, next)).collect::<Result<_, _>>()?;
                Ok(self.push(State::Split(entries)))
            }
        }
    }

    fn repeat(&mut self, body: &Node, min: u32, max: Option<u32>, next: usize) -> Result<usize, PatternProblem> {
        let mut entry = next;
        match max {
            None => {
                entry = self.push(State::Split(Vec::new()));
                let again = self.compile(body, entry)?;
                self.states[entry] = State::Split(vec![again, next]);
            }
            Some(max) => {
                for _ in min..max {
                    let once_more = self.compile(body, entry)?;
                    entry = self.push(State::Split(vec![once_more, next]));
                }
            }
        }
        (0..min).try_fold(entry, |next, _| self.compile(body, next))
    }
}

/// Refuses what would be too large written out, at the innermost repeat that makes it so.
fn check_size(node: &Node) -> Result<(), PatternProblem> {
    if node.size() <= MAX_STATES as u64 {
        return Ok(());
    }
    match &node.kind {
        NodeKind::Look { body, .. } | NodeKind::Repeat { body, .. } => check_size(body)?,
        NodeKind::Concat(parts) | NodeKind::Alternation(parts) => parts.iter().try_for_each(check_size)?,
        NodeKind::Set(_) | NodeKind::Assertion(_) => {}
    }
    Err(PatternProblem::new(PatternProblemKind::TooLarge, node.range.clone()))
}
