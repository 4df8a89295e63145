//! Defaults, constants and examples, in words.

use super::super::problem::Kind;
use super::{Words, say, strings, within};

pub(super) fn words(kind: &Kind) -> Option<Words> {
    Some(match kind {
        Kind::ValueOfWrongType { expected, found, path, rule } => {
            let words =
                say(format!("expected {expected}{}, found {found}", within(path))).here(format!("expected {expected}"));
            match rule {
                Some(rule) => words.also(*rule, "declared here"),
                None => words,
            }
        }
        Kind::ValueNotConstant { value, constant, path, rule } => {
            say(format!("`{value}`{} is not the one value allowed", within(path)))
                .here(format!("must be `{constant}`"))
                .also(*rule, "the constant is here")
        }
        Kind::ValueBreaksConstraint { value, requirement, path, rule } => {
            say(format!("`{value}`{} breaks its constraint", within(path)))
                .here(format!("must be {requirement}"))
                .also(*rule, "the constraint is here")
        }
        Kind::ValueNotListed { value, path, known, rule } => {
            say(format!("`{value}`{} is not a value that is listed", within(path)))
                .here("not listed")
                .also(*rule, "the list is here")
                .meant(value, strings(known))
        }
        Kind::ValueUnknownProperty { name, path, known, rule } => {
            say(format!("the model has no property `{name}`{}", within(path)))
                .here("not in the model")
                .also(*rule, "the model")
                .meant(name, strings(known))
        }
        Kind::ValueMissesProperty { name, path, rule } => {
            say(format!("the required property `{name}` is missing{}", within(path)))
                .here("missing here")
                .also(*rule, "required by this model")
        }
        Kind::ValueOfReadOnly { name } => say(format!("`{name}` is read-only and never sent")),
        Kind::ExampleUnknownParameter { name, known } => {
            say(format!("the operation has no parameter `{name}`")).here("not found").meant(name, strings(known))
        }
        Kind::ExampleMissesParameter { name } => {
            say(format!("the example does not give the required `{name}`")).here("missing here")
        }
        Kind::ExampleUndeclaredStatus { status, known } => say(format!("the operation does not answer {status}"))
            .here("not declared")
            .meant(&status.to_string(), strings(known)),
        Kind::ExampleUnexpectedBody { status } => say(format!("the answer {status} has no body")).here("a body"),
        Kind::ExampleMissesBody { status } => {
            say(format!("the answer {status} has a body, which the example does not give"))
                .here("no body")
                .help("add `body:`")
        }
        _ => return None,
    })
}
