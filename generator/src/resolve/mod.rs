//! From what the YAML says to what it means. Names first, then definitions, operations, and last the values that must keep the
//! constraints. The only stage that finds problems beyond the form of the YAML; it never writes Rust.

mod alias;
mod auth;
mod body;
mod build;
mod circle;
mod collection;
mod definition;
mod enumeration;
mod example;
mod file;
mod finite;
mod form;
mod format;
mod former;
mod keys;
mod krate;
mod long_running;
mod module;
mod name;
mod number;
mod operation;
mod paging;
mod parameter;
mod path;
mod place;
mod reach;
mod response;
mod schema;
mod service;
mod structure;
mod text;
mod union;
mod value;

pub use place::{Places, places};

use crate::diagnose::Problems;
use crate::model::Api;
use crate::source::Sources;
use std::path::Path;

/// The meaning of all spec files below `root`.
///
/// What is wrong is noted in `problems`; where an error is among them the result is `None`, or of no use.
pub fn resolve(root: &Path, sources: &Sources, problems: &Problems) -> Option<Api> {
    let files = file::read(root, sources, problems);
    let krate = krate::resolve(&files, problems);
    let api = build::Builder::new(&files, sources, problems).build(krate);
    if problems.has_errors() { None } else { Some(api) }
}
