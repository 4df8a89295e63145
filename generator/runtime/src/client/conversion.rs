//! What the types here are in `azure_core`, and the other way round; never loses a status, a code or a body.
//!
//! With these, `?` works in functions that return [`azure_core::Result`] and in those that return this crate's errors. The error as it was
//! stays inside: `error.downcast_ref::<Error<E>>()`.

use super::super::constraint::ConstraintError;
use super::super::decode::Decoding;
use super::error::Error;
use super::header::HeaderError;
use super::poll::{PollError, ResumeError};
use super::response::Response;
use super::status_error::{StatusError, Undocumented};
use super::undecoded_response::UndecodedResponse;
use azure_core::error::ErrorKind;
use azure_core::http::{self, RawResponse};
use serde::de::DeserializeOwned;
use std::fmt;
use std::sync::Arc;

/// An error response is one in `azure_core` too: with kind [`ErrorKind::HttpResponse`], status, error code and the whole response.
impl<E: fmt::Debug + Send + Sync + 'static> From<Error<E>> for azure_core::Error {
    fn from(error: Error<E>) -> Self {
        let kind = match &error {
            Error::Service(_) | Error::Status(_) => error.raw().map(|raw| response_kind(error.code(), raw)),
            Error::Decode(_) | Error::Constraint(_) => Some(ErrorKind::DataConversion),
            Error::Request(_) | Error::BodyTooLarge(_) | Error::Link(_) => None,
            Error::Transport(shared) => Some(shared.kind().clone()),
        };
        match error {
            Error::Transport(shared) => {
                Arc::try_unwrap(shared).unwrap_or_else(|shared| Self::new(shared.kind().clone(), shared))
            }
            error @ (Error::Service(_) | Error::Status(_) | Error::Decode(_) | Error::Request(_))
            | error @ (Error::Constraint(_) | Error::BodyTooLarge(_) | Error::Link(_)) => {
                Self::new(kind.unwrap_or(ErrorKind::Other), error)
            }
        }
    }
}

/// An operation that failed or was canceled has the error code of the operation, and the response that says so, whose status is a
/// success: the Azure SDKs of other languages raise the same.
impl<E: fmt::Debug + Send + Sync + 'static> From<PollError<E>> for azure_core::Error {
    fn from(error: PollError<E>) -> Self {
        let text = error.to_string();
        let kind = match &error {
            PollError::Failed(failure) | PollError::Canceled(failure) => response_kind(failure.code(), failure.raw()),
            PollError::NoStatus(raw) => response_kind(None, raw),
            PollError::Deadline(_) | PollError::Request(_) | PollError::Result(_) => ErrorKind::Other,
        };
        match error {
            PollError::Request(request) => request.into(),
            // It says in a sentence before its own that the operation succeeded.
            PollError::Result(result) => {
                let inner = Self::from(result);
                Self::with_error(inner.kind().clone(), inner, text)
            }
            error @ (PollError::Failed(_)
            | PollError::Canceled(_)
            | PollError::NoStatus(_)
            | PollError::Deadline(_)) => Self::new(kind, error),
        }
    }
}

fn response_kind(code: Option<&str>, raw: &RawResponse) -> ErrorKind {
    ErrorKind::HttpResponse {
        status: raw.status(),
        error_code: code.map(str::to_owned),
        raw_response: Some(Box::new(raw.clone())),
    }
}

impl From<ConstraintError> for azure_core::Error {
    fn from(error: ConstraintError) -> Self {
        Self::new(ErrorKind::DataConversion, error)
    }
}

impl From<HeaderError> for azure_core::Error {
    fn from(error: HeaderError) -> Self {
        Self::new(ErrorKind::DataConversion, error)
    }
}

impl From<ResumeError> for azure_core::Error {
    fn from(error: ResumeError) -> Self {
        Self::new(ErrorKind::Other, error)
    }
}

/// The error that it was made from, where that was one of this type; an error response keeps its response.
impl<E: fmt::Debug + 'static> From<azure_core::Error> for Error<E> {
    fn from(error: azure_core::Error) -> Self {
        let error = match error.into_downcast::<Self>() {
            Ok(own) => return own,
            Err(error) => error,
        };
        match error.kind() {
            ErrorKind::HttpResponse { raw_response: Some(raw), .. } => StatusError::new((**raw).clone()).into(),
            _ => Self::Transport(Arc::new(error)),
        }
    }
}

/// The error that it was made from, where that was one of this type.
impl<E: fmt::Debug + 'static> From<azure_core::Error> for PollError<E> {
    fn from(error: azure_core::Error) -> Self {
        error.into_downcast::<Self>().unwrap_or_else(|error| Self::Request(error.into()))
    }
}

impl<E> From<ConstraintError> for Error<E> {
    fn from(error: ConstraintError) -> Self {
        Self::Constraint(error)
    }
}

impl<E> From<ConstraintError> for PollError<E> {
    fn from(error: ConstraintError) -> Self {
        Self::Request(error.into())
    }
}

/// The same response, not yet decoded.
impl<T, F> From<Response<T>> for http::Response<T, F> {
    fn from(response: Response<T>) -> Self {
        response.into_raw().into()
    }
}

/// The same response, not yet decoded.
impl<T> From<Response<T>> for RawResponse {
    fn from(response: Response<T>) -> Self {
        response.into_raw()
    }
}

/// A JSON response of another client, decoded as strictly as those of this crate.
impl<T: DeserializeOwned, F> TryFrom<http::Response<T, F>> for Response<T> {
    type Error = azure_core::Error;

    fn try_from(response: http::Response<T, F>) -> azure_core::Result<Self> {
        let raw = RawResponse::from(response);
        Ok(UndecodedResponse::new(raw, Decoding::default()).decode::<T, Undocumented>()?)
    }
}
