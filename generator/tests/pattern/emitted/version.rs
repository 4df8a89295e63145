//! `^\d+\.\d+\.\d+$`

use crate::runtime::pattern::ByteTable;
static VERSION_TABLE: ByteTable<7, 3> = ByteTable::new(
    &[(b'.'..=b'.', 1), (b'0'..=b'9', 2)],
    [[0, 0, 0], [0, 0, 2], [0, 3, 2], [0, 0, 4], [0, 5, 4], [0, 0, 6], [0, 0, 6]],
    &[6],
);
pub const fn is_valid(value: &str) -> bool {
    VERSION_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    VERSION_TABLE.first_mismatch(value)
}
