//! `^only$`

use crate::runtime::pattern::words_mismatch;
pub const fn is_valid(value: &str) -> bool {
    matches!(value.as_bytes(), b"only")
}
pub const fn first_mismatch(value: &str) -> usize {
    words_mismatch(&["only"], value)
}
