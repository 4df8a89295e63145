//! arm-id

use crate::runtime::pattern::{Table, characters, characters_in, earliest};
static RESOURCE_ID_TABLE: Table<4, 6> = Table::new(
    &[
        (0x00..=0x1F, 1),
        (b' '..=b'.', 2),
        (b'/'..=b'/', 3),
        (b'0'..=b'~', 2),
        (0x7F..=0x7F, 1),
        (0xA0..=0xBF, 4),
        (0xC2..=0xC2, 5),
        (0xC3..=0xF4, 2),
    ],
    [[0, 0, 0, 0, 0, 0], [1, 0, 0, 2, 1, 0], [2, 0, 2, 2, 2, 3], [0, 0, 0, 0, 2, 0]],
    &[2],
);
pub const fn is_valid(value: &str) -> bool {
    characters_in(value, 2, usize::MAX) && RESOURCE_ID_TABLE.accepts(value)
}
pub const fn dead_at(value: &str) -> usize {
    earliest(&[characters(value), RESOURCE_ID_TABLE.dead_at(value)])
}
