//! `cargo xtask diff` as a user runs it: what is compared, in which form it is told, and how it ends.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

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
      loafName: { doc: The loaf., type: string, pattern: '^[a-z]{2,8}$' }
    responses:
      200: Loaf
";

const MODELS: &str = "
models:
  Loaf:
    doc: A loaf.
    properties:
      crust: { doc: Its crust., type: string }
";

/// Below a folder with a space in its name, as folders have.
struct Bakery {
    folder: tempfile::TempDir,
}

impl Bakery {
    fn new() -> Self {
        let bakery = Self { folder: tempfile::tempdir().expect("a folder") };
        bakery.write("specs/crate.yaml", "name: bakery\nversion: 1.0.0\ndoc: Bread.\n");
        bakery.write("specs/bakery/2024-03-01/operations.yaml", OPERATIONS);
        bakery.write("specs/bakery/2024-03-01/models.yaml", MODELS);
        bakery
    }

    /// The same in git, on a branch that comes from `main`.
    fn in_git() -> Self {
        let bakery = Self::new();
        bakery.git(&["init", "--quiet", "--initial-branch=main"]);
        bakery.commit("the specs");
        bakery.git(&["checkout", "--quiet", "-b", "work"]);
        bakery
    }

    fn top(&self) -> PathBuf {
        self.folder.path().join("our bakery")
    }

