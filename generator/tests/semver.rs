//! The claim on the crate's version, judged by the compiler: code that names every public item of the old crate with its exact type is
//! compiled against the new crate, for every case below `diff/`. Where it fails, the change must be claimed as a major one, and where a
//! major change of signatures is claimed, it must fail.
//!
//! It compiles some hundred small crates, so that it runs when asked for: `cargo test -p generator --test semver -- --ignored`.

use generator::diff::{self, Bump, Half, Side};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Cases that the pins cannot judge, with the reason.
const UNJUDGED: &[(&str, &str)] = &[
    ("api-version-changed", "the path of the module has the api-version in it"),
    ("stability-lowered", "the path of the module has the api-version in it"),
    ("required-parameters-reordered", "two arguments of one type change places, which no compiler sees"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff")
}

fn cases() -> Vec<String> {
    let entries = fs::read_dir(root()).expect("the cases").map(|entry| entry.expect("an entry"));
    let mut names: Vec<String> = entries
        .filter(|entry| entry.path().join("old").is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !UNJUDGED.iter().any(|(case, _)| case == name))
        .collect();
    names.sort();
    names
}

fn side(case: &str, which: &str) -> Side {
    let path = root().join(case).join(which);
    let mut side = diff::side(&path.to_string_lossy(), &path).unwrap_or_else(|error| panic!("{case}/{which}: {error}"));
    side.api.krate.name = format!("new_{}", case.replace('-', "_"));
    side
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

/// The emitted crate without its tests and what only they need.
fn emit(side: &Side, folder: &Path) {
    for (path, text) in generator::render::package(&side.api).iter() {
        if path == "Cargo.toml" {
            let kept = text.split("[dev-dependencies]").next().unwrap_or(text);
            write(&folder.join(path), kept);
        } else if path.starts_with("src/") || path == "README.md" {
            write(&folder.join(path), text);
        }
    }
}

/// A crate that names every item of `old` and is compiled against the crate in `new_folder`.
fn pin(name: &str, old: &Side, folder: &Path, half: Half) {
    let dependency = &old.api.krate.name;
    let features = if half == Half::Whole { ", features = [\"client\"]" } else { "" };
    let core = if half == Half::Whole { "azure_core = { version = \"1.1\", default-features = false }\n" } else { "" };
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         {dependency} = {{ path = \"../{dependency}\", default-features = false{features} }}\nserde_json = \"1\"\n{core}"
    );
    write(&folder.join("Cargo.toml"), &manifest);
    write(&folder.join("src/lib.rs"), &diff::pins(&old.api, half));
}

/// The first error of each crate that does not compile.
fn check(workspace: &Path) -> BTreeMap<String, String> {
    let output = Command::new(env!("CARGO"))
        .args(["check", "--workspace", "--keep-going", "--offline", "--quiet", "--message-format=json"])
        .current_dir(workspace)
        .env("CARGO_TARGET_DIR", workspace.join("target"))
        .output()
        .expect("cargo");
    let mut failed = BTreeMap::new();
    let mut heard = false;
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(message) = serde_json::from_str::<serde_json::Value>(line) else { continue };
        heard = true;
        if message["reason"] == "compiler-message" && message["message"]["level"] == "error" {
            let name = message["target"]["name"].as_str().unwrap_or_default().to_owned();
            failed
                .entry(name)
                .or_insert_with(|| message["message"]["rendered"].as_str().unwrap_or_default().to_owned());
        }
    }
    assert!(heard, "cargo: {}", String::from_utf8_lossy(&output.stderr));
    failed
}

#[test]
#[ignore = "it compiles some hundred crates, which takes minutes"]
fn the_compiler_agrees_with_every_claim() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let half = if std::env::var_os("MODELS_ONLY").is_some() { Half::Models } else { Half::Whole };
    let mut members = Vec::new();
    let mut claims = BTreeMap::new();
    for case in cases() {
        let (old, new) = (side(&case, "old"), side(&case, "new"));
        let report = diff::compare(&old, &new);
        let signature = report.findings.iter().map(|finding| finding.rust.signature).max().unwrap_or(Bump::None);
        let plain = case.replace('-', "_");
        emit(&new, &folder.path().join(&new.api.krate.name));
        pin(&format!("pins_{plain}"), &old, &folder.path().join(format!("pins_{plain}")), half);
        members.extend([format!("\"new_{plain}\""), format!("\"pins_{plain}\"")]);
        claims.insert(format!("pins_{plain}"), signature);
        // The pins of a crate compile against the crate itself, or they would show nothing.
        pin(&format!("same_{plain}"), &new, &folder.path().join(format!("same_{plain}")), half);
        members.push(format!("\"same_{plain}\""));
    }
    write(
        &folder.path().join("Cargo.toml"),
        &format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", members.join(", ")),
    );
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    fs::copy(lock, folder.path().join("Cargo.lock")).expect("the lock file");
    let failed = check(folder.path());
    let broken: Vec<_> = failed.iter().filter(|(name, _)| !name.starts_with("pins_")).collect();
    assert!(broken.is_empty(), "the crates or their pins do not compile by themselves: {broken:#?}");
    let failing: BTreeSet<&String> = failed.keys().collect();
    let major: BTreeSet<&String> =
        claims.iter().filter(|(_, bump)| **bump == Bump::Major).map(|(name, _)| name).collect();
    eprintln!("{} claims, {} of them major; {} pins fail", claims.len(), major.len(), failing.len());
    let under: Vec<_> = failing.difference(&major).map(|name| (name, &failed[*name])).collect();
    let over: Vec<_> = if half == Half::Whole { major.difference(&failing).collect() } else { Vec::new() };
    assert!(under.is_empty() && over.is_empty(), "claimed too little: {under:#?}\nclaimed too much: {over:#?}");
}
