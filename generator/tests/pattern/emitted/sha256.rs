//! `^[a-f0-9]{64}$`

use crate::byte_class::HEX_BUT_A_B_C_D_E_F;
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    HEX_BUT_A_B_C_D_E_F.all_in(value.as_bytes(), 64, 64)
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(&[&[ByteRun::exactly(&HEX_BUT_A_B_C_D_E_F, 64)]], value)
}
