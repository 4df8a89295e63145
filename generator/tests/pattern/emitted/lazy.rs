//! `^a+?b*?c??$`

use crate::runtime::pattern::ByteTable;
static LAZY_TABLE: ByteTable<5, 4> = ByteTable::new(
    &[(b'a'..=b'a', 1), (b'b'..=b'b', 2), (b'c'..=b'c', 3)],
    [[0, 0, 0, 0], [0, 2, 0, 0], [0, 2, 3, 4], [0, 0, 3, 4], [0, 0, 0, 0]],
    &[2, 3, 4],
);
pub const fn is_valid(value: &str) -> bool {
    LAZY_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    LAZY_TABLE.first_mismatch(value)
}