    fn write(&self, below: &str, text: &str) {
        let path = self.top().join(below);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn narrow(&self) {
        self.write("specs/bakery/2024-03-01/operations.yaml", &OPERATIONS.replace("{2,8}", "{2,6}"));
    }

    fn git(&self, arguments: &[&str]) -> String {
        git(&self.top(), arguments)
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", message]);
    }

    fn diff(&self, arguments: &[&str]) -> Ran {
        diff(&self.top(), arguments)
    }
}

fn git(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new("git")
        .args(["-c", "user.name=baker", "-c", "user.email=baker@example.org", "-c", "protocol.file.allow=always"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("git");
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text").trim().to_owned()
}

struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Ran {
    /// The rules of the findings; the output is JSON.
    fn rules(&self) -> Vec<String> {
        let json: serde_json::Value = serde_json::from_str(&self.out).unwrap_or_else(|_| panic!("{}", self.err));
        let findings = json["findings"].as_array().expect("findings");
        findings.iter().map(|finding| finding["rule"].as_str().expect("a rule").to_owned()).collect()
    }

    fn fingerprint(&self) -> String {
        let json: serde_json::Value = serde_json::from_str(&self.out).expect("JSON");
        json["findings"][0]["fingerprint"].as_str().expect("a fingerprint").to_owned()
    }
}

fn diff(folder: &Path, arguments: &[&str]) -> Ran {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("diff")
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    Ran { code: status.code(), out: text(stdout), err: text(stderr) }
}

const JSON: [&str; 4] = ["--format", "json", "--specs", "specs"];

#[test]
fn the_working_tree_is_compared_with_where_it_left_the_main_branch() {
    let bakery = Bakery::in_git();
    assert_eq!(bakery.diff(&JSON).rules(), Vec::<String>::new());
    bakery.narrow();
    assert_eq!(bakery.diff(&JSON).rules(), ["text-changed"]);
    // What the main branch does later is not of this branch, committed or not, with or without a branch's name.
    bakery.commit("a narrower name");
    bakery.git(&["checkout", "--quiet", "main"]);
    bakery.write("specs/bakery/2024-03-01/models.yaml", &MODELS.replace("Its crust.", "The crust."));
    bakery.commit("a better word");
    bakery.git(&["checkout", "--quiet", "--detach", "work"]);
    assert_eq!(bakery.diff(&JSON).rules(), ["text-changed"]);
    assert_eq!(bakery.git(&["status", "--short"]), "", "nothing is checked out or written");
}

#[test]
fn revisions_are_read_where_the_user_stands() {
    let bakery = Bakery::in_git();
    bakery.narrow();
    bakery.commit("a narrower name");
    for arguments in [["main:specs", "HEAD:specs"], ["main:specs/bakery", "HEAD:specs/bakery"], ["HEAD~1", "specs"]] {
        assert_eq!(bakery.diff(&[&JSON[..], &arguments].concat()).rules(), ["text-changed"], "{arguments:?}");
    }
    let below = bakery.top().join("specs/bakery");
    for arguments in [["main:specs", "work:specs"], ["main:./2024-03-01", "2024-03-01"], ["main:..", ".."]] {
        let ran = diff(&below, &[&["--format", "json", "--specs", ".."], &arguments[..]].concat());
        assert_eq!(ran.rules(), ["text-changed"], "{arguments:?}");
    }
}

#[test]
fn other_files_of_a_repository_are_left_alone() {
    let bakery = Bakery::in_git();
    bakery.write("elsewhere/notes.yml", "");
    fs::write(bakery.top().join("elsewhere/notes.yml"), [0xff, 0xfe, b'a']).expect("writing");
    bakery.git(&["mv", "specs", ".specs"]);
    bakery.commit("a hidden folder, and a file in another encoding");
    bakery.write(".specs/bakery/2024-03-01/operations.yaml", &OPERATIONS.replace("{2,8}", "{2,6}"));
    for old in ["HEAD:.specs", "HEAD:./.specs", "HEAD"] {
        let ran = bakery.diff(&["--format", "json", "--specs", ".specs", old, ".specs"]);
        assert_eq!(ran.rules(), ["text-changed"], "{old}: {}", ran.err);
    }
}

#[test]
fn one_operation_is_shown_and_the_others_count() {
    let bakery = Bakery::new();
    let second = OPERATIONS.replace("  Loaves_Get:", "  Loaves_Find:").split("operations:\n").nth(1).map(str::to_owned);
    let second = second
        .expect("operations")
        .replace("get:", "delete:")
        .replace("loafName", "soldLoaf")
        .replace("200: Loaf", "204:");
    for (name, length) in [("specs", "{2,8}"), ("narrower", "{2,6}")] {
        bakery.write(&format!("{name}/crate.yaml"), "name: bakery\nversion: 1.0.0\ndoc: Bread.\n");
        let text = format!("{}{}", OPERATIONS.replace("{2,8}", length), second);
        bakery.write(&format!("{name}/bakery/2024-03-01/operations.yaml"), &text);
        bakery.write(&format!("{name}/bakery/2024-03-01/models.yaml"), MODELS);
    }
    let one = |operation: &str| {
        let ran =
            bakery.diff(&["specs", "narrower", "--format", "json", "--operation", operation, "--fail-on", "major"]);
        let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
        let count = |value: &serde_json::Value| value.as_u64().expect("a number");
        let shown = report["findings"].as_array().expect("findings").len();
        (
            ran.code.expect("a code"),
            shown,
            count(&report["left_out"]),
            report["crate"]["bump"].as_str() == Some("major"),
        )
    };
    assert_eq!(one("Loaves_Get"), (1, 1, 0, true));
    assert_eq!(one("bakery/Loaves_Get"), (1, 1, 0, true));
    assert_eq!(one("Loaves_Find"), (0, 0, 1, true));
    let text = bakery.diff(&["specs", "narrower", "--operation", "Loaves_Find"]).out;
    assert!(text.starts_with("no changes that reach it; 1 that do not reach `Loaves_Find` are left out\n"), "{text}");
}

#[test]
fn a_bare_repository_has_revisions_too() {
    let bakery = Bakery::in_git();
    bakery.narrow();
    bakery.commit("a narrower name");
    let bare = bakery.folder.path().join("bare.git");
    bakery.git(&["clone", "--quiet", "--bare", ".", bare.to_str().expect("text")]);
    assert_eq!(diff(&bare, &["--format", "json", "main:specs", "work:specs"]).rules(), ["text-changed"]);
    assert_eq!(diff(&bare, &["--format", "json", "--specs", "specs", "main", "work"]).rules(), ["text-changed"]);
}

#[test]
fn a_shallow_clone_is_reported_with_how_to_deepen_it() {
    let bakery = Bakery::in_git();
    bakery.narrow();
    bakery.commit("a narrower name");
    let shallow = bakery.folder.path().join("shallow");
    let from = format!("file://{}", bakery.top().display());
    bakery.git(&["clone", "--quiet", "--depth=1", "--branch=work", &from, shallow.to_str().expect("text")]);
    for arguments in [&["--specs", "specs"][..], &["--specs", "specs", "HEAD~1"]] {
        let ran = diff(&shallow, arguments);
        assert_eq!((ran.code, ran.out.as_str()), (Some(3), ""));
        assert!(ran.err.contains("`git fetch --unshallow`"), "{}", ran.err);
    }
    git(&shallow, &["fetch", "--quiet", "--unshallow"]);
    git(&shallow, &["fetch", "--quiet", "origin", "main:refs/remotes/origin/main"]);
    assert_eq!(diff(&shallow, &JSON).rules(), ["text-changed"]);
}

#[test]
fn specs_that_cannot_be_compared_exit_with_3_and_never_with_no_changes() {
    let bakery = Bakery::new();
    bakery.write("broken/crate.yaml", "name: bakery\nversion: 1.0.0\n");
    bakery.write("broken/bakery/2024-03-01/operations.yaml", "service: [Bakery\n");
    bakery.write("empty/notes.txt", "nothing\n");
    let cases: [(&[&str], &str); 6] = [
        (&["--specs", "specs"], "no git repository"),
        (&["--specs", "specs", "main:specs"], "no git repository"),
        (&["elsewhere", "specs"], "there is no such path"),
        (&["specs", "broken"], "broken has mistakes"),
        (&["specs", "empty"], "crate.yaml"),
        (&["specs/bakery/2030-01-01", "specs"], "there is no such path"),
    ];
    for (arguments, said) in cases {
        let ran = bakery.diff(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (Some(3), ""), "{arguments:?}");
        assert!(ran.err.contains(said), "{arguments:?}: {}", ran.err);
    }
    let bakery = Bakery::in_git();
    for (arguments, said) in
        [(["nobody:specs", "specs"], "git knows no revision `nobody`"), (["main:ovens", "specs"], "crate.yaml")]
    {
        let ran = bakery.diff(&arguments);
        assert_eq!((ran.code, ran.out.as_str()), (Some(3), ""), "{arguments:?}");
        assert!(ran.err.contains(said), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn two_api_versions_are_compared_side_by_side() {
    let bakery = Bakery::new();
    let later = OPERATIONS.replace("2024-03-01", "2024-09-01").replace("{2,8}", "{2,6}");
    bakery.write("specs/bakery/2024-09-01/operations.yaml", &later);
    bakery.write("specs/bakery/2024-09-01/models.yaml", MODELS);
    let versions = ["specs/bakery/2024-03-01", "specs/bakery/2024-09-01", "--format", "json"];
    assert_eq!(bakery.diff(&versions).rules(), ["text-changed", "api-version-changed"]);
}

#[test]
fn the_exit_code_follows_fail_on() {
    let bakery = Bakery::new();
    let changed = |name: &str, from: &str, to: &str| {
        bakery.write(&format!("{name}/crate.yaml"), "name: bakery\nversion: 1.0.0\ndoc: Bread.\n");
        bakery.write(&format!("{name}/bakery/2024-03-01/operations.yaml"), &OPERATIONS.replace(from, to));
        bakery.write(&format!("{name}/bakery/2024-03-01/models.yaml"), &MODELS.replace(from, to));
    };
    changed("same", "nothing", "");
    changed("reworded", "Its crust.", "The crust.");
    changed("renamed", "crust: {", "crust: { rustName: rind,");
    changed("narrower", "{2,8}", "{2,6}");
    changed("undecided", "'^[a-z]{2,8}$'", r"'^(a|b)*a(a|b){24}(\p{L}{3,100})*$'");
    let codes = |name: &str| {
        ["never", "breaking", "undecided", "major", "any"]
            .map(|level| bakery.diff(&["specs", name, "--fail-on", level]).code.expect("a code"))
    };
    assert_eq!(codes("same"), [0, 0, 0, 0, 0]);
    assert_eq!(codes("reworded"), [0, 0, 0, 0, 1]);
    assert_eq!(codes("renamed"), [0, 0, 0, 1, 1]);
    assert_eq!(codes("narrower"), [0, 1, 1, 1, 1]);
    for arguments in [&["--fail-on", "sometimes"][..], &["a", "b", "c"], &["--explain", "nothing-of-it"]] {
        assert_eq!(bakery.diff(arguments).code, Some(2), "{arguments:?}");
    }
    let ran = bakery.diff(&["specs", "narrower", "--operation", "Loaves_Gt"]);
    assert_eq!((ran.code, ran.err.contains("did you mean `Loaves_Get`?")), (Some(2), true), "{}", ran.err);
}

#[test]
fn accepted_changes_do_not_fail_and_stale_entries_do() {
    let bakery = Bakery::in_git();
    bakery.narrow();
    let fingerprint = bakery.diff(&JSON).fingerprint();
    let entry = |fingerprint: &str| {
        format!("accepted:\n  - {{ fingerprint: {fingerprint}, rule: text-changed, reason: The page says six. }}\n")
    };
    let code = |text: &str| {
        bakery.write("accepted.yaml", text);
        let ran = bakery.diff(&["--specs", "specs", "--fail-on", "any", "--accept", "accepted.yaml"]);
        (ran.code.expect("a code"), ran.out.contains("breaking[text-changed] (accepted)"))
    };
    assert_eq!(code(&entry(&fingerprint)), (0, true));
    assert_eq!(code(&entry("0123456789abcdef")), (1, false));
    let twice = format!("{0}{1}", entry(&fingerprint), entry(&fingerprint).replace("accepted:\n", ""));
    assert_eq!(code(&twice), (3, false));
    assert_eq!(code("accepted: [{ fingerprint: 1 }]\n"), (3, false));
    assert_eq!(code("accepted: 1: 2\n"), (3, false));
    assert_eq!(bakery.diff(&["--specs", "specs", "--accept", "nowhere.yaml"]).code, Some(3));
}

#[test]
fn a_file_of_accepted_changes_is_written_and_filled_in() {
    let bakery = Bakery::in_git();
    bakery.narrow();
    let diff = |flags: &[&str]| bakery.diff(&[&["--specs", "specs", "--fail-on", "breaking"], flags].concat());
    let written = || fs::read_to_string(bakery.top().join("accepted.yaml")).expect("a file");
    assert_eq!(diff(&["--write-accepted", "accepted.yaml"]).code, Some(1));
    let fingerprint = bakery.diff(&JSON).fingerprint();
    assert!(
        written().contains(&format!("- fingerprint: {fingerprint}\n  rule: text-changed\n  change: ")),
        "{}",
        written()
    );

    let bare = diff(&["--accept", "accepted.yaml"]);
    let said = format!("accepted.yaml:3: {fingerprint} has no reason yet");
    assert!(bare.code == Some(3) && bare.err.contains(&said), "{}", bare.err);

    bakery.write("accepted.yaml", &written().replace("reason: ''", "reason: 'The page says: six.'"));
    let again = diff(&["--accept", "accepted.yaml", "--write-accepted", "accepted.yaml"]);
    assert_eq!((again.code, written().contains("reason: 'The page says: six.'")), (Some(0), true), "{}", again.err);

    let lost = diff(&["--write-accepted", "accepted.yaml"]);
    assert!(lost.code == Some(3) && lost.err.contains("where --accept names it too"), "{}", lost.err);
    assert!(written().contains("six."), "reasons are never lost");
}

#[test]
fn every_form_is_written_and_every_rule_explained() {
    let bakery = Bakery::in_git();
    bakery.narrow();
    let form = |name: &str| bakery.diff(&["--specs", "specs", "--format", name]).out;
    assert!(form("text").starts_with("breaking[text-changed]"));
    assert!(form("markdown").starts_with("## "));
    assert!(form("changelog").starts_with("## 2.0.0\n"));
    let document = |name: &str| serde_json::from_str::<serde_json::Value>(&form(name)).expect("JSON");
    assert_eq!(document("sarif")["version"], "2.1.0");
    assert_eq!(document("json")["schema_version"], "1.1");
    let all = bakery.diff(&["--explain", "all"]).out;
    assert!(all.lines().count() > 50);
    for rule in all.lines().filter_map(|line| line.split_whitespace().next()) {
        let ran = bakery.diff(&["--explain", rule]);
        assert!(ran.code == Some(0) && ran.out.starts_with(&format!("{rule}\n")), "{rule}");
    }
}

#[test]
fn the_pins_are_written_on_request() {
    let bakery = Bakery::in_git();
    bakery.narrow();
    assert_eq!(bakery.diff(&["--specs", "specs", "--pins", "pins.rs"]).code, Some(0));
    let pins = fs::read_to_string(bakery.top().join("pins.rs")).expect("the pins");
    assert!(pins.contains("const _: fn(&bakery::bakery::v2024_03_01::BakeryClient) -> "), "{pins}");
}
