//! Importing what was exported gives the spec back: for the project's specs, for the invented services that use every construct, and for the
//! bases of the diff tests.

use generator::diagnose::{self, Severity};
use generator::diff::{self, Finding, Side};
use generator::openapi::{self, Library, Wanted};
use generator::resolve::{self, reserved};
use generator::source::{self, Sources};
use std::fs;
use std::path::{Path, PathBuf};

fn side(name: &str, sources: Sources) -> Side {
    let root = Path::new("specs");
    let (api, mut reports) = generator::read(root, &sources);
    reports.retain(|report| report.severity == Severity::Error);
    let api =
        api.unwrap_or_else(|| panic!("{name}\n{}", diagnose::text(&reports, &sources, diagnose::TextStyle::Plain)));
    Side { name: name.to_owned(), api, places: resolve::places(root, &sources), sources, shared: None }
}

/// The specs below a folder of the generator, by their path below `specs`.
fn specs(folder: &str) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let sources = source::load(&root).expect("specs");
    let below = |path: &Path| Path::new("specs").join(path.strip_prefix(&root).expect("below the root"));
    sources.iter().map(|(_, file)| (below(&file.path), file.text.clone())).collect()
}

fn sources(files: &[(PathBuf, String)]) -> Sources {
    let mut sources = Sources::default();
    for (path, text) in files {
        sources.add(path.clone(), text.clone());
    }
    sources
}

/// What changes when every api-version is exported and imported again; each with the service and the keys that differ.
fn changes(files: &[(PathBuf, String)]) -> Vec<String> {
    let old = side("the specs", sources(files));
    let is_shared = |path: &Path| path.file_name().is_some_and(|name| name == "types.yaml" || name == "crate.yaml");
    let mut new: Vec<(PathBuf, String)> = files.iter().filter(|(path, _)| is_shared(path)).cloned().collect();
    let name = |path: &Path| path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
    let folders = new.iter().filter(|(path, _)| path.ends_with("types.yaml"));
    let shared: Vec<(String, String)> = folders.map(|(path, text)| (name(path), text.clone())).collect();
    for exported in openapi::export(Path::new("specs"), &old.sources) {
        let mut library = Library::default();
        let unread = library.add(Path::new("exported.json"), &mut |_| Ok(exported.text.clone()));
        assert!(unread.is_empty(), "{unread:?}");
        let reserved = [reserved::PRELUDE, reserved::RUNTIME].concat();
        let wanted = Wanted { reserved, shared: shared.clone(), ..Wanted::default() };
        let imported = openapi::import(&library, &[PathBuf::from("exported.json")], &wanted);
        let lost: Vec<_> =
            imported.problems.iter().filter(|it| it.cause.severity() > openapi::Severity::Note).collect();
        assert!(lost.is_empty(), "{}: {lost:#?}", exported.folder);
        for (file, text) in imported.files() {
            new.push((Path::new("specs").join(&exported.folder).join(file), text));
        }
    }
    let line = |finding: &Finding| format!("{} {} {:?}", finding.rule.id(), finding.subject, finding.details);
    diff::compare(&old, &side("the import", sources(&new))).findings.iter().map(line).collect()
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
