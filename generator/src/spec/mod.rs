//! The spec language: what a YAML file may contain, as plain structs; never what it means. Every key is optional here, so that a missing
//! key is reported along with all other mistakes instead of aborting deserialization.
//!
//! The constraint keywords of [`Schema`] are those of JSON Schema (draft 2020-12, validation vocabulary).

mod auth;
mod endpoint;
mod krate;
mod operation;
mod schema;
mod service;

pub use auth::{ApiKey, Auth, AuthOrNone, TokenScopes};
pub use endpoint::{CloudEndpoints, Endpoint};
pub use krate::{CrateFile, Runtime, Versions};
pub use operation::{
    BodyOrName, Example, ExampleResponse, ExampleResponses, LongRunning, Operation, Paging, Response, ResponseOrName,
};
pub use schema::{
    EnumMeaning, EnumValue, EnumValues, NUMBER_FORMATS, PARAMETER_STYLES, Parents, Reason, Required, Schema,
    SchemaOrName, TEXT_FORMATS,
};
pub use service::{ModelsFile, OperationsFile, TypesFile};

use crate::yaml::{Section, keys};
use std::sync::LazyLock;

/// The parts of the language, in words, with their keys; a key that two parts have is looked for in the first.
pub fn sections() -> &'static [Section] {
    static SECTIONS: LazyLock<Vec<Section>> = LazyLock::new(|| {
        vec![
            ("a schema: a model, a property, a parameter or a header", keys::<Schema>()),
            ("an operation", keys::<Operation>()),
            ("a response", keys::<Response>()),
            ("`long-running:` of an operation", keys::<LongRunning>()),
            ("`paging:` of an operation", keys::<Paging>()),
            ("an example", keys::<Example>()),
            ("`response:` of an example", keys::<ExampleResponse>()),
            ("`auth:`", keys::<Auth>()),
            ("`endpoint:`", keys::<CloudEndpoints>()),
            ("the top of `operations.yaml`", keys::<OperationsFile>()),
            ("`crate.yaml`", keys::<CrateFile>()),
            ("`runtime:` of `crate.yaml`", keys::<Runtime>()),
        ]
    });
    &SECTIONS
}
