//! For a release: a section to paste into a changelog, in the words of those who use the crate.

use super::markdown::{capital, span};
use super::wording;
use crate::diff::change_origin::ChangeOrigin;
use crate::diff::finding::{DetailRole, Finding, Level};
use crate::diff::law::Bump;
use crate::diff::report::Report;
use crate::diff::rule::Rule;
use std::fmt::Write as _;

/// The sections, in their order.
const SECTIONS: [&str; 5] = ["Breaking", "Corrected", "Deprecated", "Added", "Changed"];

/// The report as a section of a changelog; nothing of what only the specs' readers see.
pub fn changelog(report: &Report) -> String {
    let version = report.next_version().filter(|_| !report.is_bumped()).unwrap_or_else(|| report.versions[1].clone());
    let mut out = format!("## {version}\n");
    let mut is_empty = true;
    for section in SECTIONS {
        let findings: Vec<&Finding> =
            report.findings.iter().filter(|finding| self::section(finding) == Some(section)).collect();
        if findings.is_empty() {
            continue;
        }
        is_empty = false;
        write!(out, "\n### {section}\n\n").expect("writing to a string");
        for finding in findings {
            entry(finding, &mut out);
        }
    }
    if is_empty {
        out += "\nNothing that a caller could notice.\n";
    }
    out
}

fn section(finding: &Finding) -> Option<&'static str> {
    // What moving to another version means is of no release: nobody has to move.
    if finding.level() == Level::Note || finding.upgrade {
        return None;
    }
    let breaks = finding.bump() == Bump::Major || finding.level() >= Level::Undecided;
    let added = finding.old.is_none();
    Some(match (finding.rule, breaks) {
        (Rule::DeprecationChanged, _) => "Deprecated",
        (_, true) if finding.origin == ChangeOrigin::Correction && finding.rust.signature <= Bump::Minor => "Corrected",
        (_, true) => "Breaking",
        (_, false) if added => "Added",
        (_, false) => "Changed",
    })
}

fn entry(finding: &Finding, out: &mut String) {
    writeln!(out, "- {} <!-- {} -->", capital(&wording::headline(finding)), finding.fingerprint())
        .expect("writing to a string");
    for detail in finding.details.iter().filter(|detail| detail.role == DetailRole::Fact) {
        let [old, new] = super::markdown::sides(detail, span);
        let describe = |value: Option<String>| value.unwrap_or_else(|| "none".to_owned());
        writeln!(out, "  - {}: {} -> {}", detail.key, describe(old), describe(new)).expect("writing to a string");
    }
    for witness in wording::witnesses(finding, span) {
        writeln!(out, "  - {witness}").expect("writing to a string");
    }
    for step in wording::rust(finding) {
        writeln!(out, "  - {}", span(&step)).expect("writing to a string");
    }
}
