//! Few texts that show a reader what a language takes and what it refuses, cheaply found; never all that a test of an
//! implementation needs, which is the suite.

use super::automaton::{Automaton, TooLarge};
use super::language::Language;
use super::length::{Countdown, Lengths};
use super::sample;
use super::texts::Texts;
use super::witness::{self, Witness};
use indexmap::{IndexMap, IndexSet};

/// So many states, in the order in which texts reach them, are looked at.
const MAX_STATES: usize = 256;
/// Longer texts are not shown.
const MAX_LENGTH: u64 = 10_000;

impl Language {
    /// A text of exactly so many characters, as plain as there is one.
    pub fn of_length(&self, length: u64) -> Option<String> {
        let texts = self.texts();
        let mut countdown = Countdown::new(&texts.automaton);
        let occurs = texts.lengths.contains(length) && length <= MAX_LENGTH;
        if !occurs || !countdown.accepts(0, length).ok()? {
            return None;
        }
        witness::complete(&mut countdown, 0, length, &witness::letters(&texts.automaton)).ok()
    }

    /// Short texts that have each kind of character in turn, plain ones first.
    pub fn kinds(&self, limit: usize) -> Vec<String> {
        let mut walk = Walk::new(self.texts());
        let mut kinds = IndexSet::new();
        for letter in sample::letters(walk.automaton) {
            if kinds.len() == limit {
                break;
            }
            // Where this takes too long there are fewer texts.
            kinds.extend(walk.with(letter).ok().flatten());
        }
        kinds.into_iter().collect()
    }

    /// Texts that keep the rules but for one slip: one rule that is not kept, one character that may not stand where it
    /// does, a line end behind.
    pub fn slips(&self, limit: usize) -> Vec<String> {
        let mut slips = IndexSet::from([String::new()]);
        if self.constraints().path_segment {
            slips.extend([".", ".."].map(str::to_owned));
        }
        slips.extend(self.without_one_rule());
        let mut walk = Walk::new(self.texts());
        if let Ok(Some(member)) = walk.complete(String::new(), 0, 3) {
            slips.insert(format!("{member}\n"));
        }
        let wrong = walk.wrong_letters();
        slips.retain(|text| !self.contains(text));
        let wrong: Vec<String> =
            wrong.into_iter().filter(|text| !slips.contains(text) && !self.contains(text)).collect();
        let room = limit.saturating_sub(slips.len());
        slips.extend(spread(wrong, room));
        slips.into_iter().take(limit).collect()
    }

    /// For each of several rules a shortest text that keeps all others.
    fn without_one_rule(&self) -> Vec<String> {
        let parts = self.parts();
        if parts.len() < 2 {
            return Vec::new();
        }
        let without = |skipped: usize| -> Result<Option<Witness>, TooLarge> {
            let mut others = Texts { lengths: self.texts().lengths, ..Texts::all() };
            for (_, part) in parts.iter().enumerate().filter(|(index, _)| *index != skipped) {
                others = others.and(&Texts { lengths: Lengths::ANY, ..part.clone() })?;
            }
            others.first_outside(&Texts { lengths: Lengths::ANY, ..parts[skipped].clone() })
        };
        let found = (0..parts.len()).filter_map(|skipped| without(skipped).ok().flatten());
        found.filter_map(|witness| witness.text().map(str::to_owned)).collect()
    }
}

/// So many of the texts, from the first to the last.
fn spread(texts: Vec<String>, limit: usize) -> Vec<String> {
    let count = texts.len();
    if count <= limit {
        return texts;
    }
    (0..limit).map(|index| texts[index * (count - 1) / (limit - 1).max(1)].clone()).collect()
}

/// Ways through an automaton.
struct Walk<'a> {
    automaton: &'a Automaton,
    bounds: Lengths,
    sink: Option<usize>,
    countdown: Countdown<'a>,
    nice: Vec<(char, usize)>,
    /// The state before each state on a shortest way from the start, and the letter between them.
    came_from: Vec<Option<(usize, char)>>,
    /// The states in the order in which they are reached.
    reached: Vec<usize>,
}

