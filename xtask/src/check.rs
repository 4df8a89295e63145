//! `cargo xtask check`: read and validate the specs.

use crate::deny::Denied;
use crate::outcome::Outcome;
use crate::{project, stderr, stdout};
use anyhow::Result;
use clap::ValueEnum;
use generator::diagnose::{self, Report, Severity};
use generator::model::Api;
use generator::source::{self, Sources};
use std::path::{Path, PathBuf};

/// Flags of `check`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The folder of the specs [default: specs]
    #[arg(long, value_name = "DIR")]
    specs: Option<PathBuf>,
    /// The format of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Print notes as well; a faithful transcription of a page may have some
    #[arg(long)]
    notes: bool,
    #[command(flatten)]
    denied: Denied,
}

/// The formats of a report.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Format {
    /// For a person, in the style of rustc
    Text,
    /// One JSON object per line
    Json,
    /// SARIF 2.1.0, which code hosts show next to the lines
    Sarif,
    /// Annotations of GitHub Actions
    Github,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    let root = project::folder(arguments.specs.as_ref(), "specs")?;
    let Validated { sources, reports, api } = validate(&root)?;
    // A person asks for notes, which need nothing done; a program gets everything.
    let is_short = arguments.format == Format::Text && !arguments.notes && !arguments.denied.notes();
    let shown: Vec<Report> =
        reports.iter().filter(|report| !is_short || report.severity > Severity::Note).cloned().collect();
    show(&shown, &sources, arguments.format)?;
    let hint = if shown.len() < reports.len() { "; `--notes` shows the notes" } else { "" };
    stderr::say(&(summary(&reports, &sources) + hint));
    Ok(if api.is_some() { arguments.denied.outcome(&reports) } else { Outcome::Findings })
}

/// What became of the specs.
pub(crate) struct Validated {
    pub(crate) sources: Sources,
    pub(crate) reports: Vec<Report>,
    /// Their meaning, unless an error is among the reports.
    pub(crate) api: Option<Api>,
}

pub(crate) fn validate(root: &Path) -> Result<Validated> {
    let sources = source::load(root)?;
    let (api, reports) = generator::read(root, &sources);
    Ok(Validated { sources, reports, api })
}

/// Reports go to standard output, the summary to standard error.
pub(crate) fn print(reports: &[Report], sources: &Sources, format: Format) -> Result<()> {
    show(reports, sources, format)?;
    stderr::say(&summary(reports, sources));
    Ok(())
}

fn show(reports: &[Report], sources: &Sources, format: Format) -> Result<()> {
    let text = match format {
        Format::Text => diagnose::text(reports, sources, stdout::style()),
        Format::Json => diagnose::json(reports, sources),
        Format::Sarif => diagnose::sarif(reports, sources),
        Format::Github => diagnose::github(reports, sources),
    };
    stdout::print(&text)
}

fn summary(reports: &[Report], sources: &Sources) -> String {
    let count = |severity| reports.iter().filter(|report| report.severity == severity).count();
    let counted =
        [(count(Severity::Error), "error"), (count(Severity::Warning), "warning"), (count(Severity::Note), "note")];
    let parts: Vec<String> =
        counted.into_iter().filter(|(count, _)| *count > 0).map(|(count, noun)| stderr::counted(count, noun)).collect();
    let files = stderr::counted(sources.iter().count(), "file");
    if parts.is_empty() { format!("{files}: nothing to report") } else { format!("{files}: {}", parts.join(", ")) }
}
