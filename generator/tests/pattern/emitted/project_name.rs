//! `^[a-zA-Z0-9][a-zA-Z0-9-_.]{2,62}$`, path segment

use crate::byte_class::{ALNUM, ALNUM_DASH_DOT_UNDERSCORE};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    match value.as_bytes() {
        [first, rest @ ..] => ALNUM.has(*first) && ALNUM_DASH_DOT_UNDERSCORE.all_in(rest, 2, 62),
        _ => false,
    }
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(&[&[ByteRun::exactly(&ALNUM, 1), ByteRun::between(&ALNUM_DASH_DOT_UNDERSCORE, 2, 62)]], value)
}
