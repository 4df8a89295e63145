//! Objects: what they extend and their properties: what can be wrong, and the words for it.

use crate::diagnose::words::{Words, say, strings};
use crate::source::Span;

problems! {
    /// Objects: what they extend and their properties.
    StructureProblem {
        Error Context "extends-cycle" ExtendsCycle { cycle: Vec<String> },
        Error Context "extends-not-object" ExtendsNotObject { name: String, model: Span },
        Error Context "property-redeclared" PropertyRedeclared { name: String, first: Span },
        Error Context "required-unknown" RequiredUnknown { name: String, known: Vec<String> },
        Error Context "required-on-property" RequiredOnProperty,
        Error Context "read-only-and-write-only" ReadOnlyAndWriteOnly { other: Span },
    }
}

impl StructureProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::ExtendsCycle { cycle } => say(format!("a model that extends itself: {}", cycle.join(" extends ")))
                .here("closes the cycle")
                .help("remove one of the `extends:`"),
            Self::ExtendsNotObject { name, model } => say(format!("`{name}` has no properties to extend"))
                .here("not an object")
                .also(*model, "defined here")
                .help("name a model with `properties:`, or remove `extends:`"),
            Self::PropertyRedeclared { name, first } => {
                say(format!("`{name}` is also a property of another extended model, with a different type"))
                    .here("a different type")
                    .also(*first, "first declared here")
                    .help("give it the same type, or do not extend both")
            }
            Self::RequiredUnknown { name, known } => say(format!("the required property `{name}` is not declared"))
                .here("not declared")
                .meant(name, strings(known)),
            Self::RequiredOnProperty => say("`required` is not a key of a property")
                .here("not allowed on a property")
                .help("list its name under `required:` of the model"),
            Self::ReadOnlyAndWriteOnly { other } => say("a property cannot be both `readOnly` and `writeOnly`")
                .here("only sent")
                .also(*other, "only received")
                .help("remove both if it is sent and received"),
        }
    }
}
