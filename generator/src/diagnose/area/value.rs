//! Defaults, constants and the values of examples: what can be wrong, and the words for it.

use crate::diagnose::closest;
use crate::diagnose::form::{Expected, Found};
use crate::diagnose::words::{Words, say, strings, within};
use crate::source::Span;

problems! {
    /// Defaults, constants and the values of examples.
    ValueProblem {
        Error Context "value-of-wrong-type" OfWrongType { expected: Expected, found: Found, path: String, rule: Option<Span> },
        Error Context "value-breaks-constraint" BreaksConstraint { value: Found, requirement: String, path: String, rule: Span },
        Error Context "value-not-constant" NotConstant { value: Found, constant: String, path: String, rule: Span },
        Error Context "value-not-listed" NotListed { unlisted: Unlisted },
        Warning Context "example-value-not-listed" ExampleNotListed { unlisted: Unlisted },
        Error Context "value-unknown-property" UnknownProperty { name: String, path: String, known: Vec<String>, rule: Span },
        Error Context "value-misses-property" MissesProperty { name: String, path: String, rule: Span },
        Note Context "value-as-number" AsNumber { text: String, value: String, path: String },
        Error Context "value-of-read-only" OfReadOnly { name: String, rule: Option<Span> },
    }
}

/// A value that an enumeration or a union does not list.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Unlisted {
    /// The value.
    pub(crate) value: String,
    /// Where it is in the outermost value.
    pub(crate) path: String,
    /// What is listed.
    pub(crate) known: Vec<String>,
    /// Where the list is.
    pub(crate) rule: Span,
}

impl Unlisted {
    fn words(&self) -> Words {
        let Self { value, path, known: _, rule } = self;
        say(format!("`{value}`{} is not one of the listed values", within(path)))
            .here("not listed")
            .also(*rule, "the list is here")
    }
}

impl ValueProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::OfWrongType { expected, found, path, rule } => {
                let help = match found {
                    Found::Quoted(_) => "remove the quotes",
                    Found::Nothing
                    | Found::Null
                    | Found::Value(_)
                    | Found::List
                    | Found::Mapping
                    | Found::ControlCharacter => "correct the value, or the type that it is declared with",
                };
                say(format!("expected {expected}{}, found {found}", within(path)))
                    .here(format!("expected {expected}"))
                    .also_if(*rule, "declared here")
                    .help(help)
            }
            Self::BreaksConstraint { value, requirement, path, rule } => {
                say(format!("{}{} violates its constraint", value.subject(), within(path)))
                    .here(format!("must be {requirement}"))
                    .also(*rule, "the constraint is here")
                    .help("compare both with the documentation; one of them is mistyped")
            }
            Self::NotConstant { value, constant, path, rule } => {
                say(format!("{}{} is not the constant value", value.subject(), within(path)))
                    .here(format!("must be `{constant}`"))
                    .also(*rule, "the constant is here")
                    .help(format!("write `{constant}`, or correct the constant"))
            }
            Self::NotListed { unlisted } => unlisted.words().meant(&unlisted.value, strings(&unlisted.known)),
            Self::ExampleNotListed { unlisted } => match closest(&unlisted.value, strings(&unlisted.known)) {
                Some(meant) => unlisted.words().help(format!("did you mean `{meant}`?")),
                None => unlisted.words().help("if the documentation lists the value, add it to the enumeration"),
            },
            Self::UnknownProperty { name, path, known, rule } => {
                say(format!("the model has no property `{name}`{}", within(path)))
                    .here("not in the model")
                    .also(*rule, "the model")
                    .meant(name, strings(known))
            }
            Self::MissesProperty { name, path, rule } => {
                say(format!("the required property `{name}` is missing{}", within(path)))
                    .here("missing here")
                    .also(*rule, "required by this model")
                    .help(format!("add `{name}:`, or remove it from `required:`"))
            }
            Self::AsNumber { text, value, path } => {
                say(format!("`{text}`{} is read as the number {value}", within(path)))
                    .here("a number in YAML")
                    .help(format!("if the text is meant, write `'{text}'`"))
            }
            Self::OfReadOnly { name, rule } => say(format!("`{name}` is read-only and never sent"))
                .here("in a request")
                .also_if(*rule, "declared `readOnly` here")
                .help("remove it from the example, or `readOnly` from the property"),
        }
    }
}
