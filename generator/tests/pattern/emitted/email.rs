//! `^[\w.%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}$`

use crate::runtime::pattern::ByteTable;
static EMAIL_TABLE: ByteTable<8, 6> = ByteTable::new(
    &[
        (b'%'..=b'%', 1),
        (b'+'..=b'+', 1),
        (b'-'..=b'-', 2),
        (b'.'..=b'.', 3),
        (b'0'..=b'9', 2),
        (b'@'..=b'@', 4),
        (b'A'..=b'Z', 5),
        (b'_'..=b'_', 1),
        (b'a'..=b'z', 5),
    ],
    [
        [0, 0, 0, 0, 0, 0],
        [0, 2, 2, 2, 0, 2],
        [0, 2, 2, 2, 3, 2],
        [0, 0, 4, 4, 0, 4],
        [0, 0, 4, 5, 0, 4],
        [0, 0, 4, 5, 0, 6],
        [0, 0, 4, 5, 0, 7],
        [0, 0, 4, 5, 0, 7],
    ],
    &[7],
);
pub const fn is_valid(value: &str) -> bool {
    EMAIL_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    EMAIL_TABLE.first_mismatch(value)
}
