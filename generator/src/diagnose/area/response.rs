//! Responses, and the properties of their bodies that an operation names: what can be wrong, and the words for it.

use crate::diagnose::words::{Words, say, strings};
use crate::source::Span;
use std::fmt;

problems! {
    /// Responses, and the properties of their bodies that an operation names.
    ResponseProblem {
        Error Local "status-unknown" StatusUnknown { status: String },
        Error Local "success-range" SuccessRange { status: String },
        Error Context "body-without-content" BodyWithoutContent { to: Bodiless, declared: Span },
        Error Context "no-success" NoSuccess { id: String },
        Error Context "property-unknown" PropertyUnknown { name: String, model: String, known: Vec<String>, declared: Option<Span> },
        Error Context "property-of-wrong-type" PropertyOfWrongType { name: String, expected: PropertyForm, declared: Option<Span> },
        Error Context "property-is-constant" PropertyIsConstant { name: String, declared: Option<Span> },
    }
}

/// What is answered without a body.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Bodiless {
    /// A HEAD request, whatever the status.
    Head,
    /// Any request, with this status.
    Status(String),
}

/// What a property must be that an operation names.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum PropertyForm {
    /// The status of a long-running operation.
    TextOrEnumeration,
    /// How much of it is done.
    Number,
    /// Its error.
    Object,
    /// The items of a page.
    List,
    /// Where the next page is.
    Text,
}

impl fmt::Display for PropertyForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TextOrEnumeration => "text or an enumeration",
            Self::Number => "a number",
            Self::Object => "an object",
            Self::List => "a list",
            Self::Text => "text",
        })
    }
}

impl ResponseProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::StatusUnknown { status } => say(format!("`{status}` is not a status code"))
                .here("not a status code")
                .help("write a number from 200 to 599, a range of errors such as `4XX`, or `default`"),
            Self::SuccessRange { status } => say(format!(
                "`{status}` does not say which status the service responds with"
            ))
            .here("a range of successes")
            .help("list each success by its status, such as `200:` and `202:`; only errors can be given by ranges"),
            Self::BodyWithoutContent { to: Bodiless::Head, declared } => say("a response to HEAD has no body")
                .here("a body")
                .also(*declared, "never has one")
                .help("remove the body, or correct the method"),
            Self::BodyWithoutContent { to: Bodiless::Status(to), declared } => {
                say(format!("a {to} response has no body"))
                    .here("a body")
                    .also(*declared, "never has one")
                    .help("remove the body, or correct the status")
            }
            Self::NoSuccess { id } => say(format!("`{id}` has no success response"))
                .help("add one, such as `200: TheModel`, or `204:` if there is no body"),
            Self::PropertyUnknown { name, model, known, declared } => {
                let words = say(format!("`{model}` has no property `{name}`"))
                    .here("not found")
                    .also_if(*declared, "defined here");
                if known.is_empty() {
                    words.help("name a property of the response")
                } else {
                    words.meant(name, strings(known))
                }
            }
            Self::PropertyIsConstant { name, declared } => {
                say(format!("`{name}` is a constant, so it carries no information"))
                    .here("always the same")
                    .also_if(*declared, "declared with `const`")
                    .help("name another property, or remove its `const`")
            }
            Self::PropertyOfWrongType { name, expected, declared } => say(format!("`{name}` is not {expected}"))
                .here(format!("must be {expected}"))
                .also_if(*declared, "declared here")
                .help("name another property, or correct the type of this one"),
        }
    }
}
