//! Texts for tests: members, near misses and whole suites, the same in every run; never a proof.

use super::automaton::{Automaton, TooLarge};
use super::language::Language;
use super::length::{Countdown, Lengths};
use super::witness;
use indexmap::IndexSet;

/// Texts with more characters are left out.
const MAX_LENGTH: u64 = 10_000;
/// So many segments of a class, from either end, have their edges tried.
const MAX_SEGMENTS: usize = 8;

impl Language {
    /// Texts of the language, shortest first: for every way through the automaton, and for the lengths at the bounds.
    pub fn members(&self, limit: usize) -> Vec<String> {
        if limit == 1 {
            let shortest = self.shortest();
            return shortest.iter().filter_map(|shortest| shortest.text()).map(str::to_owned).collect();
        }
        let suite = self.suite();
        let mut members: Vec<String> = suite.into_iter().filter(|text| self.contains(text)).collect();
        members.sort_by_key(|text| text.chars().count());
        members.truncate(limit);
        members
    }

    /// Texts that miss the language, those that one edit makes a member first.
    pub fn near_misses(&self, limit: usize) -> Vec<String> {
        let mut misses: IndexSet<String> = IndexSet::new();
        if let Some(member) = self.shortest().as_ref().and_then(|shortest| shortest.text()) {
            misses.extend(edits(member, &letters(&self.texts().automaton)));
        }
        misses.retain(|text| !self.contains(text));
        if misses.len() < limit {
            misses.extend(self.suite().into_iter().filter(|text| !self.contains(text)));
        }
        misses.into_iter().take(limit).collect()
    }

    /// Texts that an implementation of the language is tried on: every state by every edge of every class, each with and
    /// without a completion, and lengths around the bounds. Members and others, most shorter than others.
    pub fn suite(&self) -> Vec<String> {
        // What would take too long to find is left out: the suite is then smaller, never wrong.
        let mut suite = Suite::new(self);
        suite.texts.insert(String::new());
        if let Some(member) = self.shortest().as_ref().and_then(|shortest| shortest.text()) {
            suite.texts.extend(edits(member, &suite.letters));
        }
        let _: Result<(), TooLarge> = suite.states().and_then(|()| suite.lengths());
        suite.texts.into_iter().collect()
    }
}

struct Suite<'a> {
    automaton: &'a Automaton,
    bounds: Lengths,
    countdown: Countdown<'a>,
    nice: Vec<(char, usize)>,
    letters: Vec<char>,
    texts: IndexSet<String>,
}

impl<'a> Suite<'a> {
    fn new(language: &'a Language) -> Self {
        let automaton = &language.texts().automaton;
        Self {
            automaton,
            bounds: language.texts().lengths,
            countdown: Countdown::new(automaton),
            nice: witness::letters(automaton),
            letters: letters(automaton),
            texts: IndexSet::new(),
        }
    }

    fn states(&mut self) -> Result<(), TooLarge> {
        for (state, access) in access(self.automaton, &self.nice).into_iter().enumerate() {
            for index in 0..self.letters.len() {
                let letter = self.letters[index];
                let next = self.automaton.step(state, letter);
                let text = format!("{access}{letter}");
                self.completions(&text, next)?;
                self.texts.insert(text);
            }
            self.completions(&access, state)?;
        }
        Ok(())
    }

    /// The text, which leads to the state, with the shortest ends that make it a member, or at least acceptable.
    fn completions(&mut self, text: &str, state: usize) -> Result<(), TooLarge> {
        let read = text.chars().count() as u64;
        let Lengths { min, max } = self.bounds;
        let left = Lengths { min: min.saturating_sub(read), max: max.map(|max| max.saturating_sub(read)) };
        for lengths in [left, Lengths::ANY] {
            if let Some(length) = self.countdown.least(state, lengths)?
                && length <= MAX_LENGTH
            {
                let end = witness::complete(&mut self.countdown, state, length, &self.nice)?;
                self.texts.insert(format!("{text}{end}"));
            }
        }
        Ok(())
    }

    /// Texts of lengths at the bounds, and the same with one other letter at the start, in the middle or at the end.
    fn lengths(&mut self) -> Result<(), TooLarge> {
        let Lengths { min, max } = self.bounds;
        let max = max.unwrap_or(min + 40);
        let wanted = [min.saturating_sub(1), min, min + 1, max.saturating_sub(1), max, max + 1];
        for length in wanted.into_iter().filter(|length| *length <= MAX_LENGTH) {
            if !self.countdown.accepts(0, length)? {
                let letter = self.nice.first().map_or('a', |(letter, _)| *letter);
                self.texts.insert(letter.to_string().repeat(length as usize));
                continue;
            }
            let text = witness::complete(&mut self.countdown, 0, length, &self.nice)?;
            let places: Vec<char> = text.chars().collect();
            for at in [0, places.len() / 2, places.len().saturating_sub(1)] {
                for &letter in &self.letters {
                    let changed = places.iter().enumerate();
                    let changed = changed.map(|(place, own)| if place == at { letter } else { *own });
                    self.texts.insert(changed.collect());
                }
            }
            self.texts.insert(text);
        }
        Ok(())
    }
}

/// The nicest letter of every class, then the letters at the edges of its segments.
pub(super) fn letters(automaton: &Automaton) -> Vec<char> {
    let mut letters: IndexSet<char> = witness::letters(automaton).into_iter().map(|(letter, _)| letter).collect();
    for class in 0..automaton.alphabet.len() {
        let set = automaton.alphabet.set(|own| own == class);
        let ranges = set.ranges();
        let tail = ranges.iter().rev().take(MAX_SEGMENTS);
        let edges = ranges.iter().take(MAX_SEGMENTS).chain(tail).flat_map(|&(from, to)| [from, to]);
        letters.extend(edges.filter_map(char::from_u32));
    }
    letters.into_iter().collect()
}

/// A shortest text that leads to each state.
fn access(automaton: &Automaton, letters: &[(char, usize)]) -> Vec<String> {
    let mut access: Vec<Option<String>> = vec![None; automaton.len()];
    access[0] = Some(String::new());
    let mut queue = vec![0];
    let mut done = 0;
    while let Some(&state) = queue.get(done) {
        done += 1;
        for &(letter, class) in letters {
            let next = automaton.row(state)[class] as usize;
            if access[next].is_none() {
                access[next] = access[state].as_ref().map(|text| format!("{text}{letter}"));
                queue.push(next);
            }
        }
    }
    access.into_iter().flatten().collect()
}

/// One character left out, put in, or put in another's place.
fn edits(text: &str, letters: &[char]) -> Vec<String> {
    let places: Vec<char> = text.chars().take(200).collect();
    let with = |at: usize, skip: usize, letter: Option<&char>| -> String {
        let after = places.iter().skip(at + skip);
        places[..at].iter().chain(letter).chain(after).collect()
    };
    let mut edits = Vec::new();
    for at in 0..places.len() {
        edits.push(with(at, 1, None));
        edits.extend(letters.iter().map(|letter| with(at, 1, Some(letter))));
    }
    for at in 0..=places.len() {
        edits.extend(letters.iter().map(|letter| with(at, 0, Some(letter))));
    }
    edits
}
