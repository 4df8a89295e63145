//! `^[a-z][a-z0-9]{0,3}-[0-9]{2}$`

use crate::byte_class::{LOWER, LOWER_ALNUM, LOWER_HEX_BUT_SMALL_A_SMALL_B_SMALL_C_SMALL_D_SMALL_E_SMALL_F, ONLY_DASH};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    let bytes = value.as_bytes();
    matches!(bytes.len(), 4..=7)
        && LOWER.has(bytes[0])
        && LOWER_ALNUM.all_at(bytes, 1, bytes.len() - 3)
        && bytes[bytes.len() - 3] == b'-'
        && LOWER_HEX_BUT_SMALL_A_SMALL_B_SMALL_C_SMALL_D_SMALL_E_SMALL_F.all_at(bytes, bytes.len() - 2, bytes.len())
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(
        &[&[
            ByteRun::exactly(&LOWER, 1),
            ByteRun::between(&LOWER_ALNUM, 0, 3),
            ByteRun::exactly(&ONLY_DASH, 1),
            ByteRun::exactly(&LOWER_HEX_BUT_SMALL_A_SMALL_B_SMALL_C_SMALL_D_SMALL_E_SMALL_F, 2),
        ]],
        value,
    )
}
