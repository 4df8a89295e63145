//! `^(?!(admin|root|guest)$)[a-z]{1,20}$`

use crate::runtime::pattern::{ByteTable, earliest, length_mismatch};
static NOT_ADMIN_TABLE: ByteTable<14, 14> = ByteTable::new(
    &[
        (0x00..=b'`', 1),
        (b'a'..=b'a', 2),
        (b'd'..=b'd', 3),
        (b'e'..=b'e', 4),
        (b'g'..=b'g', 5),
        (b'i'..=b'i', 6),
        (b'm'..=b'm', 7),
        (b'n'..=b'n', 8),
        (b'o'..=b'o', 9),
        (b'r'..=b'r', 10),
        (b's'..=b's', 11),
        (b't'..=b't', 12),
        (b'u'..=b'u', 13),
        (b'{'..=0xFF, 1),
    ],
    [
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        [3, 0, 2, 3, 3, 4, 3, 3, 3, 3, 5, 3, 3, 3],
        [3, 0, 3, 6, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3],
        [3, 0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3],
        [3, 0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 7],
        [3, 0, 3, 3, 3, 3, 3, 3, 3, 8, 3, 3, 3, 3],
        [3, 0, 3, 3, 3, 3, 3, 9, 3, 3, 3, 3, 3, 3],
        [3, 0, 3, 3, 10, 3, 3, 3, 3, 3, 3, 3, 3, 3],
        [3, 0, 3, 3, 3, 3, 3, 3, 3, 11, 3, 3, 3, 3],
        [3, 0, 3, 3, 3, 3, 12, 3, 3, 3, 3, 3, 3, 3],
        [3, 0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 11, 3, 3],
        [3, 0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 13, 3],
        [3, 0, 3, 3, 3, 3, 3, 3, 13, 3, 3, 3, 3, 3],
        [3, 0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3],
    ],
    &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
);
pub const fn is_valid(value: &str) -> bool {
    matches!(value.len(), 1..=20) && NOT_ADMIN_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    earliest(&[length_mismatch(value, 20), NOT_ADMIN_TABLE.first_mismatch(value)])
}
