//! The status of an operation in whatever shape its service tells it; never more than is there.

use super::status::{Failure, StatusReader};
use serde_json::Value;
use std::fmt;

/// A status of an operation that was started, read without a model.
#[derive(Clone, Default, PartialEq)]
pub struct Progress {
    status: Option<String>,
    json: Value,
}

impl Progress {
    /// The body of a status monitor: `{status, percentComplete, error}`.
    pub(super) fn of_monitor(body: &[u8]) -> Self {
        let json = json(body);
        let status = json.get("status").and_then(Value::as_str);
        Self { status: status.map(str::to_owned), json }
    }

    /// The body of a resource: `{properties: {provisioningState}}`.
    pub(super) fn of_resource(body: &[u8]) -> Self {
        let json = json(body);
        let status = json.pointer("/properties/provisioningState").and_then(Value::as_str);
        Self { status: status.map(str::to_owned), json }
    }

    pub(super) const READER: StatusReader<Self> =
        StatusReader { status: Self::status, percent_complete: Self::percent_complete, failure: Self::failure };

    /// The status, as the service writes it.
    #[must_use]
    pub fn status(&self) -> Option<&str> {
        self.status.as_deref()
    }

    /// The percentage complete, from 0 to 100.
    #[must_use]
    pub fn percent_complete(&self) -> Option<f64> {
        self.json.get("percentComplete")?.as_f64()
    }

    /// Why the operation failed or was canceled.
    #[must_use]
    pub fn failure(&self) -> Failure {
        Failure::of(self.json.get("error"))
    }

    /// The whole body; `null` when it is empty or not JSON.
    #[must_use]
    pub fn json(&self) -> &Value {
        &self.json
    }
}

fn json(body: &[u8]) -> Value {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    serde_json::from_slice(body).unwrap_or_default()
}

/// Without the body, which may be a resource with secrets.
impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Progress")
            .field("status", &self.status)
            .field("percent_complete", &self.percent_complete())
            .finish_non_exhaustive()
    }
}
