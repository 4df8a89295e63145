//! `^/[^/]+$`

use crate::byte_class::{ANY_BUT_SLASH, ONLY_SLASH};
use crate::runtime::pattern::{ByteRun, shapes_dead_at};
pub const fn is_valid(value: &str) -> bool {
    match value.as_bytes() {
        [b'/', rest @ ..] => ANY_BUT_SLASH.at_least(rest, 1),
        _ => false,
    }
}
pub const fn dead_at(value: &str) -> usize {
    shapes_dead_at(&[&[ByteRun::exactly(&ONLY_SLASH, 1), ByteRun::at_least(&ANY_BUT_SLASH, 1)]], value)
}
