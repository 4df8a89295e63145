//! `^(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])(?=.*[!@#$])[A-Za-z0-9!@#$]{12,72}$`

use crate::runtime::pattern::{ByteTable, earliest, length_mismatch};
static ASCII_PASSWORD_TABLE: ByteTable<17, 5> = ByteTable::new(
    &[(b'!'..=b'!', 1), (b'#'..=b'$', 1), (b'0'..=b'9', 2), (b'@'..=b'@', 1), (b'A'..=b'Z', 3), (b'a'..=b'z', 4)],
    [
        [0, 0, 0, 0, 0],
        [0, 2, 3, 4, 5],
        [0, 2, 6, 7, 8],
        [0, 6, 3, 9, 10],
        [0, 7, 9, 4, 11],
        [0, 8, 10, 11, 5],
        [0, 6, 6, 12, 13],
        [0, 7, 12, 7, 14],
        [0, 8, 13, 14, 8],
        [0, 12, 9, 9, 15],
        [0, 13, 10, 15, 10],
        [0, 14, 15, 11, 11],
        [0, 12, 12, 12, 16],
        [0, 13, 13, 16, 13],
        [0, 14, 16, 14, 14],
        [0, 16, 15, 15, 15],
        [0, 16, 16, 16, 16],
    ],
    &[16],
);
pub const fn is_valid(value: &str) -> bool {
    matches!(value.len(), 12..=72) && ASCII_PASSWORD_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    earliest(&[length_mismatch(value, 72), ASCII_PASSWORD_TABLE.first_mismatch(value)])
}
