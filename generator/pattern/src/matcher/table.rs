//! A deterministic automaton as two small tables, over bytes or over characters.

use crate::alphabet::Alphabet;
use crate::automaton::{Automaton, TooLarge};
use crate::set::CharSet;

/// What a table reads.
pub trait Letter: Copy + Into<u32> {
    /// The greatest number that is read.
    const LAST: u32;

    /// The letter of a number up to the last, unless there is none.
    fn of(number: u32) -> Option<Self>;
}

impl Letter for u8 {
    const LAST: u32 = 0xFF;

    fn of(number: u32) -> Option<Self> {
        Self::try_from(number).ok()
    }
}

impl Letter for char {
    const LAST: u32 = 0x10_FFFF;

    fn of(number: u32) -> Option<Self> {
        Self::from_u32(number)
    }
}

/// State 0 accepts nothing and is never left; state 1 is the start.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Table<L> {
    /// The classes as sorted inclusive ranges; what is not named is of class 0.
    pub classes: Vec<(L, L, u8)>,
    /// The next state, by state and class.
    pub next: Vec<Vec<u8>>,
    /// Whether a state accepts.
    pub accepting: Vec<bool>,
}

/// More cells, or more ranges of characters, are not emitted.
const MAX_CELLS: usize = 4096;
const MAX_RANGES: usize = 1024;

impl<L: Letter> Table<L> {
    /// The table of an automaton, unless it is too large.
    pub(super) fn of(automaton: &Automaton) -> Option<Self> {
        let sink = automaton.sink();
        let spare = usize::from(sink.is_none());
        let others = (0..automaton.len()).filter(|state| Some(*state) != sink);
        let order: Vec<usize> = sink.into_iter().chain(others).collect();
        let (states, width) = (order.len() + spare, automaton.alphabet.len());
        if states > 256 || width > 256 || states * width > MAX_CELLS {
            return None;
        }
        let class = Renumbered { rest: most_ranges::<L>(automaton) };
        let mut number = vec![0_u8; automaton.len()];
        order.iter().enumerate().for_each(|(index, &state)| number[state] = (index + spare) as u8);
        let mut next = vec![vec![0; width]; spare];
        let mut accepting = vec![false; spare];
        for &state in &order {
            let mut row = vec![0; width];
            for (own, &target) in automaton.row(state).iter().enumerate() {
                row[usize::from(class.number(own))] = number[target as usize];
            }
            next.push(row);
            accepting.push(automaton.accepting[state]);
        }
        let named = automaton.alphabet.segments().filter(|&(_, _, own)| own != class.rest);
        let ranges = named.flat_map(|(from, to, own)| {
            let within = CharSet::new([(from, to.min(L::LAST))]);
            within.ranges().iter().map(|&(from, to)| (from, to, own)).collect::<Vec<_>>()
        });
        let classes: Vec<_> =
            ranges.filter_map(|(from, to, own)| Some((L::of(from)?, L::of(to)?, class.number(own)))).collect();
        (classes.len() <= MAX_RANGES).then_some(Self { classes, next, accepting })
    }

    /// How many cells there are.
    pub fn cells(&self) -> usize {
        self.next.len() * self.next.first().map_or(0, Vec::len)
    }

    /// The automaton again, from nothing but the tables; bytes are read as the characters of the same number.
    pub(super) fn automaton(&self) -> Result<Automaton, TooLarge> {
        let width = self.next.first().map_or(0, Vec::len);
        let mut sets = vec![Vec::new(); width];
        for &(from, to, class) in &self.classes {
            sets[usize::from(class)].push((from.into(), to.into()));
        }
        let sets: Vec<CharSet> = sets.into_iter().map(CharSet::new).collect();
        let (alphabet, members) = Alphabet::of(&sets.iter().collect::<Vec<_>>());
        let mut own = vec![0_usize; alphabet.len()];
        for (class, members) in members.iter().enumerate() {
            members.iter().for_each(|&member| own[usize::from(member)] = class);
        }
        Automaton::explore(alphabet, 1_u8, |&state| {
            let row = own.iter().map(|&class| self.next[usize::from(state)][class]);
            Ok((row.collect(), self.accepting[usize::from(state)]))
        })
    }
}

/// Classes with the one that need not be written down in front.
struct Renumbered {
    rest: usize,
}

impl Renumbered {
    fn number(&self, class: usize) -> u8 {
        match class {
            class if class == self.rest => 0,
            class if class < self.rest => class as u8 + 1,
            class => class as u8,
        }
    }
}

/// The class that would take the most ranges to write down.
fn most_ranges<L: Letter>(automaton: &Automaton) -> usize {
    let mut counts = vec![0_usize; automaton.alphabet.len()];
    let within = automaton.alphabet.segments().filter(|&(from, _, _)| from <= L::LAST);
    within.for_each(|(_, _, class)| counts[class] += 1);
    let classes = counts.iter().enumerate();
    classes.max_by_key(|&(class, count)| (count, class)).map_or(0, |(class, _)| class)
}
