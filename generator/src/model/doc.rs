//! Text for rustdoc; never its place.

/// Text for rustdoc.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Doc {
    /// What the spec says about the thing, Markdown; may be empty.
    pub text: String,
    /// Why it should no longer be used.
    pub deprecated: Option<String>,
}
