//! `a(?=b)|c(?!d)`

use crate::runtime::pattern::ByteTable;
static LOOK_IN_MIDDLE_TABLE: ByteTable<5, 6> = ByteTable::new(
    &[(b'a'..=b'a', 1), (b'b'..=b'b', 2), (b'c'..=b'c', 3), (b'd'..=b'd', 4), (0x80..=0xC1, 5), (0xF5..=0xFF, 5)],
    [[0, 0, 0, 0, 0, 0], [1, 2, 1, 3, 1, 1], [1, 2, 4, 3, 1, 2], [4, 4, 4, 4, 1, 3], [4, 4, 4, 4, 4, 4]],
    &[3, 4],
);
pub const fn is_valid(value: &str) -> bool {
    LOOK_IN_MIDDLE_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    LOOK_IN_MIDDLE_TABLE.first_mismatch(value)
}
