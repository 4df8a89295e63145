//! `^[^a].{0,5}[^b]$`

use crate::runtime::pattern::{ByteTable, characters_in, earliest, length_mismatch};
static WIDE_ENDS_TABLE: ByteTable<7, 9> = ByteTable::new(
    &[
        (0x0A..=0x0A, 1),
        (0x0D..=0x0D, 1),
        (b'a'..=b'a', 2),
        (b'b'..=b'b', 3),
        (0x80..=0x80, 4),
        (0x81..=0xA7, 5),
        (0xA8..=0xA9, 6),
        (0xAA..=0xBF, 5),
        (0xC0..=0xC1, 7),
        (0xE2..=0xE2, 8),
        (0xF5..=0xFF, 7),
    ],
    [
        [0, 0, 0, 0, 0, 0, 0, 0, 0],
        [2, 2, 0, 2, 1, 1, 1, 1, 2],
        [3, 4, 3, 2, 2, 2, 2, 2, 5],
        [3, 4, 3, 2, 3, 3, 3, 3, 5],
        [0, 0, 0, 0, 4, 4, 4, 4, 0],
        [0, 0, 0, 0, 6, 3, 3, 0, 0],
        [0, 0, 0, 0, 3, 3, 4, 0, 0],
    ],
    &[3, 4],
);
pub const fn is_valid(value: &str) -> bool {
    characters_in(value, 0, 7) && WIDE_ENDS_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    earliest(&[length_mismatch(value, 7), WIDE_ENDS_TABLE.first_mismatch(value)])
}
