//! `^[A-Z]{2}[0-9]{10}$`

use crate::byte_class::{LOWER_HEX_BUT_SMALL_A_SMALL_B_SMALL_C_SMALL_D_SMALL_E_SMALL_F, UPPER};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    let bytes = value.as_bytes();
    bytes.len() == 12
        && UPPER.all_at(bytes, 0, 2)
        && LOWER_HEX_BUT_SMALL_A_SMALL_B_SMALL_C_SMALL_D_SMALL_E_SMALL_F.all_at(bytes, 2, 12)
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(
        &[&[
            ByteRun::exactly(&UPPER, 2),
            ByteRun::exactly(&LOWER_HEX_BUT_SMALL_A_SMALL_B_SMALL_C_SMALL_D_SMALL_E_SMALL_F, 10),
        ]],
        value,
    )
}
