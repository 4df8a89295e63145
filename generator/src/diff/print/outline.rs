//! The one description of a report that every form is printed from: findings that are equal but for their subjects as one entry, in the order
//! of the report; never a form, and never a verdict of its own.

use super::entry::Entry;
use super::summary;
use crate::diff::finding::{Finding, Level};
use crate::diff::law::Bump;
use crate::diff::report::Report;
use crate::diff::rule::{ChangeKind, Rule};
use std::collections::HashMap;

/// A report as it is printed.
pub(super) struct Outline<'r> {
    /// How many changes of which level there are.
    pub(super) counts: String,
    /// Which version the crate needs, and which one it has.
    pub(super) version: Option<String>,
    /// What to do now, a sentence each.
    pub(super) next: Vec<String>,
    /// The entries, the gravest first.
    pub(super) entries: Vec<Entry<'r>>,
}

/// How many entries the summary names.
const WORST: usize = 3;

impl<'r> Outline<'r> {
    pub(super) fn new(report: &'r Report) -> Self {
        let mut groups: Vec<Vec<&Finding>> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        for finding in &report.findings {
            let at = *known.entry(key(finding)).or_insert(groups.len());
            match groups.get_mut(at) {
                Some(group) => group.push(finding),
                None => groups.push(vec![finding]),
            }
        }
        let entries: Vec<Entry<'_>> =
            groups.into_iter().filter_map(|findings| Entry::new(findings, report.services > 1)).collect();
        Self {
            counts: summary::counts(report, entries.len()),
            version: summary::version(report),
            next: summary::next(report, &entries),
            entries,
        }
    }

    /// The gravest entries, where there are so many that they need to be named before all others.
    pub(super) fn worst(&self) -> &[Entry<'r>] {
        let grave = self.entries.iter().take_while(|entry| entry.is_grave()).count();
        if self.entries.len() <= WORST { &[] } else { &self.entries[..grave.min(WORST)] }
    }
}

/// What findings have in common that are in one entry.
fn key(finding: &Finding) -> String {
    // What people read is worded anew each time, and each new operation or value is called in its own way.
    let is_prose = matches!(finding.rule.change(), ChangeKind::Prose | ChangeKind::Presence)
        || finding.rule == Rule::SourceChanged;
    let places = (finding.old.is_some(), finding.new.is_some());
    let is_new = matches!(finding.rule, Rule::OperationAdded | Rule::ValueAdded);
    let hint = finding.hint.as_ref().filter(|_| finding.rule != Rule::ValueAdded);
    let circumstances =
        (finding.origin.as_str(), finding.preview, finding.upgrade, finding.told, hint, &finding.accepted);
    if is_prose && finding.level() == Level::Note && finding.rust.bump() < Bump::Major {
        return format!("{:?}", (finding.rule, places, circumstances));
    }
    let details = if is_prose || is_new {
        finding.details.iter().map(|detail| (&detail.key, None)).collect::<Vec<_>>()
    } else {
        finding.details.iter().map(|detail| (&detail.key, Some((&detail.old, &detail.new)))).collect()
    };
    let verdict = (finding.level(), finding.wire, finding.rust, finding.effect(), &finding.guards);
    format!("{:?}", (finding.rule, details, places, verdict, circumstances))
}
