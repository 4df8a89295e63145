//! `^[A-F0-9]{40}$`

use crate::byte_class::UPPER_HEX;
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    UPPER_HEX.all_in(value.as_bytes(), 40, 40)
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(&[&[ByteRun::exactly(&UPPER_HEX, 40)]], value)
}
