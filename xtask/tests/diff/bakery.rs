//! A project with a few specs in a folder of its own, in git or not, and `cargo xtask diff` run there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

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
      loafName: { doc: The loaf., type: string, pattern: '^[a-z]{2,8}$' }
    responses:
      200: Loaf
";

pub const MODELS: &str = "
models:
  Loaf:
    doc: A loaf.
    properties:
      crust: { doc: Its crust., type: string }
";

/// Below a folder with a space in its name, as folders have.
pub struct Bakery {
    pub folder: tempfile::TempDir,
}

impl Bakery {
    pub fn new() -> Self {
        let bakery = Self { folder: tempfile::tempdir().expect("a folder") };
        bakery.write("specs/crate.yaml", "name: bakery\nversion: 1.0.0\ndoc: Bread.\n");
        bakery.write("specs/bakery/2024-03-01/operations.yaml", OPERATIONS);
        bakery.write("specs/bakery/2024-03-01/models.yaml", MODELS);
        bakery
    }

    /// The same in git, on a branch that comes from `main`.
    pub fn in_git() -> Self {
        let bakery = Self::new();
        bakery.git(&["init", "--quiet", "--initial-branch=main"]);
        bakery.commit("the specs");
        bakery.git(&["checkout", "--quiet", "-b", "work"]);
        bakery
    }

    pub fn top(&self) -> PathBuf {
        self.folder.path().join("our bakery")
    }

    pub fn write(&self, below: &str, text: &str) {
        let path = self.top().join(below);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub fn narrow(&self) {
        self.write("specs/bakery/2024-03-01/operations.yaml", &OPERATIONS.replace("{2,8}", "{2,6}"));
    }

    pub fn git(&self, arguments: &[&str]) -> String {
        git(&self.top(), arguments)
    }

    pub fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", message]);
    }

    pub fn diff(&self, arguments: &[&str]) -> Ran {
        diff(&self.top(), arguments)
    }
}

pub fn git(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new("git")
        .args(["-c", "user.name=baker", "-c", "user.email=baker@example.org", "-c", "protocol.file.allow=always"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("git");
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text").trim().to_owned()
}

pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// The rules of the findings; the output is JSON.
    pub fn rules(&self) -> Vec<String> {
        let json: serde_json::Value = serde_json::from_str(&self.out).unwrap_or_else(|_| panic!("{}", self.err));
        let findings = json["findings"].as_array().expect("findings");
        findings.iter().map(|finding| finding["rule"].as_str().expect("a rule").to_owned()).collect()
    }

    pub fn fingerprint(&self) -> String {
        let json: serde_json::Value = serde_json::from_str(&self.out).expect("JSON");
        json["findings"][0]["fingerprint"].as_str().expect("a fingerprint").to_owned()
    }
}

pub fn diff(folder: &Path, arguments: &[&str]) -> Ran {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_opgen"))
        .arg("diff")
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    Ran { code: status.code(), out: text(stdout), err: text(stderr) }
}

pub const JSON: [&str; 4] = ["--format", "json", "--specs", "specs"];
