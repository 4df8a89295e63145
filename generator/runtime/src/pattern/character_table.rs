//! Automata over characters, for classes such as all letters of all scripts that would make a table over bytes large.

/// A deterministic automaton over the characters of a text. State 0 accepts nothing and is never left; state 1 is the start.
#[derive(Debug)]
pub struct CharacterTable<const STATES: usize, const CLASSES: usize> {
    starts: &'static [u32],
    classes: &'static [u8],
    next: [[u8; CLASSES]; STATES],
    accepting: [bool; STATES],
}

impl<const STATES: usize, const CLASSES: usize> CharacterTable<STATES, CLASSES> {
    /// Where a stretch of characters of one class starts (sorted, the first at 0), the class of each stretch, the next
    /// state by state and class, and the states that accept.
    #[must_use]
    pub const fn new(
        starts: &'static [u32],
        classes: &'static [u8],
        next: [[u8; CLASSES]; STATES],
        accepting: &[u8],
    ) -> Self {
        let mut table = Self { starts, classes, next, accepting: [false; STATES] };
        let mut index = 0;
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
        self.walk(value).1
    }

    const fn walk(&self, value: &str) -> (u8, usize) {
        walk(self.starts, self.classes, self.next.as_flattened(), CLASSES, value.as_bytes())
    }
}

/// The last state, and how many characters were read without coming to state 0. One function for tables of all sizes.
#[inline(never)]
const fn walk(starts: &[u32], classes: &[u8], rows: &[u8], width: usize, bytes: &[u8]) -> (u8, usize) {
    let mut rest = bytes;
    let (mut state, mut count) = (1, 0);
    while let Some((character, tail)) = next(rest) {
        state = rows[state as usize * width + classes[stretch(starts, character)] as usize];
        if state == 0 {
            break;
        }
        count += 1;
        rest = tail;
    }
    (state, count)
}

/// The stretch that a character is in.
const fn stretch(starts: &[u32], character: u32) -> usize {
    let (mut from, mut to) = (0, starts.len());
    while to - from > 1 {
        let middle = from + (to - from) / 2;
        if character < starts[middle] {
            to = middle;
        } else {
            from = middle;
        }
    }
    from
}

/// The first character of a text in UTF-8 and the rest of it.
const fn next(bytes: &[u8]) -> Option<(u32, &[u8])> {
    match bytes {
        [first @ ..0x80, rest @ ..] => Some((*first as u32, rest)),
        [first @ ..0xE0, second, rest @ ..] => Some((bits(*first, 0x1F, 6) | bits(*second, 0x3F, 0), rest)),
        [first @ ..0xF0, second, third, rest @ ..] => {
            let value = bits(*first, 0x0F, 12) | bits(*second, 0x3F, 6) | bits(*third, 0x3F, 0);
            Some((value, rest))
        }
        [first, second, third, fourth, rest @ ..] => {
            let high = bits(*first, 0x07, 18) | bits(*second, 0x3F, 12);
            Some((high | bits(*third, 0x3F, 6) | bits(*fourth, 0x3F, 0), rest))
        }
        _ => None,
    }
}

const fn bits(byte: u8, mask: u8, place: u32) -> u32 {
    ((byte & mask) as u32) << place
}
