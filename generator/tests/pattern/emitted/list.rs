//! `^[a-z]+(,[a-z]+)*$`

use crate::runtime::pattern::ByteTable;
static LIST_TABLE: ByteTable<3, 3> =
    ByteTable::new(&[(b','..=b',', 1), (b'a'..=b'z', 2)], [[0, 0, 0], [0, 0, 2], [0, 1, 2]], &[2]);
pub const fn is_valid(value: &str) -> bool {
    LIST_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    LIST_TABLE.first_mismatch(value)
}
