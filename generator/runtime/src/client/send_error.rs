//! Why a request got no response that could be read whole; never what a status means.

use super::non_retryable::TooLarge;
use azure_core::Error;

/// Why there is no whole response to a request.
#[derive(Debug)]
#[non_exhaustive]
pub enum SendError {
    /// The body is longer than the client's limit.
    TooLarge(Box<TooLarge>),
    /// Everything else: connection, token, policy.
    Transport(Error),
}
