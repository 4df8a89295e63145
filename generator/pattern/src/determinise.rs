//! From guarded states to a deterministic automaton: forwards without look-aheads, backwards with them.

use super::alphabet::Alphabet;
use super::automaton::{Automaton, Fuel, TooLarge};
use super::nfa::{Beside, Guard, Nfa, State};
use super::set::CharSet;

/// The characters of the pattern, as classes.
struct Letters {
    alphabet: Alphabet,
    /// `contains[set][class]`
    contains: Vec<Vec<bool>>,
    beside: Vec<Beside>,
}

impl Letters {
    fn of(nfa: &Nfa) -> Self {
        let word = CharSet::word();
        let mut sets: Vec<&CharSet> = nfa.sets.iter().collect();
        if nfa.looks_at_words() {
            sets.push(&word);
        }
        let (alphabet, members) = Alphabet::of(&sets);
        let contains: Vec<Vec<bool>> = members
            .iter()
            .map(|members| {
                let mut row = vec![false; alphabet.len()];
                members.iter().for_each(|&class| row[usize::from(class)] = true);
                row
            })
            .collect();
        let mut beside = vec![Beside::Other; alphabet.len()];
        if nfa.looks_at_words() {
            for (class, kind) in beside.iter_mut().enumerate() {
                if contains[nfa.sets.len()][class] {
                    *kind = Beside::Word;
                }
            }
        }
        Self { alphabet, contains, beside }
    }
}

/// For patterns without look-aheads: sets of states that the text so far may have led to.
pub(super) fn forwards(nfa: &Nfa) -> Result<Automaton, TooLarge> {
    let letters = Letters::of(nfa);
    let looks_at_words = nfa.looks_at_words();
    let mut fuel = Fuel::SUBSETS;
    let mut seen = vec![0_u32; nfa.states.len()];
    let mut round = 0;
    let mut reach = |kernel: &[u32], before, after| {
        round += 1;
        closure(nfa, kernel, before, after, &mut seen, round)
    };
    let start = (vec![nfa.start as u32], Beside::Nothing);
    Automaton::explore(letters.alphabet.clone(), start, |(kernel, before)| {
        let accepts = reach(kernel, *before, Beside::Nothing).1;
        let other = reach(kernel, *before, Beside::Other).0;
        // Where no guard looks at word characters, what is reached before one is what is reached before anything.
        let word = if looks_at_words { reach(kernel, *before, Beside::Word).0 } else { Vec::new() };
        let mut row = Vec::with_capacity(letters.alphabet.len());
        for (class, &kind) in letters.beside.iter().enumerate() {
            let reached = if kind == Beside::Word { &word } else { &other };
            fuel.spend(reached.len())?;
            let mut targets: Vec<u32> =
                reached.iter().filter(|(set, _)| letters.contains[*set][class]).map(|&(_, next)| next as u32).collect();
            targets.sort_unstable();
            targets.dedup();
            // Without states left the text before does not matter.
            let kind = if targets.is_empty() { Beside::Other } else { kind };
            row.push((targets, kind));
        }
        Ok((row, accepts))
    })
}

/// The reading states that the kernel leads to at a place, and whether the end is among them.
fn closure(
    nfa: &Nfa,
    kernel: &[u32],
    before: Beside,
    after: Beside,
    seen: &mut [u32],
    round: u32,
) -> (Vec<(usize, usize)>, bool) {
    let mut reading = Vec::new();
    let mut accepts = false;
    let mut stack: Vec<usize> = kernel.iter().map(|&state| state as usize).collect();
    while let Some(state) = stack.pop() {
        if std::mem::replace(&mut seen[state], round) == round {
            continue;
        }
        match &nfa.states[state] {
            State::Set { set, next } => reading.push((*set, *next)),
            State::Split(targets) => stack.extend(targets),
            State::Guard { guard: Guard::Assertion(it), next } if it.holds(before, after) => stack.push(*next),
            State::Guard { .. } | State::Found => {}
            State::Accept => accepts |= after == Beside::Nothing,
        }
    }
    (reading, accepts)
}

/// For patterns with look-aheads: sets of states from which the rest of the text is accepted. What follows a place is
/// then known when the place is reached, so every look-ahead is decided there, wherever in the pattern it is.
pub(super) fn backwards(nfa: &Nfa) -> Result<Automaton, TooLarge> {
    let letters = Letters::of(nfa);
    let mut fuel = Fuel::AUTOMATON;
    let mut free: Vec<usize> =
        (0..nfa.states.len()).filter(|&state| !matches!(nfa.states[state], State::Set { .. })).collect();
    free.sort_by_key(|&state| (std::cmp::Reverse(nfa.depths[state]), state));
    let start = (Vec::new(), Beside::Nothing);
    let reversed = Automaton::explore(letters.alphabet.clone(), start, |(reading, after): &(Vec<u32>, Beside)| {
        let alive_before = |before| alive(nfa, &free, reading, before, *after);
        let accepts = alive_before(Beside::Nothing)[nfa.start];
        let (word, other) = (alive_before(Beside::Word), alive_before(Beside::Other));
        let mut row = Vec::with_capacity(letters.alphabet.len());
        for (class, &kind) in letters.beside.iter().enumerate() {
            let alive = if kind == Beside::Word { &word } else { &other };
            fuel.spend(nfa.states.len())?;
            let sources = nfa.states.iter().enumerate().filter_map(|(index, state)| match state {
                State::Set { set, next } if letters.contains[*set][class] && alive[*next] => Some(index as u32),
                State::Set { .. } | State::Split(_) | State::Guard { .. } | State::Found | State::Accept => None,
            });
            row.push((sources.collect(), kind));
        }
        Ok((row, accepts))
    })?;
    reversed.reversed()
}

/// The states from which the rest of the text is accepted, given the reading states among them. `free` has inner
/// look-aheads before outer ones, so that a look-ahead is settled before it is asked.
fn alive(nfa: &Nfa, free: &[usize], reading: &[u32], before: Beside, after: Beside) -> Vec<bool> {
    let mut alive = vec![false; nfa.states.len()];
    reading.iter().for_each(|&state| alive[state as usize] = true);
    for level in free.chunk_by(|&left, &right| nfa.depths[left] == nfa.depths[right]) {
        let mut changed = true;
        while std::mem::take(&mut changed) {
            for &state in level {
                if alive[state] {
                    continue;
                }
                alive[state] = match &nfa.states[state] {
                    State::Set { .. } => false,
                    State::Split(targets) => targets.iter().any(|&target| alive[target]),
                    State::Guard { guard: Guard::Assertion(it), next } => it.holds(before, after) && alive[*next],
                    State::Guard { guard: Guard::Ahead { entry, negated }, next } => {
                        alive[*entry] != *negated && alive[*next]
                    }
                    State::Found => true,
                    State::Accept => after == Beside::Nothing,
                };
                changed |= alive[state];
            }
        }
    }
    alive
}
