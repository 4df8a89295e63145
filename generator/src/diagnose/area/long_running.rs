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
            Self::Unclear => say("a long-running operation either reads a status or starts something")
                .help("give `status:` (with `error:` and `percent:`) or `final-state:` (with `result:`)"),
            Self::StatusMonitorNotGet { method, template } => say("only a GET reads a status")
                .here("reads a status")
                .also(*template, format!("a {method}"))
                .help("write `final-state:` if the operation starts something"),
            Self::StatusMonitorWithoutModel => say("the response has no model to read a status from")
                .here("no model to read")
                .help("give the success response a body with properties"),
            Self::ResultInUnclear { word } => say(format!("`{word}` is no place in the status monitor"))
                .here("neither the monitor nor a property of it")
                .help(format!("write `monitor` where the whole status is the result, or `monitor.{word}` for its property")),
            Self::ResultInMissing { method, state } => {
                say("it is not said what the result is in the status monitor")
                    .here(format!("a result of a {method}"))
                    .also(*state, "found in the status monitor")
                    .help("add `result-in: monitor`, or `result-in: monitor.properties` with the property that the page names")
            }
            Self::ResultInElsewhere { state } => {
                let said = say("a result in the status monitor needs a final state there").here("in the status monitor");
                let said = state.iter().fold(said, |said, state| said.also(*state, "found elsewhere"));
                said.help("remove `result-in:`, or write `final-state: azure-async-operation` or `final-state: operation-location`")
            }
            Self::ResultInNothing => say("a place of a result without a result")
                .here("no result")
                .help("name the model of the result as `result:`, or remove `result-in:`"),
            Self::ResultNotObject { within } => {
                let said = say("a status monitor is an object, which this result is not").here("no object");
                let said = within.iter().fold(said, |said, within| said.also(*within, "the whole status monitor"));
                said.help("write `result-in: monitor.result` with the property that holds the result")
            }
            Self::WordTwice { word, first } => say(format!("`{word}` stands for two ways to end"))
                .here("a second meaning")
                .also(*first, "the first")
                .help("statuses are compared case-insensitively; remove one of the two"),
            Self::NoWord => say("no status means success, so that the operation would be polled for ever")
                .here("no status")
                .help("list the statuses that mean success, or remove `succeeded:` where it is `Succeeded`"),
            Self::NeverSucceeds { words, listed } => {
                say("no value of the status means success, so that the operation would be polled for ever")
                    .here(format!("ends with {}", words.join(", ")))
                    .also(*listed, "lists none of them")
                    .help("give the values that mean success as `succeeded:`, and those for failures as `failed:` and `canceled:`")
            }
            Self::StartOnGet { method, template } => say(format!("a {method} starts nothing"))
                .here("starts something")
                .also(*template, format!("a {method}"))
                .help("write `status:` if the operation reads a status"),
        }
    }
}
