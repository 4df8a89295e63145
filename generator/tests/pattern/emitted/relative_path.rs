//! `^(?!/)(?!.*//)[^\0]*[^/]$`

use crate::runtime::pattern::ByteTable;
static RELATIVE_PATH_TABLE: ByteTable<8, 9> = ByteTable::new(
    &[
        (0x00..=0x00, 1),
        (0x0A..=0x0A, 2),
        (0x0D..=0x0D, 2),
        (b'/'..=b'/', 3),
        (0x80..=0x80, 4),
        (0x81..=0xA7, 5),
        (0xA8..=0xA9, 6),
        (0xAA..=0xBF, 5),
        (0xC0..=0xC1, 7),
        (0xE2..=0xE2, 8),
        (0xF5..=0xFF, 7),
    ],
    [
        [0, 0, 0, 0, 0, 0, 0, 0, 0],
        [3, 2, 4, 0, 1, 1, 1, 1, 5],
        [0, 0, 0, 0, 2, 2, 2, 2, 0],
        [3, 2, 4, 1, 3, 3, 3, 3, 5],
        [4, 2, 4, 6, 4, 4, 4, 4, 4],
        [0, 0, 0, 0, 7, 3, 3, 0, 0],
        [4, 2, 4, 6, 6, 6, 6, 6, 4],
        [0, 0, 0, 0, 3, 3, 4, 0, 0],
    ],
    &[2, 3, 4],
);
pub const fn is_valid(value: &str) -> bool {
    RELATIVE_PATH_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    RELATIVE_PATH_TABLE.first_mismatch(value)
}
