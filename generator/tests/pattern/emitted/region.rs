//! `^[a-z]+[0-9]?$`

use crate::byte_class::{LOWER, LOWER_ALNUM};
use crate::runtime::pattern::{ByteRun, shapes_dead_at};
pub const fn is_valid(value: &str) -> bool {
    match value.as_bytes() {
        [only] => LOWER.has(*only),
        [middle @ .., last] => LOWER.at_least(middle, 1) && LOWER_ALNUM.has(*last),
        _ => false,
    }
}
pub const fn dead_at(value: &str) -> usize {
    shapes_dead_at(
        &[&[ByteRun::exactly(&LOWER, 1)], &[ByteRun::at_least(&LOWER, 1), ByteRun::exactly(&LOWER_ALNUM, 1)]],
        value,
    )
}
