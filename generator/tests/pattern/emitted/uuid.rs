//! uuid

use crate::byte_class::{HEX, ONLY_DASH};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    let bytes = value.as_bytes();
    bytes.len() == 36
        && HEX.all_at(bytes, 0, 8)
        && bytes[8] == b'-'
        && HEX.all_at(bytes, 9, 13)
        && bytes[13] == b'-'
        && HEX.all_at(bytes, 14, 18)
        && bytes[18] == b'-'
        && HEX.all_at(bytes, 19, 23)
        && bytes[23] == b'-'
        && HEX.all_at(bytes, 24, 36)
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(
        &[&[
            ByteRun::exactly(&HEX, 8),
            ByteRun::exactly(&ONLY_DASH, 1),
            ByteRun::exactly(&HEX, 4),
            ByteRun::exactly(&ONLY_DASH, 1),
            ByteRun::exactly(&HEX, 4),
            ByteRun::exactly(&ONLY_DASH, 1),
            ByteRun::exactly(&HEX, 4),
            ByteRun::exactly(&ONLY_DASH, 1),
            ByteRun::exactly(&HEX, 12),
        ]],
        value,
    )
}
