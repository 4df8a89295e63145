//! `^a|b$`

use crate::runtime::pattern::ByteTable;
static HALF_ANCHORED_TABLE: ByteTable<5, 4> = ByteTable::new(
    &[(b'a'..=b'a', 1), (b'b'..=b'b', 2), (0x80..=0xC1, 3), (0xF5..=0xFF, 3)],
    [[0, 0, 0, 0], [2, 3, 4, 1], [2, 2, 4, 2], [3, 3, 3, 3], [2, 2, 4, 4]],
    &[3, 4],
);
pub const fn is_valid(value: &str) -> bool {
    HALF_ANCHORED_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    HALF_ANCHORED_TABLE.first_mismatch(value)
}
