//! `^[A-Za-z_$][\w$]*$`

use crate::byte_class::{ALNUM_DOLLAR_UNDERSCORE, LETTER_DOLLAR_UNDERSCORE};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    match value.as_bytes() {
        [first, rest @ ..] => LETTER_DOLLAR_UNDERSCORE.has(*first) && ALNUM_DOLLAR_UNDERSCORE.all(rest),
        _ => false,
    }
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(
        &[&[ByteRun::exactly(&LETTER_DOLLAR_UNDERSCORE, 1), ByteRun::at_least(&ALNUM_DOLLAR_UNDERSCORE, 0)]],
        value,
    )
}
