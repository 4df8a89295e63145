//! From automata over the bytes of UTF-8 back to automata over characters, by reading the bytes of every character.

use crate::alphabet::Alphabet;
use crate::automaton::{Automaton, Fuel, TooLarge};
use crate::set::CharSet;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Where ranges of characters lead.
type Ways = Rc<Vec<(u32, u32, usize)>>;

struct Lifting<'a> {
    bytes: &'a Automaton,
    tails: FxHashMap<(usize, u32), Ways>,
    fuel: Fuel,
}

/// The automaton of the texts whose bytes `bytes` accepts.
pub(super) fn lift(bytes: &Automaton) -> Result<Automaton, TooLarge> {
    let mut lifting = Lifting { bytes, tails: FxHashMap::default(), fuel: Fuel::AUTOMATON };
    let mut owners = Vec::new();
    let mut sets = Vec::new();
    for state in 0..bytes.len() {
        let mut targets: BTreeMap<usize, Vec<(u32, u32)>> = BTreeMap::new();
        for (from, to, target) in lifting.characters(state)? {
            targets.entry(target).or_default().push((from, to));
        }
        for (target, ranges) in targets {
            owners.push((state, target));
            sets.push(CharSet::new(ranges));
        }
    }
    let (alphabet, members) = Alphabet::of(&sets.iter().collect::<Vec<_>>());
    let mut rows = vec![vec![0_usize; alphabet.len()]; bytes.len()];
    for (&(state, target), classes) in owners.iter().zip(&members) {
        classes.iter().for_each(|&class| rows[state][usize::from(class)] = target);
    }
    Automaton::explore(alphabet, 0_usize, |&state| Ok((rows[state].clone(), bytes.accepting[state])))
}

impl Lifting<'_> {
    fn step(&self, state: usize, byte: u8) -> usize {
        self.bytes.step(state, char::from(byte))
    }

    /// Where every scalar value leads from a state.
    fn characters(&mut self, state: usize) -> Result<Vec<(u32, u32, usize)>, TooLarge> {
        let mut ways = Vec::new();
        for byte in 0..0x80 {
            push(&mut ways, (byte.into(), byte.into(), self.step(state, byte)));
        }
        for lead in 0xC2..=0xF4_u8 {
            let (tail, bits, least) = match lead {
                0xC2..=0xDF => (1, lead & 0x1F, 0x80),
                0xE0..=0xEF => (2, lead & 0x0F, 0x800),
                _ => (3, lead & 0x07, 0x1_0000),
            };
            let base = u32::from(bits) << (6 * tail);
            let next = self.step(state, lead);
            for &(from, to, target) in self.tail(next, tail)?.iter() {
                let (from, to) = ((base + from).max(least), (base + to).min(0x10_FFFF));
                if from <= to {
                    push(&mut ways, (from, to, target));
                }
            }
        }
        self.fuel.spend(ways.len())?;
        Ok(ways)
    }

    /// Where so many continuation bytes lead, by the number that they spell.
    fn tail(&mut self, state: usize, count: u32) -> Result<Ways, TooLarge> {
        if count == 0 {
            return Ok(Rc::new(vec![(0, 0, state)]));
        }
        if let Some(known) = self.tails.get(&(state, count)) {
            return Ok(Rc::clone(known));
        }
        let mut ways = Vec::new();
        for bits in 0..64_u8 {
            let base = u32::from(bits) << (6 * (count - 1));
            let next = self.step(state, 0x80 | bits);
            let inner = self.tail(next, count - 1)?;
            self.fuel.spend(inner.len())?;
            inner.iter().for_each(|&(from, to, target)| push(&mut ways, (base + from, base + to, target)));
        }
        let ways = Rc::new(ways);
        self.tails.insert((state, count), Rc::clone(&ways));
        Ok(ways)
    }
}

/// Ranges come in order: one that goes on where the last one ended, to the same state, makes it longer.
fn push(ways: &mut Vec<(u32, u32, usize)>, way: (u32, u32, usize)) {
    match ways.last_mut() {
        Some(last) if last.1 + 1 == way.0 && last.2 == way.2 => last.1 = way.1,
        _ => ways.push(way),
    }
}
