//! `\d`

use crate::runtime::pattern::Table;
static CONTAINS_DIGIT_TABLE: Table<3, 2> = Table::new(&[(b'0'..=b'9', 1)], [[0, 0], [1, 2], [2, 2]], &[2]);
pub const fn is_valid(value: &str) -> bool {
    CONTAINS_DIGIT_TABLE.accepts(value)
}
pub const fn dead_at(value: &str) -> usize {
    CONTAINS_DIGIT_TABLE.dead_at(value)
}
