//! Unions, in words.

use super::super::problem::Kind;
use super::{Words, say, strings};

pub(super) fn words(kind: &Kind) -> Option<Words> {
    Some(match kind {
        Kind::DiscriminatorMissing => {
            say("a union does not say which property tells its variants apart").help("add `discriminator:`")
        }
        Kind::VariantsMissing => say("a union has no variants").here("tells nothing apart").help("add `variants:`"),
        Kind::DiscriminatorUndeclared { name } => {
            say(format!("the discriminator `{name}` is not a property of the union"))
                .help(format!("add it: `properties: {{ {name}: string }}`"))
        }
        Kind::DiscriminatorNotRequired { name } => {
            say(format!("the discriminator `{name}` is not required")).help(format!("add `required: [{name}]`"))
        }
        Kind::DiscriminatorNotText { name } => {
            say(format!("the discriminator `{name}` is neither text nor an enumeration"))
        }
        Kind::VariantNotObject { name } => say(format!("the variant `{name}` is not an object")),
        Kind::VariantWithoutTag { name, tag } => {
            say(format!("the variant `{name}` does not have the discriminator `{tag}`"))
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
