//! `^[A-F0-9]{40}$`

use crate::byte_class::HEX_BUT_SMALL_A_SMALL_B_SMALL_C_SMALL_D_SMALL_E_SMALL_F;
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    HEX_BUT_SMALL_A_SMALL_B_SMALL_C_SMALL_D_SMALL_E_SMALL_F.all_in(value.as_bytes(), 40, 40)
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(&[&[ByteRun::exactly(&HEX_BUT_SMALL_A_SMALL_B_SMALL_C_SMALL_D_SMALL_E_SMALL_F, 40)]], value)
}
