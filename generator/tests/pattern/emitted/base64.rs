//! byte
use crate::runtime::pattern::ByteTable;
static BASE64_TABLE: ByteTable<9, 5> = ByteTable::new(
    &[
        (0x00..=b'*', 1),
        (b','..=b'.', 1),
        (b'0'..=b'0', 2),
        (b'4'..=b'4', 2),
        (b'8'..=b'8', 2),
        (b':'..=b'<', 1),
        (b'='..=b'=', 3),
        (b'>'..=b'@', 1),
        (b'A'..=b'A', 4),
        (b'E'..=b'E', 2),
        (b'I'..=b'I', 2),
        (b'M'..=b'M', 2),
        (b'Q'..=b'Q', 4),
        (b'U'..=b'U', 2),
        (b'Y'..=b'Y', 2),
        (b'['..=b'`', 1),
        (b'c'..=b'c', 2),
        (b'g'..=b'g', 4),
        (b'k'..=b'k', 2),
        (b'o'..=b'o', 2),
        (b's'..=b's', 2),
        (b'w'..=b'w', 4),
        (b'{'..=0xFF, 1),
    ],
    [
        [0, 0, 0, 0, 0],
        [2, 0, 2, 0, 2],
        [3, 0, 3, 0, 4],
        [5, 0, 6, 0, 6],
        [5, 0, 6, 7, 6],
        [1, 0, 1, 0, 1],
        [1, 0, 1, 8, 1],
        [0, 0, 0, 8, 0],
        [0, 0, 0, 0, 0],
    ],
    &[1, 8],
);
pub const fn is_valid(value: &str) -> bool {
    BASE64_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    BASE64_TABLE.first_mismatch(value)
}
