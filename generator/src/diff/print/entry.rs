//! Findings that are equal but for their subjects, told once; never which of them are.

use super::{headline, wording};
use crate::diff::finding::{Detail, Finding, Level};
use crate::diff::law::Bump;
use crate::diff::reach::{self, ReachedOperation};

/// Findings that are equal but for their subjects.
pub(super) struct Entry<'r> {
    /// What changed, in one sentence.
    pub(super) headline: String,
    /// The level, and what the crate needs where that is more severe.
    pub(super) label: String,
    /// What was and is, where all of them say the same.
    pub(super) details: Vec<Detail>,
    /// The operations that they reach.
    pub(super) uses: Vec<ReachedOperation>,
    /// The first of the findings, for what they have in common.
    pub(super) first: &'r Finding,
    /// All of them.
    pub(super) findings: Vec<&'r Finding>,
}

impl<'r> Entry<'r> {
    pub(super) fn new(findings: Vec<&'r Finding>, names_folder: bool) -> Option<Self> {
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
