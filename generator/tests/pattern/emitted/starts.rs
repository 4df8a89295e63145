//! `^abc`
use crate::byte_class::{ANY, ONLY_SMALL_A, ONLY_SMALL_B, ONLY_SMALL_C};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    matches!(value.as_bytes(), [b'a', b'b', b'c', ..])
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(
        &[&[
            ByteRun::exactly(&ONLY_SMALL_A, 1),
            ByteRun::exactly(&ONLY_SMALL_B, 1),
            ByteRun::exactly(&ONLY_SMALL_C, 1),
            ByteRun::at_least(&ANY, 0),
        ]],
        value,
    )
}
