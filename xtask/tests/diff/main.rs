//! `cargo xtask diff` as a user runs it: what is compared, in which form it is told, and how it ends.

mod accept;
mod bakery;
mod described;
mod git;

use bakery::{Bakery, JSON, MODELS, OPERATIONS};
use std::fs;

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
fn a_version_that_is_too_small_fails_where_that_is_asked() {
    let bakery = Bakery::in_git();
    bakery.narrow();
    let code = |version: &str| {
        bakery.write("specs/crate.yaml", &format!("name: bakery\nversion: {version}\ndoc: Bread.\n"));
        bakery.diff(&["--specs", "specs", "--fail-on", "version"]).code
    };
    assert_eq!([code("1.0.0"), code("1.1.0"), code("2.0.0")], [Some(1), Some(1), Some(0)]);
}

#[test]
fn every_form_is_written_and_every_rule_explained() {
    let bakery = Bakery::in_git();
    bakery.narrow();
    let form = |name: &str| bakery.diff(&["--specs", "specs", "--format", name]).out;
    assert!(form("text").starts_with("1 change: 1 breaking"));
    let brief = bakery.diff(&["--specs", "specs", "--brief"]).out;
    assert_eq!(brief.lines().filter(|line| line.starts_with("breaking[text-changed]: ")).count(), 1, "{brief}");
    assert!(form("markdown").starts_with("## "));
    assert!(form("changelog").starts_with("## 2.0.0\n"));
    let document = |name: &str| serde_json::from_str::<serde_json::Value>(&form(name)).expect("JSON");
    assert_eq!(document("sarif")["version"], "2.1.0");
    assert_eq!(document("json")["schema_version"], "1.2");
    let all = bakery.diff(&["--explain", "all"]).out;
    assert!(all.lines().count() > 50);
    for rule in all.lines().filter_map(|line| line.split_whitespace().next()) {
        let ran = bakery.diff(&["--explain", rule]);
        assert!(ran.code == Some(0) && ran.out.starts_with(&format!("{rule}\n")), "{rule}");
        // An edit, and what is reported for it by this very rule.
        let (_, example) = ran.out.split_once("\n\nFor example\n  ").unwrap_or_else(|| panic!("{}", ran.out));
        let (edit, report) = example.split_once("\nis reported as\n").unwrap_or_else(|| panic!("{}", ran.out));
        assert!(!edit.trim().is_empty(), "{}", ran.out);
        assert!(report.lines().next().is_some_and(|line| line.contains(&format!("[{rule}]: "))), "{}", ran.out);
        let prose =
            ran.out.replace(&format!("\nis reported as\n{}", report.split("\n\n").next().unwrap_or_default()), "");
        assert!(prose.lines().all(|line| line.starts_with("    ") || line.chars().count() <= 80), "{prose}");
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
