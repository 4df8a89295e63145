//! Reads REST operations written down in YAML and writes a Rust client crate for them.

pub mod diagnose;
pub mod diff;
pub mod model;
pub mod pattern;
pub mod resolve;
pub mod source;
mod spec;
mod yaml;
