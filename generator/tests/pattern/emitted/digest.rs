//! `^sha256:[a-f0-9]{64}$`

use crate::byte_class::{LOWER_HEX, ONLY_2, ONLY_5, ONLY_6, ONLY_COLON, ONLY_SMALL_A, ONLY_SMALL_H, ONLY_SMALL_S};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    let bytes = value.as_bytes();
    bytes.len() == 71
        && bytes[0] == b's'
        && bytes[1] == b'h'
        && bytes[2] == b'a'
        && bytes[3] == b'2'
        && bytes[4] == b'5'
        && bytes[5] == b'6'
        && bytes[6] == b':'
        && LOWER_HEX.all_at(bytes, 7, 71)
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(
        &[&[
            ByteRun::exactly(&ONLY_SMALL_S, 1),
            ByteRun::exactly(&ONLY_SMALL_H, 1),
            ByteRun::exactly(&ONLY_SMALL_A, 1),
            ByteRun::exactly(&ONLY_2, 1),
            ByteRun::exactly(&ONLY_5, 1),
            ByteRun::exactly(&ONLY_6, 1),
            ByteRun::exactly(&ONLY_COLON, 1),
            ByteRun::exactly(&LOWER_HEX, 64),
        ]],
        value,
    )
}
