//! Automata over bytes; a text is read once, from its start to its end.

use super::character::characters_before;
use std::ops::RangeInclusive;

/// A deterministic automaton over the bytes of a text. State 0 accepts nothing and is never left; state 1 is the start.
#[derive(Debug)]
pub struct ByteTable<const STATES: usize, const CLASSES: usize> {
    classes: [u8; 256],
    next: [[u8; CLASSES]; STATES],
    accepting: [bool; STATES],
}

impl<const STATES: usize, const CLASSES: usize> ByteTable<STATES, CLASSES> {
    /// The classes of bytes (0 where none is given), the next state by state and class, and the states that accept.
    #[must_use]
    pub const fn new(classes: &[(RangeInclusive<u8>, u8)], next: [[u8; CLASSES]; STATES], accepting: &[u8]) -> Self {
        let mut table = Self { classes: [0; 256], next, accepting: [false; STATES] };
        let mut index = 0;
        while index < classes.len() {
            let (range, class) = &classes[index];
            let mut byte = *range.start() as usize;
            while byte <= *range.end() as usize {
                table.classes[byte] = *class;
                byte += 1;
            }
            index += 1;
        }
        index = 0;
        while index < accepting.len() {
            table.accepting[accepting[index] as usize] = true;
            index += 1;
        }
        table
    }

    /// Whether the text is accepted.
    #[must_use]
    pub const fn accepts(&self, value: &str) -> bool {
        self.accepting[self.walk(value).0 as usize]
    }

    /// The place of the first character after which nothing is accepted, or the number of characters.
    #[must_use]
    pub const fn first_mismatch(&self, value: &str) -> usize {
        characters_before(value, self.walk(value).1)
    }

    const fn walk(&self, value: &str) -> (u8, usize) {
        walk(&self.classes, self.next.as_flattened(), CLASSES, value.as_bytes())
    }
}

/// The last state, and how many bytes were read without coming to state 0. One function for tables of all sizes.
#[inline(never)]
const fn walk(classes: &[u8; 256], next: &[u8], width: usize, bytes: &[u8]) -> (u8, usize) {
    let (mut state, mut place) = (1, 0);
    while place < bytes.len() {
        state = next[state as usize * width + classes[bytes[place] as usize] as usize];
        if state == 0 {
            break;
        }
        place += 1;
    }
    (state, place)
}
