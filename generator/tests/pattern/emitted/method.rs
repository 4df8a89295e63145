//! `^(GET|PUT|POST|PATCH|DELETE)$`

use crate::runtime::pattern::{is_one_of, words_dead_at};
const METHOD_WORDS: &[&str] = &["DELETE", "GET", "PATCH", "POST", "PUT"];
pub const fn is_valid(value: &str) -> bool {
    is_one_of(METHOD_WORDS, value)
}
pub const fn dead_at(value: &str) -> usize {
    words_dead_at(METHOD_WORDS, value)
}
