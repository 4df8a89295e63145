//! arm-id
use crate::byte_class::{NO_CONTROL, ONLY_SLASH};
use crate::runtime::pattern::{ByteRun, shapes_dead_at};
pub const fn is_valid(value: &str) -> bool {
    match value.as_bytes() {
        [b'/', rest @ ..] => NO_CONTROL.at_least(rest, 1),
        _ => false,
    }
}
pub const fn dead_at(value: &str) -> usize {
    shapes_dead_at(&[&[ByteRun::exactly(&ONLY_SLASH, 1), ByteRun::at_least(&NO_CONTROL, 1)]], value)
}
