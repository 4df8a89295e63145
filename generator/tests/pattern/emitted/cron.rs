//! `^(\*|[0-5]?\d)( (\*|[0-9,/*-]+)){4}$`

use crate::runtime::pattern::ByteTable;
static CRON_TABLE: ByteTable<12, 6> = ByteTable::new(
    &[(b' '..=b' ', 1), (b'*'..=b'*', 2), (b','..=b'-', 3), (b'/'..=b'/', 3), (b'0'..=b'5', 4), (b'6'..=b'9', 5)],
    [
        [0, 0, 0, 0, 0, 0],
        [0, 0, 2, 0, 3, 2],
        [0, 4, 0, 0, 0, 0],
        [0, 4, 0, 0, 2, 2],
        [0, 0, 5, 5, 5, 5],
        [0, 6, 5, 5, 5, 5],
        [0, 0, 7, 7, 7, 7],
        [0, 8, 7, 7, 7, 7],
        [0, 0, 9, 9, 9, 9],
        [0, 10, 9, 9, 9, 9],
        [0, 0, 11, 11, 11, 11],
        [0, 0, 11, 11, 11, 11],
    ],
    &[11],
);
pub const fn is_valid(value: &str) -> bool {
    CRON_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    CRON_TABLE.first_mismatch(value)
}
