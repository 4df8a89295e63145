//! The status of an operation that was started, read without a model; never adds to what the service sent.

use super::super::super::json::Json;
use super::status::{Failure, StatusReader, text};
use super::words::TerminalWords;
use std::fmt;

/// A status of an operation that was started, read without a model.
#[derive(Clone, Default, PartialEq)]
pub struct Progress {
    status: Option<String>,
    percent_complete: Option<f64>,
    failure: Failure,
    json: Json,
}

impl Progress {
    /// The body of a status monitor: `{status, percentComplete, error}`.
    pub(super) fn of_monitor(body: &[u8]) -> Self {
        let reader = StatusReader::of_monitor(TerminalWords::DEFAULT);
        Self {
            status: reader.word(body),
            percent_complete: reader.percent(body),
            failure: reader.failure(body),
            json: text(body).and_then(|body| body.parse().ok()).unwrap_or_default(),
        }
    }

    /// The body of a resource: `{properties: {provisioningState}}`.
    pub(super) fn of_resource(body: &[u8]) -> Self {
        let reader = StatusReader {
            status: &["properties", "provisioningState"],
            ..StatusReader::of_monitor(TerminalWords::DEFAULT)
        };
        Self { status: reader.word(body), ..Self::of_monitor(body) }
    }

    /// A resource, or a status monitor.
    pub(super) fn of_either(body: &[u8]) -> Self {
        let resource = Self::of_resource(body);
        if resource.status.is_some() { resource } else { Self::of_monitor(body) }
    }

    /// The status, as the service writes it.
    #[must_use]
    pub fn status(&self) -> Option<&str> {
        self.status.as_deref()
    }

    /// The percentage complete, from 0 to 100.
    #[must_use]
    pub fn percent_complete(&self) -> Option<f64> {
        self.percent_complete
    }

    /// Why the operation failed or was canceled.
    #[must_use]
    pub fn failure(&self) -> &Failure {
        &self.failure
    }

    /// The whole body, as the service wrote it; `null` when it is empty or not JSON.
    #[must_use]
    pub fn json(&self) -> &Json {
        &self.json
    }
}

/// Without the body, which may be a resource with secrets.
impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Progress")
            .field("status", &self.status)
            .field("percent_complete", &self.percent_complete)
            .finish_non_exhaustive()
    }
}
