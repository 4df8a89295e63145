//! `^[^]{0,20}$`

use crate::runtime::pattern::{characters_in, length_mismatch};
pub const fn is_valid(value: &str) -> bool {
    characters_in(value, 0, 20)
}
pub const fn first_mismatch(value: &str) -> usize {
    length_mismatch(value, 20)
}
