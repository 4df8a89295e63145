//! Sets of bytes; never of characters, though a set of ASCII characters is one.

use crate::set::CharSet;

/// A set of bytes.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ByteSet([u64; 4]);

impl ByteSet {
    /// The set of these inclusive ranges.
    pub fn new(ranges: impl IntoIterator<Item = (u8, u8)>) -> Self {
        let mut set = Self::default();
        for byte in ranges.into_iter().flat_map(|(from, to)| from..=to) {
            set.0[usize::from(byte / 64)] |= 1 << (byte % 64);
        }
        set
    }

    /// The bytes of a set of characters, where the bytes decide: only ASCII, or all that is not ASCII with it.
    pub(super) fn of(set: &CharSet) -> Option<Self> {
        let ascii = set.ranges().iter().filter(|range| range.0 < 0x80);
        let narrow = Self::new(ascii.map(|&(from, to)| (from as u8, to.min(0x7F) as u8)));
        let above = CharSet::new([(0, 0x7F)]).union(set);
        match set.ranges().last() {
            _ if above.negated().is_empty() => Some(narrow.with(Self::new([(0x80, 0xFF)]))),
            Some(last) if last.1 >= 0x80 => None,
            _ => Some(narrow),
        }
    }

    fn with(self, other: Self) -> Self {
        let mut both = self;
        both.0.iter_mut().zip(other.0).for_each(|(word, more)| *word |= more);
        both
    }

    /// The bytes that are not in the other set.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        let mut rest = *self;
        rest.0.iter_mut().zip(other.0).for_each(|(word, taken)| *word &= !taken);
        rest
    }

    /// Whether the byte is in the set.
    pub fn has(&self, byte: u8) -> bool {
        self.0[usize::from(byte / 64)] >> (byte % 64) & 1 == 1
    }

    /// Whether only ASCII bytes are in the set.
    pub fn is_ascii(&self) -> bool {
        self.0[2..] == [0, 0]
    }

    /// How many bytes are in the set.
    pub fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether no byte is in the set.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The inclusive ranges, sorted.
    pub fn ranges(&self) -> Vec<(u8, u8)> {
        let mut ranges: Vec<(u8, u8)> = Vec::new();
        for byte in (0..=u8::MAX).filter(|byte| self.has(*byte)) {
            match ranges.last_mut() {
                Some(last) if last.1 + 1 == byte => last.1 = byte,
                _ => ranges.push((byte, byte)),
            }
        }
        ranges
    }

    /// The same numbers as characters, for automata that read bytes.
    pub(crate) fn as_chars(&self) -> CharSet {
        CharSet::new(self.ranges().into_iter().map(|(from, to)| (u32::from(from), u32::from(to))))
    }
}
