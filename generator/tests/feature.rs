//! A crate of many services: each has a feature, and what is emitted for one depends on no other.

use generator::diagnose::Problems;
use generator::source::{self, Sources};
use generator::{output::Package, render, resolve};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").to_owned()
}

/// The crate of the specs in a folder, of these services.
fn package(specs: &Path, services: &[&str]) -> Package {
    let read = source::load(specs).expect("the specs can be read");
    let mut sources = Sources::default();
    for (_, file) in read.iter() {
        let path = file.path.strip_prefix(specs).unwrap_or(&file.path);
        let text = if path == Path::new("crate.yaml") {
            let listed: String = services.iter().map(|it| format!("  {it}: [{}]\n", version(specs, it))).collect();
            format!("name: many\nversion: 0.1.0\nservices:\n{listed}")
        } else {
            file.text.clone()
        };
        sources.add(path, text);
    }
    let api = resolve::resolve(Path::new(""), &sources, &Problems::default());
    render::package(&api.expect("an api without mistakes")).printed()
}

/// The newest api-version of a service.
fn version(specs: &Path, service: &str) -> String {
    let folders = fs::read_dir(specs.join(service)).expect("the folder of a service");
    let names = folders.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    names.max().expect("an api-version")
}

/// The files, apart from those that are about the crate as a whole.
fn of_folders(package: &Package) -> BTreeMap<String, String> {
    const WHOLE: &[&str] = &["src/lib.rs", "src/byte_class.rs", "examples/watch/main.rs"];
    let is_of_folder = |path: &str| {
        let is_main = path.ends_with("/main.rs") || path.ends_with("/support.rs");
        (path.starts_with("src/") || path.starts_with("tests/")) && !WHOLE.contains(&path) && !is_main
    };
    package
        .iter()
        .filter(|(path, _)| is_of_folder(path))
        .map(|(path, text)| (path.to_string(), text.to_string()))
        .collect()
}

#[test]
fn another_service_changes_no_file_of_a_service_or_of_what_they_share() {
    let specs = workspace().join("specs");
    let all = ["containerservice", "devcenter", "mysql", "operationalinsights"];
    let whole = of_folders(&package(&specs, &all));
    for left_out in all {
        let others: Vec<&str> = all.into_iter().filter(|it| *it != left_out).collect();
        let fewer = of_folders(&package(&specs, &others));
        assert!(fewer.len() < whole.len(), "{left_out} has files of its own");
        for (path, text) in &fewer {
            assert_eq!(whole.get(path), Some(text), "{path} depends on {left_out}");
        }
    }
}

/// The features of a manifest with what they turn on.
fn features(manifest: &str) -> BTreeMap<String, Vec<String>> {
    let (_, rest) = manifest.split_once("[features]\n").expect("features");
    let lines = rest.lines().take_while(|line| !line.starts_with('[')).filter_map(|line| line.split_once(" = "));
    let read = |list: &str| serde_json::from_str(list).unwrap_or_else(|error| panic!("{list}: {error}"));
    lines.map(|(name, list)| (name.to_owned(), read(list))).collect()
}

#[test]
fn each_service_has_a_feature_that_turns_on_what_it_shares() {
    let package = package(&workspace().join("specs"), &["devcenter", "mysql"]);
    let features = features(package.get("Cargo.toml").expect("a manifest"));
    assert_eq!(features["default"], ["client", "reqwest", "all_services"]);
    assert_eq!(features["all_services"], ["devcenter", "mysql"]);
    assert_eq!(features["mysql"], ["arm"]);
    assert!(features["devcenter"].is_empty() && features["arm"].is_empty());
}

#[test]
#[ignore = "compiles the crate once for each service: CI runs it"]
fn each_service_alone_is_checked_without_a_warning() {
    let manifest = fs::read_to_string(workspace().join("generated/Cargo.toml")).expect("the emitted crate");
    let features = features(&manifest);
    let own: Vec<&String> = features.keys().filter(|name| workspace().join("specs").join(name).is_dir()).collect();
    assert!(own.len() > 4, "{own:?}");
    for feature in own {
        for with in ["", ",client"] {
            let output = Command::new(env!("CARGO"))
                .args(["clippy", "--offline", "--quiet", "-p", "azure_operations", "--no-default-features"])
                .args(["--all-targets", "--features", &format!("{feature}{with}"), "--", "-D", "warnings"])
                .current_dir(workspace())
                .output()
                .expect("cargo");
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{feature}{with}:\n{said}");
        }
    }
}
