//! `^[a-z][a-z0-9]{0,3}-[0-9]{2}$`

use crate::byte_class::{DIGIT, LOWER, LOWER_ALNUM, ONLY_DASH};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    let bytes = value.as_bytes();
    matches!(bytes.len(), 4..=7)
        && LOWER.has(bytes[0])
        && LOWER_ALNUM.all_at(bytes, 1, bytes.len() - 3)
        && bytes[bytes.len() - 3] == b'-'
        && DIGIT.all_at(bytes, bytes.len() - 2, bytes.len())
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(
        &[&[
            ByteRun::exactly(&LOWER, 1),
            ByteRun::between(&LOWER_ALNUM, 0, 3),
            ByteRun::exactly(&ONLY_DASH, 1),
            ByteRun::exactly(&DIGIT, 2),
        ]],
        value,
    )
}
