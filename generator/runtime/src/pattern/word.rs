//! Texts that are listed one by one.

use super::character::characters_before;

/// Whether the text can be alone between two slashes of a path: neither empty nor `.` nor `..`.
#[must_use]
pub const fn is_path_segment(value: &str) -> bool {
    !matches!(value.as_bytes(), [] | [b'.'] | [b'.', b'.'])
}

/// Whether the text is one of the words.
#[must_use]
#[inline(never)]
pub const fn is_one_of(words: &[&str], value: &str) -> bool {
    let mut index = 0;
    while index < words.len() {
        if words[index].len() == value.len() && common_prefix(words[index], value) == value.len() {
            return true;
        }
        index += 1;
    }
    false
}

/// The place of the first character after which no completion is one of the words, or the number of characters.
#[must_use]
#[inline(never)]
pub const fn words_mismatch(words: &[&str], value: &str) -> usize {
    let mut latest = 0;
    let mut index = 0;
    while index < words.len() {
        let shared = common_prefix(words[index], value);
        if shared > latest {
            latest = shared;
        }
        index += 1;
    }
    characters_before(value, latest)
}

/// How many bytes are the same.
const fn common_prefix(left: &str, right: &str) -> usize {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let mut index = 0;
    while index < left.len() && index < right.len() && left[index] == right[index] {
        index += 1;
    }
    index
}
