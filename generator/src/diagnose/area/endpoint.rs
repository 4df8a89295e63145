//! Endpoints: what can be wrong, and the words for it.

use crate::diagnose::words::{Words, say};
use crate::source::Span;

problems! {
    /// Endpoints.
    EndpointProblem {
        Error Context "endpoint-not-https" NotHttps { url: String },
        Error Context "endpoint-twice" Twice { parameter: Span },
        Error Context "no-cloud" NoCloud,
    }
}

impl EndpointProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::NotHttps { url } if url.contains('{') => say(format!("`{url}` is not an https URL of a host"))
                .help("if the caller provides the host, write `endpoint: { parameter: endpoint }`"),
            Self::NotHttps { url } => say(format!("`{url}` is not an https URL of a host"))
                .help("write `https://`, a host and, where there is one, a path; no user, query or fragment"),
            Self::Twice { parameter } => say("an endpoint that the caller provides has no URL")
                .here("a URL")
                .also(*parameter, "the caller provides it")
                .help("remove one of the two"),
            Self::NoCloud => say("no cloud is named").help("add at least `public:`"),
        }
    }
}
