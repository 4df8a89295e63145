//! `^(?!(^xn--|.+-alias$))[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$`

use crate::runtime::pattern::{ByteTable, earliest, length_mismatch};
static BUCKET_NAME_TABLE: ByteTable<12, 9> = ByteTable::new(
    &[
        (0x00..=b',', 1),
        (b'-'..=b'-', 2),
        (b'.'..=b'/', 1),
        (b':'..=b'`', 1),
        (b'a'..=b'a', 3),
        (b'i'..=b'i', 4),
        (b'l'..=b'l', 5),
        (b'n'..=b'n', 6),
        (b's'..=b's', 7),
        (b'x'..=b'x', 8),
        (b'{'..=0xFF, 1),
    ],
    [
        [0, 0, 0, 0, 0, 0, 0, 0, 0],
        [2, 0, 0, 2, 2, 2, 2, 2, 3],
        [5, 0, 4, 5, 5, 5, 5, 5, 5],
        [5, 0, 4, 5, 5, 5, 6, 5, 5],
        [5, 0, 4, 7, 5, 5, 5, 5, 5],
        [5, 0, 4, 5, 5, 5, 5, 5, 5],
        [5, 0, 8, 5, 5, 5, 5, 5, 5],
        [5, 0, 4, 5, 5, 9, 5, 5, 5],
        [5, 0, 0, 7, 5, 5, 5, 5, 5],
        [5, 0, 4, 5, 10, 5, 5, 5, 5],
        [5, 0, 4, 11, 5, 5, 5, 5, 5],
        [5, 0, 4, 5, 5, 5, 5, 2, 5],
    ],
    &[5, 6, 7, 9, 10, 11],
);
pub const fn is_valid(value: &str) -> bool {
    matches!(value.len(), 3..=63) && BUCKET_NAME_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    earliest(&[length_mismatch(value, 63), BUCKET_NAME_TABLE.first_mismatch(value)])
}
