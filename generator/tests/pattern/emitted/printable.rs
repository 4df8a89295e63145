//! `^[\x20-\x7E]{0,255}$`

use crate::byte_class::PRINTABLE;
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    PRINTABLE.all_in(value.as_bytes(), 0, 255)
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(&[&[ByteRun::between(&PRINTABLE, 0, 255)]], value)
}
