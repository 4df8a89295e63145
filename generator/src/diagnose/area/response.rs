//! Responses, and the properties of their bodies that an operation names: what can be wrong, and the words for it.

use crate::diagnose::words::{Words, say, strings};
use crate::source::Span;

problems! {
    /// Responses, and the properties of their bodies that an operation names.
    ResponseProblem {
        Error Local "status-unknown" StatusUnknown { status: String },
        Error Context "body-without-content" BodyWithoutContent { to: String, declared: Span },
        Error Context "no-success" NoSuccess { id: String },
        Error Context "property-unknown" PropertyUnknown { name: String, model: String, known: Vec<String>, declared: Option<Span> },
        Error Context "property-of-wrong-type" PropertyOfWrongType { name: String, expected: &'static str, declared: Option<Span> },
    }
}

impl ResponseProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::StatusUnknown { status } => say(format!("`{status}` is not a status"))
                .here("not a status")
                .help("write a number from 200 to 599, or `default`"),
            Self::BodyWithoutContent { to, declared } if to == "HEAD" => say("an answer to HEAD has no body")
                .here("a body")
                .also(*declared, "never answered with one")
                .help("remove the body, or correct the method"),
            Self::BodyWithoutContent { to, declared } => say(format!("an answer of {to} has no body"))
                .here("a body")
                .also(*declared, "never has one")
                .help("remove the body, or correct the status"),
            Self::NoSuccess { id } => say(format!("`{id}` has no response for success"))
                .help("add one, such as `200: TheModel`, or `204:` where there is no body"),
            Self::PropertyUnknown { name, model, known, declared } => {
                let words = say(format!("`{model}` has no property `{name}`"))
                    .here("not found")
                    .also_if(*declared, "defined here");
                if known.is_empty() {
                    words.help("name a property of the answer")
                } else {
                    words.meant(name, strings(known))
                }
            }
            Self::PropertyOfWrongType { name, expected, declared } => say(format!("`{name}` is not {expected}"))
                .here(format!("must be {expected}"))
                .also_if(*declared, "declared here")
                .help("name another property, or correct the type of this one"),
        }
    }
}
