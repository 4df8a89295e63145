//! Long-running operations: what can be wrong, and the words for it.

use crate::diagnose::words::{Words, say};
use crate::source::Span;

problems! {
    /// Long-running operations.
    LongRunningProblem {
        Error Context "long-running-unclear" Unclear,
        Error Context "monitor-not-get" MonitorNotGet { method: &'static str, template: Span },
        Error Context "monitor-without-model" MonitorWithoutModel,
        Error Context "start-on-get" StartOnGet { method: &'static str, template: Span },
    }
}

impl LongRunningProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::Unclear => say("a long-running operation either reads a status or starts something")
                .help("give `status:` (with `error:` and `percent:`) or `final-state:` (with `result:`)"),
            Self::MonitorNotGet { method, template } => say("only a GET reads a status")
                .here("reads a status")
                .also(*template, format!("a {method}"))
                .help("write `final-state:` if the operation starts something"),
            Self::MonitorWithoutModel => say("the response has no model to read a status from")
                .here("no model to read")
                .help("give the success response a body with properties"),
            Self::StartOnGet { method, template } => say(format!("a {method} starts nothing"))
                .here("starts something")
                .also(*template, format!("a {method}"))
                .help("write `status:` if the operation reads a status"),
        }
    }
}
