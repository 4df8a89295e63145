//! `^[A-Za-z]+\.[A-Za-z]+/[a-z]+(/[a-z]+)*$`

use crate::runtime::pattern::ByteTable;
static ACTION_TABLE: ByteTable<7, 5> = ByteTable::new(
    &[(b'.'..=b'.', 1), (b'/'..=b'/', 2), (b'A'..=b'Z', 3), (b'a'..=b'z', 4)],
    [
        [0, 0, 0, 0, 0],
        [0, 0, 0, 2, 2],
        [0, 3, 0, 2, 2],
        [0, 0, 0, 4, 4],
        [0, 0, 5, 4, 4],
        [0, 0, 0, 0, 6],
        [0, 0, 5, 0, 6],
    ],
    &[6],
);
pub const fn is_valid(value: &str) -> bool {
    ACTION_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    ACTION_TABLE.first_mismatch(value)
}
