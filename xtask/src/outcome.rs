//! How a command ended.

/// How a command ended, as an exit code.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Outcome {
    /// Nothing to report.
    Fine = 0,
    /// Problems, differences or findings.
    Findings = 1,
    /// What was asked for does not exist.
    Usage = 2,
    /// Something could not be read or written.
    Unreadable = 3,
}
