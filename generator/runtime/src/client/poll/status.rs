//! What a status body says about its operation; never decides how often to poll.

use super::super::problem::Problem;
use serde::Serialize;
use serde_json::Value;
use std::fmt;

/// How one operation's status is read from its response. Two operations may return the same model and report their
/// status in different ways.
#[derive(Debug)]
pub struct StatusReader<T> {
    /// The status, as the service writes it.
    pub status: fn(&T) -> Option<&str>,
    /// The percentage complete, from 0 to 100.
    pub percent_complete: fn(&T) -> Option<f64>,
    /// Why the operation failed or was canceled.
    pub failure: fn(&T) -> Failure,
}

impl<T> Clone for StatusReader<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for StatusReader<T> {}

/// The service's own account of why an operation failed or was canceled.
#[derive(Clone, Default, PartialEq)]
pub struct Failure {
    problem: Problem,
    json: Option<Value>,
}

impl Failure {
    /// Reads the error of a status body, whatever its model: `{code, message, details}`, or the same inside `error`.
    #[must_use]
    pub fn of<E: Serialize>(error: Option<&E>) -> Self {
        let json = error.and_then(|error| serde_json::to_value(error).ok());
        let json = json.filter(|json| !json.is_null());
        Self { problem: json.as_ref().map(|json| Problem::of_json(&json.to_string())).unwrap_or_default(), json }
    }

    /// The service's code.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.problem.code.as_deref()
    }

    /// The service's message.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.problem.message.as_deref()
    }

    /// The `details` of the error, as JSON.
    #[must_use]
    pub fn details(&self) -> Option<&Value> {
        self.problem.details.as_ref()
    }

    /// The whole error, as JSON.
    #[must_use]
    pub fn json(&self) -> Option<&Value> {
        self.json.as_ref()
    }
}

/// Code and message alone: what else there is may be anything.
impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Failure").field("code", &self.code()).field("message", &self.message()).finish_non_exhaustive()
    }
}

/// The state of an operation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum State {
    Running,
    Succeeded,
    Failed,
    Canceled,
}

impl State {
    /// Three states are terminal, one of them in two spellings; with any other the operation is still running.
    pub(super) fn of(word: &str) -> Self {
        let is = |known: &str| word.eq_ignore_ascii_case(known);
        if is("Succeeded") {
            Self::Succeeded
        } else if is("Failed") {
            Self::Failed
        } else if is("Canceled") || is("Cancelled") {
            Self::Canceled
        } else {
            Self::Running
        }
    }
}
