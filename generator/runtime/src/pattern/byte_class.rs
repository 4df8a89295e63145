//! Sets of bytes as tables of 256 entries; never of characters beyond ASCII, other than all of them.

use std::ops::RangeInclusive;

/// A set of bytes.
#[derive(Debug)]
pub struct ByteClass([bool; 256]);

impl ByteClass {
    /// The bytes of these ranges.
    #[must_use]
    pub const fn of(ranges: &[RangeInclusive<u8>]) -> Self {
        let mut members = [false; 256];
        let mut index = 0;
        while index < ranges.len() {
            let mut byte = *ranges[index].start() as usize;
            while byte <= *ranges[index].end() as usize {
                members[byte] = true;
                byte += 1;
            }
            index += 1;
        }
        Self(members)
    }

    /// Whether the byte is in the class.
    #[must_use]
    #[inline]
    pub const fn has(&self, byte: u8) -> bool {
        self.0[byte as usize]
    }

    /// Whether all bytes are in the class.
    #[must_use]
    #[inline(never)]
    pub const fn all(&self, bytes: &[u8]) -> bool {
        let mut rest = bytes;
        // Four at a time take half the instructions of one at a time.
        while let [first, second, third, fourth, tail @ ..] = rest {
            if !(self.has(*first) & self.has(*second) & self.has(*third) & self.has(*fourth)) {
                return false;
            }
            rest = tail;
        }
        while let [first, tail @ ..] = rest {
            if !self.has(*first) {
                return false;
            }
            rest = tail;
        }
        true
    }

    /// Whether there are at least so many bytes, all in the class.
    #[must_use]
    #[inline]
    pub const fn at_least(&self, bytes: &[u8], min: usize) -> bool {
        bytes.len() >= min && self.all(bytes)
    }

    /// Whether there are so many bytes, all in the class.
    #[must_use]
    #[inline]
    pub const fn all_in(&self, bytes: &[u8], min: usize, max: usize) -> bool {
        min <= bytes.len() && bytes.len() <= max && self.all(bytes)
    }

    /// Whether the bytes from one place up to another are there and in the class.
    #[must_use]
    #[inline]
    pub const fn all_at(&self, bytes: &[u8], from: usize, to: usize) -> bool {
        if to > bytes.len() {
            return false;
        }
        let mut index = from;
        while index < to {
            if !self.has(bytes[index]) {
                return false;
            }
            index += 1;
        }
        true
    }
}
