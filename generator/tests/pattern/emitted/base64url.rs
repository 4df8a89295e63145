//! base64url

use crate::runtime::pattern::ByteTable;
static BASE64URL_TABLE: ByteTable<5, 2> = ByteTable::new(
    &[(b'-'..=b'-', 1), (b'0'..=b'9', 1), (b'A'..=b'Z', 1), (b'_'..=b'_', 1), (b'a'..=b'z', 1)],
    [[0, 0], [0, 2], [0, 3], [0, 4], [0, 1]],
    &[1, 3, 4],
);
pub const fn is_valid(value: &str) -> bool {
    BASE64URL_TABLE.accepts(value)
}
pub const fn dead_at(value: &str) -> usize {
    BASE64URL_TABLE.dead_at(value)
}
