//! `^-?(0|[1-9]\d*)(\.\d+)?$`

use crate::runtime::pattern::ByteTable;
static DECIMAL_TABLE: ByteTable<7, 5> = ByteTable::new(
    &[(b'-'..=b'-', 1), (b'.'..=b'.', 2), (b'0'..=b'0', 3), (b'1'..=b'9', 4)],
    [
        [0, 0, 0, 0, 0],
        [0, 2, 0, 3, 4],
        [0, 0, 0, 3, 4],
        [0, 0, 5, 0, 0],
        [0, 0, 5, 4, 4],
        [0, 0, 0, 6, 6],
        [0, 0, 0, 6, 6],
    ],
    &[3, 4, 6],
);
pub const fn is_valid(value: &str) -> bool {
    DECIMAL_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    DECIMAL_TABLE.first_mismatch(value)
}
