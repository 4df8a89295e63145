//! For code hosts: SARIF 2.1.0 (OASIS), each finding at its new place, or at its old one where it was removed.

use super::headline::headline;
use super::wording;
use crate::diagnose::uri;
use crate::diff::finding::{Finding, Level, Location};
use crate::diff::report::Report;
use crate::diff::rule::Rule;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The report as one SARIF log.
pub fn sarif(report: &Report) -> String {
    let rules: BTreeSet<Rule> = report.findings.iter().map(|finding| finding.rule).collect();
    let rules: Vec<Value> = rules
        .into_iter()
        .map(|rule| json!({ "id": rule.id(), "shortDescription": { "text": rule.about() } }))
        .collect();
    let results: Vec<Value> = report.findings.iter().map(result).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "opgen diff", "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).expect("strings and numbers are JSON") + "\n"
}

fn result(finding: &Finding) -> Value {
    let level = match finding.level() {
        Level::Breaking => "error",
        Level::Undecided => "warning",
        Level::Compatible | Level::Note => "note",
    };
    let mut sentences = vec![headline(finding)];
    sentences.extend(finding.details.iter().map(wording::detail));
    if !finding.also.is_empty() {
        sentences.push(format!("also {}", finding.also.join(", ")));
    }
    sentences.extend(wording::reaches(&finding.uses).map(|reached| format!("reaches {reached}")));
    sentences.extend(wording::witnesses(finding, wording::long));
    sentences.extend(wording::breaks(finding).into_iter().map(|who| format!("breaks {who}")));
    sentences.push(wording::verdicts(finding));
    sentences.extend(wording::rust(finding));
    sentences.extend(finding.hint.iter().map(|hint| format!("help: {hint}")));
    let locations: Vec<&Location> = finding.new.iter().chain(&finding.old).collect();
    let mut result = json!({
        "ruleId": finding.rule.id(),
        "level": level,
        "message": { "text": sentences.join(". ") },
        "partialFingerprints": { "specChange/v1": finding.fingerprint() },
        "locations": locations.iter().take(1).map(|place| location(place)).collect::<Vec<_>>(),
        "relatedLocations": locations.iter().skip(1).map(|place| location(place)).collect::<Vec<_>>(),
    });
    if let Some(reason) = &finding.accepted {
        result["suppressions"] = json!([{ "kind": "external", "justification": reason }]);
    }
    result
}

fn location(location: &Location) -> Value {
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(&location.file) },
            "region": { "startLine": location.line, "startColumn": location.column },
        },
    })
}
