//! What a report comes to: how many changes of which level, the version that the crate needs, and what to do now.

use super::entry::Entry;
use crate::diff::finding::{Finding, Level};
use crate::diff::law::Bump;
use crate::diff::report::{Report, VersionPart};

/// How many changes of which level there are, in so many entries.
pub(super) fn counts(report: &Report, entries: usize) -> String {
    let [operations, types] = report.compared;
    if let Some(operation) = &report.only {
        let left_out = format!("{} that do not reach `{operation}` are left out", report.others.len());
        return match report.findings.len() {
            0 => format!("no changes that reach it; {left_out}"),
            _ => format!("{}; {left_out}", counted(report, entries)),
        };
    }
    if report.findings.is_empty() {
        return format!(
            "no changes in meaning: {operations} operations and {types} definitions say the same as before"
        );
    }
    counted(report, entries)
}

fn counted(report: &Report, entries: usize) -> String {
    let counts = report.counts();
    let is_code_alone = |finding: &&Finding| {
        finding.level() <= Level::Compatible && !finding.breaks_preview() && finding.bump() == Bump::Major
    };
    let code = report.findings.iter().filter(is_code_alone).count();
    let notes = report.findings.iter().filter(|it| it.level() == Level::Note && !is_code_alone(it)).count();
    let others = counts.breaking + counts.undecided + counts.previews + code + notes;
    let parts = [
        (counts.breaking, "breaking"),
        (counts.undecided, "undecided"),
        (counts.previews, "breaking a preview"),
        (code, "breaking code alone"),
        (report.findings.len() - others, "compatible"),
        (notes, "for people only"),
    ];
    let parts: Vec<String> =
        parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, noun)| format!("{count} {noun}")).collect();
    let changes = match report.findings.len() {
        1 => "1 change".to_owned(),
        count if count == entries => format!("{count} changes"),
        count => format!("{count} changes in {entries} {}", if entries == 1 { "entry" } else { "entries" }),
    };
    let beside = [
        (counts.corrections, "corrects the transcription", "correct the transcription"),
        (counts.accepted, "is accepted", "are accepted"),
    ];
    let beside: Vec<String> = beside
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, several)| format!("; {count} of them {}", if count == 1 { one } else { several }))
        .collect();
    format!("{changes}: {}{}", parts.join(", "), beside.concat())
}

/// Which version the crate needs, and which one it has.
pub(super) fn version(report: &Report) -> Option<String> {
    let next = report.next_version().filter(|_| report.bump() > Bump::None)?;
    let [old, new] = &report.versions;
    let is_before_one = old.starts_with("0.");
    let step = match (report.step()?, report.bump()) {
        (VersionPart::Prerelease, _) => "a pre-release",
        (VersionPart::Major, _) => "major",
        (VersionPart::Minor, Bump::Major) if is_before_one => "minor, which stands for major below 1.0.0",
        (VersionPart::Patch, Bump::Major) if is_before_one => "patch, which stands for major below 0.1.0",
        (VersionPart::Patch, Bump::Minor) if is_before_one => "patch, which stands for minor below 1.0.0",
        (VersionPart::Minor, _) => "minor",
        (VersionPart::Patch, _) => "patch",
    };
    let enough = if report.is_bumped() { ", which is enough" } else { "" };
    Some(format!("{old} -> {next} or later ({step}); crate.yaml says {new}{enough}"))
}

/// What to do now, a sentence each.
pub(super) fn next(report: &Report, entries: &[Entry<'_>]) -> Vec<String> {
    let mut words = Vec::new();
    if let Some(version) = report.next_version().filter(|_| !report.is_bumped()) {
        words.push(format!("set `version: {version}` in crate.yaml"));
    }
    let helped = entries.iter().filter(|entry| entry.is_grave() && entry.first.hint.is_some()).count();
    match helped {
        0 => {}
        1 => words.push("read the line `help`: one change can be made milder".to_owned()),
        count => words.push(format!("read the lines `help`: {count} changes can be made milder")),
    }
    if report.counts().previews > 0 {
        words.push("tell the users of the preview what changed: `--format changelog`".to_owned());
    }
    let open = || report.findings.iter().filter(|finding| finding.accepted.is_none());
    if open().any(Finding::is_correction) {
        words.push("say in the commit where the documentation shows it: the api-version is the same, so that the spec was wrong before, or is now".to_owned());
    }
    if let Some(worst) = open().find(|finding| finding.level() >= Level::Undecided) {
        words.push(format!("accept what is right: `{} diff --accept accepted.yaml --write`", report.command));
        words.push(format!("why it breaks: `{} diff --explain {}`", report.command, worst.rule.id()));
    }
    words
}
