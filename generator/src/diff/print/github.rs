//! For GitHub Actions: each finding as an annotation at its new place, or at its old one where it was removed.

use super::headline::headline;
use super::wording;
use crate::diagnose::annotation;
use crate::diff::finding::{Finding, Level};
use crate::diff::report::Report;

/// The findings that nobody accepted, as annotations, a line each.
pub fn github(report: &Report) -> String {
    report.findings.iter().filter(|finding| finding.accepted.is_none()).map(one).collect()
}

fn one(finding: &Finding) -> String {
    let level = match finding.level() {
        Level::Breaking => "error",
        Level::Undecided => "warning",
        Level::Compatible | Level::Note => "notice",
    };
    let place = finding.new.as_ref().or(finding.old.as_ref());
    let properties = place.map(|place| {
        vec![("file", place.file.clone()), ("line", place.line.to_string()), ("col", place.column.to_string())]
    });
    let mut lines = vec![headline(finding)];
    lines.extend(finding.details.iter().map(wording::detail));
    lines.extend(wording::breaks(finding).into_iter().map(|who| format!("breaks {who}")));
    lines.extend(finding.hint.iter().map(|hint| format!("help: {hint}")));
    annotation(level, properties.unwrap_or_default(), finding.rule.id(), &lines.join("\n"))
}
