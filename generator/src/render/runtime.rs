//! The runtime crate and the parts of its test support that are called, copied into the output as they are.

use crate::output::{DraftFile, MARKER};
use std::collections::BTreeSet;

/// Path below `generator/runtime`, and text.
const SOURCES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/runtime.rs"));

/// The folder of the test support, one file for each part.
const SUPPORT: &str = "tests/support/";

/// Read so that cargo builds anew in another checkout that shares the target folder: `.cargo/config.toml` sets it.
const _: Option<&str> = option_env!("OPERATIONS_CHECKOUT");

/// Where the runtime is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Runtime {
    /// In the crate, as its module.
    Embedded,
    /// In another crate.
    Shared,
}

/// Whether the crate has an example of its own that the runtime's files belong to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum WithExample {
    Yes,
    No,
}

/// The runtime's own example, whose place the emitted crate's takes.
const OWN_EXAMPLE: &str = "examples/watch/main.rs";

/// The runtime's example beside that file, for a crate with something to watch.
const EXAMPLE: &str = "examples/watch/";

/// The files of the runtime where it is embedded, which are formatted where they are; those of its example where the crate has one.
pub(super) fn files(runtime: Runtime, with_example: WithExample) -> Vec<DraftFile> {
    let is_wanted = |path: &str| match (path.starts_with(EXAMPLE), with_example, runtime) {
        (true, WithExample::Yes, _) => path != OWN_EXAMPLE,
        (true, WithExample::No, _) => false,
        (false, _, Runtime::Embedded) => true,
        (false, _, Runtime::Shared) => false,
    };
    let all = SOURCES.iter().filter(|(path, _)| is_wanted(path) && !path.starts_with(SUPPORT));
    all.map(|(path, text)| copy(path, text)).collect()
}

/// The files of these parts of the test support.
pub(super) fn support(parts: &BTreeSet<&str>) -> Vec<DraftFile> {
    parts.iter().map(|part| copy(&format!("{SUPPORT}{part}.rs"), part_text(part))).collect()
}

/// The text of a part of the test support; empty where there is no such part.
pub(super) fn part_text(part: &str) -> &'static str {
    let of_part = |path: &str| path.strip_prefix(SUPPORT).and_then(|name| name.strip_suffix(".rs")) == Some(part);
    SOURCES.iter().find(|(path, _)| of_part(path)).map_or("", |(_, text)| text)
}

fn copy(path: &str, text: &str) -> DraftFile {
    let header = format!("// {}generator/runtime/{path}; edit that.\n\n", MARKER);
    DraftFile::finished(place(path), header + text)
}

/// The root of the crate becomes the root of a module.
fn place(path: &str) -> String {
    match path.strip_prefix("src/") {
        Some("lib.rs") => "src/runtime/mod.rs".to_owned(),
        Some(rest) => format!("src/runtime/{rest}"),
        None => path.to_owned(),
    }
}
