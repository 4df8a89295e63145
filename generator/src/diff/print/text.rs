//! For a person at a terminal: first what it comes to and what to do, then what, where, who breaks and a value that shows it.

use super::entry::Entry;
use super::outline::Outline;
use super::wording;
use super::wrap::wrap;
use crate::diagnose::TextStyle;
use crate::diff::finding::{Finding, Level};
use crate::diff::report::Report;
use std::fmt::Write as _;

/// How many subjects of one entry are listed; JSON has all.
const SUBJECTS: usize = 60;

/// The columns before what a label stands for.
const INDENT: usize = 11;

/// The report as text.
pub fn text(report: &Report, style: TextStyle) -> String {
    let outline = Outline::new(report);
    let mut out = summary(&outline, style);
    for entry in &outline.entries {
        out.push('\n');
        one(entry, style, &mut out);
    }
    out
}

/// The report with a line for each entry.
pub fn brief(report: &Report, style: TextStyle) -> String {
    let outline = Outline::new(report);
    let mut out = lines(&outline.counts, "", 0);
    if let Some(version) = &outline.version {
        out += &lines(version, "version", INDENT - 2);
    }
    for entry in &outline.entries {
        let (head, place) = (head(entry), place(entry));
        writeln!(out, "{}: {} ({place})", paint(&head, colour(entry), style), entry.headline)
            .expect("writing to a string");
    }
    out
}

fn summary(outline: &Outline<'_>, style: TextStyle) -> String {
    let mut out: String = wrap(&outline.counts, 0).iter().map(|line| paint(line, "1", style) + "\n").collect();
    let indent = INDENT - 2;
    if let Some(version) = &outline.version {
        out += &lines(version, "version", indent);
    }
    for (index, entry) in outline.worst().iter().enumerate() {
        let label = if index == 0 { "worst" } else { "" };
        out += &lines(&format!("{}: {}", entry.label, entry.headline), label, indent);
    }
    for (index, what) in outline.next.iter().enumerate() {
        out += &lines(what, if index == 0 { "next" } else { "" }, indent);
    }
    out
}

/// A text in lines after a label.
fn lines(text: &str, label: &str, indent: usize) -> String {
    let lines = wrap(text, indent).into_iter().enumerate();
    lines.map(|(index, line)| format!("{:indent$}{line}\n", if index == 0 { label } else { "" })).collect()
}

fn paint(text: &str, code: &str, style: TextStyle) -> String {
    match style {
        TextStyle::Plain => text.to_owned(),
        TextStyle::Coloured => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
    }
}

fn colour(entry: &Entry<'_>) -> &'static str {
    match entry.first.level() {
        Level::Breaking => "1;31",
        Level::Compatible | Level::Note if entry.is_grave() => "1;33",
        Level::Undecided => "1;33",
        Level::Compatible => "1;32",
        Level::Note => "1;34",
    }
}

fn head(entry: &Entry<'_>) -> String {
    let accepted = if entry.first.accepted.is_some() { " (accepted)" } else { "" };
    format!("{}[{}]{accepted}", entry.label, entry.first.rule.id())
}

fn place(entry: &Entry<'_>) -> String {
    let first = wording::place(entry.first);
    match entry.findings.len() - 1 {
        0 => first,
        1 => format!("{first}, and 1 more place"),
        more => format!("{first}, and {more} more places"),
    }
}

fn one(entry: &Entry<'_>, style: TextStyle, out: &mut String) {
    let head = head(entry);
    let headline = wrap(&format!("{head}: {}", entry.headline), 2);
    for (index, line) in headline.iter().enumerate() {
        let (before, rest) = if index == 0 { line.split_at(head.len().min(line.len())) } else { ("  ", line.as_str()) };
        writeln!(out, "{}{}", paint(before, colour(entry), style), paint(rest, "1", style))
            .expect("writing to a string");
    }
    let mut last = "";
    for (label, text, is_code) in words(entry) {
        let shown = if label == last { "" } else { label };
        if is_code == Form::Code {
            writeln!(out, "  {shown:<9}{text}").expect("writing to a string");
        } else {
            *out += &lines(&text, &format!("  {shown}"), INDENT);
        }
        last = label;
    }
}

/// Whether a line may be broken.
#[derive(Eq, PartialEq)]
enum Form {
    Prose,
    Code,
}

/// What there is to say, each with its label.
fn words(entry: &Entry<'_>) -> Vec<(&'static str, String, Form)> {
    let first = entry.first;
    let mut lines = vec![("at", place(entry), Form::Code)];
    lines.extend(wording::before(first).map(|before| ("before", before, Form::Code)));
    let mut prose = |label, texts: Vec<String>| lines.extend(texts.into_iter().map(|text| (label, text, Form::Prose)));
    if entry.findings.len() > 1 {
        prose("of", vec![subjects(&entry.findings)]);
    }
    if entry.is_reported() {
        prose("changed", entry.details.iter().map(wording::detail).collect());
        if !first.also.is_empty() {
            prose("also", vec![first.also.join(", ")]);
        }
        prose("witness", wording::witnesses(first, wording::long));
        if entry.findings.len() == 1 {
            prose("reaches", wording::reaches(&entry.uses).into_iter().collect());
        }
        prose("breaks", wording::breaks(first));
        prose("verdict", vec![wording::verdicts(first)]);
        prose("because", wording::remarks(first));
        lines.extend(wording::rust(first).into_iter().map(|step| ("rust", step, Form::Code)));
        if entry.findings.len() > 1 && !first.steps.is_empty() {
            lines.push(("rust", "and alike for the others".to_owned(), Form::Prose));
        }
    } else {
        prose("", entry.details.iter().map(wording::detail).collect());
    }
    let mut prose = |label, texts: Vec<String>| lines.extend(texts.into_iter().map(|text| (label, text, Form::Prose)));
    prose("help", first.hint.clone().into_iter().collect());
    prose("accepted", first.accepted.clone().into_iter().collect());
    if entry.is_grave() && first.accepted.is_none() {
        let accept = match &entry.findings[..] {
            [one] => one.fingerprint(),
            all => {
                format!("{} and the fingerprints of {} more; `--write` lists them", first.fingerprint(), all.len() - 1)
            }
        };
        lines.push(("accept", accept, Form::Code));
    }
    lines
}

/// The subjects of several findings.
fn subjects(findings: &[&Finding]) -> String {
    let names = wording::subjects(findings);
    let shown = names.iter().take(SUBJECTS).cloned().collect::<Vec<_>>().join(", ");
    let rest = names.len().saturating_sub(SUBJECTS);
    if rest > 0 { format!("{shown} and {rest} more") } else { shown }
}
