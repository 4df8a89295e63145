//! The README's worked example, typed in as it stands there: it is judged, generated, and its slip is shown as the README shows it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The workspace's own folder.
fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace")
}

/// The fenced blocks of a language, without the indent that they have in a list.
fn blocks(language: &str) -> Vec<String> {
    let readme = fs::read_to_string(workspace().join("README.md")).expect("the README");
    let mut blocks = Vec::new();
    let mut lines = readme.lines();
    while let Some(line) = lines.next() {
        let indent = line.len() - line.trim_start().len();
        if line.trim_start() == format!("```{language}") {
            let block = lines.by_ref().take_while(|line| line.trim_start() != "```");
            blocks.push(block.map(|line| line.get(indent..).unwrap_or_default().to_owned() + "\n").collect());
        }
    }
    blocks
}

/// A folder with what the example stands on, and the example's two files.
struct Example {
    folder: tempfile::TempDir,
    operations: PathBuf,
}

impl Example {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let specs = folder.path().join("specs");
        let version = specs.join("batch/2024-07-01");
        fs::create_dir_all(specs.join("arm")).expect("a folder");
        fs::create_dir_all(&version).expect("a folder");
        for file in ["crate.yaml", "arm/types.yaml"] {
            fs::copy(workspace().join("specs").join(file), specs.join(file)).expect("a file of the specs");
        }
        let [operations, models] = <[String; 2]>::try_from(blocks("yaml")).expect("two files");
        fs::write(version.join("models.yaml"), models).expect("a file");
        let path = version.join("operations.yaml");
        fs::write(&path, operations).expect("a file");
        Self { folder, operations: path }
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_opgen"));
        command.current_dir(self.folder.path()).args(arguments).args(["--specs", "specs"]).output().expect("it runs")
    }
}

#[test]
fn the_example_is_an_operation_with_a_client_and_tests() {
    let example = Example::new();
    let output = example.run(&["codegen", "--out", "out"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stdout));
    for file in ["src/batch/v2024_07_01/location.rs", "tests/examples/batch_v2024_07_01.rs"] {
        assert!(example.folder.path().join("out").join(file).is_file(), "{file}");
    }
}

#[test]
fn the_slip_is_shown_as_the_readme_shows_it() {
    let example = Example::new();
    let text = fs::read_to_string(&example.operations).expect("a file");
    fs::write(&example.operations, text.replace("maxLength", "maxLenght")).expect("a file");
    let output = example.run(&["check"]);
    assert_eq!(output.status.code(), Some(1));
    let shown = String::from_utf8(output.stdout).expect("text");
    let slip = shown.split("\n\n").find(|report| report.starts_with("error")).expect("an error");
    let documented =
        blocks("text").into_iter().find(|block| block.starts_with("error[unknown-key]")).expect("the slip");
    assert_eq!(slip.trim_end(), documented.trim_end());
}

/// Copies a folder with all that is below it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry")) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("a file");
        }
    }
}

#[test]
fn the_first_screen_shows_what_is_printed() {
    let folder = tempfile::tempdir().expect("a folder");
    for side in ["old", "new"] {
        copy(&workspace().join("specs"), &folder.path().join(side));
    }
    let changed = folder.path().join("new/devcenter/2025-02-01/operations.yaml");
    let spec = fs::read_to_string(&changed).expect("a spec");
    fs::write(&changed, spec.replacen("maxLength: 63", "maxLength: 40", 1)).expect("a file");
    let mut command = Command::new(env!("CARGO_BIN_EXE_opgen"));
    let output = command.args(["diff", "old", "new"]).current_dir(folder.path()).output().expect("it runs");
    let printed = String::from_utf8(output.stdout).expect("text");
    let shown = blocks("text").into_iter().find(|block| block.starts_with("1 change")).expect("a diff");
    let mut rest = printed.as_str();
    for part in shown.split("...\n").filter(|part| !part.is_empty()) {
        let at = rest.find(part).unwrap_or_else(|| panic!("not printed: {part}\n{printed}"));
        rest = &rest[at + part.len()..];
    }
    let refusal = blocks("text").into_iter().find(|block| block.starts_with("error[E0080]")).expect("a refusal");
    let requirement = refusal.lines().next().and_then(|line| line.split_once("panicked: ")).expect("a requirement").1;
    let emitted = workspace().join("generated/src/devcenter/v2025_02_01/models/project_name.rs");
    let emitted = fs::read_to_string(emitted).expect("a model");
    assert!(emitted.contains(requirement), "{requirement}");
}
