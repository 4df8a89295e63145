//! Prints reports as SARIF 2.1.0 (OASIS), which code hosts show beside the changed lines; never chooses words.

use super::json::Place;
use super::{Label, Report};
use crate::source::Sources;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The reports as one SARIF log.
pub fn sarif(reports: &[Report], sources: &Sources) -> String {
    let rules: BTreeSet<&str> = reports.iter().map(|report| report.code).collect();
    let rules: Vec<Value> = rules.into_iter().map(|code| json!({ "id": code })).collect();
    let results: Vec<Value> = reports.iter().map(|report| result(report, sources)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "cargo xtask check", "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).expect("strings and numbers are JSON") + "\n"
}

fn result(report: &Report, sources: &Sources) -> Value {
    let text = match &report.help {
        Some(help) => format!("{}. Help: {help}", report.message),
        None => report.message.clone(),
    };
    let mut locations = report.labels.iter().map(|label| location(label, sources));
    let first: Vec<Value> = locations.next().into_iter().collect();
    let others: Vec<Value> = locations.collect();
    json!({
        "ruleId": report.code,
        "level": report.severity.as_str(),
        "message": { "text": text },
        "locations": first,
        "relatedLocations": others,
    })
}

fn location(label: &Label, sources: &Sources) -> Value {
    let place = Place::of(label, sources);
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": { "uri": place.file },
            "region": {
                "startLine": place.line, "startColumn": place.column, "endLine": place.end_line, "endColumn": place.end_column,
            },
        },
    });
    if !label.text.is_empty() {
        location["message"] = json!({ "text": label.text });
    }
    location
}
