//! `^[a-zA-Z0-9]{8}-([a-zA-Z0-9]{4}-){3}[a-zA-Z0-9]{12}$`

use crate::byte_class::{ALNUM, ONLY_DASH};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    let bytes = value.as_bytes();
    bytes.len() == 36
        && ALNUM.all_at(bytes, 0, 8)
        && bytes[8] == b'-'
        && ALNUM.all_at(bytes, 9, 13)
        && bytes[13] == b'-'
        && ALNUM.all_at(bytes, 14, 18)
        && bytes[18] == b'-'
        && ALNUM.all_at(bytes, 19, 23)
        && bytes[23] == b'-'
        && ALNUM.all_at(bytes, 24, 36)
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(
        &[&[
            ByteRun::exactly(&ALNUM, 8),
            ByteRun::exactly(&ONLY_DASH, 1),
            ByteRun::exactly(&ALNUM, 4),
            ByteRun::exactly(&ONLY_DASH, 1),
            ByteRun::exactly(&ALNUM, 4),
            ByteRun::exactly(&ONLY_DASH, 1),
            ByteRun::exactly(&ALNUM, 4),
            ByteRun::exactly(&ONLY_DASH, 1),
            ByteRun::exactly(&ALNUM, 12),
        ]],
        value,
    )
}
