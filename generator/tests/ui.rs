//! Every mistake has a folder `tests/ui/<code>/`, or `<code>.<which>/`, with the files that hold it; the files of `tests/ui/base` stand in
//! for the rest. `UPDATE=1` writes what is printed to `expected.txt`, `CASE=name` takes one case.

#[path = "support/chosen.rs"]
mod chosen;
#[path = "support/golden.rs"]
mod golden;

use chosen::chosen;
use generator::diagnose::{self, Problems, Report, Severity, codes};
use generator::resolve;
use generator::source::Sources;
use golden::Goldens;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Holds the files of a spec without a mistake.
const BASE: &str = "base";
/// Holds ten mistakes of different kinds.
const TOGETHER: &str = "all-at-once";
/// Holds several mistakes of form in one file, some of which leave no YAML.
const ONE_FILE: &str = "all-in-one-file";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui")
}

/// The cases that were asked for, sorted.
fn cases() -> Vec<String> {
    chosen(all())
}

fn all() -> Vec<String> {
    let entries = fs::read_dir(folder()).expect("the folder of fixtures");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("a fixture").file_name().into_string().expect("a code")).collect();
    names.sort();
    names
}

/// The spec files below a folder, by the path that a user would see.
fn files(folder: &Path, inside: &str) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder of spec files") {
        let path = entry.expect("a spec file").path();
        let name = format!("{inside}/{}", path.file_name().and_then(|name| name.to_str()).expect("a plain name"));
        if path.is_dir() {
            found.extend(files(&path, &name));
        } else if path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml") {
            found.insert(name, fs::read(&path).expect("a file"));
        }
    }
    found
}

/// The files of a case over those of the base, without the one that the case says is not there.
fn sources(case: &str) -> Sources {
    let mut all = files(&folder().join(BASE), "specs");
    all.extend(files(&folder().join(case), "specs"));
    if let Ok(without) = fs::read_to_string(folder().join(case).join("without")) {
        all.remove(&format!("specs/{}", without.trim()));
    }
    let mut sources = Sources::default();
    for (path, bytes) in all {
        sources.add_bytes(path, bytes);
    }
    sources
}

fn reports(sources: &Sources) -> Vec<Report> {
    let problems = Problems::default();
    let api = resolve::resolve(Path::new("specs"), sources, &problems);
    assert_eq!(api.is_none(), problems.has_errors(), "an API comes without errors");
    problems.into_reports()
}

#[test]
fn every_mistake_is_printed_as_expected() {
    let mut goldens = Goldens::default();
    for case in cases().iter().filter(|case| *case != BASE) {
        let sources = sources(case);
        let printed = diagnose::text(&reports(&sources), &sources, diagnose::TextStyle::Plain);
        goldens.check(&folder().join(case).join("expected.txt"), &printed);
    }
    goldens.finish(&folder(), |path| path.ends_with("expected.txt"));
}

#[test]
fn one_mistake_is_one_kind_of_report() {
    let mut wrong = Vec::new();
    for case in cases() {
        let code = case.split('.').next().expect("a code");
        if [BASE, TOGETHER, ONE_FILE].contains(&code) {
            continue;
        }
        let found: BTreeSet<&str> = reports(&sources(&case)).iter().map(|report| report.code).collect();
        if found != BTreeSet::from([code]) {
            wrong.push(format!("{case}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_fixture() {
    let cases = all();
    let covered: BTreeSet<&str> = cases.iter().map(|case| case.split('.').next().expect("a code")).collect();
    let missing: Vec<&str> = codes().into_iter().filter(|code| !covered.contains(*code)).collect();
    assert!(missing.is_empty(), "without a folder in tests/ui: {missing:?}");
    let unknown: Vec<&&str> =
        covered.iter().filter(|code| !codes().contains(code) && ![BASE, TOGETHER, ONE_FILE].contains(code)).collect();
    assert!(unknown.is_empty(), "folders in tests/ui that are no code: {unknown:?}");
}

#[test]
fn a_spec_without_mistakes_is_silent() {
    let sources = sources(BASE);
    assert_eq!(diagnose::text(&reports(&sources), &sources, diagnose::TextStyle::Plain), "");
}

#[test]
fn every_problem_says_where_and_what_to_do() {
    for case in cases() {
        for report in reports(&sources(&case)) {
            assert!(!report.message.ends_with('.') && !report.message.is_empty(), "{case}: {}", report.message);
            assert!(!report.labels.is_empty() || report.code == "no-crate-file", "{case}: no place");
            let fine = report.severity == Severity::Note;
            assert!(report.help.is_some() || fine, "{case}: no help with `{}`", report.message);
        }
    }
}

#[test]
fn programs_read_the_same_as_people() {
    let sources = sources(TOGETHER);
    let reports = reports(&sources);
    let mut goldens = Goldens::default();
    goldens.check(&folder().join(TOGETHER).join("expected.jsonl"), &diagnose::json(&reports, &sources));
    goldens.check(&folder().join(TOGETHER).join("expected.sarif"), &diagnose::sarif(&reports, &sources));
    goldens.finish(&folder(), |path| path.ends_with("expected.jsonl") || path.ends_with("expected.sarif"));
}
