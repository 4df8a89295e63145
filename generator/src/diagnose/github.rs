//! Prints reports as the workflow commands of GitHub Actions, which annotate lines with them; never chooses words.

use super::json::JsonRange;
use super::{Report, Severity};
use crate::source::Sources;

/// The reports as annotations, a line each.
pub fn github(reports: &[Report], sources: &Sources) -> String {
    let one = |report: &Report| {
        let level = match report.severity {
            Severity::Note => "notice",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let place = report.labels.first().map(|label| JsonRange::of(label, sources));
        let properties = place.map(|place| {
            let file = ("file", place.file);
            let numbers = [
                ("line", place.line),
                ("endLine", place.end_line),
                ("col", place.column),
                ("endColumn", place.end_column),
            ];
            [file].into_iter().chain(numbers.map(|(key, number)| (key, number.to_string()))).collect()
        });
        let mut text = report.message.clone();
        let labels = report.labels.iter().map(|label| label.text.as_str()).filter(|text| !text.is_empty());
        text.extend(labels.map(|label| format!("\n{label}")));
        text.extend(report.help.iter().map(|help| format!("\nhelp: {help}")));
        annotation(level, properties.unwrap_or_default(), report.code, &text)
    };
    reports.iter().map(one).collect()
}

/// One annotation: its level, where it is, its title, and its text.
pub fn annotation(level: &str, properties: Vec<(&str, String)>, title: &str, text: &str) -> String {
    let properties: Vec<String> = properties
        .into_iter()
        .chain([("title", title.to_owned())])
        .map(|(key, value)| format!("{key}={}", escaped(&value).replace(':', "%3A").replace(',', "%2C")))
        .collect();
    format!("::{level} {}::{}\n", properties.join(","), escaped(text))
}

fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}
