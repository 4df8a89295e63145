//! Prints reports for a person at a terminal, as rustc prints its own; never chooses words.

use super::{Report, Severity};
use crate::source::Sources;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

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

/// One snippet a file, the first label's file first.
fn snippets<'a>(report: &'a Report, sources: &'a Sources) -> Vec<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    let mut files = Vec::new();
    for label in &report.labels {
        if !files.contains(&label.span.file) {
            files.push(label.span.file);
        }
    }
    let primary = report.labels.first();
    files
        .into_iter()
        .map(|id| {
            let file = sources.file(id);
            let annotations = report.labels.iter().filter(|label| label.span.file == id).map(|label| {
                let kind = if Some(label) == primary { AnnotationKind::Primary } else { AnnotationKind::Context };
                let annotation = kind.span(label.span.start as usize..label.span.end as usize);
                if label.text.is_empty() { annotation } else { annotation.label(&label.text) }
            });
            Snippet::source(&file.text).path(file.path.to_string_lossy().into_owned()).annotations(annotations)
        })
        .collect()
}
