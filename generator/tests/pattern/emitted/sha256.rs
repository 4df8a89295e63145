//! `^[a-f0-9]{64}$`

use crate::byte_class::LOWER_HEX;
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    LOWER_HEX.all_in(value.as_bytes(), 64, 64)
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(&[&[ByteRun::exactly(&LOWER_HEX, 64)]], value)
}
