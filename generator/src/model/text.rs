//! Text with constraints.

use pattern::{Language, Matcher};

/// Text with its own type.
#[derive(Clone, Debug)]
pub struct Textual {
    /// The documented pattern, as typed.
    pub pattern: Option<String>,
    /// The documented least number of characters.
    pub min_length: Option<u64>,
    /// The documented largest number of characters.
    pub max_length: Option<u64>,
    /// The documented format.
    pub format: Option<String>,
    /// Whether the pattern is documented but not enforced.
    pub length_only: bool,
    /// Whether it is one segment of a path, which can be neither empty nor `.` nor `..`.
    pub path_segment: bool,
    /// Whether it must never be shown.
    pub secret: bool,
    /// All of it as one set of texts.
    pub language: Language,
    /// The test for exactly that set.
    pub matcher: Matcher,
    /// The constraint in words.
    pub requirement: String,
}

impl Textual {
    /// Whether it does not allow every text.
    pub fn is_constrained(&self) -> bool {
        let Self {
            pattern,
            min_length,
            max_length,
            format,
            length_only: _,
            path_segment,
            secret: _,
            language: _,
            matcher: _,
            requirement: _,
        } = self;
        let is_bounded = min_length.is_some_and(|least| least > 0) || max_length.is_some();
        is_bounded || pattern.is_some() || format.is_some() || *path_segment
    }
}
