//! `cargo xtask diff`: what changed between two specs, and what follows for callers.

use crate::Outcome;
use anyhow::{Context as _, Result, bail};
use clap::ValueEnum;
use generator::diff::{self, AcceptError, Bump, Finding, InputError, Level, Report, Rule};
use std::fs;
use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;

/// Flags of `diff`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// A file, a folder, a git revision or REV:path [default: the merge base with main]
    old: Option<String>,
    /// The same for the new side [default: the specs as they are on disk]
    new: Option<String>,
    /// The folder of the specs, for a revision without a path [default: specs]
    #[arg(long, value_name = "DIR")]
    specs: Option<PathBuf>,
    /// The form of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Which changes make the command end with exit code 1
    #[arg(long, value_enum, default_value_t = FailOn::Never)]
    fail_on: FailOn,
    /// A file of accepted changes; entries that no change has are refused
    #[arg(long, value_name = "FILE")]
    accept: Option<PathBuf>,
    /// Show only changes that reach this operation
    #[arg(long, value_name = "ID")]
    operation: Option<String>,
    /// Write a file that compiles only against a crate with every item of the old one
    #[arg(long, value_name = "FILE")]
    pins: Option<PathBuf>,
    /// Say what a rule is about and how it is judged, and compare nothing; `all` lists the rules
    #[arg(long, value_name = "RULE", exclusive = true)]
    explain: Option<String>,
}

/// The forms of a report.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Format {
    /// For a person at a terminal
    Text,
    /// For a pull request
    Markdown,
    /// One JSON document with a versioned schema
    Json,
    /// SARIF 2.1.0, which code hosts show beside the lines
    Sarif,
    /// A section to paste into a changelog
    Changelog,
}

/// Which changes are reason enough to fail.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum FailOn {
    /// None
    Never,
    /// What breaks callers on the wire
    Breaking,
    /// That, and what nobody could tell
    Undecided,
    /// What needs a major version of the crate
    Major,
    /// Every change
    Any,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    if let Some(rule) = &arguments.explain {
        return explain(rule);
    }
    let specs = crate::folder(arguments.specs.as_ref(), "specs");
    let sides = diff::read(arguments.old.as_deref(), arguments.new.as_deref(), &specs);
    let [old, new] = match sides {
        Ok(sides) => sides,
        Err(error @ (InputError::Unreadable(_) | InputError::Mistaken { .. })) => return Err(error.into()),
    };
    let mut report = diff::compare(&old, &new);
    if let Some(operation) = &arguments.operation {
        report.findings.retain(|finding| finding.uses.iter().any(|it| it.operation == *operation));
    }
    if let Some(path) = &arguments.accept {
        accept(&mut report, path)?;
    }
    if let Some(path) = &arguments.pins {
        fs::write(path, diff::pins(&old.api, diff::Half::Whole))
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    print(&report, arguments.format)?;
    let fails = report.findings.iter().any(|finding| finding.accepted.is_none() && arguments.fail_on.covers(finding));
    Ok(if fails { Outcome::Findings } else { Outcome::Fine })
}

impl FailOn {
    fn covers(self, finding: &Finding) -> bool {
        match self {
            Self::Never => false,
            Self::Breaking => finding.level() == Level::Breaking,
            Self::Undecided => finding.level() >= Level::Undecided,
            Self::Major => finding.bump() == Bump::Major,
            Self::Any => true,
        }
    }
}

fn accept(report: &mut Report, path: &PathBuf) -> Result<()> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    match diff::accept(report, &path.to_string_lossy(), &text) {
        Ok(()) => Ok(()),
        Err(AcceptError::Mistaken(said)) => bail!("{} has mistakes\n\n{}", path.display(), said.trim_end()),
        Err(AcceptError::Stale(entries)) => {
            bail!("{} accepts what is not there; take it out\n{}", path.display(), entries.join("\n"))
        }
    }
}

fn print(report: &Report, format: Format) -> Result<()> {
    let mut out = std::io::stdout().lock();
    let text = match format {
        Format::Text => diff::text(report, out.is_terminal()),
        Format::Markdown => diff::markdown(report),
        Format::Json => diff::json(report),
        Format::Sarif => diff::sarif(report),
        Format::Changelog => diff::changelog(report),
    };
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

fn explain(rule: &str) -> Result<Outcome> {
    let text = if rule == "all" {
        Rule::ALL.iter().map(|rule| format!("{:<32}{}\n", rule.id(), rule.about())).collect()
    } else {
        match Rule::find(rule) {
            Some(rule) => diff::explain(rule),
            None => {
                let known = Rule::ALL.iter().map(|rule| rule.id());
                let meant = generator::diagnose::closest(rule, known)
                    .map(|id| format!("; did you mean `{id}`?"))
                    .unwrap_or_default();
                eprintln!("error: there is no rule `{rule}`{meant} `--explain all` lists them");
                return Ok(Outcome::Usage);
            }
        }
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(Outcome::Fine)
}
