//! `\bshop\b`
use crate::runtime::pattern::ByteTable;
static CONTAINS_WORD_TABLE: ByteTable<8, 7> = ByteTable::new(
    &[
        (0x00..=b'/', 1),
        (b':'..=b'@', 1),
        (b'['..=b'^', 1),
        (b'`'..=b'`', 1),
        (b'h'..=b'h', 2),
        (b'o'..=b'o', 3),
        (b'p'..=b'p', 4),
        (b's'..=b's', 5),
        (b'{'..=0x7F, 1),
        (0x80..=0xC1, 6),
        (0xC2..=0xF4, 1),
        (0xF5..=0xFF, 6),
    ],
    [
        [0, 0, 0, 0, 0, 0, 0],
        [2, 1, 2, 2, 2, 3, 1],
        [2, 1, 2, 2, 2, 2, 2],
        [2, 1, 4, 2, 2, 2, 3],
        [2, 1, 2, 5, 2, 2, 4],
        [2, 1, 2, 2, 6, 2, 5],
        [2, 7, 2, 2, 2, 2, 6],
        [7, 7, 7, 7, 7, 7, 7],
    ],
    &[6, 7],
);
pub const fn is_valid(value: &str) -> bool {
    CONTAINS_WORD_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    CONTAINS_WORD_TABLE.first_mismatch(value)
}
