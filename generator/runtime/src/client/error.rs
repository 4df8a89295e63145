//! Everything that can go wrong with a request, in one type; never shows a token, a key or a URL of its own accord.

use super::super::constraint::ConstraintError;
use super::super::decode::{DecodeFailure, Reason};
use super::super::json_path::JsonPath;
use super::link::LinkError;
use super::non_retryable::TooLarge;
use super::request::RequestError;
use super::send_error::SendError;
use super::status_error::{ErrorResponse, ServiceError, StatusError};
use azure_core::http::headers::Headers;
use azure_core::http::{RawResponse, StatusCode};
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

/// Why an operation returned no [`Response`](super::response::Response). `E` is the error model that the service documents.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Error<E> {
    /// The service responded with an error status and the body that it documents.
    Service(Box<ServiceError<E>>),
    /// The service responded with a status for which no body is documented, or with a body that is not the documented one.
    Status(Box<StatusError>),
    /// The status is a documented success, but the body is not the documented one.
    Decode(Box<DecodeError>),
    /// An argument cannot be sent. Nothing was sent.
    Request(RequestError),
    /// A value breaks its documented constraint: `?` makes this of a [`ConstraintError`]. Nothing has gone out.
    Constraint(ConstraintError),
    /// The response's body is longer than the client's limit.
    BodyTooLarge(Box<TooLarge>),
    /// The service responded with a link that is not followed.
    Link(LinkError),
    /// There is no response: the connection, the token, or a policy failed.
    Transport(Arc<azure_core::Error>),
}

/// A success response that could not be decoded, with its status, headers and body.
#[derive(Clone, Debug)]
pub struct DecodeError {
    failure: DecodeFailure,
    raw: RawResponse,
}

impl<E> Error<E> {
    /// The error as the service documents it.
    #[must_use]
    pub fn model(&self) -> Option<&E> {
        match self {
            Self::Service(error) => Some(error.model()),
            Self::Status(_) | Self::Decode(_) | Self::BodyTooLarge(_) => None,
            Self::Request(_) | Self::Constraint(_) | Self::Link(_) | Self::Transport(_) => None,
        }
    }

    /// The status, when there was a response.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Decode(error) => Some(error.status()),
            Self::BodyTooLarge(too_large) => Some(too_large.status()),
            Self::Service(_) | Self::Status(_) => Some(self.response()?.raw().status()),
            Self::Request(_) | Self::Constraint(_) | Self::Link(_) | Self::Transport(_) => None,
        }
    }

    /// The service's code for the error: the header `x-ms-error-code`, or else the one in the body.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.response()?.code()
    }

    /// The service's message.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.response()?.message()
    }

    /// The whole response, when there was one.
    #[must_use]
    pub fn raw(&self) -> Option<&RawResponse> {
        match self {
            Self::Decode(error) => Some(&error.raw),
            Self::Service(_) | Self::Status(_) => Some(self.response()?.raw()),
            Self::Request(_) | Self::Constraint(_) | Self::BodyTooLarge(_) => None,
            Self::Link(_) | Self::Transport(_) => None,
        }
    }

    fn response(&self) -> Option<&ErrorResponse> {
        match self {
            Self::Service(error) => Some(error.response()),
            Self::Status(error) => Some(error.response()),
            Self::Decode(_) | Self::Request(_) | Self::Constraint(_) | Self::BodyTooLarge(_) => None,
            Self::Link(_) | Self::Transport(_) => None,
        }
    }
}

impl DecodeError {
    pub(super) fn new(failure: DecodeFailure, raw: RawResponse) -> Self {
        Self { failure, raw }
    }

    /// Where the value is that cannot be read.
    #[must_use]
    pub fn path(&self) -> &JsonPath {
        self.failure.path()
    }

    /// The value, escaped and shortened. `None` for secrets, lists and objects.
    #[must_use]
    pub fn value(&self) -> Option<&str> {
        self.failure.value()
    }

    /// Why it cannot be read.
    #[must_use]
    pub fn reason(&self) -> &Reason {
        self.failure.reason()
    }

    /// The same without the response.
    #[must_use]
    pub fn failure(&self) -> &DecodeFailure {
        &self.failure
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.raw.status()
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &Headers {
        self.raw.headers()
    }

    /// The body, unchanged.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        self.raw.body()
    }
}

impl<E> From<ServiceError<E>> for Error<E> {
    fn from(error: ServiceError<E>) -> Self {
        Self::Service(Box::new(error))
    }
}

impl<E> From<StatusError> for Error<E> {
    fn from(error: StatusError) -> Self {
        Self::Status(Box::new(error))
    }
}

impl<E> From<DecodeError> for Error<E> {
    fn from(error: DecodeError) -> Self {
        Self::Decode(Box::new(error))
    }
}

impl<E> From<RequestError> for Error<E> {
    fn from(error: RequestError) -> Self {
        Self::Request(error)
    }
}

impl<E> From<LinkError> for Error<E> {
    fn from(error: LinkError) -> Self {
        Self::Link(error)
    }
}

impl<E> From<SendError> for Error<E> {
    fn from(error: SendError) -> Self {
        match error {
            SendError::TooLarge(too_large) => Self::BodyTooLarge(too_large),
            SendError::Transport(error) => Self::Transport(Arc::new(error)),
        }
    }
}

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Service(error) => error.fmt(f),
            Self::Status(error) => error.fmt(f),
            Self::Decode(error) => error.fmt(f),
            Self::Request(error) => error.fmt(f),
            Self::Constraint(error) => error.fmt(f),
            Self::Link(error) => error.fmt(f),
            Self::BodyTooLarge(too_large) => too_large.fmt(f),
            Self::Transport(error) => {
                let error = innermost(error);
                write!(f, "no response: {error}")?;
                match cause(error) {
                    Some(cause) => write!(f, ": {cause}"),
                    None => Ok(()),
                }
            }
        }
    }
}

/// What a variant shows itself is not its source as well; the source is the next link of the chain.
impl<E: fmt::Debug> StdError for Error<E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Service(_) | Self::BodyTooLarge(_) | Self::Request(_) | Self::Constraint(_) | Self::Link(_) => None,
            Self::Status(error) => error.source(),
            Self::Decode(error) => error.source(),
            Self::Transport(error) => innermost(error).source(),
        }
    }
}

/// The pipeline wraps an error in others that only say that it was not tried again.
fn innermost(mut error: &azure_core::Error) -> &azure_core::Error {
    while let Some(inner) = error.downcast_ref() {
        error = inner;
    }
    error
}

/// The last link of the chain, which is where a transport says what happened: connection refused, no such host.
fn cause(error: &azure_core::Error) -> Option<&(dyn StdError + 'static)> {
    let mut last = error.source()?;
    while let Some(next) = last.source() {
        last = next;
    }
    Some(last)
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "status {}: {}", u16::from(self.status()), self.failure)
    }
}

impl StdError for DecodeError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.failure.source()
    }
}
