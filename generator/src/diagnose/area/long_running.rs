//! Long-running operations: what can be wrong, and the words for it.

use crate::diagnose::words::{Words, say};
use crate::source::Span;

problems! {
    /// Long-running operations.
    LongRunningProblem {
        Error Context "long-running-unclear" Unclear,
        Error Context "status-monitor-not-get" StatusMonitorNotGet { method: &'static str, template: Span },
        Error Context "status-monitor-without-model" StatusMonitorWithoutModel,
        Error Context "start-on-get" StartOnGet { method: &'static str, template: Span },
        Error Context "result-in-unclear" ResultInUnclear { word: String },
        Error Context "result-in-missing" ResultInMissing { method: &'static str, state: Span },
        Error Context "result-in-elsewhere" ResultInElsewhere { state: Option<Span> },
        Error Context "result-in-nothing" ResultInNothing,
        Error Context "result-not-object" ResultNotObject { within: Option<Span> },
        Error Context "status-word-twice" WordTwice { word: String, first: Span },
        Error Context "status-word-none" NoWord,
        Warning Context "status-never-succeeds" NeverSucceeds { words: Vec<String>, listed: Span },
    }
}

impl LongRunningProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::Unclear => say("`long-running` either reads a status or starts an operation")
                .help("write `status:` (with `error:` and `percent:`) or `final-state:` (with `result:`)"),
            Self::StatusMonitorNotGet { method, template } => say("only a GET reads a status")
                .here("reads a status")
                .also(*template, format!("a {method}"))
                .help("write `final-state:` if it starts a long-running operation"),
            Self::StatusMonitorWithoutModel => say("the response has no model to read a status from")
                .here("no model to read")
                .help("give the success response a body with properties"),
            Self::ResultInUnclear { word } => say(format!("`{word}` is not in the status monitor"))
                .here("expected `monitor` or `monitor.<property>`")
                .help(format!("write `monitor` where the whole status is the result, or `monitor.{word}` for its property")),
            Self::ResultInMissing { method, state } => {
                say("the result is in the status monitor, but `result-in` is missing")
                    .here(format!("the result of a {method}"))
                    .also(*state, "read from the status monitor")
                    .help("add `result-in: monitor`, or `result-in: monitor.properties` with the property that the documentation names")
            }
            Self::ResultInElsewhere { state } => {
                let words = say("`result-in` applies only where the final state is in the status monitor").here("in the status monitor");
                let words = state.iter().fold(words, |words, state| words.also(*state, "elsewhere"));
                words.help("remove `result-in:`, or write `final-state: azure-async-operation` or `final-state: operation-location`")
            }
            Self::ResultInNothing => say("`result-in` without a result")
                .here("no result")
                .help("name the model of the result as `result:`, or remove `result-in:`"),
            Self::ResultNotObject { within } => {
                let words = say("the status monitor is an object, but the result is not").here("not an object");
                let words = within.iter().fold(words, |words, within| words.also(*within, "the whole status monitor"));
                words.help("write `result-in: monitor.result` with the property that holds the result")
            }
            Self::WordTwice { word, first } => say(format!("the status `{word}` is listed under two outcomes"))
                .here("the second")
                .also(*first, "the first")
                .help("statuses are compared case-insensitively; remove one of the two"),
            Self::NoWord => say("no status means success, so the operation would be polled forever")
                .here("no status")
                .help("list the statuses that mean success, or remove `succeeded:` if it is `Succeeded`"),
            Self::NeverSucceeds { words, listed } => {
                say("no value of the status means success, so the operation would be polled forever")
                    .here(format!("ends with {}", words.join(", ")))
                    .also(*listed, "lists none of them")
                    .help("list the values that mean success under `succeeded:`, and those that mean failure under `failed:` and `canceled:`")
            }
            Self::StartOnGet { method, template } => say(format!("a {method} cannot start an operation"))
                .here("starts something")
                .also(*template, format!("a {method}"))
                .help("write `status:` if the operation reads a status"),
        }
    }
}
