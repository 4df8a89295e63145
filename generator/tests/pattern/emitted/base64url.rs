//! base64url
use crate::runtime::pattern::ByteTable;
static BASE64URL_TABLE: ByteTable<7, 4> = ByteTable::new(
    &[
        (0x00..=b',', 1),
        (b'.'..=b'/', 1),
        (b'0'..=b'0', 2),
        (b'4'..=b'4', 2),
        (b'8'..=b'8', 2),
        (b':'..=b'@', 1),
        (b'A'..=b'A', 3),
        (b'E'..=b'E', 2),
        (b'I'..=b'I', 2),
        (b'M'..=b'M', 2),
        (b'Q'..=b'Q', 3),
        (b'U'..=b'U', 2),
        (b'Y'..=b'Y', 2),
        (b'['..=b'^', 1),
        (b'`'..=b'`', 1),
        (b'c'..=b'c', 2),
        (b'g'..=b'g', 3),
        (b'k'..=b'k', 2),
        (b'o'..=b'o', 2),
        (b's'..=b's', 2),
        (b'w'..=b'w', 3),
        (b'{'..=0xFF, 1),
    ],
    [[0, 0, 0, 0], [2, 0, 2, 2], [3, 0, 3, 4], [5, 0, 6, 6], [5, 0, 6, 6], [1, 0, 1, 1], [1, 0, 1, 1]],
    &[1, 4, 6],
);
pub const fn is_valid(value: &str) -> bool {
    BASE64URL_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    BASE64URL_TABLE.first_mismatch(value)
}
