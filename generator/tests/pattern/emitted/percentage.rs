//! `^(100|[1-9]?\d)%$`

use crate::byte_class::{DIGIT, DIGIT_BUT_0, ONLY_0, ONLY_1, ONLY_PERCENT};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    match value.as_bytes() {
        [only, b'%'] => DIGIT.has(*only),
        [first, second, b'%'] => DIGIT_BUT_0.has(*first) && DIGIT.has(*second),
        bytes if bytes.len() == 4 => bytes[0] == b'1' && ONLY_0.all_at(bytes, 1, 3) && bytes[3] == b'%',
        _ => false,
    }
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(
        &[
            &[ByteRun::exactly(&DIGIT, 1), ByteRun::exactly(&ONLY_PERCENT, 1)],
            &[ByteRun::exactly(&DIGIT_BUT_0, 1), ByteRun::exactly(&DIGIT, 1), ByteRun::exactly(&ONLY_PERCENT, 1)],
            &[ByteRun::exactly(&ONLY_1, 1), ByteRun::exactly(&ONLY_0, 2), ByteRun::exactly(&ONLY_PERCENT, 1)],
        ],
        value,
    )
}
