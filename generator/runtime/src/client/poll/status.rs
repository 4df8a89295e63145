//! Reads the status of an operation from a response body; never decides how often to poll.

use super::super::super::json::Json;
use super::super::member::member;
use super::super::problem::Problem;
use super::words::TerminalWords;
use std::fmt;

/// Where one operation's status is in the body of its response, each place as the names of the properties that lead to
/// it. What is beside the way to it may be anything, so that nothing else in the body hides how the operation is doing.
#[derive(Clone, Copy, Debug)]
pub struct StatusReader {
    /// The status.
    pub status: &'static [&'static str],
    /// The percentage complete, from 0 to 100.
    pub percent_complete: Option<&'static [&'static str]>,
    /// Why the operation failed or was canceled.
    pub error: Option<&'static [&'static str]>,
    /// The statuses with which the operation has ended.
    pub words: TerminalWords,
}

impl StatusReader {
    /// A status monitor of Azure Resource Manager or of the Azure REST API guidelines.
    pub(super) const fn of_monitor(words: TerminalWords) -> Self {
        Self { status: &["status"], percent_complete: Some(&["percentComplete"]), error: Some(&["error"]), words }
    }

    /// The status, as the service writes it.
    pub(super) fn word(self, body: &[u8]) -> Option<String> {
        serde_json::from_str(member(text(body)?, self.status)?).ok()
    }

    /// The percentage complete, which some services write as a text.
    pub(super) fn percent(self, body: &[u8]) -> Option<f64> {
        let number = member(text(body)?, self.percent_complete?)?;
        number.trim_matches('"').parse().ok().filter(|number: &f64| number.is_finite())
    }

    pub(super) fn failure(self, body: &[u8]) -> Failure {
        let error = text(body).and_then(|body| member(body, self.error?));
        error.map(Failure::of_json).unwrap_or_default()
    }
}

pub(super) fn text(body: &[u8]) -> Option<&str> {
    std::str::from_utf8(body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body)).ok()
}

/// Why an operation failed or was canceled, as the service reports it.
#[derive(Clone, Default, PartialEq)]
pub struct Failure {
    problem: Problem,
    json: Option<Json>,
}

impl Failure {
    /// Reads the error of a status body, whatever its model: `{code, message, details}`, the same inside `error`, or a text,
    /// which is the message.
    pub(super) fn of_json(error: &str) -> Self {
        let mut problem = Problem::of_json(error);
        if let Ok(message) = serde_json::from_str(error) {
            problem.message = Some(message);
        }
        Self { problem, json: error.parse().ok() }
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

    /// The `details` of the error, as the service wrote them.
    #[must_use]
    pub fn details(&self) -> Option<&Json> {
        self.problem.details.as_ref()
    }

    /// The whole error, as the service wrote it.
    #[must_use]
    pub fn json(&self) -> Option<&Json> {
        self.json.as_ref()
    }
}

/// Code and message alone: what else there is may be anything.
impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Failure").field("code", &self.code()).field("message", &self.message()).finish_non_exhaustive()
    }
}
