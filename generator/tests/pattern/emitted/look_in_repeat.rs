//! `^(?:[a-z]|-(?!-))+$`
use crate::runtime::pattern::{ByteTable, characters, earliest};
static LOOK_IN_REPEAT_TABLE: ByteTable<3, 3> =
    ByteTable::new(&[(b'-'..=b'-', 1), (b'a'..=b'z', 2)], [[0, 0, 0], [0, 2, 1], [0, 0, 1]], &[1, 2]);
pub const fn is_valid(value: &str) -> bool {
    !value.is_empty() && LOOK_IN_REPEAT_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    earliest(&[characters(value), LOOK_IN_REPEAT_TABLE.first_mismatch(value)])
}
