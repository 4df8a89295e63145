//! From what the YAML says to what it means. Names first, then definitions, operations, and last the values that must keep the
//! constraints. The only stage that finds problems beyond the form of the YAML; it never writes Rust.

mod alias;
mod auth;
mod body;
mod boxed;
mod build;
mod collection;
mod cycle;
mod definition;
mod enumeration;
mod example;
mod file;
mod form;
mod format;
mod former;
mod group;
mod inhabited;
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
mod position;
mod property;
mod reach;
pub mod reserved;
mod response;
mod schema;
mod segment;
mod service;
mod structure;
#[cfg(test)]
mod tests;
mod text;
mod union;
mod unused;
mod value;

pub use place::{Places, places};

use crate::diagnose::Problems;
use crate::model::Api;
use crate::source::Sources;
use file::Broken;
use std::path::Path;

/// The meaning of all spec files below `root`.
///
/// What is wrong is noted in `problems`; where an error is among them the result is `None`, or of no use.
pub fn resolve(root: &Path, sources: &Sources, problems: &Problems) -> Option<Api> {
    let files = file::read(root, sources, Broken::LeftOut, problems);
    let is_broken = files.folders.values().any(|folder| folder.broken);
    let krate = krate::resolve(&files, problems);
    let api = build::Builder::new(&files, sources, problems).build(krate);
    if is_broken {
        mended(root, sources, problems);
    }
    if problems.has_errors() { None } else { Some(api) }
}

/// Judges what is left of files that are no YAML, as far as no line that is missing could make a difference.
fn mended(root: &Path, sources: &Sources, problems: &Problems) {
    let found = Problems::default();
    let files = file::read(root, sources, Broken::Mended, &Problems::default());
    let krate = krate::resolve(&files, &Problems::default());
    let _incomplete = build::Builder::new(&files, sources, &found).build(krate);
    found.forward_independent(problems);
}
