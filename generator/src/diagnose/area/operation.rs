//! Operations: what can be wrong, and the words for it.

use crate::diagnose::words::{Words, say, strings};
use crate::source::Span;

problems! {
    /// Operations.
    OperationProblem {
        Error Context "no-method" NoMethod { id: String },
        Error Context "two-methods" TwoMethods { first: Span },
        Error Context "duplicate-path" DuplicatePath { method: &'static str, first: Span },
        Error Context "group-unknown" GroupUnknown { name: String, known: Vec<String> },
        Error Context "arguments-differ" ArgumentsDiffer { of: Callee, wanted: Vec<String> },
        Note Context "no-doc" NoDoc { id: String },
        Note Context "no-source" NoSource { id: String },
    }
}

/// What takes arguments.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Callee {
    /// The method of an operation.
    Method,
    /// The constructor of a model.
    Model,
    /// The constructor of a service's client.
    Client,
}

impl OperationProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::NoMethod { id } => {
                say(format!("`{id}` has no method or path")).help("add one, such as `get: /things/{thingName}`")
            }
            Self::TwoMethods { first } => say("an operation has only one method")
                .here("a second method")
                .also(*first, "the first")
                .help("give each method an operation of its own"),
            Self::DuplicatePath { method, first } => say(format!("two operations use {method} on the same path"))
                .here("again")
                .also(*first, "first here")
                .help(
                    "correct one of the paths, or tell them apart by a query parameter with one value, as in `/things?kind=chair`, or by the \
                     `content-type` of their bodies; where only the service can tell them apart, add a word that is not sent, as in \
                     `/things#overload`",
                ),
            Self::GroupUnknown { name, known } => say(format!("no operation is in the group `{name}`"))
                .here("not the beginning of an id")
                .meant(name, strings(known)),
            Self::ArgumentsDiffer { of, wanted } => {
                let all: Vec<String> = wanted.iter().map(|name| format!("`{name}`")).collect();
                let (what, taker) = match of {
                    Callee::Method => ("parameter of the operation", "the method"),
                    Callee::Model => ("property of the model", "its constructor"),
                    Callee::Client => ("parameter of the client", "its constructor"),
                };
                let help = match &all[..] {
                    [] => format!("remove it: no required {what} has to be ordered"),
                    all => format!("put {} into the order in which {taker} takes them", all.join(", ")),
                };
                say(format!("`arguments` must list each required {what} exactly once")).here("does not match").help(help)
            }
            Self::NoDoc { id } => say(format!("`{id}` has no description")).help("add `doc:`"),
            Self::NoSource { id } => {
                say(format!("`{id}` does not link to its documentation")).help("add `source:` with the URL of the page")
            }
        }
    }
}
