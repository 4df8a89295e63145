//! The errors that polling ends with; never loses what the service reported.

use super::super::error::Error;
use super::super::status_error::one_line;
use super::status::Failure;
use super::words::{State, TerminalWords};
use azure_core::http::RawResponse;
use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

/// Why polling ended without a result. `E` is the error model of the request that asks for the status.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum PollError<E> {
    /// The operation failed, according to the service.
    Failed(Box<TerminalFailure>),
    /// The operation was canceled, according to the service.
    Canceled(Box<TerminalFailure>),
    /// The service responded with a success that has no status; the operation may still be running.
    NoStatus(Box<RawResponse>),
    /// The deadline of the poll options has passed; the operation may still be running.
    Deadline(Duration),
    /// A request for the status failed; the operation may still be running.
    Request(Error<E>),
    /// The operation succeeded, according to the service, but its result could not be requested or read.
    Result(Error<E>),
}

/// An operation that failed or was canceled, as the service reports it.
#[derive(Clone, Debug)]
pub struct TerminalFailure {
    status: String,
    failure: Failure,
    raw: RawResponse,
}

impl TerminalFailure {
    pub(super) fn new(status: Option<&str>, failure: Failure, raw: RawResponse) -> Box<Self> {
        Box::new(Self { status: status.unwrap_or_default().to_owned(), failure, raw })
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> &str {
        &self.status
    }

    /// The service's error, with code, message and details.
    #[must_use]
    pub fn failure(&self) -> &Failure {
        &self.failure
    }

    /// The service's code.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.failure.code()
    }

    /// The service's message.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.failure.message()
    }

    /// The last response, unchanged.
    #[must_use]
    pub fn raw(&self) -> &RawResponse {
        &self.raw
    }
}

impl<E> PollError<E> {
    /// How the operation ended, if the service reports that it failed or was canceled.
    #[must_use]
    pub fn terminal_failure(&self) -> Option<&TerminalFailure> {
        match self {
            Self::Failed(ended) | Self::Canceled(ended) => Some(ended),
            Self::NoStatus(_) | Self::Deadline(_) | Self::Request(_) | Self::Result(_) => None,
        }
    }

    /// The error of a request that failed.
    fn request_error(&self) -> Option<&Error<E>> {
        match self {
            Self::Request(error) | Self::Result(error) => Some(error),
            Self::Failed(_) | Self::Canceled(_) | Self::NoStatus(_) | Self::Deadline(_) => None,
        }
    }

    /// The service's code, for the operation or for the request.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self.request_error() {
            Some(error) => error.code(),
            None => self.terminal_failure()?.code(),
        }
    }

    /// The service's message, for the operation or for the request.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        match self.request_error() {
            Some(error) => error.message(),
            None => self.terminal_failure()?.message(),
        }
    }
}

impl<E> From<Error<E>> for PollError<E> {
    fn from(error: Error<E>) -> Self {
        Self::Request(error)
    }
}

impl<E> fmt::Display for PollError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed(ended) => write!(f, "the operation failed{ended}"),
            Self::Canceled(ended) => write!(f, "the operation was canceled{ended}"),
            Self::NoStatus(raw) => {
                let status = u16::from(raw.status());
                write!(f, "status {status}: the body has no status of the operation")
            }
            Self::Deadline(deadline) => {
                write!(f, "the operation has not ended within {deadline:?}")
            }
            Self::Request(error) => error.fmt(f),
            Self::Result(error) => write!(f, "the operation succeeded, but its result could not be read: {error}"),
        }
    }
}

impl<E: fmt::Debug> StdError for PollError<E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.request_error()?.source()
    }
}

/// The tail of a sentence: `: code: message`, with the status in front where neither a code nor the sentence says as much.
impl fmt::Display for TerminalFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_said = self.status.is_empty() || TerminalWords::DEFAULT.state(&self.status) != State::Running;
        if self.code().is_none() && !is_said {
            write!(f, ", with the status `{}`", one_line(&self.status))?;
        }
        for text in [self.code(), self.message()].into_iter().flatten() {
            write!(f, ": {}", one_line(text))?;
        }
        Ok(())
    }
}
