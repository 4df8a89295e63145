//! From automata over characters to automata over the bytes of UTF-8; the way back, in `lift`, shares nothing with it.

use crate::alphabet::Alphabet;
use crate::automaton::{Automaton, Fuel, TooLarge};
use crate::set::CharSet;
use regex_syntax::utf8::Utf8Sequences;
use std::rc::Rc;

/// The bytes of some characters, as ranges.
type Sequence = Rc<[(u8, u8)]>;

/// A byte sequence that is still to come and the state after it.
type Pending = (Sequence, u32);

/// Between characters, or within one whose remaining bytes still make a difference.
#[derive(Clone, Eq, Hash, PartialEq)]
enum Place {
    Between(u32),
    Within(Vec<Pending>),
}

/// An automaton that accepts the bytes of exactly those texts that `automaton` accepts; what it does with bytes that are
/// no text is left open, which saves it most of UTF-8. Bytes are written as the characters of the same number.
pub(super) fn lower(automaton: &Automaton) -> Result<Automaton, TooLarge> {
    let mut fuel = Fuel::AUTOMATON;
    // The sequences of every class, cut into byte ranges.
    let mut sequences: Vec<Vec<Sequence>> = vec![Vec::new(); automaton.alphabet.len()];
    let mut edges = Vec::new();
    for (class, sequences) in sequences.iter_mut().enumerate() {
        for &(from, to) in automaton.alphabet.set(|own| own == class).ranges() {
            let (Some(from), Some(to)) = (char::from_u32(from), char::from_u32(to)) else {
                continue;
            };
            for sequence in Utf8Sequences::new(from, to) {
                let ranges: Sequence = sequence.as_slice().iter().map(|range| (range.start, range.end)).collect();
                fuel.spend(ranges.len())?;
                edges.extend(ranges.iter().copied());
                sequences.push(ranges);
            }
        }
    }
    edges.sort_unstable();
    edges.dedup();
    let sets: Vec<CharSet> =
        edges.into_iter().map(|(from, to)| CharSet::new([(u32::from(from), u32::from(to))])).collect();
    let alphabet = Alphabet::of(&sets.iter().collect::<Vec<_>>()).0;
    let bytes: Vec<Option<u8>> = (0..alphabet.len())
        .map(|class| alphabet.set(|own| own == class).ranges().first().and_then(|range| u8::try_from(range.0).ok()))
        .collect();
    // Where nothing but ASCII is accepted, the first byte of any other character already decides.
    let stay_in_characters = automaton.used().ranges().last().is_some_and(|range| range.1 >= 0x80);
    Automaton::explore(alphabet, Place::Between(0), |place| {
        let (pending, stay) = match place {
            Place::Within(pending) => (pending.clone(), None),
            Place::Between(state) => {
                let row = automaton.row(*state as usize).iter().enumerate();
                let sequences =
                    row.flat_map(|(class, &next)| sequences[class].iter().map(move |it| (Rc::clone(it), next)));
                (sequences.collect(), stay_in_characters.then_some(*state))
            }
        };
        fuel.spend(pending.len() * bytes.len())?;
        let row = bytes.iter().map(|byte| after(&pending, *byte, stay)).collect();
        Ok((row, matches!(place, Place::Between(state) if automaton.accepting[*state as usize])))
    })
}

/// Where a byte leads. As soon as the rest of a character makes no difference, its state is entered and the rest is
/// passed over there: `stay` is for those bytes, which no text has between characters.
fn after(pending: &[Pending], byte: Option<u8>, stay: Option<u32>) -> Place {
    let mut left: Vec<Pending> = pending
        .iter()
        .filter(|(ranges, _)| byte.is_some_and(|byte| (ranges[0].0..=ranges[0].1).contains(&byte)))
        .map(|(ranges, next)| (Rc::from(&ranges[1..]), *next))
        .collect();
    left.sort_unstable();
    left.dedup();
    match (&left[..], stay) {
        ([(_, first), rest @ ..], _) if rest.iter().all(|(_, next)| next == first) => Place::Between(*first),
        ([], Some(stay)) => Place::Between(stay),
        _ => Place::Within(left),
    }
}
