//! For a pull request: a table of everything, then what breaks in detail.

use super::wording;
use crate::diff::finding::{Detail, DetailRole, Finding, Level};
use crate::diff::law::Bump;
use crate::diff::report::Report;
use std::fmt::Write as _;

/// The report as Markdown.
pub fn markdown(report: &Report) -> String {
    let mut out = format!("## Changes of the specs: {}\n\n", cell(&wording::summary(report)));
    if let Some(version) = wording::version(report) {
        writeln!(out, "**{}**\n", cell(&capital(&version))).expect("writing to a string");
    }
    let corrections = wording::corrections(report).map(|words| format!(" {}.", capital(&words))).unwrap_or_default();
    writeln!(out, "From `{}` to `{}`.{corrections}\n", report.old, report.new).expect("writing to a string");
    for level in [Level::Breaking, Level::Undecided, Level::Compatible, Level::Note] {
        let findings: Vec<&Finding> = report.findings.iter().filter(|finding| finding.level() == level).collect();
        if findings.is_empty() {
            continue;
        }
        let folded = level == Level::Note;
        if folded {
            write!(out, "<details><summary>{} ({})</summary>\n\n", wording::title(level), findings.len())
                .expect("writing to a string");
        } else {
            write!(out, "### {}\n\n", wording::title(level)).expect("writing to a string");
        }
        table(&findings, &mut out);
        let is_reported = |finding: &&&Finding| level > Level::Note || finding.bump() == Bump::Major;
        findings.iter().filter(is_reported).for_each(|finding| details(finding, &mut out));
        if folded {
            out += "</details>\n\n";
        }
    }
    out.trim_end().to_owned() + "\n"
}

fn table(findings: &[&Finding], out: &mut String) {
    *out += "| Change | From | To | Request | Response | Crate |\n|---|---|---|---|---|---|\n";
    for finding in findings {
        let describe = |side: usize| {
            let lines: Vec<String> = finding
                .details
                .iter()
                .filter(|detail| detail.role == DetailRole::Fact)
                .map(|detail| {
                    let value = sides(detail, code)[side].clone();
                    if finding.details.len() == 1 {
                        return value.unwrap_or_default();
                    }
                    format!("{} {}", detail.key, value.as_deref().unwrap_or("none"))
                })
                .collect();
            lines.join("<br>")
        };
        let place = finding.new.as_ref().or(finding.old.as_ref()).map(wording::location).unwrap_or_default();
        writeln!(
            out,
            "| {}<br><sub>{} at {}</sub> | {} | {} | {} | {} | {} |",
            cell(&wording::headline(finding)),
            finding.rule.id(),
            code(&place),
            describe(0),
            describe(1),
            finding.wire.request,
            finding.wire.response,
            needs(finding),
        )
        .expect("writing to a string");
    }
    out.push('\n');
}

fn needs(finding: &Finding) -> &'static str {
    match finding.bump() {
        Bump::None => "-",
        other => other.as_str(),
    }
}

fn details(finding: &Finding, out: &mut String) {
    write!(out, "<details><summary>{}</summary>\n\n", cell(&html(&wording::headline(finding))))
        .expect("writing to a string");
    let mut lines: Vec<String> = Vec::new();
    if !finding.also.is_empty() {
        lines.push(format!("Also {}", finding.also.join(", ")));
    }
    lines.push(format!("Verdict: {}", wording::verdicts(finding)));
    lines.extend(wording::witnesses(finding, span).into_iter().map(|witness| format!("Witness: {witness}")));
    lines.extend(wording::breaks(finding).into_iter().map(|who| format!("Breaks {who}")));
    lines.extend(wording::reaches(finding).map(|reached| format!("Reaches {}", cell(&reached))));
    lines.extend(wording::remarks(finding).into_iter().map(|remark| format!("Because {remark}")));
    lines.extend(finding.hint.iter().map(|hint| format!("Help: {}", cell(hint))));
    lines.extend(finding.accepted.iter().map(|reason| format!("Accepted: {}", cell(reason))));
    lines.push(format!("Fingerprint `{}`", finding.fingerprint()));
    for line in lines {
        writeln!(out, "- {line}").expect("writing to a string");
    }
    let steps = wording::before_and_after(finding);
    if !steps.is_empty() {
        *out += "\n```diff\n";
        for (old, new) in steps {
            old.iter().for_each(|old| *out += &format!("- {old}\n"));
            new.iter().for_each(|new| *out += &format!("+ {new}\n"));
        }
        *out += "```\n";
    }
    *out += "\n</details>\n\n";
}

/// Text in a table's cell or a line: nothing in it may end the cell.
fn cell(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

/// `summary` takes HTML, not Markdown.
fn html(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let mut out = String::new();
    for (index, part) in escaped.split('`').enumerate() {
        out += if index == 0 {
            ""
        } else if index % 2 == 1 {
            "<code>"
        } else {
            "</code>"
        };
        out += part;
    }
    out
}

/// What a key said and says, where they differ.
pub(super) fn sides(detail: &Detail, form: fn(&str) -> String) -> [Option<String>; 2] {
    match (&detail.old, &detail.new) {
        (Some(old), Some(new)) => wording::apart(old, new, 80).map(|value| Some(form(&value))),
        (old, new) => [old, new].map(|value| value.as_deref().map(form)),
    }
}

/// Text as code in a table's cell.
pub(super) fn code(text: &str) -> String {
    cell(&span(text))
}

/// Text as code; one with backticks in it between longer fences.
pub(super) fn span(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line: String =
        if line.chars().count() > 90 { line.chars().take(87).chain("...".chars()).collect() } else { line };
    let longest = line.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    if longest > 0 { format!("{fence} {line} {fence}") } else { format!("`{line}`") }
}

pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
