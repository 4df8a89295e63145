//! `^#([0-9a-f]{3}|[0-9a-f]{6})$`

use crate::byte_class::{LOWER_HEX, ONLY_HASH};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    match value.as_bytes() {
        [b'#', first, second, third] => LOWER_HEX.has(*first) && LOWER_HEX.has(*second) && LOWER_HEX.has(*third),
        bytes if bytes.len() == 7 => bytes[0] == b'#' && LOWER_HEX.all_at(bytes, 1, 7),
        _ => false,
    }
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(
        &[
            &[ByteRun::exactly(&ONLY_HASH, 1), ByteRun::exactly(&LOWER_HEX, 3)],
            &[ByteRun::exactly(&ONLY_HASH, 1), ByteRun::exactly(&LOWER_HEX, 6)],
        ],
        value,
    )
}