impl<'a> Walk<'a> {
    fn new(texts: &'a Texts) -> Self {
        let automaton = &texts.automaton;
        let nice = witness::letters(automaton);
        let sink = automaton.sink();
        let mut came_from = vec![None; automaton.len()];
        let mut reached = vec![0];
        let mut done = 0;
        while let Some(&state) = reached.get(done).filter(|_| reached.len() < MAX_STATES) {
            done += 1;
            for &(letter, class) in &nice {
                let next = automaton.row(state)[class] as usize;
                if next != 0 && Some(next) != sink && came_from[next].is_none() {
                    came_from[next] = Some((state, letter));
                    reached.push(next);
                }
            }
        }
        let countdown = Countdown::new(automaton);
        Self { automaton, bounds: texts.lengths, sink, countdown, nice, came_from, reached }
    }

    /// A shortest text that leads to the state.
    fn access(&self, mut state: usize) -> String {
        let mut letters = Vec::new();
        while let Some((before, letter)) = self.came_from[state] {
            letters.push(letter);
            state = before;
        }
        letters.into_iter().rev().collect()
    }

    /// The text, which leads to the state, with a shortest end that makes it a member; at least so long, where there is one.
    fn complete(&mut self, text: String, state: usize, wanted: u64) -> Result<Option<String>, TooLarge> {
        let read = text.chars().count() as u64;
        let max = match self.bounds.max.map(|max| max.checked_sub(read)) {
            Some(None) => return Ok(None),
            Some(left) => left,
            None => None,
        };
        let least = self.bounds.min.saturating_sub(read);
        for min in [least.max(wanted), least] {
            if let Some(length) = self.countdown.least(state, Lengths { min, max })? {
                let is_short = read + length <= MAX_LENGTH;
                let end = |walk: &mut Self| witness::complete(&mut walk.countdown, state, length, &walk.nice);
                return is_short.then(|| Ok(text + &end(self)?)).transpose();
            }
        }
        Ok(None)
    }

    /// A member with the letter, as early as it can be.
    fn with(&mut self, letter: char) -> Result<Option<String>, TooLarge> {
        for index in 0..self.reached.len() {
            let state = self.reached[index];
            let next = self.automaton.step(state, letter);
            if Some(next) == self.sink {
                continue;
            }
            let mut text = self.access(state);
            text.push(letter);
            if let Some(member) = self.complete(text, next, 0)? {
                return Ok(Some(member));
            }
        }
        Ok(None)
    }

    /// Members in which one letter is where it is not allowed: for each set of letters that are allowed somewhere and each that
    /// may not, at the first such place and at the last.
    fn wrong_letters(&mut self) -> Vec<String> {
        let mut places: IndexMap<(Vec<bool>, usize), (usize, usize)> = IndexMap::new();
        for &state in &self.reached {
            let row = self.automaton.row(state);
            let allowed: Vec<bool> = row.iter().map(|&next| Some(next as usize) != self.sink).collect();
            for class in (0..row.len()).filter(|class| !allowed[*class]) {
                places.entry((allowed.clone(), class)).or_insert((state, state)).1 = state;
            }
        }
        let mut wrong = IndexSet::new();
        for ((_, class), (first, last)) in places {
            for state in [first, last] {
                wrong.extend(self.wrong_letter(state, class).ok().flatten());
            }
        }
        wrong.into_iter().collect()
    }

    fn wrong_letter(&mut self, state: usize, class: usize) -> Result<Option<String>, TooLarge> {
        let Some(&(letter, _)) = self.nice.iter().find(|(_, own)| *own == class) else { return Ok(None) };
        let mut text = self.access(state);
        text.push(letter);
        let row = self.automaton.row(state);
        let right = self.nice.iter().map(|(_, own)| row[*own] as usize).find(|next| Some(*next) != self.sink);
        match right {
            Some(next) => self.complete(text, next, 1),
            // Nothing may follow here; where the text is too long anyway, that shows nothing.
            None => Ok(Some(text).filter(|text| self.bounds.contains(text.chars().count() as u64))),
        }
    }
}
