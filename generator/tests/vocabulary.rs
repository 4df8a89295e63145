//! Fictitious services that use every construct of the language: their spec has no mistake, and nothing of the language is missing in it.
//! What their client sends is proved by `.ci/vocabulary`, which compiles it.

use generator::diagnose::{self, Problems, Severity};
use generator::source::Sources;
use generator::{output, render, resolve, source};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "support/yaml.rs"]
mod yaml;

#[path = "support/language.rs"]
mod language;

#[path = "vocabulary/mutation.rs"]
mod mutation;

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
    assert!(package.iter().any(|(path, _)| path == "src/store/v2030_01_01/products.rs"));
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
        // A crate that shares its runtime is proved in `tests/sharing.rs`.
        for folder in [specs(), specs().join("../../sharing")] {
            files(&folder, &format!("{kind}.yaml"), &mut found);
        }
        found.iter().map(|path| fs::read_to_string(path).expect("a spec")).collect()
    });
    assert!(missing.is_empty(), "the fictitious services do not use {missing:#?}");
}

/// What specs mean, as text; `None` where they have a mistake.
fn meaning(files: &[(PathBuf, Value)]) -> Option<String> {
    let mut sources = Sources::default();
    for (path, value) in files {
        sources.add(path, value.to_string());
    }
    let problems = Problems::default();
    let api = resolve::resolve(Path::new(""), &sources, &problems);
    let is_mistaken = problems.into_reports().iter().any(|report| report.severity > Severity::Note);
    api.filter(|_| !is_mistaken).map(|api| format!("{api:?}"))
}

/// Takes away what a JSON pointer leads to.
fn remove(value: &mut Value, pointer: &str) {
    let (parent, key) = pointer.rsplit_once('/').expect("a key is not the whole file");
    let parent = value.pointer_mut(parent).expect("what contains the key");
    let key = key.replace("~1", "/").replace("~0", "~");
    parent.as_object_mut().and_then(|parent| parent.remove(&key)).expect("the key");
}

#[test]
fn every_key_has_an_effect() {
    let (mut silent, mut effective) = (BTreeSet::new(), BTreeSet::new());
    for root in [specs(), specs().join("../../sharing/left")] {
        try_keys(&root, &mut silent, &mut effective);
    }
    let silent: Vec<_> = silent.difference(&effective).collect();
    assert!(silent.is_empty(), "nothing reads {silent:?}: specs mean the same without them");
}

/// Takes away each key that is not known to have an effect, and notes whether the specs still mean the same.
fn try_keys(root: &Path, silent: &mut BTreeSet<String>, effective: &mut BTreeSet<String>) {
    let mut specs_of_all = Vec::new();
    for kind in ["crate", "types", "models", "operations"] {
        let mut found = Vec::new();
        files(root, &format!("{kind}.yaml"), &mut found);
        specs_of_all.extend(found.into_iter().map(|path| {
            let value = yaml::json(&fs::read_to_string(&path).expect("a spec"));
            (kind, path.strip_prefix(root).expect("a path below the specs").to_owned(), value)
        }));
    }
    let whole: Vec<_> = specs_of_all.iter().map(|(_, path, value)| (path.clone(), value.clone())).collect();
    let before = meaning(&whole).expect("specs without mistakes");
    for (index, (kind, _, value)) in specs_of_all.iter().enumerate() {
        for (key, places) in language::uses(kind, value).into_iter().filter(|(used, _)| !used.contains(' ')) {
            for place in places {
                if effective.contains(&key) {
                    break;
                }
                let mut without = whole.clone();
                remove(&mut without[index].1, &place);
                if meaning(&without).as_ref() == Some(&before) {
                    silent.insert(key.clone());
                } else {
                    effective.insert(key.clone());
                }
            }
        }
    }
}
