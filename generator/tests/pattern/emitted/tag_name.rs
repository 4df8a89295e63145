//! `^[^<>%&\\?/]{1,512}$`

use crate::byte_class::BYTES_ECE21076;
use crate::runtime::pattern::{ByteRun, characters_in, earliest, length_mismatch, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    characters_in(value, 0, 512) && BYTES_ECE21076.at_least(value.as_bytes(), 1)
}
pub const fn first_mismatch(value: &str) -> usize {
    earliest(&[length_mismatch(value, 512), shapes_mismatch(&[&[ByteRun::at_least(&BYTES_ECE21076, 1)]], value)])
}
