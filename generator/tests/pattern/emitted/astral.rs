//! `^[\u{1F600}-\u{1F64F}x]+\uD83D\uDE80$`

use crate::runtime::pattern::{ByteTable, characters, characters_in, earliest};
static ASTRAL_TABLE: ByteTable<7, 10> = ByteTable::new(
    &[
        (0x00..=b'w', 1),
        (b'x'..=b'x', 2),
        (b'y'..=0x7F, 1),
        (0x80..=0x80, 3),
        (0x81..=0x8F, 4),
        (0x98..=0x98, 5),
        (0x99..=0x99, 6),
        (0x9A..=0x9A, 7),
        (0x9F..=0x9F, 8),
        (0xC2..=0xEF, 1),
        (0xF0..=0xF0, 9),
        (0xF1..=0xF4, 1),
    ],
    [
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        [1, 0, 1, 1, 1, 1, 1, 1, 1, 2],
        [0, 0, 0, 0, 0, 0, 0, 0, 3, 0],
        [0, 0, 0, 0, 0, 1, 4, 5, 0, 0],
        [0, 0, 0, 1, 1, 0, 0, 0, 0, 0],
        [0, 0, 0, 6, 0, 0, 0, 0, 0, 0],
        [6, 0, 0, 6, 6, 6, 6, 6, 6, 0],
    ],
    &[6],
);
pub const fn is_valid(value: &str) -> bool {
    characters_in(value, 2, usize::MAX) && ASTRAL_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    earliest(&[characters(value), ASTRAL_TABLE.first_mismatch(value)])
}
