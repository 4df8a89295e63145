//! For a pull request: what it comes to and what to do, then every entry folded; never more than a comment of a code host holds.

use super::entry::Entry;
use super::outline::Outline;
use super::wording;
use crate::diff::finding::{Detail, DetailRole, Finding, Level};
use crate::diff::report::Report;
use std::fmt::Write as _;

/// How many bytes a comment may have.
const LIMIT: usize = 60_000;

/// What is kept for what is always there: the summary, the titles, and how many entries were left out.
const RESERVED: usize = 6_000;

/// How many subjects of an entry are listed.
const SUBJECTS: usize = 200;

/// The levels with their titles; what only people read is folded as a whole.
const LEVELS: [(Level, &str); 4] = [
    (Level::Breaking, "Breaking"),
    (Level::Undecided, "Undecided"),
    (Level::Compatible, "Compatible"),
    (Level::Note, "For people only"),
];

/// The report as Markdown.
pub fn markdown(report: &Report) -> String {
    let outline = Outline::new(report);
    let mut out = summary(report, &outline);
    let shown = fit(&outline.entries);
    for (level, title) in LEVELS {
        let of_level = || outline.entries.iter().zip(&shown).filter(|(entry, _)| entry.first.level() == level);
        let count: usize = of_level().map(|(entry, _)| entry.findings.len()).sum();
        if count == 0 {
            continue;
        }
        let is_folded = level == Level::Note;
        let title = if is_folded {
            format!("<details><summary>{title} ({count})</summary>\n\n")
        } else {
            format!("### {title} ({count})\n\n")
        };
        out += &title;
        of_level().for_each(|(_, text)| out += text);
        let left_out = of_level().filter(|(_, text)| text.is_empty()).count();
        if left_out > 0 {
            writeln!(out, "\nand {left_out} more, which `--format text` and `--format json` show\n")
                .expect("writing to a string");
        }
        out += if is_folded { "\n</details>\n\n" } else { "\n" };
    }
    out.trim_end().to_owned() + "\n"
}

fn summary(report: &Report, outline: &Outline<'_>) -> String {
    let mut out = format!("## Changes of the specs: {}\n\n", cell(&outline.counts));
    if let Some(version) = &outline.version {
        writeln!(out, "**Version {}**\n", cell(version)).expect("writing to a string");
    }
    writeln!(out, "From {} to {}.\n", code(&report.old), code(&report.new)).expect("writing to a string");
    for (title, lines) in [
        ("Worst", outline.worst().iter().map(|entry| brief(&format!("{}: {}", entry.label, entry.headline))).collect()),
        ("To do", outline.next.clone()),
    ] {
        let lines: Vec<String> = lines;
        if !lines.is_empty() {
            let items: String = lines.iter().map(|line| format!("- {}\n", cell(line))).collect();
            write!(out, "{title}:\n\n{items}\n").expect("writing to a string");
        }
    }
    out
}

