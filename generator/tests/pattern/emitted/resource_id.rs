//! arm-id
use crate::byte_class::{NO_CONTROL, ONLY_SLASH};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    match value.as_bytes() {
        [b'/', rest @ ..] => NO_CONTROL.at_least(rest, 1),
        _ => false,
    }
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(&[&[ByteRun::exactly(&ONLY_SLASH, 1), ByteRun::at_least(&NO_CONTROL, 1)]], value)
}
