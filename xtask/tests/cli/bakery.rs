//! A fictitious service in a folder of its own, and the command run there.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

pub const CRATE: &str = "name: bakery_operations\nversion: 0.1.0\ndoc: Clients of a bakery.\n";

pub const OPERATIONS: &str = "
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

pub const MODELS: &str = "
models:
  Loaf:
    doc: A loaf.
    properties:
      crust: { doc: Its crust., type: Crust }
  Crust:
    doc: A crust.
    enum: { Dark: Well done., Pale: Not quite done. }
";

pub struct Bakery {
    folder: tempfile::TempDir,
}

impl Bakery {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let version = folder.path().join("specs/bakery/2024-03-01");
        fs::create_dir_all(&version).expect("its specs");
        let bakery = Self { folder };
        bakery.write("specs/crate.yaml", CRATE);
        bakery.write("specs/bakery/2024-03-01/operations.yaml", OPERATIONS);
        bakery.write("specs/bakery/2024-03-01/models.yaml", MODELS);
        bakery
    }

    pub fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    pub fn write(&self, below: &str, text: &str) {
        let path = self.path(below);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// The command in the folder, with these arguments and the places of specs and output.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_opgen"));
        command.current_dir(self.folder.path()).args(arguments);
        if matches!(arguments[0], "codegen" | "check") && !arguments.contains(&"--specs") {
            command.args(["--specs", "specs"]);
        }
        if arguments[0] == "codegen" && !arguments.contains(&"--out") {
            command.args(["--out", "out"]);
        }
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the command runs")
    }

    pub fn code(&self, arguments: &[&str]) -> Option<i32> {
        self.run(arguments).status.code()
    }

    pub fn read(&self, below: &str) -> String {
        fs::read_to_string(self.path(below)).unwrap_or_else(|error| panic!("{below}: {error}"))
    }

    /// The text of every file below a folder, by its path there.
    pub fn files(&self, below: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        let folder = self.path(below);
        walk(&folder, &mut |path| {
            let name = path.strip_prefix(&folder).expect("below").to_owned();
            files.insert(name, fs::read(path).expect("a file"));
        });
        files
    }

    pub fn times(&self) -> Vec<(PathBuf, SystemTime)> {
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

pub fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}
