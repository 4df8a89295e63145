//! The commands as a user runs them, on a fictitious service.

mod at_once;
mod bakery;
mod first;
mod memory;
mod own;
mod project;

use bakery::{Bakery, MODELS, stderr, stdout};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn a_second_run_writes_nothing() {
    let bakery = Bakery::new();
    assert_eq!(bakery.code(&["codegen"]), Some(0));
    let before = bakery.times();
    assert_eq!(bakery.code(&["codegen"]), Some(0));
    assert_eq!(bakery.times(), before);
    assert_eq!(bakery.code(&["codegen", "--check"]), Some(0));
}

#[test]
fn manual_changes_are_found_and_repaired() {
    let bakery = Bakery::new();
    assert_eq!(bakery.code(&["codegen"]), Some(0));
    let loaf = "out/src/bakery/v2024_03_01/models/loaf.rs";
    let (whole, root) =
        (fs::read(bakery.path(loaf)).expect("a file"), fs::read(bakery.path("out/src/lib.rs")).expect("a file"));
    fs::remove_file(bakery.path("out/Cargo.toml")).expect("deleted");
    let first_line = String::from_utf8_lossy(&whole).lines().next().expect("a line").to_owned();
    bakery.write(loaf, &format!("{first_line}\n// edited\n"));
    bakery.write("out/src/stray.rs", &format!("{first_line}\n// of another version\n"));
    fs::write(bakery.path("out/src/lib.rs"), [root.as_slice(), b"\n"].concat()).expect("white space added");

    let check = bakery.run(&["codegen", "--check"]);
    assert_eq!(check.status.code(), Some(1));
    let listed: Vec<String> = stdout(&check).lines().map(str::to_owned).collect();
    assert_eq!(
        listed,
        [
            "missing  out/Cargo.toml",
            "stale    out/src/bakery/v2024_03_01/models/loaf.rs",
            "stale    out/src/lib.rs",
            "orphaned out/src/stray.rs",
        ]
    );
    assert!(bakery.path("out/src/stray.rs").exists(), "--check changes nothing");

    assert_eq!(bakery.code(&["codegen"]), Some(0));
    assert_eq!(fs::read(bakery.path(loaf)).expect("a file"), whole);
    assert!(bakery.path("out/Cargo.toml").exists());
    assert!(!bakery.path("out/src/stray.rs").exists());
    assert_eq!(bakery.code(&["codegen", "--check"]), Some(0));
}

/// To start rustfmt takes longer than to write these services.
#[test]
fn the_services_of_this_repository_need_no_rustfmt() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_opgen"));
    command.args(["codegen", "--check"]).env("RUSTFMT", "no-such-program");
    let output = command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("..")).output().expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{}{}", stdout(&output), stderr(&output));
}

#[test]
fn a_deleted_crate_comes_back_whole() {
    let bakery = Bakery::new();
    assert_eq!(bakery.code(&["codegen"]), Some(0));
    let before: Vec<PathBuf> = bakery.times().into_iter().map(|(path, _)| path).collect();
    fs::remove_dir_all(bakery.path("out")).expect("deleted");
    assert_eq!(bakery.code(&["codegen"]), Some(0));
    assert_eq!(bakery.times().into_iter().map(|(path, _)| path).collect::<Vec<_>>(), before);
}

#[test]
fn files_that_cargo_writes_beside_the_crate_stay() {
    let bakery = Bakery::new();
    assert_eq!(bakery.code(&["codegen"]), Some(0));
    fs::create_dir(bakery.path("out/target")).expect("a folder");
    bakery.write("out/target/built", "by cargo");
    bakery.write("out/Cargo.lock", "by cargo");
    assert_eq!(bakery.code(&["codegen", "--check"]), Some(0));
    assert_eq!(bakery.code(&["codegen"]), Some(0));
    assert!(bakery.path("out/target/built").exists());
    assert!(bakery.path("out/Cargo.lock").exists());
}

#[test]
fn mistakes_are_all_shown_and_nothing_is_written() {
    let bakery = Bakery::new();
    bakery.write(
        "specs/bakery/2024-03-01/models.yaml",
        &MODELS.replace("type: Crust", "type: Crumb").replace("doc: A loaf.", "dok: A loaf."),
    );
    let output = bakery.run(&["codegen"]);
    assert_eq!(output.status.code(), Some(1));
    let shown = stdout(&output);
    let codes: Vec<&str> = shown.lines().filter(|line| line.starts_with("error[")).collect();
    assert_eq!(
        codes,
        ["error[unknown-key]: there is no key `dok` here", "error[unknown-model]: there is no model `Crumb`"],
        "{shown}"
    );
    assert!(!bakery.path("out").exists());
    assert_eq!(bakery.code(&["check"]), Some(1));
}

