//! path segment

use crate::runtime::pattern::{characters, is_path_segment};
pub const fn is_valid(value: &str) -> bool {
    is_path_segment(value)
}
pub const fn first_mismatch(value: &str) -> usize {
    characters(value)
}
