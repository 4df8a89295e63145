//! `^[\w-]+\.[\w-]+\.[\w-]+$`

use crate::runtime::pattern::ByteTable;
static JWT_TABLE: ByteTable<7, 3> = ByteTable::new(
    &[(b'-'..=b'-', 1), (b'.'..=b'.', 2), (b'0'..=b'9', 1), (b'A'..=b'Z', 1), (b'_'..=b'_', 1), (b'a'..=b'z', 1)],
    [[0, 0, 0], [0, 2, 0], [0, 2, 3], [0, 4, 0], [0, 4, 5], [0, 6, 0], [0, 6, 0]],
    &[6],
);
pub const fn is_valid(value: &str) -> bool {
    JWT_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    JWT_TABLE.first_mismatch(value)
}
