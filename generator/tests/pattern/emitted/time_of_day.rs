//! `^([01][0-9]|2[0-3]):[0-5][0-9]$`

use crate::runtime::pattern::ByteTable;
static TIME_OF_DAY_TABLE: ByteTable<8, 7> = ByteTable::new(
    &[(b'0'..=b'1', 1), (b'2'..=b'2', 2), (b'3'..=b'3', 3), (b'4'..=b'5', 4), (b'6'..=b'9', 5), (b':'..=b':', 6)],
    [
        [0, 0, 0, 0, 0, 0, 0],
        [0, 2, 3, 0, 0, 0, 0],
        [0, 4, 4, 4, 4, 4, 0],
        [0, 4, 4, 4, 0, 0, 0],
        [0, 0, 0, 0, 0, 0, 5],
        [0, 6, 6, 6, 6, 0, 0],
        [0, 7, 7, 7, 7, 7, 0],
        [0, 0, 0, 0, 0, 0, 0],
    ],
    &[7],
);
pub const fn is_valid(value: &str) -> bool {
    TIME_OF_DAY_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    TIME_OF_DAY_TABLE.first_mismatch(value)
}
