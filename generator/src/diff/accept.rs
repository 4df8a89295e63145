//! Findings that somebody looked at and accepted: a file of fingerprints with reasons; never a rule or a pattern that would cover what
//! nobody has seen.

use super::finding::Finding;
use super::print::headline;
use super::report::Report;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Changes that somebody looked at and found right; `cargo xtask diff --accept` reads the file, `--write-accepted` writes one.
#[derive(Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AcceptedFile {
    /// The accepted changes.
    accepted: Vec<Accepted>,
}

/// An accepted change.
#[derive(Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
struct Accepted {
    /// The change's fingerprint, which the report shows after `accept`.
    fingerprint: String,
    /// The rule that reported the change.
    rule: String,
    /// What changed, for whoever reads the file; it is not compared with anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    change: Option<String>,
    /// Why the change is right; for a correction, where the documentation says so.
    #[schemars(length(min = 1))]
    reason: String,
}

/// An acceptance file that cannot be used, or entries of it that no finding has.
#[derive(Debug)]
pub enum AcceptError {
    /// The file has mistakes, each with its place.
    Mistaken(String),
    /// Entries that accept nothing any more, each with its place.
    Stale(Vec<String>),
}

/// Marks the accepted findings.
///
/// # Errors
///
/// When the file has mistakes, or entries that no finding has.
pub fn accept(report: &mut Report, path: &str, text: &str) -> Result<(), AcceptError> {
    let file: AcceptedFile =
        serde_yaml::from_str(text).map_err(|error| AcceptError::Mistaken(format!("{path}: {error}")))?;
    let (mut mistaken, mut stale) = (Vec::new(), Vec::new());
    let mut seen: Vec<(String, String)> = Vec::new();
    for Accepted { fingerprint, rule, reason, change: _ } in file.accepted {
        let earlier = seen.iter().filter(|(other, _)| *other == fingerprint).count();
        let line = line(text, &fingerprint, earlier);
        let known = (fingerprint, rule);
        let (fingerprint, rule) = &known;
        if reason.trim().is_empty() {
            mistaken.push(format!("{path}:{line}: {fingerprint} has no reason yet: say why the change is right"));
        } else if seen.contains(&known) {
            mistaken.push(format!("{path}:{line}: an entry before this one has the fingerprint {fingerprint} already"));
        } else if let Some(finding) =
            report.findings.iter_mut().find(|it| it.rule.id() == rule && it.fingerprint() == *fingerprint)
        {
            finding.accepted = Some(reason);
        } else {
            stale.push(format!("{path}:{line}: no change of the rule {rule} has the fingerprint {fingerprint}"));
        }
        seen.push(known);
    }
    if !mistaken.is_empty() {
        return Err(AcceptError::Mistaken(mistaken.join("\n")));
    }
    if stale.is_empty() { Ok(()) } else { Err(AcceptError::Stale(stale)) }
}

/// The line of the fingerprint's entry, from 1, after so many entries that have it too.
fn line(text: &str, fingerprint: &str, earlier: usize) -> usize {
    let lines = (1..).zip(text.lines()).filter(|(_, line)| line.contains(fingerprint)).map(|(number, _)| number);
    lines.clone().nth(earlier).or_else(|| lines.last()).unwrap_or(1)
}

/// An acceptance file for these findings: the reasons of those that are accepted already, and room for those of the others.
pub fn accepted_file<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> String {
    let accepted = findings.into_iter().map(|finding| Accepted {
        fingerprint: finding.fingerprint(),
        rule: finding.rule.id().to_owned(),
        change: Some(headline(finding)),
        reason: finding.accepted.clone().unwrap_or_default(),
    });
    let file = AcceptedFile { accepted: accepted.collect() };
    let yaml = serde_yaml::to_string(&file).expect("texts and lists are YAML");
    format!("# Changes that `cargo xtask diff --accept` takes as right; say in each `reason` why it is.\n{yaml}")
}

#[cfg(test)]
mod tests {
    use super::{AcceptError, accept};
    use crate::diff::Report;

    /// What is said of a file without any change that it could accept.
    fn describe(entries: &str) -> Vec<String> {
        match accept(&mut Report::default(), "a.yaml", &format!("accepted:\n{entries}")) {
            Ok(()) => Vec::new(),
            Err(AcceptError::Mistaken(words)) => words.lines().map(str::to_owned).collect(),
            Err(AcceptError::Stale(words)) => words,
        }
    }

    #[test]
    fn every_message_has_its_line() {
        let entry = |fingerprint: &str, reason: &str| {
            format!("- rule: text-changed\n  fingerprint: {fingerprint}\n  reason: {reason}\n")
        };
        let right = entry("1e50000000000000", "It is right.");
        assert_eq!(
            describe(&right),
            ["a.yaml:3: no change of the rule text-changed has the fingerprint 1e50000000000000"]
        );
        assert_eq!(
            describe(&(right.clone() + &right + &entry("2", "' '"))),
            [
                "a.yaml:6: an entry before this one has the fingerprint 1e50000000000000 already",
                "a.yaml:9: 2 has no reason yet: say why the change is right",
            ]
        );
        let unknown = describe("- { fingerprint: 1, rule: 2, why: 3 }\n").join("\n");
        assert!(unknown.contains("unknown field `why`") && unknown.contains("at line 2 column"), "{unknown}");
    }
}
