//! What codegen lays out by itself is what rustfmt would have made of it, in every construct of the language.

use generator::diagnose::{Problems, Severity};
use generator::{output, render, resolve, source};
use std::path::Path;
use std::process::Command;
use std::{env, fs};

fn package(specs: &str) -> output::Package {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(specs);
    let sources = source::load(&root).expect("the specs can be read");
    let problems = Problems::default();
    let api = resolve::resolve(&root, &sources, &problems).expect("an api without mistakes");
    assert!(problems.into_reports().iter().all(|report| report.severity < Severity::Error));
    output::format(render::package(&api)).expect("rustfmt is there")
}

/// Writes the crate and has rustfmt look at every file of it.
fn rustfmt_has_nothing_to_say(specs: &str) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let package = package(specs);
    for (path, text) in package.iter() {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("the folder is writable");
        fs::write(path, text).expect("the folder is writable");
    }
    let is_root = |path: &&str| path.ends_with(".rs") && (*path == "src/lib.rs" || is_test(path));
    let roots = package.paths().filter(is_root).map(|path| folder.path().join(path));
    let rustfmt = env::var_os("RUSTFMT").unwrap_or_else(|| "rustfmt".into());
    let output =
        Command::new(rustfmt).args(["--check", "--edition", "2024"]).args(roots).output().expect("rustfmt runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.is_empty(), "{said}{}", String::from_utf8_lossy(&output.stderr));
}

/// Whether a path is the main file of a test.
fn is_test(path: &str) -> bool {
    matches!(path.split('/').collect::<Vec<_>>().as_slice(), ["tests", _] | ["tests", _, "main.rs"])
}

#[test]
fn the_invented_services_are_formatted() {
    rustfmt_has_nothing_to_say("tests/vocabulary/specs");
}

#[test]
fn the_services_of_this_repository_are_formatted() {
    rustfmt_has_nothing_to_say("../specs");
}
