//! `^$`

use crate::runtime::pattern::words_mismatch;
pub const fn is_valid(value: &str) -> bool {
    value.is_empty()
}
pub const fn first_mismatch(value: &str) -> usize {
    words_mismatch(&[""], value)
}
