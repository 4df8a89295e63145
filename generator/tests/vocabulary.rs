//! Invented services that use every construct of the language: their spec has no mistake, and nothing of the language is missing in it.
//! What their client sends is proved by `.ci/vocabulary`, which compiles it.

use generator::diagnose::{self, Problems, Severity};
use generator::{output, render, resolve, source};
use std::fs;
use std::path::{Path, PathBuf};

#[path = "support/yaml.rs"]
mod yaml;

#[path = "support/language.rs"]
mod language;

#[path = "vocabulary/places.rs"]
mod places;

fn specs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vocabulary/specs")
}

fn package() -> output::Package {
    let root = specs();
    let sources = source::load(&root).expect("the specs can be read");
    let problems = Problems::default();
    let api = resolve::resolve(&root, &sources, &problems);
    let reports = problems.into_reports();
    let wrong = reports.iter().filter(|report| report.severity > Severity::Note).count();
    assert_eq!(wrong, 0, "{}", diagnose::text(&reports, &sources, diagnose::TextStyle::Plain));
    render::package(&api.expect("an api without mistakes")).printed()
}

#[test]
fn the_spec_of_every_construct_is_whole() {
    let package = package();
    assert!(package.iter().any(|(path, _)| path == "src/orchard/v2030_01_01/trees.rs"));
}

fn files(folder: &Path, name: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of specs") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, name, found);
        } else if path.file_name().is_some_and(|own| own == name) {
            found.push(path);
        }
    }
}

#[test]
fn every_construct_of_the_language_is_used() {
    let missing = language::missing(|kind| {
        let mut found = Vec::new();
        files(&specs(), &format!("{kind}.yaml"), &mut found);
        found.iter().map(|path| fs::read_to_string(path).expect("a spec")).collect()
    });
    assert!(missing.is_empty(), "the invented services do not use {missing:#?}");
}
