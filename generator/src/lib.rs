//! Reads REST operations written down in YAML and writes a Rust client crate for them.

pub mod diagnose;
pub mod diff;
pub mod model;
pub mod output;
pub mod pattern;
pub mod render;
pub mod resolve;
pub mod source;
mod spec;
mod yaml;

use diagnose::{Problems, Report};
use model::Api;
use source::Sources;
use std::path::Path;

/// What the spec files below `root` mean, and what there is to say about them; no meaning where an error is among the reports.
pub fn read(root: &Path, sources: &Sources) -> (Option<Api>, Vec<Report>) {
    let problems = Problems::default();
    let api = resolve::resolve(root, sources, &problems);
    (api, problems.into_reports())
}
