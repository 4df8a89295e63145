//! An invented service that uses every construct of the language: its spec has no mistake, and its client sends what it should.

use generator::diagnose::{self, Problems, Severity};
use generator::{output, render, resolve, source};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vocabulary")
}

fn package() -> output::Package {
    let root = folder().join("specs");
    let sources = source::load(&root).expect("the specs can be read");
    let problems = Problems::default();
    let api = resolve::resolve(&root, &sources, &problems);
    let reports = problems.into_reports();
    let wrong = reports.iter().filter(|report| report.severity > Severity::Note).count();
    assert_eq!(wrong, 0, "{}", diagnose::text(&reports, &sources, false));
    render::package(&api.expect("an api without mistakes")).printed()
}

#[test]
fn the_spec_of_every_construct_is_whole() {
    let package = package();
    assert!(package.iter().any(|(path, _)| path == "src/orchard/v2030_01_01/trees.rs"));
}

/// Compiles the crate with all that it stands on, which takes minutes.
#[test]
#[ignore = "it compiles a whole crate"]
fn the_client_sends_what_it_should() {
    let out = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("vocabulary");
    for (path, text) in package().iter() {
        let path = out.join(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let manifest = out.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).expect("a manifest");
    fs::write(&manifest, text + "\n[workspace]\n").expect("a manifest");
    fs::create_dir_all(out.join("tests/proof")).expect("a folder");
    fs::copy(folder().join("proof.rs"), out.join("tests/proof/main.rs")).expect("the proof");
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo).args(["test", "--quiet", "--test", "proof"]).current_dir(&out).status();
    assert!(status.expect("cargo runs").success());
}
