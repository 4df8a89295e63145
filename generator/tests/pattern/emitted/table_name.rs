//! `^[A-Za-z][A-Za-z0-9]{2,62}$`

use crate::byte_class::{ALNUM, LETTER};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    match value.as_bytes() {
        [first, rest @ ..] => LETTER.has(*first) && ALNUM.all_in(rest, 2, 62),
        _ => false,
    }
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(&[&[ByteRun::exactly(&LETTER, 1), ByteRun::between(&ALNUM, 2, 62)]], value)
}
