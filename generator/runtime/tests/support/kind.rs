//! What kind of error a call has ended with, whatever its error model; never the error itself.

use crate::runtime::client::Error;

/// The variants of [`Error`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    Service,
    Status,
    Decode,
    Request,
    BodyTooLarge,
    Link,
    Transport,
    /// A variant that is newer than these tests.
    Other,
}

impl Kind {
    /// The kind of an error.
    pub fn of<E>(error: &Error<E>) -> Self {
        match error {
            Error::Service(_) => Self::Service,
            Error::Status(_) => Self::Status,
            Error::Decode(_) => Self::Decode,
            Error::Request(_) => Self::Request,
            Error::BodyTooLarge(_) => Self::BodyTooLarge,
            Error::Link(_) => Self::Link,
            Error::Transport(_) => Self::Transport,
            _ => Self::Other,
        }
    }
}
