//! Importing what was exported gives the spec back: for the project's specs, for the fictitious services that use every construct, and for the
//! bases of the diff tests; `combination.rs` does the same with random specs.

#[path = "support/round_trip.rs"]
mod round_trip;

use generator::source;
use round_trip::changes;
use std::fs;
use std::path::{Path, PathBuf};

/// The specs below a folder of the generator, by their path below `specs`.
fn specs(folder: &str) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let sources = source::load(&root).expect("specs");
    let below = |path: &Path| Path::new("specs").join(path.strip_prefix(&root).expect("below the root"));
    sources.iter().map(|(_, file)| (below(&file.path), file.text.clone())).collect()
}

#[test]
fn the_specs_come_back() {
    let found = changes(&specs("../specs"));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_construct_comes_back() {
    let found = changes(&specs("tests/vocabulary/specs"));
    // A description's numbers are read as doubles, which hold 17 digits.
    let found: Vec<&String> = found.iter().filter(|it| !it.contains("0.99999999999999999999")).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_diff_tests_specs_come_back() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff/base");
    let mut count = 0;
    for entry in fs::read_dir(root).expect("the bases") {
        let name = entry.expect("a base").file_name().to_string_lossy().into_owned();
        let files = specs(&format!("tests/diff/base/{name}"));
        if files.iter().any(|(path, _)| path.ends_with("crate.yaml")) {
            let found = changes(&files);
            assert!(found.is_empty(), "{name}\n{}", found.join("\n"));
            count += 1;
        }
    }
    assert!(count > 0, "no base was exported");
}
