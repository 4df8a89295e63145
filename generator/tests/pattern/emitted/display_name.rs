//! `^[ \w]+$`

use crate::byte_class::ALNUM_SPACE_UNDERSCORE;
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    ALNUM_SPACE_UNDERSCORE.at_least(value.as_bytes(), 1)
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(&[&[ByteRun::at_least(&ALNUM_SPACE_UNDERSCORE, 1)]], value)
}
