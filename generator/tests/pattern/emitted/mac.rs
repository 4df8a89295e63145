//! `^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$`

use crate::byte_class::{HEX, ONLY_COLON};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    let bytes = value.as_bytes();
    bytes.len() == 17
        && HEX.all_at(bytes, 0, 2)
        && bytes[2] == b':'
        && HEX.all_at(bytes, 3, 5)
        && bytes[5] == b':'
        && HEX.all_at(bytes, 6, 8)
        && bytes[8] == b':'
        && HEX.all_at(bytes, 9, 11)
        && bytes[11] == b':'
        && HEX.all_at(bytes, 12, 14)
        && bytes[14] == b':'
        && HEX.all_at(bytes, 15, 17)
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(
        &[&[
            ByteRun::exactly(&HEX, 2),
            ByteRun::exactly(&ONLY_COLON, 1),
            ByteRun::exactly(&HEX, 2),
            ByteRun::exactly(&ONLY_COLON, 1),
            ByteRun::exactly(&HEX, 2),
            ByteRun::exactly(&ONLY_COLON, 1),
            ByteRun::exactly(&HEX, 2),
            ByteRun::exactly(&ONLY_COLON, 1),
            ByteRun::exactly(&HEX, 2),
            ByteRun::exactly(&ONLY_COLON, 1),
            ByteRun::exactly(&HEX, 2),
        ]],
        value,
    )
}
