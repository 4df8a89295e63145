//! For a person at a terminal: what, where, who breaks, a value that shows it, and what to do.

use super::wording;
use crate::diagnose::TextStyle;
use crate::diff::finding::{Finding, Level};
use crate::diff::law::Bump;
use crate::diff::report::Report;
use std::fmt::Write as _;

/// The report as text.
pub fn text(report: &Report, style: TextStyle) -> String {
    let mut out = String::new();
    for finding in &report.findings {
        one(finding, style, &mut out);
    }
    out += &wording::summary(report);
    out.push('\n');
    for line in wording::corrections(report).into_iter().chain(wording::version(report)) {
        out += &line;
        out.push('\n');
    }
    out
}

fn paint(text: &str, code: &str, style: TextStyle) -> String {
    match style {
        TextStyle::Plain => text.to_owned(),
        TextStyle::Coloured => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
    }
}

fn one(finding: &Finding, style: TextStyle, out: &mut String) {
    let level = finding.level();
    let code = match level {
        Level::Breaking => "1;31",
        Level::Undecided => "1;33",
        Level::Compatible => "1;32",
        Level::Note => "1;34",
    };
    let accepted = if finding.accepted.is_some() { " (accepted)" } else { "" };
    let head = format!("{}[{}]{accepted}", wording::level(finding), finding.rule.id());
    let headline = paint(&wording::headline(finding), "1", style);
    let mut lines = vec![("at", wording::places(finding))];
    if level == Level::Note {
        lines.extend(finding.details.iter().map(|detail| ("", wording::detail(detail))));
    } else {
        lines.extend(finding.details.iter().map(|detail| ("changed", wording::detail(detail))));
        if !finding.also.is_empty() {
            lines.push(("also", finding.also.join(", ")));
        }
        lines.extend(wording::witnesses(finding, str::to_owned).into_iter().map(|witness| ("witness", witness)));
        lines.extend(wording::reaches(finding).map(|reached| ("reaches", reached)));
        lines.extend(wording::breaks(finding).into_iter().map(|who| ("breaks", who)));
        lines.push(("verdict", wording::verdicts(finding)));
        lines.extend(wording::remarks(finding).into_iter().map(|remark| ("because", remark)));
        lines.extend(wording::rust(finding).into_iter().map(|step| ("rust", step)));
    }
    lines.extend(finding.hint.clone().map(|hint| ("help", hint)));
    lines.extend(finding.accepted.clone().map(|reason| ("accepted", reason)));
    if level > Level::Compatible || finding.bump() == Bump::Major {
        lines.push(("accept", finding.fingerprint()));
    }
    writeln!(out, "{}: {headline}", paint(&head, code, style)).expect("writing to a string");
    let mut last = "";
    for (label, text) in &lines {
        let shown = if *label == last { "" } else { label };
        writeln!(out, "  {shown:<9}{text}").expect("writing to a string");
        last = label;
    }
    out.push('\n');
}
