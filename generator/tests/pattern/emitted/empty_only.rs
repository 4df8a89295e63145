//! `^$`

use crate::runtime::pattern::words_dead_at;
pub const fn is_valid(value: &str) -> bool {
    value.is_empty()
}
pub const fn dead_at(value: &str) -> usize {
    words_dead_at(&[""], value)
}
