//! `^[a-z]+[0-9]?$`

use crate::byte_class::{LOWER, LOWER_ALNUM};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    match value.as_bytes() {
        [only] => LOWER.has(*only),
        [middle @ .., last] => LOWER.at_least(middle, 1) && LOWER_ALNUM.has(*last),
        _ => false,
    }
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(
        &[&[ByteRun::exactly(&LOWER, 1)], &[ByteRun::at_least(&LOWER, 1), ByteRun::exactly(&LOWER_ALNUM, 1)]],
        value,
    )
}
