//! `^x[a-z0-9]{4000,8000}$`

use crate::byte_class::{LOWER_ALNUM, ONLY_SMALL_X};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    match value.as_bytes() {
        [b'x', rest @ ..] => LOWER_ALNUM.all_in(rest, 4000, 8000),
        _ => false,
    }
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(&[&[ByteRun::exactly(&ONLY_SMALL_X, 1), ByteRun::between(&LOWER_ALNUM, 4000, 8000)]], value)
}
