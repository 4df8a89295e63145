//! `^[a-z0-9](?:[a-z0-9]|-(?=[a-z0-9])){2,62}$`
use crate::runtime::pattern::{ByteTable, earliest, length_mismatch};
static QUEUE_NAME_TABLE: ByteTable<3, 3> =
    ByteTable::new(&[(b'-'..=b'-', 1), (b'0'..=b'9', 2), (b'a'..=b'z', 2)], [[0, 0, 0], [0, 0, 2], [0, 1, 2]], &[2]);
pub const fn is_valid(value: &str) -> bool {
    matches!(value.len(), 3..=63) && QUEUE_NAME_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    earliest(&[length_mismatch(value, 63), QUEUE_NAME_TABLE.first_mismatch(value)])
}