/// A faithful copy of a page may be full of them, and none of them asks for anything.
#[test]
fn notes_are_printed_on_request_and_counted_otherwise() {
    let bakery = Bakery::new();
    let last = |output: &std::process::Output| stderr(output).lines().last().expect("a summary").to_owned();
    let plain = bakery.run(&["check"]);
    assert_eq!((stdout(&plain), last(&plain)), (String::new(), "3 files: nothing to report".to_owned()));

    let models = format!("{MODELS}  Flour: {{ doc: Flour., type: string, pattern: '^[a-z]{{3}}$', minLength: 3 }}\n");
    let models = models.replace("crust: {", "flour: { doc: Its flour., type: Flour }\n      crust: {");
    bakery.write("specs/bakery/2024-03-01/models.yaml", &models);
    let counted = bakery.run(&["check"]);
    assert_eq!(stdout(&counted), "");
    assert_eq!(last(&counted), "3 files: 1 note; `--notes` shows the notes");
    let printed = bakery.run(&["check", "--notes"]);
    assert!(
        stdout(&printed).starts_with("note[redundant-constraint]: `minLength` is redundant\n"),
        "{}",
        stdout(&printed)
    );
    assert_eq!(last(&printed), "3 files: 1 note");
    let for_programs = bakery.run(&["check", "--format", "json"]);
    assert!(stdout(&for_programs).contains(r#""code":"redundant-constraint""#), "{}", stdout(&for_programs));
    assert_eq!(last(&for_programs), "3 files: 1 note");

    bakery.write("specs/bakery/2024-03-01/models.yaml", &models.replace("type: Crust", "type: Crumb"));
    let mistaken = bakery.run(&["check"]);
    assert_eq!(mistaken.status.code(), Some(1));
    assert_eq!(last(&mistaken), "3 files: 1 error, 1 note; `--notes` shows the notes");
}

/// What a link leads to may lie outside of the specs, or be a folder that the link stands in.
#[cfg(unix)]
#[test]
fn links_in_the_specs_are_refused() {
    let (file, folder, circle) = ("specs/bakery/2024-03-01/more.yaml", "specs/other", "specs/bakery/all");
    for (link, target) in [(file, "outside.yaml"), (folder, "outside"), (circle, "specs")] {
        let bakery = Bakery::new();
        bakery.write("outside.yaml", "models:\n  Outside: { doc: Elsewhere., type: string, maxLength: 3 }\n");
        bakery.write("outside/types.yaml", "models: { Outside: { doc: Elsewhere., type: string, maxLength: 3 } }\n");
        std::os::unix::fs::symlink(bakery.path(target), bakery.path(link)).expect("a link");
        for command in ["check", "codegen"] {
            let output = bakery.run(&[command]);
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(3), "{link}: {said}");
            assert!(said.contains(link) && said.contains("a link; specs are plain files and folders"), "{said}");
        }
        assert!(!bakery.path("out").exists(), "{link}");
    }
}

/// A file that nobody typed, for instance because the path is a wrong one, does not fill the memory.
#[test]
fn a_spec_that_is_too_large_is_refused_before_it_is_read() {
    let bakery = Bakery::new();
    let file = fs::File::create(bakery.path("specs/bakery/2024-03-01/more.yaml")).expect("a file");
    file.set_len(60_000_000).expect("room");
    for command in ["check", "codegen"] {
        let output = bakery.run(&[command]);
        assert_eq!(output.status.code(), Some(3));
        let said = "more.yaml: 60000000 bytes; a spec file may have 8388608";
        assert!(stderr(&output).contains(said), "{}", stderr(&output));
    }
}

#[test]
fn the_exit_code_says_what_went_wrong() {
    let bakery = Bakery::new();
    assert_eq!(bakery.code(&["check"]), Some(0));
    assert_eq!(bakery.code(&["check", "--format", "yaml"]), Some(2));
    assert_eq!(bakery.code(&["bake"]), Some(2));
    fs::remove_dir_all(bakery.path("specs")).expect("deleted");
    assert_eq!(bakery.code(&["check"]), Some(3));
}
