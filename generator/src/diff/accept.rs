//! Findings that somebody looked at and accepted: a file of fingerprints with reasons; never a rule or a pattern that would cover what
//! nobody has seen.

use super::report::Report;
use crate::diagnose::{self, Problems};
use crate::source::Sources;
use crate::yaml::{self, Kind, Node};

/// One accepted finding.
struct Entry {
    fingerprint: String,
    at: (usize, usize),
    rule: String,
    /// Why it is right: for a correction, where it can be read.
    reason: String,
}

/// An acceptance file that cannot be used, or entries of it that no finding has.
#[derive(Debug)]
pub enum AcceptError {
    /// The file has mistakes, as they are printed.
    Mistaken(String),
    /// Entries that accept nothing any more, by place.
    Stale(Vec<String>),
}

/// Marks the accepted findings.
///
/// # Errors
///
/// When the file has mistakes, or entries that no finding has.
pub fn accept(report: &mut Report, path: &str, text: &str) -> Result<(), AcceptError> {
    let mut sources = Sources::default();
    let file = sources.add(path, text);
    let problems = Problems::default();
    let read = yaml::read(file, sources.file(file), &problems);
    if problems.has_errors() {
        return Err(AcceptError::Mistaken(diagnose::text(&problems.into_reports(), &sources, false)));
    }
    let mut stale = Vec::new();
    let mut seen: Vec<(String, String)> = Vec::new();
    for entry in read.iter().map(|node| entries(node, &sources)).collect::<Result<Vec<_>, _>>()?.into_iter().flatten() {
        let Entry { fingerprint, at: (line, column), rule, reason } = entry;
        if seen.contains(&(fingerprint.clone(), rule.clone())) {
            return Err(AcceptError::Mistaken(format!(
                "{path}:{line}:{column}: an entry before this one has the fingerprint {fingerprint} already"
            )));
        }
        seen.push((fingerprint.clone(), rule.clone()));
        let same = |finding: &&mut super::Finding| finding.fingerprint() == fingerprint && finding.rule.id() == rule;
        match report.findings.iter_mut().find(same) {
            Some(finding) => finding.accepted = Some(reason),
            None => stale.push(format!(
                "{path}:{line}:{column}: no change of the rule {rule} has the fingerprint {fingerprint}"
            )),
        }
    }
    if stale.is_empty() { Ok(()) } else { Err(AcceptError::Stale(stale)) }
}

/// The entries under `accepted`, each with exactly its three keys.
fn entries(node: &Node, sources: &Sources) -> Result<Vec<Entry>, AcceptError> {
    let wrong = |node: &Node, said: &str| {
        let (line, column) = sources.line_column(node.span.file, node.span.start);
        let file = sources.file(node.span.file).path.display();
        AcceptError::Mistaken(format!("{file}:{line}:{column}: {said}"))
    };
    let form = "an acceptance file is `accepted:` with a list of entries, each with `fingerprint`, `rule` and `reason`";
    let Kind::Mapping(top) = &node.kind else { return Err(wrong(node, form)) };
    let [(key, list)] = top.as_slice() else { return Err(wrong(node, form)) };
    let Kind::Sequence(items) = &list.kind else { return Err(wrong(list, form)) };
    if key.value != "accepted" {
        return Err(wrong(node, form));
    }
    items
        .iter()
        .map(|item| {
            let Kind::Mapping(keys) = &item.kind else { return Err(wrong(item, form)) };
            let word = |name: &str| {
                keys.iter().find(|(key, _)| key.value == name).and_then(|(_, value)| match &value.kind {
                    Kind::Scalar { text, .. } if !text.trim().is_empty() => Some(text.clone()),
                    Kind::Scalar { .. } | Kind::Sequence(_) | Kind::Mapping(_) => None,
                })
            };
            match (word("fingerprint"), word("rule"), word("reason"), keys.len()) {
                (Some(fingerprint), Some(rule), Some(reason), 3) => {
                    let at = sources.line_column(item.span.file, item.span.start);
                    Ok(Entry { fingerprint, at, rule, reason })
                }
                _ => Err(wrong(
                    item,
                    "an entry has `fingerprint`, `rule` and `reason`, none of them empty, and no other key",
                )),
            }
        })
        .collect()
}
