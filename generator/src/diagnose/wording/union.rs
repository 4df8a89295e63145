//! Unions, in words.

use super::super::problem::Kind;
use super::{Words, closest, say, strings};

pub(super) fn words(kind: &Kind) -> Option<Words> {
    Some(match kind {
        Kind::DiscriminatorMissing => say("a union does not say which property tells its variants apart")
            .here("has variants")
            .help("add `discriminator:`"),
        Kind::VariantsMissing => say("a union has no variants").here("tells nothing apart").help("add `variants:`"),
        Kind::DiscriminatorUndeclared { name, known } => {
            let words = say(format!("the discriminator `{name}` is not a property of the union")).here("not declared");
            match closest(name, strings(known)) {
                Some(meant) => words.help(format!("did you mean `{meant}`?")),
                None => words.help(format!("add it: `properties: {{ {name}: string }}`")),
            }
        }
        Kind::DiscriminatorNotRequired { name, declared } => say(format!("the discriminator `{name}` is not required"))
            .here("without it nothing tells the variants apart")
            .also(*declared, "may be absent")
            .help(format!("add `required: [{name}]`")),
        Kind::DiscriminatorNotText { name, tag } => {
            say(format!("the discriminator `{name}` is neither text nor an enumeration"))
                .here("of another type")
                .also(*tag, "tells the variants apart")
                .help("declare it as `string`, or as an enumeration of text")
        }
        Kind::VariantNotObject { name, model } => say(format!("the variant `{name}` is not an object"))
            .here("not an object")
            .also(*model, "defined here")
            .help("name a model with `properties:`, or nothing where the variant has no other property"),
        Kind::UnionInsideItself { name, tag, union } => {
            say(format!("the union `{name}` leads back to itself: of a `{tag}` nobody could tell what it is"))
                .here("leads back to the union")
                .also(*union, "the union")
                .help("name a model with properties of its own, or nothing where the variant has no other property")
        }
        Kind::VariantWithoutTag { name, tag, model } => {
            say(format!("the variant `{name}` does not have the discriminator `{tag}`"))
                .here(format!("has no `{tag}`"))
                .also(*model, "defined here")
                .help("let it extend the union, or declare the property")
        }
        Kind::TagWithoutVariant { tag, enumeration } => say(format!("the union has no variant for `{tag}`"))
            .here("the variants")
            .also(*enumeration, format!("lists `{tag}`"))
            .help(format!("add `{tag}:` with its model, or with nothing where it adds no properties")),
        Kind::TagNotListed { tag, known, first } => {
            say(format!("`{tag}` is not a value of the discriminator's enumeration"))
                .here("not listed")
                .also(*first, "the enumeration")
                .meant(tag, strings(known))
        }
        _ => return None,
    })
}
