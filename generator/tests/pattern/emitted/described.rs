//! length 1..=256

use crate::runtime::pattern::{characters_in, length_dead_at};
pub const fn is_valid(value: &str) -> bool {
    characters_in(value, 1, 256)
}
pub const fn dead_at(value: &str) -> usize {
    length_dead_at(value, 256)
}
