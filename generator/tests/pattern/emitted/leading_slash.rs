//! `^/[^/]+$`

use crate::byte_class::{ANY_BUT_SLASH, ONLY_SLASH};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    match value.as_bytes() {
        [b'/', rest @ ..] => ANY_BUT_SLASH.at_least(rest, 1),
        _ => false,
    }
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(&[&[ByteRun::exactly(&ONLY_SLASH, 1), ByteRun::at_least(&ANY_BUT_SLASH, 1)]], value)
}
