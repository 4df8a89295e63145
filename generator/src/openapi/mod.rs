//! Between descriptions in OpenAPI 2.0, 3.0 and 3.1 and the specs that a person owns; never what a spec means, which `resolve` decides.
//!
//! A description is read through [`serde_json::Value`], not through the types of an OpenAPI crate: there is none that reads all three
//! versions; Azure's extensions, which half of the facts stand in, would be untyped maps there too; a mistake would end the reading of the
//! whole file; and what is said about a description names the place by its JSON pointer, which typed structs have lost.

mod auth;
mod body;
mod document;
mod enumeration;
mod example;
mod import;
mod listing;
mod naming;
mod object;
mod operation;
mod parameter;
mod problem;
mod schema;
mod service;
mod session;
mod shared;
mod text;
mod write;

pub use document::{Library, Read};
pub use import::{Imported, Wanted, import};
pub use problem::{Cause, Place, Problem, Severity};
