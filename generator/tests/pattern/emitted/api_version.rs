//! `^\d{4}-\d{2}-\d{2}(-preview)?$`

use crate::byte_class::{
    DIGIT, ONLY_DASH, ONLY_SMALL_E, ONLY_SMALL_I, ONLY_SMALL_P, ONLY_SMALL_R, ONLY_SMALL_V, ONLY_SMALL_W,
};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    match value.as_bytes() {
        bytes if bytes.len() == 10 => {
            DIGIT.all_at(bytes, 0, 4)
                && bytes[4] == b'-'
                && DIGIT.all_at(bytes, 5, 7)
                && bytes[7] == b'-'
                && DIGIT.all_at(bytes, 8, 10)
        }
        bytes if bytes.len() == 18 => {
            DIGIT.all_at(bytes, 0, 4)
                && bytes[4] == b'-'
                && DIGIT.all_at(bytes, 5, 7)
                && bytes[7] == b'-'
                && DIGIT.all_at(bytes, 8, 10)
                && bytes[10] == b'-'
                && bytes[11] == b'p'
                && bytes[12] == b'r'
                && bytes[13] == b'e'
                && bytes[14] == b'v'
                && bytes[15] == b'i'
                && bytes[16] == b'e'
                && bytes[17] == b'w'
        }
        _ => false,
    }
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(
        &[
            &[
                ByteRun::exactly(&DIGIT, 4),
                ByteRun::exactly(&ONLY_DASH, 1),
                ByteRun::exactly(&DIGIT, 2),
                ByteRun::exactly(&ONLY_DASH, 1),
                ByteRun::exactly(&DIGIT, 2),
            ],
            &[
                ByteRun::exactly(&DIGIT, 4),
                ByteRun::exactly(&ONLY_DASH, 1),
                ByteRun::exactly(&DIGIT, 2),
                ByteRun::exactly(&ONLY_DASH, 1),
                ByteRun::exactly(&DIGIT, 2),
                ByteRun::exactly(&ONLY_DASH, 1),
                ByteRun::exactly(&ONLY_SMALL_P, 1),
                ByteRun::exactly(&ONLY_SMALL_R, 1),
                ByteRun::exactly(&ONLY_SMALL_E, 1),
                ByteRun::exactly(&ONLY_SMALL_V, 1),
                ByteRun::exactly(&ONLY_SMALL_I, 1),
                ByteRun::exactly(&ONLY_SMALL_E, 1),
                ByteRun::exactly(&ONLY_SMALL_W, 1),
            ],
        ],
        value,
    )
}
