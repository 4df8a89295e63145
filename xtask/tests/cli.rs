//! The commands as a user runs them, on an invented service.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

const CRATE: &str = "name: bakery_operations\nversion: 0.1.0\ndoc: Clients of a bakery.\n";

const OPERATIONS: &str = "
service: Bakery
api-version: 2024-03-01
doc: Bread.
endpoint: https://bakery.example.org
auth: none
operations:
  Loaves_Get:
    doc: Reads a loaf.
    source: https://bakery.example.org/docs
    get: /loaves/{loafName}
    path:
      loafName: { doc: The loaf., type: string, minLength: 2, maxLength: 8, pattern: '^[a-z]+$' }
    responses:
      200: Loaf
    examples:
      A rye loaf:
        request: { loafName: rye }
        response: { status: 200, body: { crust: Dark } }
";

const MODELS: &str = "
models:
  Loaf:
    doc: A loaf.
    properties:
      crust: { doc: Its crust., type: Crust }
  Crust:
    doc: A crust.
    enum: { Dark: Well done., Pale: Not quite done. }
";

struct Bakery {
    folder: tempfile::TempDir,
}

impl Bakery {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let version = folder.path().join("specs/bakery/2024-03-01");
        fs::create_dir_all(&version).expect("its specs");
        let bakery = Self { folder };
        bakery.write("specs/crate.yaml", CRATE);
        bakery.write("specs/bakery/2024-03-01/operations.yaml", OPERATIONS);
        bakery.write("specs/bakery/2024-03-01/models.yaml", MODELS);
        bakery
    }

    fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    fn write(&self, below: &str, text: &str) {
        let path = self.path(below);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.current_dir(self.folder.path()).args(arguments);
        if matches!(arguments[0], "codegen" | "check") {
            command.args(["--specs", "specs"]);
        }
        if arguments[0] == "codegen" && !arguments.contains(&"--out") {
            command.args(["--out", "out"]);
        }
        command.output().expect("the command runs")
    }

    fn code(&self, arguments: &[&str]) -> Option<i32> {
        self.run(arguments).status.code()
    }

    fn times(&self) -> Vec<(PathBuf, SystemTime)> {
        let mut times = Vec::new();
        walk(&self.path("out"), &mut |path| {
            times.push((path.to_owned(), fs::metadata(path).and_then(|it| it.modified()).expect("a time")))
        });
        times.sort();
        times
    }
}

fn walk(folder: &Path, see: &mut impl FnMut(&Path)) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { walk(&path, see) } else { see(&path) }
    }
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

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
fn what_was_changed_by_hand_is_found_and_repaired() {
    let bakery = Bakery::new();
    assert_eq!(bakery.code(&["codegen"]), Some(0));
    let loaf = "out/src/bakery/v2024_03_01/models/loaf.rs";
    let (whole, root) =
        (fs::read(bakery.path(loaf)).expect("a file"), fs::read(bakery.path("out/src/lib.rs")).expect("a file"));
    fs::remove_file(bakery.path("out/Cargo.toml")).expect("deleted");
    bakery.write(loaf, "// edited\n");
    bakery.write("out/src/stray.rs", "// added\n");
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
fn a_folder_of_somebody_else_is_refused_and_left_as_it_is() {
    let bakery = Bakery::new();
    fs::create_dir(bakery.path("mine")).expect("a folder");
    bakery.write("mine/thesis.txt", "ten years of work");
    let output = bakery.run(&["codegen", "--out", "mine"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("error: mine was not written by codegen"));
    let mut found = Vec::new();
    walk(&bakery.path("mine"), &mut |path| found.push(path.to_owned()));
    assert_eq!(found, [bakery.path("mine/thesis.txt")]);
}

#[test]
fn what_cargo_puts_beside_the_crate_stays() {
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

#[test]
fn the_exit_code_says_what_went_wrong() {
    let bakery = Bakery::new();
    assert_eq!(bakery.code(&["check"]), Some(0));
    assert_eq!(bakery.code(&["check", "--format", "yaml"]), Some(2));
    assert_eq!(bakery.code(&["bake"]), Some(2));
    fs::remove_dir_all(bakery.path("specs")).expect("deleted");
    assert_eq!(bakery.code(&["check"]), Some(3));
}
