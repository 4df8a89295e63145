//! Defaults, constants and examples, in words.

use super::super::problem::Kind;
use super::{Words, say, strings, typed, within};

pub(super) fn words(kind: &Kind) -> Option<Words> {
    Some(match kind {
        Kind::ValueOfWrongType { expected, found, path, rule } => {
            let help = if found.starts_with("the text") {
                "remove the quotes".to_owned()
            } else {
                "correct the value, or the type that it is declared with".to_owned()
            };
            say(format!("expected {expected}{}, found {found}", within(path)))
                .here(format!("expected {expected}"))
                .also_if(*rule, "declared here")
                .help(help)
        }
        Kind::ValueNotConstant { value, constant, path, rule } => {
            say(format!("{}{} is not the one value allowed", typed(value), within(path)))
                .here(format!("must be `{constant}`"))
                .also(*rule, "the constant is here")
                .help(format!("write `{constant}`, or correct the constant"))
        }
        Kind::ValueBreaksConstraint { value, requirement, path, rule } => {
            say(format!("{}{} breaks its constraint", typed(value), within(path)))
                .here(format!("must be {requirement}"))
                .also(*rule, "the constraint is here")
                .help("compare both with the page; one of the two was mistyped")
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
                .help(format!("add `{name}:`, or take it off `required:`"))
        }
        Kind::ValueOfReadOnly { name, rule } => say(format!("`{name}` is read-only and never sent"))
            .here("in a request")
            .also_if(*rule, "declared `readOnly` here")
            .help("remove it from the example, or `readOnly` from the property"),
        Kind::ValueAsNumber { text, value, path } => {
            say(format!("`{text}`{} is read as the number {value}", within(path)))
                .here("a number, as YAML has it")
                .help(format!("if the text is meant, write `'{text}'`"))
        }
        Kind::ExampleUnknownParameter { name, known } => {
            say(format!("the operation has no parameter `{name}`")).here("not found").meant(name, strings(known))
        }
        Kind::ExampleUnknownHeader { name, known } => {
            say(format!("the response declares no header `{name}`")).here("not declared").meant(name, strings(known))
        }
        Kind::ExampleMissesParameter { name, declared } => {
            say(format!("the example does not give the required `{name}`"))
                .here("missing here")
                .also_if(*declared, "declared here")
                .help(format!("add `{name}:` with its value"))
        }
        Kind::ExampleUndeclaredStatus { status, known, responses } => {
            let words = say(format!("the operation does not answer {status}"))
                .here("not declared")
                .also_if(*responses, "the answers");
            match known.is_empty() {
                true => words.help(format!("add `{status}:` to the responses")),
                false => words.meant(&status.to_string(), strings(known)),
            }
        }
        Kind::ExampleUnexpectedBody { status, declared } => say(format!("the answer {status} has no body"))
            .here("a body")
            .also_if(*declared, "declared without one")
            .help("remove it, or give the response a body"),
        Kind::ExampleMissesBody { status, declared } => {
            say(format!("the answer {status} has a body, which the example does not give"))
                .here("no body")
                .also_if(*declared, "declared with one")
                .help("add `body:`")
        }
        _ => return None,
    })
}
