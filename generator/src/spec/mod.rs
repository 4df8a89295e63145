//! The spec language: what a YAML file may say, as plain structs; never what it means. Every key is optional here, so that a missing one
//! is reported beside all other mistakes instead of ending the reading.
//!
//! The constraint words of [`Schema`] are JSON Schema's (draft 2020-12, validation vocabulary).

mod krate;
mod operation;
mod schema;
mod service;

pub use krate::{CrateFile, Versions};
pub use operation::{BodyOrName, Example, ExampleResponse, LongRunning, Operation, Response, ResponseOrName};
pub use schema::{EnumValue, EnumValues, Parents, Reason, Required, Schema, SchemaOrName};
pub use service::{Auth, AuthOrNone, CloudEndpoints, Endpoint, ModelsFile, OperationsFile, TokenScopes, TypesFile};

/// The parts of the language, in words, with their keys; a key that two parts have is looked for in the first.
pub fn sections() -> Vec<crate::yaml::Section> {
    use crate::yaml::fields;
    vec![
        ("a schema: a model, a property, a parameter or a header", fields::<Schema>()),
        ("an operation", fields::<Operation>()),
        ("a response", fields::<Response>()),
        ("`long-running:` of an operation", fields::<LongRunning>()),
        ("`paging:` of an operation", fields::<operation::Paging>()),
        ("an example", fields::<Example>()),
        ("`response:` of an example", fields::<ExampleResponse>()),
        ("`auth:`", fields::<Auth>()),
        ("`endpoint:`", fields::<CloudEndpoints>()),
        ("the top of `operations.yaml`", fields::<OperationsFile>()),
        ("`crate.yaml`", fields::<CrateFile>()),
    ]
}
