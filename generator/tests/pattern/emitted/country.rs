//! `^[A-Z]{2}$`

use crate::byte_class::UPPER;
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    UPPER.all_in(value.as_bytes(), 2, 2)
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(&[&[ByteRun::exactly(&UPPER, 2)]], value)
}
