//! Prints reports as SARIF 2.1.0 (OASIS), which code hosts show beside the changed lines; never chooses words.

use super::json::JsonRange;
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
            "tool": { "driver": { "name": "opgen check", "rules": rules } },
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
    let place = JsonRange::of(label, sources);
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(&place.file) },
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

/// A path with `/` between its parts as a relative reference (RFC 3986): of other characters than the unreserved ones it has their bytes.
pub fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    let encoded = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    path.bytes().map(encoded).collect()
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_is_a_uri() {
        assert_eq!(uri("specs/shop/2025-01-01/models.yaml"), "specs/shop/2025-01-01/models.yaml");
        assert_eq!(uri("sp ace/my #shop%41/\u{e9}:.yaml"), "sp%20ace/my%20%23shop%2541/%C3%A9%3A.yaml");
    }
}
