//! Texts that show what an automaton accepts, as printable as it allows; never more than the caller asked for.

use super::automaton::{Automaton, TooLarge};
use super::length::{Countdown, Lengths};
use std::fmt;
use std::sync::LazyLock;

/// A text that shows a difference.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Witness {
    /// The text.
    Text(String),
    /// A text too long to write down: only its length is known.
    Length(u64),
}

/// Longer texts are not written down.
const MAX_TEXT: u64 = 20_000;

impl Witness {
    /// The length in characters.
    pub fn length(&self) -> u64 {
        match self {
            Self::Text(text) => text.chars().count() as u64,
            Self::Length(length) => *length,
        }
    }

    /// The text, unless it is too long to write down.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Length(_) => None,
        }
    }
}

impl fmt::Display for Witness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "{text:?}"),
            Self::Length(length) => write!(f, "a text of {length} characters"),
        }
    }
}

/// Lower is nicer to read.
fn rank(value: char) -> u32 {
    match value {
        'a'..='z' => 0,
        '0'..='9' => 1,
        'A'..='Z' => 2,
        '-' | '_' | '.' => 3,
        '!'..='~' => 4,
        ' ' => 5,
        'é' => 6,
        'ß'..='ÿ' | '€' | 'α'..='ω' | 'а'..='я' => 7,
        value if value.is_alphanumeric() => 8,
        value if !value.is_control() && !value.is_whitespace() => 9,
        _ => 10,
    }
}

/// Characters worth showing, nicest first. They are few: where a class has none of them, the ends of its segments stand for it.
static NICE: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut nice: Vec<char> = (' '..='\u{4FF}').chain(['€']).filter(|value| rank(*value) < 8).collect();
    nice.sort_by_key(|&value| (rank(value), value));
    nice
});

/// Every class's nicest character, nicest class first.
pub(super) fn letters(automaton: &Automaton) -> Vec<(char, usize)> {
    let alphabet = &automaton.alphabet;
    let mut best: Vec<Option<char>> = vec![None; alphabet.len()];
    let mut open = alphabet.len();
    for &value in NICE.iter() {
        if open == 0 {
            break;
        }
        let known = &mut best[alphabet.class_of(value)];
        open -= usize::from(known.is_none());
        known.get_or_insert(value);
    }
    if open > 0 {
        for (from, to, class) in alphabet.segments() {
            for value in [from, to].into_iter().filter_map(char::from_u32) {
                if best[class].is_none_or(|known| (rank(value), value) < (rank(known), known)) {
                    best[class] = Some(value);
                }
            }
        }
    }
    let pairs = best.into_iter().enumerate();
    let mut letters: Vec<(char, usize)> = pairs.filter_map(|(class, value)| Some((value?, class))).collect();
    letters.sort_by_key(|&(value, _)| (rank(value), value));
    letters
}

/// A shortest accepted text whose length is in the range.
pub(super) fn shortest(automaton: &Automaton, lengths: Lengths) -> Result<Option<Witness>, TooLarge> {
    let mut countdown = Countdown::new(automaton);
    match countdown.least(0, lengths)? {
        Some(length) => of_length(&mut countdown, length).map(Some),
        None => Ok(None),
    }
}

/// A text of exactly this length, which must be one that is accepted.
pub(super) fn of_length(countdown: &mut Countdown<'_>, length: u64) -> Result<Witness, TooLarge> {
    if length > MAX_TEXT {
        return Ok(Witness::Length(length));
    }
    complete(countdown, 0, length, &letters(countdown.automaton())).map(Witness::Text)
}

/// A text of exactly this length that leads from the state to acceptance.
pub(super) fn complete(
    countdown: &mut Countdown<'_>,
    mut state: usize,
    length: u64,
    letters: &[(char, usize)],
) -> Result<String, TooLarge> {
    let mut text = String::new();
    for left in (0..length).rev() {
        for &(value, class) in letters {
            let next = countdown.automaton().row(state)[class] as usize;
            if countdown.accepts(next, left)? {
                text.push(value);
                state = next;
                break;
            }
        }
    }
    Ok(text)
}
