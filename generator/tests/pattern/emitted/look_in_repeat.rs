//! `^(?:[a-z]|-(?!-))+$`

use crate::runtime::pattern::Table;
static LOOK_IN_REPEAT_TABLE: Table<4, 3> =
    Table::new(&[(b'-'..=b'-', 1), (b'a'..=b'z', 2)], [[0, 0, 0], [0, 2, 3], [0, 0, 3], [0, 2, 3]], &[2, 3]);
pub const fn is_valid(value: &str) -> bool {
    LOOK_IN_REPEAT_TABLE.accepts(value)
}
pub const fn dead_at(value: &str) -> usize {
    LOOK_IN_REPEAT_TABLE.dead_at(value)
}
