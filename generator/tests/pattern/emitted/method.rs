//! `^(GET|PUT|POST|PATCH|DELETE)$`

use crate::runtime::pattern::{is_one_of, words_mismatch};
const METHOD_WORDS: &[&str] = &["DELETE", "GET", "PATCH", "POST", "PUT"];
pub const fn is_valid(value: &str) -> bool {
    is_one_of(METHOD_WORDS, value)
}
pub const fn first_mismatch(value: &str) -> usize {
    words_mismatch(METHOD_WORDS, value)
}
