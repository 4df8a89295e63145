//! The folder that the user stands in decides which project a command is about.

use crate::bakery::{Bakery, stderr, stdout};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn bare(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_opgen")).args(arguments).current_dir(folder).output().expect("the command runs")
}

#[test]
fn the_project_is_the_one_that_the_user_stands_in() {
    let bakery = Bakery::new();
    let output = bare(&bakery.path("."), &["codegen"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).starts_with("created generated/.gitignore\n"), "{}", stdout(&output));
    let check = bare(&bakery.path("specs/bakery"), &["codegen", "--check"]);
    assert_eq!(check.status.code(), Some(0), "{}", stderr(&check));
    assert!(bakery.path("generated/src/lib.rs").is_file());
}

#[test]
fn outside_of_any_project_nothing_is_done() {
    let folder = tempfile::tempdir().expect("a folder");
    for command in ["codegen", "check"] {
        let output = bare(folder.path(), &[command]);
        assert_eq!(output.status.code(), Some(3));
        assert!(stderr(&output).contains("has specs/crate.yaml; go to the project"), "{}", stderr(&output));
    }
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
}

/// Copies what cargo needs in order to know the workspace: manifests and targets.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type().expect("a kind").is_dir() {
            if entry.file_name() != "tests" && entry.file_name() != "target" {
                copy(&path, &to);
            }
        } else {
            fs::copy(path, to).expect("a copy");
        }
    }
}

#[test]
fn the_lock_file_is_the_same_when_the_crate_comes_back() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    let folder = tempfile::tempdir().expect("a folder");
    for member in ["generator", "xtask", "specs", "generated"] {
        copy(&workspace.join(member), &folder.path().join(member));
    }
    for file in ["Cargo.toml", "Cargo.lock"] {
        fs::copy(workspace.join(file), folder.path().join(file)).expect("a copy");
    }
    let lock = || fs::read_to_string(folder.path().join("Cargo.lock")).expect("a lock file");
    let cargo = || {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["update", "--workspace", "--offline", "--quiet"]).current_dir(folder.path());
        assert!(cargo.status().expect("cargo runs").success());
    };
    cargo();
    let before = lock();
    fs::remove_dir_all(folder.path().join("generated")).expect("deleted");
    // As cargo does before it runs anything.
    cargo();
    let packages = |lock: &str| lock.matches("[[package]]").count();
    assert_eq!(packages(&lock()), packages(&before) - 1, "only the crate's own entry goes with it");
    let output = bare(folder.path(), &["codegen"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(lock(), before);
}
