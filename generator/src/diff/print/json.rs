//! For a program: one JSON document with a versioned schema; never chooses words.

use super::entry::Entry;
use super::headline::headline;
use super::outline::Outline;
use super::wording;
use crate::diff::finding::{Finding, Location};
use crate::diff::report::Report;
use serde_json::{Value, json as value};

/// The version of the document's schema: a new major number takes fields away or gives them another meaning, a new minor one adds some.
pub const SCHEMA_VERSION: &str = "1.2";

/// The report as JSON.
pub fn json(report: &Report) -> String {
    let counts = report.counts();
    let outline = Outline::new(report);
    let [operations, definitions] = report.compared;
    let document = value!({
        "schema_version": SCHEMA_VERSION,
        "old": report.old,
        "new": report.new,
        "compared": { "operations": operations, "definitions": definitions },
        "counts": {
            "breaking": counts.breaking,
            "undecided": counts.undecided,
            "compatible": counts.compatible,
            "notes": counts.notes,
            "previews": counts.previews,
            "corrections": counts.corrections,
            "accepted": counts.accepted,
        },
        "crate": {
            "bump": report.bump().as_str(),
            "old_version": report.versions[0],
            "new_version": report.versions[1],
            "needed_version": report.next_version(),
            "enough": report.is_bumped(),
        },
        "operation": report.only,
        "left_out": report.others.len(),
        "summary": {
            "changes": outline.counts,
            "version": outline.version,
            "worst": outline.worst().iter().map(|entry| &entry.headline).collect::<Vec<_>>(),
            "next": outline.next,
        },
        "entries": outline.entries.iter().map(entry).collect::<Vec<_>>(),
        "findings": report.findings.iter().map(one).collect::<Vec<_>>(),
    });
    serde_json::to_string_pretty(&document).expect("strings and numbers are JSON") + "\n"
}

/// Findings that are equal but for their subjects, by their fingerprints.
fn entry(entry: &Entry<'_>) -> Value {
    value!({
        "rule": entry.first.rule.id(),
        "level": entry.first.level().as_str(),
        "label": entry.label,
        "message": entry.headline,
        "findings": entry.findings.iter().map(|finding| finding.fingerprint()).collect::<Vec<_>>(),
    })
}

fn one(finding: &Finding) -> Value {
    let origin = match &finding.origin {
        crate::diff::ChangeOrigin::Correction => value!({ "kind": "correction" }),
        crate::diff::ChangeOrigin::Version { from, to } => value!({ "kind": "version", "from": from, "to": to }),
    };
    value!({
        "fingerprint": finding.fingerprint(),
        "rule": finding.rule.id(),
        "level": finding.level().as_str(),
        "subject": finding.subject,
        "also": finding.also,
        "message": headline(finding),
        "effect": finding.effect().as_str(),
        "decided": finding.effect() != crate::diff::Effect::Undecided,
        "old": finding.old.as_ref().map(place),
        "new": finding.new.as_ref().map(place),
        "details": finding.details.iter().map(|detail| value!({ "key": detail.key, "old": detail.old, "new": detail.new })).collect::<Vec<_>>(),
        "witness": { "lost": finding.lost(), "gained": finding.gained() },
        "wire": {
            "request": finding.wire.request.as_str(),
            "response": finding.wire.response.as_str(),
            "forward": finding.wire.forward.as_str(),
        },
        "rust": { "signature": finding.rust.signature.as_str(), "behaviour": finding.rust.behaviour.as_str() },
        "bump": finding.bump().as_str(),
        "migration": finding.steps.iter().map(|(old, new)| value!({ "before": old, "after": new })).collect::<Vec<_>>(),
        "origin": origin,
        "preview": finding.preview,
        "upgrade": finding.upgrade,
        "because": wording::remarks(finding),
        "operations": finding.uses.iter().map(|it| value!({
            "service": it.service, "id": it.operation, "request": it.reach.request, "response": it.reach.response,
        })).collect::<Vec<_>>(),
        "hint": finding.hint,
        "accepted": finding.accepted,
    })
}

pub(super) fn place(location: &Location) -> Value {
    value!({ "file": location.file, "line": location.line, "column": location.column })
}
