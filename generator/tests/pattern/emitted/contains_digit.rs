//! `\d`

use crate::runtime::pattern::ByteTable;
static CONTAINS_DIGIT_TABLE: ByteTable<3, 2> = ByteTable::new(&[(b'0'..=b'9', 1)], [[0, 0], [1, 2], [2, 2]], &[2]);
pub const fn is_valid(value: &str) -> bool {
    CONTAINS_DIGIT_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    CONTAINS_DIGIT_TABLE.first_mismatch(value)
}
