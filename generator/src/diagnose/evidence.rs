//! What shows that something is a mistake; never whether it is one.

/// What shows that something is a mistake, where parts of its file could not be read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Evidence {
    /// What is at its place, whatever else the file says, but for the models that are defined there.
    Local,
    /// More than that: it may follow from what could not be read.
    Context,
}
