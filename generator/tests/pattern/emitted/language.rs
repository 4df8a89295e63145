//! `^[a-z]{2,3}(-[A-Z]{2})?$`

use crate::byte_class::{LOWER, ONLY_DASH, UPPER};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    match value.as_bytes() {
        [first, second] => LOWER.has(*first) && LOWER.has(*second),
        [first, second, third] => LOWER.has(*first) && LOWER.has(*second) && LOWER.has(*third),
        bytes if bytes.len() == 5 => LOWER.all_at(bytes, 0, 2) && bytes[2] == b'-' && UPPER.all_at(bytes, 3, 5),
        bytes if bytes.len() == 6 => LOWER.all_at(bytes, 0, 3) && bytes[3] == b'-' && UPPER.all_at(bytes, 4, 6),
        _ => false,
    }
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(
        &[
            &[ByteRun::exactly(&LOWER, 2)],
            &[ByteRun::exactly(&LOWER, 3)],
            &[ByteRun::exactly(&LOWER, 2), ByteRun::exactly(&ONLY_DASH, 1), ByteRun::exactly(&UPPER, 2)],
            &[ByteRun::exactly(&LOWER, 3), ByteRun::exactly(&ONLY_DASH, 1), ByteRun::exactly(&UPPER, 2)],
        ],
        value,
    )
}
