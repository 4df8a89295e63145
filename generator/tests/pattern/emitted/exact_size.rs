//! `^[A-Z]{2}[0-9]{10}$`

use crate::byte_class::{DIGIT, UPPER};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    let bytes = value.as_bytes();
    bytes.len() == 12 && UPPER.all_at(bytes, 0, 2) && DIGIT.all_at(bytes, 2, 12)
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(&[&[ByteRun::exactly(&UPPER, 2), ByteRun::exactly(&DIGIT, 10)]], value)
}
