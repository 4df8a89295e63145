//! Each case below `diff/case` is a change of a small spec, with the report that is printed for it and the verdict that a person gave.
//! `UPDATE=1` writes the reports anew, never the verdicts; `CASE=name` takes one case.

#[path = "diff/case.rs"]
mod case;
#[path = "diff/change.rs"]
mod change;
#[path = "support/chosen.rs"]
mod chosen;
#[path = "diff/forms.rs"]
mod forms;
#[path = "support/golden.rs"]
mod golden;
#[path = "diff/keys.rs"]
mod keys;
#[path = "support/language.rs"]
mod language;
#[path = "diff/laws.rs"]
mod laws;
#[path = "diff/operations.rs"]
mod operations;
#[path = "support/overlay.rs"]
mod overlay;
#[path = "diff/values.rs"]
mod values;
#[path = "support/yaml.rs"]
mod yaml;

use case::{cases, root};
use generator::diff::{self, Bump, Report, Rule, Side, Verdict};
use golden::Goldens;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

fn side(case: &str, which: &str) -> Side {
    let path = case::folder(case, which);
    let mut side = diff::side(&path.to_string_lossy(), &path).unwrap_or_else(|error| panic!("{case}: {error}"));
    side.name = which.to_owned();
    side
}

fn compared(case: &str) -> Report {
    let mut report = diff::compare(&side(case, "old"), &side(case, "new"));
    let prefix = case::folder(case, "old").with_file_name("").to_string_lossy().into_owned();
    for finding in &mut report.findings {
        for spot in [&mut finding.old, &mut finding.new].into_iter().flatten() {
            spot.file = spot.file.replace(&prefix, "");
        }
    }
    report
}

/// The file of a case with its text, and the part of the text before the report.
fn written(case: &str) -> (PathBuf, String) {
    let path = root().join(format!("case/{case}.diff"));
    let text = fs::read_to_string(&path).expect("a case");
    let head = text.split("== report\n").next().unwrap_or_default();
    (path, format!("{}\n\n", head.trim_end()))
}

#[test]
fn every_report_is_as_expected() {
    let mut goldens = Goldens::default();
    for case in cases() {
        let (path, head) = written(&case);
        goldens.check(
            &path,
            &format!("{head}== report\n{}", diff::text(&compared(&case), generator::diagnose::TextStyle::Plain)),
        );
    }
    goldens.finish(&root().join("case"), |_| true);
}

/// The worst of all findings: for requests, for responses, for code that is compiled, and for what it does.
fn verdict(report: &Report) -> String {
    let wire = |pick: fn(&diff::Finding) -> Verdict| report.findings.iter().map(pick).max().unwrap_or(Verdict::Absent);
    let rust = |pick: fn(&diff::Finding) -> Bump| report.findings.iter().map(pick).max().unwrap_or(Bump::None);
    format!(
        "{} {} {} {}",
        wire(|finding| finding.wire.request),
        wire(|finding| finding.wire.response),
        rust(|finding| finding.rust.signature),
        rust(|finding| finding.rust.behaviour)
    )
}

#[test]
fn every_verdict_is_what_a_person_expects() {
    let mut wrong = Vec::new();
    for case in cases() {
        let (_, head) = written(&case);
        let expected = head.lines().find_map(|line| line.strip_prefix("verdict: ")).unwrap_or("not given");
        let found = verdict(&compared(&case));
        // Where nothing goes over the wire, the same set and no set are one answer.
        let (expected, found) = (expected.replace("same", "-"), found.replace("same", "-"));
        if expected != found {
            wrong.push(format!("{case}: expected `{expected}`, found `{found}`"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_case() {
    // The reports are being written at the same time.
    if golden::is_update() {
        return;
    }
    let mut reported = BTreeSet::new();
    for entry in fs::read_dir(root().join("case")).expect("the cases") {
        let text = fs::read_to_string(entry.expect("an entry").path()).expect("a case");
        let (_, report) = text.split_once("== report\n").unwrap_or_default();
        // Each finding begins with `level[rule]: `.
        let rule = |line: &str| Some(line.split_once('[')?.1.split_once("]: ")?.0.to_owned());
        reported.extend(report.lines().filter(|line| !line.starts_with(' ')).filter_map(rule));
    }
    let missing: Vec<&str> = Rule::ALL.iter().map(|rule| rule.id()).filter(|id| !reported.contains(*id)).collect();
    assert!(missing.is_empty(), "no case in tests/diff/case reports {}", missing.join(", "));
}
