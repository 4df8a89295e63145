//! Defaults, constants and the values of examples: what can be wrong, and the words for it.

use crate::diagnose::form::{Expected, Found};
use crate::diagnose::words::{Words, say, strings, within};
use crate::source::Span;

problems! {
    /// Defaults, constants and the values of examples.
    ValueProblem {
        Error Context "value-of-wrong-type" OfWrongType { expected: Expected, found: Found, path: String, rule: Option<Span> },
        Error Context "value-breaks-constraint" BreaksConstraint { value: Found, requirement: String, path: String, rule: Span },
        Error Context "value-not-constant" NotConstant { value: Found, constant: String, path: String, rule: Span },
        Error Context "value-not-listed" NotListed { value: String, path: String, known: Vec<String>, rule: Span },
        Error Context "value-unknown-property" UnknownProperty { name: String, path: String, known: Vec<String>, rule: Span },
        Error Context "value-misses-property" MissesProperty { name: String, path: String, rule: Span },
        Note Context "value-as-number" AsNumber { text: String, value: String, path: String },
        Error Context "value-of-read-only" OfReadOnly { name: String, rule: Option<Span> },
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
            Self::NotListed { value, path, known, rule } => {
                say(format!("`{value}`{} is not one of the listed values", within(path)))
                    .here("not listed")
                    .also(*rule, "the list is here")
                    .meant(value, strings(known))
            }
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
