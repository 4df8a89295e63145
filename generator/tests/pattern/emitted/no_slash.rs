//! `^[^/]{1,90}$`

use crate::byte_class::ANY_BUT_SLASH;
use crate::runtime::pattern::{ByteRun, characters_in, earliest, length_mismatch, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    characters_in(value, 0, 90) && ANY_BUT_SLASH.at_least(value.as_bytes(), 1)
}
pub const fn first_mismatch(value: &str) -> usize {
    earliest(&[length_mismatch(value, 90), shapes_mismatch(&[&[ByteRun::at_least(&ANY_BUT_SLASH, 1)]], value)])
}
