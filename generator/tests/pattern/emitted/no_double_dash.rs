//! `^(?!.*--)[a-z0-9]([a-z0-9-]*[a-z0-9])?$`

use crate::runtime::pattern::ByteTable;
static NO_DOUBLE_DASH_TABLE: ByteTable<3, 3> =
    ByteTable::new(&[(b'-'..=b'-', 1), (b'0'..=b'9', 2), (b'a'..=b'z', 2)], [[0, 0, 0], [0, 0, 2], [0, 1, 2]], &[2]);
pub const fn is_valid(value: &str) -> bool {
    NO_DOUBLE_DASH_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    NO_DOUBLE_DASH_TABLE.first_mismatch(value)
}
