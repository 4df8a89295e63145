//! `^[a-zA-Z0-9]*$`, length 5..=50

use crate::byte_class::ALNUM;
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    ALNUM.all_in(value.as_bytes(), 5, 50)
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(&[&[ByteRun::between(&ALNUM, 5, 50)]], value)
}
