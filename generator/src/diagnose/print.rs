//! Prints reports for a person at a terminal, as rustc prints its own; never chooses words.

use super::{Label, Report, Severity};
use crate::source::{Sources, Span};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

/// How a text is shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TextStyle {
    /// As it is.
    Plain,
    /// With ANSI colours.
    Coloured,
}

/// The reports as text, each followed by an empty line.
pub fn text(reports: &[Report], sources: &Sources, style: TextStyle) -> String {
    let renderer = match style {
        TextStyle::Plain => Renderer::plain(),
        TextStyle::Coloured => Renderer::styled(),
    };
    reports.iter().map(|report| one(report, sources, &renderer) + "\n\n").collect()
}

fn one(report: &Report, sources: &Sources, renderer: &Renderer) -> String {
    let level = match report.severity {
        Severity::Note => Level::NOTE,
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    let windows: Vec<Window<'_>> =
        groups(report, sources).into_iter().map(|labels| Window::of(labels, sources)).collect();
    let snippets = windows.iter().map(|window| snippet(window, report));
    let mut group = level.primary_title(&report.message).id(report.code).elements(snippets);
    if let Some(help) = &report.help {
        group = group.element(Level::HELP.message(help));
    }
    let printed = renderer.render(&[group] as &[Group<'_>]);
    windows.iter().fold(printed, |printed, window| window.with_column(printed, sources))
}

/// Labels that are further apart than this many lines get a snippet each, so that a snippet is never most of a large file.
const NEAR_LINES: usize = 200;

/// The same in bytes, since a line may hold most of a large file.
const NEAR_BYTES: u32 = 10_000;

/// A line that has more bytes than this before its first label, or behind its last, is cut there.
const LONG: usize = 1_000;

/// How many bytes stay beside the labels of a line that is cut: more than is ever printed.
const KEPT: usize = 300;

/// The labels of a file that are near each other, those near the first label first.
fn groups<'a>(report: &'a Report, sources: &Sources) -> Vec<Vec<&'a Label>> {
    let mut groups: Vec<Vec<&Label>> = Vec::new();
    for label in &report.labels {
        let line = |label: &Label| sources.file(label.span.file).line(label.span.start).0;
        let near = |first: &Label| {
            first.span.file == label.span.file
                && line(first).abs_diff(line(label)) < NEAR_LINES
                && first.span.start.abs_diff(label.span.start) < NEAR_BYTES
        };
        match groups.iter_mut().find(|group| near(group[0])) {
            Some(group) => group.push(label),
            None => groups.push(vec![label]),
        }
    }
    groups
}

/// The part of a file that a snippet shows.
struct Window<'a> {
    labels: Vec<&'a Label>,
    /// The whole file.
    whole: &'a str,
    /// What is shown of it.
    text: &'a str,
    path: String,
    /// The first line.
    line: usize,
    /// The first byte, which is not the line's first where that is cut.
    from: usize,
    cut: bool,
}

impl<'a> Window<'a> {
    fn of(labels: Vec<&'a Label>, sources: &'a Sources) -> Self {
        let source = sources.file(labels[0].span.file);
        let text = source.text.as_str();
        let starts = labels.iter().map(|label| label.span.start);
        let ends = labels.iter().map(|label| shown_end(label.span, text));
        let (first, last) = (starts.min().unwrap_or(0), ends.max().unwrap_or(0));
        let (line, begin) = source.line(first);
        let end = source.line_end(source.line(last).0);
        let (first, last) = (first as usize, last as usize);
        let from = if first - begin > LONG { boundary(text, first - KEPT) } else { begin };
        let to = if end - last > LONG { boundary(text, last + KEPT) } else { end };
        let path = source.path.to_string_lossy().replace('\\', "/");
        Self { labels, whole: text, text: &text[from..to], path, line, from, cut: from > begin }
    }

    /// The printer counts columns from the cut; here they are counted from where the line begins.
    fn with_column(&self, printed: String, sources: &Sources) -> String {
        let Self { path, line, .. } = self;
        let columns = self.labels.iter().filter(|_| self.cut).map(|label| {
            let place = label.span.start as usize - self.from;
            let (_, column) = sources.line_column(label.span.file, label.span.start);
            (format!("{path}:{line}:{}", self.text[..place].chars().count() + 1), format!("{path}:{line}:{column}"))
        });
        match columns.into_iter().find(|(counted, _)| printed.contains(counted)) {
            Some((counted, true_place)) => printed.replacen(&counted, &true_place, 1),
            None => printed,
        }
    }
}

fn snippet<'a>(window: &'a Window<'_>, report: &Report) -> Snippet<'a, Annotation<'a>> {
    let annotations = window.labels.iter().map(|label| {
        let kind =
            if Some(*label) == report.labels.first() { AnnotationKind::Primary } else { AnnotationKind::Context };
        let start = label.span.start as usize - window.from;
        let end = shown_end(label.span, window.whole) as usize;
        let annotation = kind.span(start..end - window.from);
        if label.text.is_empty() { annotation } else { annotation.label(&label.text) }
    });
    Snippet::source(window.text).line_start(window.line).path(window.path.as_str()).annotations(annotations)
}

/// Where the underlining ends: a place of several lines is shown by its first, and one that is longer than any line on paper by its beginning.
fn shown_end(span: Span, text: &str) -> u32 {
    let end = boundary(text, (span.end as usize).min(span.start as usize + LONG));
    let shown = &text[span.start as usize..end];
    let first = shown.split('\n').next().unwrap_or_default().trim_end().len();
    span.start + u32::try_from(first).expect("files are smaller than 4 GiB")
}

/// The nearest byte, not after this one, where a character begins.
fn boundary(text: &str, byte: usize) -> usize {
    (0..=byte).rev().find(|byte| text.is_char_boundary(*byte)).unwrap_or(0)
}
