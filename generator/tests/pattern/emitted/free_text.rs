//! `^.{1,8000}$`

use crate::runtime::pattern::{ByteTable, characters_in, earliest, length_mismatch};
static FREE_TEXT_TABLE: ByteTable<4, 6> = ByteTable::new(
    &[
        (0x0A..=0x0A, 1),
        (0x0D..=0x0D, 1),
        (0x80..=0x80, 2),
        (0x81..=0xA7, 3),
        (0xA8..=0xA9, 4),
        (0xAA..=0xBF, 3),
        (0xE2..=0xE2, 5),
    ],
    [[0, 0, 0, 0, 0, 0], [1, 0, 1, 1, 1, 2], [0, 0, 3, 1, 1, 0], [0, 0, 1, 1, 0, 0]],
    &[1],
);
pub const fn is_valid(value: &str) -> bool {
    characters_in(value, 1, 8000) && FREE_TEXT_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    earliest(&[length_mismatch(value, 8000), FREE_TEXT_TABLE.first_mismatch(value)])
}
