//! The one description of a report that every form is printed from: findings that are equal but for their subjects as one entry, in the order
//! of the report; never a form, and never a verdict of its own.

use super::{headline, summary, wording};
use crate::diff::finding::{Detail, Finding, Level};
use crate::diff::law::Bump;
use crate::diff::reach::{self, Use};
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

/// Findings that are equal but for their subjects.
pub(super) struct Entry<'r> {
    /// What changed, in one sentence.
    pub(super) headline: String,
    /// The level, and what the crate needs where that is graver.
    pub(super) label: String,
    /// What was and is, where all of them say the same.
    pub(super) details: Vec<Detail>,
    /// The operations that they reach.
    pub(super) uses: Vec<Use>,
    /// The first of the findings, for what they have in common.
    pub(super) first: &'r Finding,
    /// All of them.
    pub(super) findings: Vec<&'r Finding>,
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

impl<'r> Entry<'r> {
    fn new(findings: Vec<&'r Finding>, names_folder: bool) -> Option<Self> {
        let first = *findings.first()?;
        let details =
            if findings.iter().all(|it| it.details == first.details) { first.details.clone() } else { Vec::new() };
        let mut headline = headline::of_all(&findings, &details);
        let folder = wording::folder(first);
        // Two services may call two things the same.
        if names_folder && !folder.is_empty() && findings.iter().all(|it| wording::folder(it) == folder) {
            headline = format!("{headline} in {folder}");
        }
        let uses = findings.iter().fold(Vec::new(), |uses, finding| reach::union(uses, finding.uses.clone()));
        Some(Self { headline, label: wording::level(first), details, uses, first, findings })
    }

    /// Whether somebody may break, on the wire or in code.
    pub(super) fn is_grave(&self) -> bool {
        self.first.level() >= Level::Undecided || self.first.bump() == Bump::Major
    }

    /// Whether there is something to say beyond what changed.
    pub(super) fn is_reported(&self) -> bool {
        self.first.level() > Level::Note || self.first.bump() == Bump::Major
    }
}

/// What findings have in common that stand in one entry.
fn key(finding: &Finding) -> String {
    // What people read is worded anew each time.
    let is_prose =
        matches!(finding.rule.change(), ChangeKind::Prose | ChangeKind::Presence) || finding.rule == Rule::SourceChanged;
    let details = if is_prose {
        finding.details.iter().map(|detail| (&detail.key, None)).collect::<Vec<_>>()
    } else {
        finding.details.iter().map(|detail| (&detail.key, Some((&detail.old, &detail.new)))).collect()
    };
    let places = (finding.old.is_some(), finding.new.is_some());
    let verdict = (finding.level(), finding.wire, finding.rust, finding.effect(), &finding.guards);
    let circumstances =
        (finding.origin.as_str(), finding.preview, finding.upgrade, finding.told, &finding.hint, &finding.accepted);
    format!("{:?}", (finding.rule, details, places, verdict, circumstances))
}
