//! Each case below `diff/` is a change of a small spec: the report is what `expected.txt` says, the verdicts are what `rows.txt` says.
//! `UPDATE=1` writes the reports anew; the verdicts are written by hand.

use generator::diff::{self, Bump, Report, Side, Verdict};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

mod small {
    include!("diff/small.rs");
}

mod laws {
    include!("diff/laws.rs");
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff")
}

/// The folders of the cases, sorted.
fn cases() -> Vec<String> {
    let entries = fs::read_dir(root()).expect("the cases").map(|entry| entry.expect("an entry"));
    let mut names: Vec<String> = entries
        .filter(|entry| entry.path().join("old").is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn side(case: &str, which: &str) -> Side {
    let path = root().join(case).join(which);
    let mut side = diff::side(&path.to_string_lossy(), &path).unwrap_or_else(|error| panic!("{case}/{which}: {error}"));
    side.name = which.to_owned();
    side
}

fn compared(case: &str) -> Report {
    let mut report = diff::compare(&side(case, "old"), &side(case, "new"));
    let prefix = format!("{}/", root().join(case).to_string_lossy());
    for finding in &mut report.findings {
        for spot in [&mut finding.old, &mut finding.new].into_iter().flatten() {
            spot.file = spot.file.replace(&prefix, "");
        }
    }
    report
}

#[test]
fn every_report_is_as_expected() {
    let mut wrong = Vec::new();
    for case in cases() {
        let found = diff::text(&compared(&case), false);
        let path = root().join(&case).join("expected.txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &found).expect("writing");
        } else if fs::read_to_string(&path).unwrap_or_default() != found {
            wrong.push(format!("{case}:\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "not as expected (UPDATE=1 writes them anew):\n{}", wrong.join("\n"));
}

/// The worst of all findings, in the words of `rows.txt`.
fn verdicts(report: &Report) -> [&'static str; 4] {
    let wire = |verdict: Verdict| match verdict {
        Verdict::Absent => ".",
        Verdict::Same => "A",
        Verdict::Compatible => "n",
        Verdict::Undecided => "B?",
        Verdict::Breaking => "B",
    };
    let bump = |bump: Bump| match bump {
        Bump::None => "-",
        Bump::Patch => "pat",
        Bump::Minor => "min",
        Bump::Major => "maj",
    };
    // A finding that leaves a side of the wire as it was says nothing about it.
    let wire_of =
        |pick: fn(&diff::Finding) -> Verdict| report.findings.iter().map(pick).max().unwrap_or(Verdict::Absent);
    let signature = report.findings.iter().map(|finding| finding.rust.signature).max();
    let behaviour = report.findings.iter().map(|finding| finding.rust.behaviour).max().unwrap_or(Bump::None);
    [
        wire(wire_of(|finding| finding.wire.request)),
        wire(wire_of(|finding| finding.wire.response)),
        signature.map_or("none", bump),
        bump(behaviour),
    ]
}

#[test]
fn every_row_has_the_verdict_of_the_table() {
    let rows = fs::read_to_string(root().join("rows.txt")).expect("rows.txt");
    let mut wrong = Vec::new();
    let mut named = BTreeSet::new();
    for line in rows.lines().filter(|line| !line.starts_with('#')) {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, case, wanted @ ..] = parts.as_slice() else { panic!("{line}") };
        named.insert((*case).to_owned());
        let found = verdicts(&compared(case));
        // Where nothing goes over the wire, the same set and no set are one answer.
        let same = |wanted: &str, found: &str| wanted == found || (wanted == "." && found == "A");
        if !(0..4).all(|at| same(wanted[at], found[at])) {
            wrong.push(format!("{case}: wanted {:?}, found {found:?}", &wanted[..4]));
        }
    }
    assert_eq!(named, cases().into_iter().collect(), "rows.txt names every case");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
