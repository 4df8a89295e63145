//! A response that must not be asked for again, carried past the retry policy as an error; never seen by callers.

use azure_core::Error;
use azure_core::error::ErrorKind;
use azure_core::http::headers::Headers;
use azure_core::http::{RawResponse, StatusCode};
use std::error::Error as StdError;
use std::fmt;

/// The retry policy repeats by status, and by the error kinds of a broken connection. Any other error passes it at
/// once.
#[derive(Clone, Debug)]
pub(super) enum NonRetryable {
    /// A whole response that asks for a longer wait than is waited inside a call.
    Response(Box<RawResponse>),
    /// A response whose body is longer than the limit.
    TooLarge(Box<TooLarge>),
}

/// A response whose body is longer than the client reads. Reading stopped at the limit.
#[derive(Clone, Debug)]
pub struct TooLarge {
    pub(super) limit: usize,
    pub(super) status: StatusCode,
    pub(super) headers: Headers,
}

impl TooLarge {
    /// The limit in bytes, counted after decompression.
    #[must_use]
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// The status of the response.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers of the response.
    #[must_use]
    pub fn headers(&self) -> &Headers {
        &self.headers
    }
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (status, limit) = (u16::from(self.status), self.limit);
        write!(f, "status {status}: the body is longer than the limit of {limit} bytes")
    }
}

impl StdError for TooLarge {}

impl fmt::Display for NonRetryable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Response(response) => write!(f, "status {}", u16::from(response.status())),
            Self::TooLarge(too_large) => too_large.fmt(f),
        }
    }
}

impl StdError for NonRetryable {}

impl From<NonRetryable> for Error {
    fn from(error: NonRetryable) -> Self {
        Self::new(ErrorKind::Other, error)
    }
}

/// Policies wrap errors in further ones, so the whole chain is searched.
pub(super) fn find(error: &Error) -> Option<&NonRetryable> {
    let mut error: &(dyn StdError + 'static) = error;
    loop {
        if let Some(found) = error.downcast_ref() {
            return Some(found);
        }
        error = error.source()?;
    }
}
