//! `^https://`
use crate::byte_class::{ANY, ONLY_COLON, ONLY_SLASH, ONLY_SMALL_H, ONLY_SMALL_P, ONLY_SMALL_S, ONLY_SMALL_T};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    matches!(value.as_bytes(), [b'h', b't', b't', b'p', b's', b':', b'/', b'/', ..])
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(
        &[&[
            ByteRun::exactly(&ONLY_SMALL_H, 1),
            ByteRun::exactly(&ONLY_SMALL_T, 2),
            ByteRun::exactly(&ONLY_SMALL_P, 1),
            ByteRun::exactly(&ONLY_SMALL_S, 1),
            ByteRun::exactly(&ONLY_COLON, 1),
            ByteRun::exactly(&ONLY_SLASH, 2),
            ByteRun::at_least(&ANY, 0),
        ]],
        value,
    )
}
