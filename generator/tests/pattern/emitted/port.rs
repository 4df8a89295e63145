//! `^([1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])$`

use crate::runtime::pattern::ByteTable;
static PORT_TABLE: ByteTable<11, 8> = ByteTable::new(
    &[
        (b'0'..=b'0', 1),
        (b'1'..=b'2', 2),
        (b'3'..=b'3', 3),
        (b'4'..=b'4', 4),
        (b'5'..=b'5', 5),
        (b'6'..=b'6', 6),
        (b'7'..=b'9', 7),
    ],
    [
        [0, 0, 0, 0, 0, 0, 0, 0],
        [0, 0, 2, 2, 2, 2, 3, 4],
        [0, 4, 4, 4, 4, 4, 4, 4],
        [0, 4, 4, 4, 4, 5, 6, 6],
        [0, 6, 6, 6, 6, 6, 6, 6],
        [0, 6, 6, 6, 6, 7, 8, 8],
        [0, 8, 8, 8, 8, 8, 8, 8],
        [0, 8, 8, 9, 10, 10, 10, 10],
        [0, 10, 10, 10, 10, 10, 10, 10],
        [0, 10, 10, 10, 10, 10, 0, 0],
        [0, 0, 0, 0, 0, 0, 0, 0],
    ],
    &[2, 3, 4, 5, 6, 7, 8, 9, 10],
);
pub const fn is_valid(value: &str) -> bool {
    PORT_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    PORT_TABLE.first_mismatch(value)
}
