//! From what the YAML says to what it means. Names first, then definitions, operations, and last the values that must keep the
//! constraints. The only stage that finds problems beyond the form of the YAML; it never writes Rust.

mod alias;
mod argument;
mod auth;
mod body;
mod boxed;
mod build;
mod classified;
mod client;
mod collection;
mod cycle;
mod definition;
mod deprecated_alias;
mod enumeration;
mod example;
mod file;
mod form;
mod format;
mod inhabited;
mod inline;
mod keys;
mod krate;
mod long_running;
mod merge_patch;
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
mod range;
mod reach;
mod request_line;
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
use crate::model::{Api, Crate, Definitions};
use crate::source::Sources;
use build::Builder;
use classified::SchemaPosition;
use file::BrokenFiles;
use std::path::Path;

/// The meaning of all spec files below `root`.
///
/// What is wrong is noted in `problems`; where an error is among them the result is `None`, or of no use.
pub fn resolve(root: &Path, sources: &Sources, problems: &Problems) -> Option<Api> {
    let files = file::read(root, sources, BrokenFiles::LeftOut, problems);
    let is_broken = files.folders.values().any(|folder| folder.broken);
    let krate = krate::resolve(&files, problems);
    let api = build(Builder::new(&files, sources, problems), krate);
    if is_broken {
        recovered(root, sources, problems);
    }
    if problems.has_errors() { None } else { Some(api) }
}

fn build(mut b: Builder<'_>, krate: Crate) -> Api {
    let models = module::names(&mut b);
    for (index, written) in models.iter().enumerate() {
        b.slots[index].schema = schema::classify(&b, b.slots[index].scope, written, SchemaPosition::Model);
    }
    b.tags = structure::tags(&b);
    definition::fill(&mut b);
    alias::cycles(&mut b);
    union::cycles(&mut b);
    b.complete = true;
    value::fill(&mut b);
    let mut modules = module::resolve(&mut b);
    let mut types = Definitions::from(definition::finish(&mut b));
    reach::finish(&mut b, &mut types, &mut modules);
    inhabited::check(&b, &types);
    modules.retain(|module| module.service.is_none() || b.carried.contains(&module.folder));
    let formats = format::resolve(&mut b, &types, &modules);
    Api { krate, formats, types, modules }
}

/// Judges what is left of files that are no YAML, as far as no line that is missing could make a difference.
fn recovered(root: &Path, sources: &Sources, problems: &Problems) {
    let found = Problems::default();
    let files = file::read(root, sources, BrokenFiles::Recovered, &Problems::default());
    let krate = krate::resolve(&files, &Problems::default());
    let _incomplete = build(Builder::new(&files, sources, &found), krate);
    found.forward_independent(problems);
}
