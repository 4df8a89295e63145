//! `^[-\w\._\(\)]+$`, length 1..=90, path segment

use crate::byte_class::ALNUM_OPEN_CLOSE_DASH_DOT_UNDERSCORE;
use crate::runtime::pattern::{ByteRun, characters, earliest, is_path_segment, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    ALNUM_OPEN_CLOSE_DASH_DOT_UNDERSCORE.all_in(value.as_bytes(), 1, 90) && is_path_segment(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    earliest(&[
        shapes_mismatch(&[&[ByteRun::between(&ALNUM_OPEN_CLOSE_DASH_DOT_UNDERSCORE, 1, 90)]], value),
        characters(value),
    ])
}
