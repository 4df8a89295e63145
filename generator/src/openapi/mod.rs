//! Between descriptions in OpenAPI 2.0, 3.0 and 3.1 and the specs that a person owns; never what a spec means, which `resolve` decides.
//!
//! A description is read through [`serde_json::Value`], not through the types of an OpenAPI crate: there is none that reads all three
//! versions; Azure's extensions, which half of the facts are in, would be untyped maps there too; a mistake would end the reading of the
//! whole file; and what is said about a description names the place by its JSON pointer, which typed structs have lost.

mod audit;
mod auth;
mod body;
mod described;
mod document;
mod enumeration;
mod example;
mod export;
mod form;
mod import;
mod imported;
mod listing;
mod merge;
mod naming;
mod object;
mod operation;
mod parameter;
mod problem;
mod rounded;
mod schema;
mod service;
mod session;
mod shared;
mod text;
mod write;

pub use audit::{Counterpart, counterpart};
pub use document::{Library, Read};
pub use export::{Exported, export};
pub use import::{ReservedNames, Wanted, import};
pub use imported::Imported;
pub use merge::{Change, MergedSpec, changes, merge};
pub use problem::{Cause, Loss, Place, Problem};
