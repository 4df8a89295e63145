//! `^[a-z0-9]{3,24}$`

use crate::byte_class::LOWER_ALNUM;
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    LOWER_ALNUM.all_in(value.as_bytes(), 3, 24)
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(&[&[ByteRun::between(&LOWER_ALNUM, 3, 24)]], value)
}
