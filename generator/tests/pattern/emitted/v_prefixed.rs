//! `^v\d+(\.\d+)*$`

use crate::runtime::pattern::ByteTable;
static V_PREFIXED_TABLE: ByteTable<4, 4> = ByteTable::new(
    &[(b'.'..=b'.', 1), (b'0'..=b'9', 2), (b'v'..=b'v', 3)],
    [[0, 0, 0, 0], [0, 0, 0, 2], [0, 0, 3, 0], [0, 2, 3, 0]],
    &[3],
);
pub const fn is_valid(value: &str) -> bool {
    V_PREFIXED_TABLE.accepts(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    V_PREFIXED_TABLE.first_mismatch(value)
}
