//! `^[^<>%&\\?/]{1,512}$`

use crate::byte_class::BYTES_ECE21076;
use crate::runtime::pattern::{ByteRun, characters_in, earliest, length_dead_at, shapes_dead_at};
pub const fn is_valid(value: &str) -> bool {
    characters_in(value, 0, 512) && BYTES_ECE21076.at_least(value.as_bytes(), 1)
}
pub const fn dead_at(value: &str) -> usize {
    earliest(&[length_dead_at(value, 512), shapes_dead_at(&[&[ByteRun::at_least(&BYTES_ECE21076, 1)]], value)])
}
