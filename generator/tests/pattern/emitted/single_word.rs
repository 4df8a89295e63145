//! `^only$`

use crate::runtime::pattern::words_dead_at;
pub const fn is_valid(value: &str) -> bool {
    matches!(value.as_bytes(), b"only")
}
pub const fn dead_at(value: &str) -> usize {
    words_dead_at(&["only"], value)
}
