//! Findings that somebody looked at and accepted: a file of fingerprints with reasons; never a rule or a pattern that would cover what
//! nobody has seen.

use super::finding::Finding;
use super::print::headline;
use super::report::Report;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Changes that somebody looked at and found right; `cargo xtask diff --accept` reads the file, and with `--write` adds to it.
#[derive(Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AcceptedFile {
    /// The accepted changes.
    accepted: Vec<Accepted>,
}

/// An accepted change.
#[derive(Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
struct Accepted {
    /// The change's fingerprint, which the report shows after `accept`; another level or effect of the change gives another one.
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

/// What there is to say of an acceptance file that could be read, each with its place.
#[derive(Debug, Default)]
pub struct Remarks {
    /// Entries that have no reason yet, and accept nothing.
    pub unfinished: Vec<String>,
    /// Entries that accept nothing any more.
    pub stale: Vec<String>,
}

/// Marks the accepted findings.
///
/// # Errors
///
/// When the file has mistakes, each with its place.
pub fn accept(report: &mut Report, path: &str, text: &str) -> Result<Remarks, String> {
    let file = read(path, text)?;
    let (mut mistaken, mut remarks) = (Vec::new(), Remarks::default());
    let mut seen: Vec<(String, String)> = Vec::new();
    for Accepted { fingerprint, rule, reason, change: _ } in file.accepted {
        let earlier = seen.iter().filter(|(other, _)| *other == fingerprint).count();
        let line = line(text, &fingerprint, earlier);
        let known = (fingerprint, rule);
        let (fingerprint, rule) = &known;
        if seen.contains(&known) {
            mistaken.push(format!("{path}:{line}: an entry before this one has the fingerprint {fingerprint} already"));
        } else if reason.trim().is_empty() {
            remarks
                .unfinished
                .push(format!("{path}:{line}: {fingerprint} has no reason yet: say why the change is right"));
        } else if let Some(finding) =
            report.findings.iter_mut().find(|it| it.rule.id() == rule && it.fingerprint() == *fingerprint)
        {
            finding.accepted = Some(reason);
        } else {
            remarks.stale.push(format!(
                "{path}:{line}: no change of the rule {rule} has the fingerprint {fingerprint}, or it means something else now"
            ));
        }
        seen.push(known);
    }
    if mistaken.is_empty() { Ok(remarks) } else { Err(mistaken.join("\n")) }
}

fn read(path: &str, text: &str) -> Result<AcceptedFile, String> {
    serde_yaml::from_str(text).map_err(|error| format!("{path}: {error}"))
}

/// The line of the fingerprint's entry, from 1, after so many entries that have it too.
fn line(text: &str, fingerprint: &str, earlier: usize) -> usize {
    let lines = (1..).zip(text.lines()).filter(|(_, line)| line.contains(fingerprint)).map(|(number, _)| number);
    lines.clone().nth(earlier).or_else(|| lines.last()).unwrap_or(1)
}

/// The text of an acceptance file that has these findings too, and how many it did not have before. What is there stays as it is: reasons,
/// comments and order; each new entry waits for its reason.
///
/// # Errors
///
/// When the file has mistakes, or a form to which nothing can be added at its end.
pub fn extend<'f>(
    path: &str,
    text: Option<&str>,
    findings: impl IntoIterator<Item = &'f Finding>,
) -> Result<(String, usize), String> {
    let known = text.map(|text| read(path, text)).transpose()?.unwrap_or_default().accepted;
    let is_new = |finding: &&Finding| {
        let fingerprint = finding.fingerprint();
        !known.iter().any(|it| it.fingerprint == fingerprint && it.rule == finding.rule.id())
    };
    let added: Vec<Accepted> = findings.into_iter().filter(is_new).map(Accepted::new).collect();
    let count = added.len();
    let Some(text) = text.filter(|_| !known.is_empty()) else {
        return Ok((format!("{HEADER}{}", yaml(&AcceptedFile { accepted: added })), count));
    };
    if count == 0 {
        return Ok((text.to_owned(), 0));
    }
    let indent = text.lines().rfind(|line| line.trim_start().starts_with("- "));
    let indent = indent.map_or("", |line| &line[..line.len() - line.trim_start().len()]);
    let entries = yaml(&added).lines().map(|line| format!("{indent}{line}\n")).collect::<String>();
    let whole = format!("{}\n{entries}", text.trim_end());
    let is_whole = read(path, &whole).is_ok_and(|file| file.accepted.len() == known.len() + count);
    let reason =
        || format!("{path}: nothing can be added at its end; write each entry in lines of its own, after `- `");
    if is_whole { Ok((whole, count)) } else { Err(reason()) }
}

/// What a new file begins with.
const HEADER: &str = "# Changes that `diff --accept` takes as right; say in each `reason` why it is.\n";

fn yaml(value: &impl Serialize) -> String {
    serde_yaml::to_string(value).expect("texts and lists are YAML")
}

impl Accepted {
    fn new(finding: &Finding) -> Self {
        Self {
            fingerprint: finding.fingerprint(),
            rule: finding.rule.id().to_owned(),
            change: Some(headline(finding)),
            reason: String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{accept, extend};
    use crate::diff::Report;

    /// What is said of a file without any change that it could accept.
    fn describe(entries: &str) -> Vec<String> {
        match accept(&mut Report::default(), "a.yaml", &format!("accepted:\n{entries}")) {
            Ok(remarks) => [remarks.unfinished, remarks.stale].concat(),
            Err(said) => said.lines().map(str::to_owned).collect(),
        }
    }

    #[test]
    fn what_is_said_has_its_line() {
        let entry = |fingerprint: &str, reason: &str| {
            format!("- rule: text-changed\n  fingerprint: {fingerprint}\n  reason: {reason}\n")
        };
        let right = entry("1e50000000000000", "It is right.");
        assert_eq!(
            describe(&right),
            [
                "a.yaml:3: no change of the rule text-changed has the fingerprint 1e50000000000000, or it means something else now"
            ]
        );
        let twice = ["a.yaml:6: an entry before this one has the fingerprint 1e50000000000000 already"];
        assert_eq!(describe(&(right.clone() + &right)), twice);
        let bare = ["a.yaml:3: 2 has no reason yet: say why the change is right"];
        assert_eq!(describe(&entry("2", "' '")), bare);
        let unknown = describe("- { fingerprint: 1, rule: 2, why: 3 }\n").join("\n");
        assert!(unknown.contains("unknown field `why`") && unknown.contains("at line 2 column"), "{unknown}");
    }

    #[test]
    fn a_file_without_news_stays_as_it_is() {
        let text = "# ours\naccepted: [{ fingerprint: 1e50, rule: text-changed, reason: R. }]\n";
        assert_eq!(extend("a.yaml", Some(text), []), Ok((text.to_owned(), 0)));
        assert!(extend("a.yaml", Some("accepted: 1\n"), []).is_err_and(|said| said.starts_with("a.yaml: ")));
    }
}
