//! Prints reports for a person at a terminal, as rustc prints its own; never chooses words.

use super::{Label, Report, Severity};
use crate::source::{Sources, Span};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

/// The reports as text, each followed by an empty line; with ANSI colours where `colour` says so.
pub fn text(reports: &[Report], sources: &Sources, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    reports.iter().map(|report| one(report, sources, &renderer) + "\n\n").collect()
}

fn one(report: &Report, sources: &Sources, renderer: &Renderer) -> String {
    let level = match report.severity {
        Severity::Note => Level::NOTE,
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    let mut group = level.primary_title(&report.message).id(report.code).elements(snippets(report, sources));
    if let Some(help) = &report.help {
        group = group.element(Level::HELP.message(help));
    }
    renderer.render(&[group] as &[Group<'_>])
}

/// Labels that are further apart than this many lines get a snippet each, so that a snippet is never most of a large file.
const NEAR: usize = 200;

/// One snippet for the labels of a file that stand near each other, the first label's first.
fn snippets<'a>(report: &'a Report, sources: &'a Sources) -> Vec<Snippet<'a, Annotation<'a>>> {
    let mut groups: Vec<Vec<&Label>> = Vec::new();
    for label in &report.labels {
        let line = |label: &Label| sources.file(label.span.file).line(label.span.start).0;
        let near = |first: &Label| first.span.file == label.span.file && line(first).abs_diff(line(label)) < NEAR;
        match groups.iter_mut().find(|group| near(group[0])) {
            Some(group) => group.push(label),
            None => groups.push(vec![label]),
        }
    }
    groups.iter().map(|labels| snippet(labels, report, sources)).collect()
}

fn snippet<'a>(labels: &[&'a Label], report: &Report, sources: &'a Sources) -> Snippet<'a, Annotation<'a>> {
    let file = sources.file(labels[0].span.file);
    let starts = labels.iter().map(|label| file.line(label.span.start));
    let (line, from) = starts.min().expect("a snippet has a label");
    let last = labels.iter().map(|label| file.line(shown_end(label.span, &file.text)).0).max().unwrap_or(line);
    let to = file.line_end(last);
    let annotations = labels.iter().map(|label| {
        let kind =
            if Some(*label) == report.labels.first() { AnnotationKind::Primary } else { AnnotationKind::Context };
        let annotation = kind.span(label.span.start as usize - from..shown_end(label.span, &file.text) as usize - from);
        if label.text.is_empty() { annotation } else { annotation.label(&label.text) }
    });
    let path = file.path.to_string_lossy().replace('\\', "/");
    Snippet::source(&file.text[from..to]).line_start(line).path(path).annotations(annotations)
}

/// Where the underlining ends: a place of several lines is shown by its first.
fn shown_end(span: Span, text: &str) -> u32 {
    let shown = &text[span.start as usize..span.end as usize];
    let first = shown.split('\n').next().unwrap_or_default().trim_end().len();
    span.start + u32::try_from(first).expect("files are smaller than 4 GiB")
}
