//! The one form that every printer reads: a code, a sentence, labelled places and a likely fix; never wording of its own.

use crate::source::Span;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Severity {
    /// Worth knowing; generation goes on.
    Note,
    /// Likely a slip; generation goes on.
    Warning,
    /// Nothing can be generated.
    Error,
}

impl Severity {
    /// The word that is printed for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A place with what is said about it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What; may be empty for the first label.
    pub text: String,
}

/// A problem in words.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Report {
    /// A stable name, such as `unknown-key`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// One sentence without a full stop.
    pub message: String,
    /// The place it is at, then the other places involved.
    pub labels: Vec<Label>,
    /// The likely fix.
    pub help: Option<String>,
}
