//! `^[0-9a-zA-Z-]{1,127}$`

use crate::byte_class::ALNUM_DASH;
use crate::runtime::pattern::{ByteRun, shapes_mismatch};
pub const fn is_valid(value: &str) -> bool {
    ALNUM_DASH.all_in(value.as_bytes(), 1, 127)
}
pub const fn first_mismatch(value: &str) -> usize {
    shapes_mismatch(&[&[ByteRun::between(&ALNUM_DASH, 1, 127)]], value)
}
