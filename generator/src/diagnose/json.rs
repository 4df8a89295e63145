//! Prints reports for a program: one JSON object a line; never chooses words.

use super::{Label, Report};
use crate::source::Sources;
use serde::Serialize;

#[derive(Serialize)]
struct JsonLine<'a> {
    severity: &'a str,
    code: &'a str,
    message: &'a str,
    #[serde(flatten)]
    place: Option<JsonRange>,
    labels: Vec<Labelled<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
}

#[derive(Serialize)]
struct Labelled<'a> {
    #[serde(flatten)]
    place: JsonRange,
    text: &'a str,
}

/// A place in numbers: lines and columns from 1, columns in Unicode scalar values, offsets in bytes from 0.
#[derive(Serialize)]
pub(super) struct JsonRange {
    pub(super) file: String,
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
    start: u32,
    end: u32,
}

impl JsonRange {
    pub(super) fn of(label: &Label, sources: &Sources) -> Self {
        let span = label.span;
        let (line, column) = sources.line_column(span.file, span.start);
        let (end_line, end_column) = sources.line_column(span.file, span.end);
        let file = sources.file(span.file).path.to_string_lossy().replace('\\', "/");
        Self { file, line, column, end_line, end_column, start: span.start, end: span.end }
    }
}

/// The reports as JSON lines.
pub fn json(reports: &[Report], sources: &Sources) -> String {
    reports.iter().map(|report| one(report, sources) + "\n").collect()
}

fn one(report: &Report, sources: &Sources) -> String {
    let line = JsonLine {
        severity: report.severity.as_str(),
        code: report.code,
        message: &report.message,
        place: report.labels.first().map(|label| JsonRange::of(label, sources)),
        labels: report
            .labels
            .iter()
            .map(|label| Labelled { place: JsonRange::of(label, sources), text: &label.text })
            .collect(),
        help: report.help.as_deref(),
    };
    serde_json::to_string(&line).expect("strings and numbers are JSON")
}
