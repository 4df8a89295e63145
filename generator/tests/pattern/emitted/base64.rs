//! byte

use crate::runtime::pattern::ByteTable;
static BASE64_TABLE: ByteTable<7, 3> = ByteTable::new(
    &[(b'+'..=b'+', 1), (b'/'..=b'9', 1), (b'='..=b'=', 2), (b'A'..=b'Z', 1), (b'a'..=b'z', 1)],
    [[0, 0, 0], [0, 2, 0], [0, 3, 0], [0, 4, 5], [0, 1, 6], [0, 0, 6], [0, 0, 0]],
    &[1, 6],
);
pub const fn is_valid(value: &str) -> bool {
    BASE64_TABLE.accepts(value)
}
pub const fn dead_at(value: &str) -> usize {
    BASE64_TABLE.dead_at(value)
}
