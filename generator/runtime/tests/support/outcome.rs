//! What became of a call, without the types of its models, so that the same code tests every operation; it tests nothing
//! itself.

use super::kind::Kind;
use crate::runtime::ConstraintError;
use crate::runtime::client::{Error, Response};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fmt;
use std::pin::Pin;

/// What became of a call.
#[derive(Debug)]
pub enum Outcome {
    /// The response is a documented success.
    Success(Success),
    /// The call ended in an error.
    Failure(Box<Failure>),
    /// The type of an argument does not accept its text; there was no call.
    Refused(ConstraintError),
}

/// A call that has not ended yet.
pub type Pending = Pin<Box<dyn Future<Output = Outcome>>>;

/// A documented success.
pub struct Success {
    pub status: u16,
    pub body: Vec<u8>,
    /// The JSON paths of what was left out.
    pub violations: Vec<String>,
    /// Whether that body, read without a client, is the same value.
    pub is_read_from: Box<dyn Fn(&str) -> bool>,
}

/// An error.
#[derive(Debug)]
pub struct Failure {
    pub kind: Kind,
    pub status: Option<u16>,
    pub code: Option<String>,
    pub message: Option<String>,
    pub body: Option<Vec<u8>>,
    /// The documented error, as it is written.
    pub model: Option<Value>,
    /// The JSON path of the value that could not be read.
    pub path: Option<String>,
}

impl Outcome {
    /// What becomes of a call; `json` writes its error model.
    pub fn of<T, E>(
        call: impl Future<Output = Result<Result<Response<T>, Error<E>>, ConstraintError>> + 'static,
        json: fn(&E) -> Value,
    ) -> Pending
    where
        T: DeserializeOwned + PartialEq + 'static,
        E: 'static,
    {
        Box::pin(async move {
            match call.await {
                Ok(Ok(response)) => Self::Success(Success::of(response)),
                Ok(Err(error)) => Self::Failure(Box::new(Failure::of(&error, json))),
                Err(error) => Self::Refused(error),
            }
        })
    }

    /// The success that is due.
    #[track_caller]
    pub fn success(self) -> Success {
        match self {
            Self::Success(success) => success,
            other => panic!("a success is due, but the outcome is {other:?}"),
        }
    }

    /// The error that is due.
    #[track_caller]
    pub fn failure(self) -> Failure {
        match self {
            Self::Failure(failure) => *failure,
            other => panic!("an error is due, but the outcome is {other:?}"),
        }
    }
}

impl Success {
    fn of<T: DeserializeOwned + PartialEq + 'static>(response: Response<T>) -> Self {
        Self {
            status: response.status().into(),
            body: response.body().to_vec(),
            violations: response.violations().iter().map(|violation| violation.path().to_string()).collect(),
            is_read_from: Box::new(move |body| {
                serde_json::from_str::<T>(body).expect("the body can be read") == *response.value()
            }),
        }
    }
}

impl Failure {
    fn of<E>(error: &Error<E>, json: fn(&E) -> Value) -> Self {
        Self {
            kind: Kind::of(error),
            status: error.status().map(u16::from),
            code: error.code().map(str::to_owned),
            message: error.message().map(str::to_owned),
            body: error.raw().map(|raw| raw.body().to_vec()),
            model: error.model().map(json),
            path: match error {
                Error::Decode(error) => Some(error.path().to_string()),
                _ => None,
            },
        }
    }
}

impl fmt::Debug for Success {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = String::from_utf8_lossy(&self.body);
        f.debug_struct("Success").field("status", &self.status).field("body", &body).finish_non_exhaustive()
    }
}