/// The entries in the fullest form that all of them together have room for: a line each first, then, from the gravest on, all of it, or all
/// but the list of subjects; nothing for the last of so many that not even their lines have room.
fn fit(entries: &[Entry<'_>]) -> Vec<String> {
    let mut room = LIMIT - RESERVED;
    let mut shown: Vec<String> = Vec::new();
    for entry in entries {
        let text = format!("- {}\n", html(&brief(&head(entry))));
        let fits = text.len() <= room;
        room -= if fits { text.len() } else { room };
        shown.push(if fits { text } else { String::new() });
    }
    for (entry, shown) in entries.iter().zip(&mut shown).filter(|(_, shown)| !shown.is_empty()) {
        for subjects in [SUBJECTS, 10] {
            let full = folded(entry, subjects);
            if full.len() <= room + shown.len() {
                room = room + shown.len() - full.len();
                *shown = full;
                break;
            }
        }
    }
    shown
}

fn head(entry: &Entry<'_>) -> String {
    let accepted = if entry.first.accepted.is_some() { " (accepted)" } else { "" };
    format!("{}{accepted}: {}", entry.label, entry.headline)
}

fn folded(entry: &Entry<'_>, subjects: usize) -> String {
    let mut out = format!("<details><summary>{}</summary>\n\n", html(&head(entry)));
    for line in lines(entry) {
        writeln!(out, "- {line}").expect("writing to a string");
    }
    let first = entry.first;
    let steps = if entry.is_reported() { wording::before_and_after(first) } else { Vec::new() };
    if !steps.is_empty() {
        out += "\n```diff\n";
        for (old, new) in steps {
            old.iter().for_each(|old| out += &format!("- {old}\n"));
            new.iter().for_each(|new| out += &format!("+ {new}\n"));
        }
        out += "```\n";
    }
    if entry.findings.len() > 1 {
        out += "\nAll of them, each with its place and its fingerprint:\n\n";
        let names = wording::subjects(&entry.findings);
        for (name, finding) in names.iter().zip(&entry.findings).take(subjects) {
            writeln!(out, "- {} at {}, `{}`", cell(name), code(&place(finding)), finding.fingerprint())
                .expect("writing to a string");
        }
        let rest = entry.findings.len().saturating_sub(subjects);
        if rest > 0 {
            writeln!(out, "- and {rest} more").expect("writing to a string");
        }
    }
    out + "\n</details>\n"
}

/// What there is to say of an entry, in a line each.
fn lines(entry: &Entry<'_>) -> Vec<String> {
    let first = entry.first;
    let mut lines = vec![format!("`{}` at {}", first.rule.id(), code(&place(first)))];
    lines.extend(entry.details.iter().filter(|detail| detail.role == DetailRole::Fact).map(fact));
    let summary = entry.details.iter().filter(|detail| detail.role == DetailRole::Summary);
    lines.extend(summary.map(|detail| cell(&wording::detail(detail))));
    if entry.is_reported() {
        if !first.also.is_empty() {
            lines.push(format!("Also {}", cell(&first.also.join(", "))));
        }
        lines.push(format!("Verdict: {}", wording::verdicts(first)));
        let witnesses = wording::witnesses(first, |value| span(&wording::long(value)));
        lines.extend(witnesses.into_iter().map(|witness| format!("Witness: {witness}")));
        lines.extend(wording::breaks(first).into_iter().map(|who| format!("Breaks {who}")));
        let reached = wording::reaches(&entry.uses).filter(|_| entry.findings.len() == 1);
        lines.extend(reached.map(|reached| format!("Reaches {}", cell(&reached))));
        lines.extend(wording::remarks(first).into_iter().map(|remark| format!("Because {remark}")));
    }
    lines.extend(first.hint.iter().map(|hint| format!("Help: {}", cell(hint))));
    lines.extend(first.accepted.iter().map(|reason| format!("Accepted: {}", cell(reason))));
    if entry.findings.len() == 1 {
        lines.push(format!("Fingerprint `{}`", first.fingerprint()));
    }
    lines
}

fn fact(detail: &Detail) -> String {
    let [old, new] = sides(detail, |value| span(&short(value)));
    let words = |value: Option<String>| value.unwrap_or_else(|| "none".to_owned());
    format!("{}: {} -> {}", detail.key, words(old), words(new))
}

fn place(finding: &Finding) -> String {
    finding.new.as_ref().or(finding.old.as_ref()).map(wording::location).unwrap_or_default()
}

/// Text in a line of its own: nothing in it may begin another.
fn cell(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

/// A sentence that one line has room for.
fn brief(text: &str) -> String {
    if text.chars().count() <= 400 { text.to_owned() } else { text.chars().take(397).chain("...".chars()).collect() }
}

/// `summary` takes HTML, not Markdown.
fn html(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let escaped = line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
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

/// What a key words and says, where they differ.
fn sides(detail: &Detail, form: fn(&str) -> String) -> [Option<String>; 2] {
    match (&detail.old, &detail.new) {
        (Some(old), Some(new)) => wording::apart(old, new, 80).map(|value| Some(form(&value))),
        (old, new) => [old, new].map(|value| value.as_deref().map(form)),
    }
}

fn short(text: &str) -> String {
    if text.chars().count() > 90 { text.chars().take(87).chain("...".chars()).collect() } else { text.to_owned() }
}

/// Text as code in a line.
fn code(text: &str) -> String {
    cell(&span(text))
}

/// Text as code; one with backticks in it between longer fences.
pub(super) fn span(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let longest = line.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    if longest > 0 { format!("{fence} {line} {fence}") } else { format!("`{line}`") }
}

/// A sentence with a capital at its beginning.
pub(in crate::diff) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
