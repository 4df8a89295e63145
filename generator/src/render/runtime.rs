//! The runtime crate and its test support, copied into the output as they are.

use crate::output::Draft;

/// Path below `generator/runtime`, and text.
const SOURCES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/runtime.rs"));

/// The runtime's own example, whose place the emitted crate's takes.
const OWN_EXAMPLE: &str = "examples/watch/main.rs";

/// The files of the runtime, which are formatted where they are.
pub(super) fn files() -> Vec<Draft> {
    SOURCES
        .iter()
        .filter(|(path, _)| *path != OWN_EXAMPLE)
        .map(|(path, text)| {
            let header = format!("// {}generator/runtime/{path}; edit that.\n\n", super::MARKER);
            Draft::finished(place(path), header + text)
        })
        .collect()
}

/// The root of the crate becomes the root of a module.
fn place(path: &str) -> String {
    match path.strip_prefix("src/") {
        Some("lib.rs") => "src/runtime/mod.rs".to_owned(),
        Some(rest) => format!("src/runtime/{rest}"),
        None => path.to_owned(),
    }
}
