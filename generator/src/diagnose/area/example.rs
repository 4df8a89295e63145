//! Examples: what can be wrong, and the words for it.

use crate::diagnose::words::{Words, say, strings};
use crate::source::Span;

problems! {
    /// Examples.
    ExampleProblem {
        Error Context "example-unknown-parameter" UnknownParameter { name: String, known: Vec<String> },
        Warning Context "example-unknown-header" UnknownHeader { name: String, known: Vec<String> },
        Error Context "example-misses-parameter" MissesParameter { name: String, declared: Option<Span> },
        Error Context "example-shares-name" SharesName { name: String, with: &'static str, declared: Option<Span> },
        Error Context "example-undeclared-status" UndeclaredStatus { status: u16, known: Vec<String>, responses: Option<Span> },
        Error Context "example-misses-body" MissesBody { status: u16, declared: Option<Span> },
        Error Context "example-unexpected-body" UnexpectedBody { status: u16, declared: Option<Span> },
    }
}

impl ExampleProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::UnknownParameter { name, known } => {
                say(format!("the operation has no parameter `{name}`")).here("not found").meant(name, strings(known))
            }
            Self::UnknownHeader { name, known } => say(format!("the response declares no header `{name}`"))
                .here("not declared")
                .meant(name, strings(known)),
            Self::MissesParameter { name, declared } => say(format!("the example lacks the required `{name}`"))
                .here("missing here")
                .also_if(*declared, "declared here")
                .help(format!("add `{name}:` with its value")),
            Self::SharesName { name, with, declared } => say(format!(
                "`{name}` is the {with} here, so that no example can give the required parameter of that name"
            ))
            .here(format!("the {with}"))
            .also_if(*declared, "the parameter")
            .help("leave the example out"),
            Self::UndeclaredStatus { status, known, responses } => {
                let words = say(format!("the operation does not declare the status {status}"))
                    .here("not declared")
                    .also_if(*responses, "the declared responses");
                match known.is_empty() {
                    true => words.help(format!("add `{status}:` to the responses")),
                    false => words.meant(&status.to_string(), strings(known)),
                }
            }
            Self::MissesBody { status, declared } => {
                say(format!("the {status} response has a body, which the example lacks"))
                    .here("no body")
                    .also_if(*declared, "declared with one")
                    .help("add `body:`")
            }
            Self::UnexpectedBody { status, declared } => say(format!("the {status} response has no body"))
                .here("a body")
                .also_if(*declared, "declared without one")
                .help("remove it, or give the response a body"),
        }
    }
}
