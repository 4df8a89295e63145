//! `^[-\w\._\(\)]*[-\w_\(\)]$`

use crate::byte_class::{ALNUM_OPEN_CLOSE_DASH_DOT_UNDERSCORE, ALNUM_OPEN_CLOSE_DASH_UNDERSCORE};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    match value.as_bytes() {
        [middle @ .., last] => {
            ALNUM_OPEN_CLOSE_DASH_DOT_UNDERSCORE.all(middle) && ALNUM_OPEN_CLOSE_DASH_UNDERSCORE.has(*last)
        }
        _ => false,
    }
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(
        &[&[
            ByteRun::at_least(&ALNUM_OPEN_CLOSE_DASH_DOT_UNDERSCORE, 0),
            ByteRun::exactly(&ALNUM_OPEN_CLOSE_DASH_UNDERSCORE, 1),
        ]],
        value,
    )
}
