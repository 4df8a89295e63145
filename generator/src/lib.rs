//! Reads REST operations written down in YAML and writes a Rust client crate for them.

pub mod pattern;
