//! `^(?<year>[0-9]{4})/(?<rest>[a-z]+)$`

use crate::byte_class::{LOWER, LOWER_HEX_BUT_SMALL_A_SMALL_B_SMALL_C_SMALL_D_SMALL_E_SMALL_F, ONLY_SLASH};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    let bytes = value.as_bytes();
    bytes.len() >= 6
        && LOWER_HEX_BUT_SMALL_A_SMALL_B_SMALL_C_SMALL_D_SMALL_E_SMALL_F.all_at(bytes, 0, 4)
        && bytes[4] == b'/'
        && LOWER.all_at(bytes, 5, bytes.len())
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(
        &[&[
            ByteRun::exactly(&LOWER_HEX_BUT_SMALL_A_SMALL_B_SMALL_C_SMALL_D_SMALL_E_SMALL_F, 4),
            ByteRun::exactly(&ONLY_SLASH, 1),
            ByteRun::at_least(&LOWER, 1),
        ]],
        value,
    )
}
