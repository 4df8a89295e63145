//! For a release: a section to paste into a changelog, in the words of those who use the crate; nothing in it is cut.

use super::entry::Entry;
use super::markdown::{capital, span};
use super::outline::Outline;
use super::wording;
use crate::diff::change_origin::ChangeOrigin;
use crate::diff::finding::{Detail, DetailRole, Finding, Level};
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
    let outline = Outline::new(report);
    let mut is_empty = true;
    for section in SECTIONS {
        let entries: Vec<&Entry<'_>> =
            outline.entries.iter().filter(|entry| self::section(entry.first) == Some(section)).collect();
        if entries.is_empty() {
            continue;
        }
        is_empty = false;
        write!(out, "\n### {section}\n\n").expect("writing to a string");
        for entry in entries {
            one(entry, &mut out);
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

fn one(entry: &Entry<'_>, out: &mut String) {
    let first = entry.first;
    writeln!(out, "- {}{}", capital(&entry.headline), mark(entry.findings.first())).expect("writing to a string");
    for detail in entry.details.iter().filter(|detail| detail.role == DetailRole::Fact) {
        writeln!(out, "  - {}", fact(detail)).expect("writing to a string");
    }
    for witness in wording::witnesses(first, span) {
        writeln!(out, "  - {witness}").expect("writing to a string");
    }
    if entry.findings.len() == 1 {
        steps(first, "  ", out);
        return;
    }
    for (name, finding) in wording::subjects(&entry.findings).iter().zip(&entry.findings) {
        writeln!(out, "  - {name}{}", mark(Some(finding))).expect("writing to a string");
        steps(finding, "    ", out);
    }
}

/// The fingerprint, which a reader of the page does not see.
fn mark(finding: Option<&&Finding>) -> String {
    finding.map(|finding| format!(" <!-- {} -->", finding.fingerprint())).unwrap_or_default()
}

fn fact(detail: &Detail) -> String {
    let words = |value: &Option<String>| value.as_deref().map_or_else(|| "none".to_owned(), span);
    format!("{}: {} -> {}", detail.key, words(&detail.old), words(&detail.new))
}

/// The code before and after, whole.
fn steps(finding: &Finding, indent: &str, out: &mut String) {
    for (old, new) in wording::before_and_after(finding) {
        let line = match (old, new) {
            (Some(old), Some(new)) => format!("{} -> {}", span(&old), span(&new)),
            (Some(old), None) => format!("removed: {}", span(&old)),
            (None, Some(new)) => format!("added: {}", span(&new)),
            (None, None) => continue,
        };
        writeln!(out, "{indent}- {line}").expect("writing to a string");
    }
}
