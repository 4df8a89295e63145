//! `^#([0-9a-f]{3}|[0-9a-f]{6})$`

use crate::byte_class::{HEX_BUT_A_B_C_D_E_F, ONLY_HASH};
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    match value.as_bytes() {
        [b'#', first, second, third] => {
            HEX_BUT_A_B_C_D_E_F.has(*first) && HEX_BUT_A_B_C_D_E_F.has(*second) && HEX_BUT_A_B_C_D_E_F.has(*third)
        }
        bytes if bytes.len() == 7 => bytes[0] == b'#' && HEX_BUT_A_B_C_D_E_F.all_at(bytes, 1, 7),
        _ => false,
    }
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(
        &[
            &[ByteRun::exactly(&ONLY_HASH, 1), ByteRun::exactly(&HEX_BUT_A_B_C_D_E_F, 3)],
            &[ByteRun::exactly(&ONLY_HASH, 1), ByteRun::exactly(&HEX_BUT_A_B_C_D_E_F, 6)],
        ],
        value,
    )
}
