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
pub use schema::{EnumValue, EnumValues, Parents, Required, Schema, SchemaOrName};
pub use service::{Auth, AuthOrNone, CloudEndpoints, Endpoint, ModelsFile, OperationsFile, TokenScopes, TypesFile};
