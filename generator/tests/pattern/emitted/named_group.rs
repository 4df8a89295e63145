//! `^(?<year>[0-9]{4})/(?<rest>[a-z]+)$`

use crate::byte_class::{DIGIT, LOWER, ONLY_SLASH};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    let bytes = value.as_bytes();
    bytes.len() >= 6 && DIGIT.all_at(bytes, 0, 4) && bytes[4] == b'/' && LOWER.all_at(bytes, 5, bytes.len())
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(
        &[&[ByteRun::exactly(&DIGIT, 4), ByteRun::exactly(&ONLY_SLASH, 1), ByteRun::at_least(&LOWER, 1)]],
        value,
    )
}
