//! Unions: what can be wrong, and the words for it.

use crate::diagnose::closest;
use crate::diagnose::words::{Words, say, strings};
use crate::source::Span;

problems! {
    /// Unions.
    UnionProblem {
        Error Context "discriminator-missing" DiscriminatorMissing,
        Error Context "variants-missing" VariantsMissing,
        Error Context "discriminator-undeclared" DiscriminatorUndeclared { name: String, known: Vec<String> },
        Error Context "discriminator-not-required" DiscriminatorNotRequired { name: String, declared: Span },
        Error Context "discriminator-not-text" DiscriminatorNotText { name: String, tag: Span },
        Error Context "variant-not-object" VariantNotObject { name: String, model: Span },
        Error Context "union-inside-itself" InsideItself { name: String, tag: String, union: Span },
        Error Context "variant-without-tag" VariantWithoutTag { name: String, tag: String, model: Span },
        Error Context "tag-not-listed" TagNotListed { tag: String, known: Vec<String>, first: Span },
        Error Context "default-variant-not-listed" DefaultVariantNotListed { name: String, known: Vec<String>, variants: Option<Span> },
        Note Context "tag-without-variant" TagWithoutVariant { tag: String, enumeration: Span },
    }
}

impl UnionProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::DiscriminatorMissing => {
                say("the union has no `discriminator`").here("has variants").help("add `discriminator:`")
            }
            Self::VariantsMissing => say("the union has no `variants`").here("has no variants").help("add `variants:`"),
            Self::DiscriminatorUndeclared { name, known } => {
                let words =
                    say(format!("the discriminator `{name}` is not a property of the union")).here("not declared");
                match closest(name, strings(known)) {
                    Some(meant) => words.help(format!("did you mean `{meant}`?")),
                    None => words.help(format!("add it: `properties: {{ {name}: string }}`")),
                }
            }
            Self::DiscriminatorNotRequired { name, declared } => {
                say(format!("the discriminator `{name}` is not required"))
                    .here("needed to tell the variants apart")
                    .also(*declared, "may be absent")
                    .help(format!("add `required: [{name}]`"))
            }
            Self::DiscriminatorNotText { name, tag } => {
                say(format!("the discriminator `{name}` is neither a string nor an enumeration"))
                    .here("of a different type")
                    .also(*tag, "tells the variants apart")
                    .help("declare it as `string`, or as an enumeration of text")
            }
            Self::VariantNotObject { name, model } => say(format!("the variant `{name}` is not an object"))
                .here("not an object")
                .also(*model, "defined here")
                .help("name a model with `properties:`, or leave it empty if the variant has no other property"),
            Self::InsideItself { name, tag, union } => {
                say(format!("the union `{name}` contains itself, so the type of a `{tag}` cannot be determined"))
                    .here("refers back to the union")
                    .also(*union, "the union")
                    .help(
                        "name a model with properties of its own, or leave it empty if the variant has no \
                 other property",
                    )
            }
            Self::VariantWithoutTag { name, tag, model } => {
                say(format!("the variant `{name}` does not have the discriminator `{tag}`"))
                    .here(format!("has no `{tag}`"))
                    .also(*model, "defined here")
                    .help("make it extend the union, or declare the property")
            }
            Self::TagNotListed { tag, known, first } => {
                say(format!("`{tag}` is not a value of the discriminator's enumeration"))
                    .here("not listed")
                    .also(*first, "the enumeration")
                    .meant(tag, strings(known))
            }
            Self::DefaultVariantNotListed { name, known, variants } => {
                say(format!("`{name}` is neither the model of a variant nor the union itself"))
                    .here("not a variant")
                    .also_if(*variants, "the variants")
                    .meant(name, strings(known))
            }
            Self::TagWithoutVariant { tag, enumeration } => say(format!("the union has no variant for `{tag}`"))
                .here("the variants")
                .also(*enumeration, format!("lists `{tag}`"))
                .help(format!("add `{tag}:` with its model, or empty if it adds no properties")),
        }
    }
}
