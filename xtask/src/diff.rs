//! `cargo xtask diff`: what changed between two specs, and what follows for callers.

use crate::accept::{self, Writing};
use crate::described::{self, Described};
use crate::outcome::Outcome;
use crate::{project, stderr, stdout};
use anyhow::{Context as _, Result};
use clap::ValueEnum;
use generator::diff::{self, Bump, Finding, Level, Report, Rule, Side};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Flags of `diff`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// A file, a folder, a description in OpenAPI, a git revision or REV:path [default: the merge base with main]
    old: Option<String>,
    /// The same for the new side [default: the specs as they are on disk]
    new: Option<String>,
    /// The folder of the specs, for a revision without a path [default: specs]
    #[arg(long, value_name = "DIR")]
    specs: Option<PathBuf>,
    /// The format of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// One line per entry, instead of all the details
    #[arg(long, conflicts_with = "format")]
    brief: bool,
    /// Which changes make the command exit with 1
    #[arg(long, value_enum, value_name = "WHAT", default_value_t = FailOn::Never)]
    fail_on: FailOn,
    /// A file of accepted changes; an entry whose change no longer exists, or has become more severe, is an error
    #[arg(long, value_name = "FILE")]
    accept: Option<PathBuf>,
    /// Add the failing changes to the file of `--accept`, with `--fail-on never` or `version` all that are breaking or undecided; existing entries
    /// are kept, and each new one needs a reason
    #[arg(long, requires = "accept")]
    write: bool,
    /// Show only changes that reach this operation, an id or service/id; the version advice still considers all changes
    #[arg(long, value_name = "ID")]
    operation: Option<String>,
    /// Write a Rust file that compiles only against a crate that still has every public item of the old one
    #[arg(long, value_name = "FILE")]
    pins: Option<PathBuf>,
    /// Explain a rule with an example, and compare nothing; `all` lists the rules
    #[arg(long, value_name = "RULE", exclusive = true)]
    explain: Option<String>,
}

/// The formats of a report.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Format {
    /// For a person at a terminal
    Text,
    /// For a pull request
    Markdown,
    /// One JSON document, with a versioned schema
    Json,
    /// SARIF 2.1.0, which code hosts show next to the lines
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// A section to paste into a changelog
    Changelog,
}

/// Which changes make the command fail.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum FailOn {
    /// None
    Never,
    /// Changes that break callers on the wire
    Breaking,
    /// Breaking changes, and those whose effect could not be determined
    Undecided,
    /// Changes that need a new major version of the crate
    Major,
    /// A version in crate.yaml that is too low for the changes
    Version,
    /// Every change
    Any,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    if let Some(rule) = &arguments.explain {
        return explain(rule);
    }
    // Two folders can be compared outside of any project.
    let specs = project::folder(arguments.specs.as_ref(), "specs").unwrap_or_else(|_| PathBuf::from("specs"));
    let ([old, new], mut report) = stderr::busy("comparing", || compared(arguments, &specs))?;
    report.command = project::command();
    let writing = if arguments.write { Writing::Extended } else { Writing::ReadOnly };
    let stale = match &arguments.accept {
        Some(path) => accept::mark(&mut report, path, writing)?,
        None => Vec::new(),
    };
    if let Some(operation) = &arguments.operation
        && !only(&mut report, operation, [&old, &new])
    {
        return Ok(Outcome::Usage);
    }
    if let Some(path) = &arguments.pins {
        fs::write(path, generator::surface::pins(&old.api))
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    stdout::print(&printed(&report, arguments))?;
    if let Some(path) = arguments.accept.as_ref().filter(|_| arguments.write) {
        let least = match arguments.fail_on {
            FailOn::Never | FailOn::Version => FailOn::Undecided,
            least @ (FailOn::Breaking | FailOn::Undecided | FailOn::Major | FailOn::Any) => least,
        };
        accept::extend(path, report.findings.iter().filter(|finding| least.covers(finding)))?;
    }
    if !stale.is_empty() {
        stderr::error(&format!("these entries match no change; remove them\n{}", stale.join("\n")));
        return Ok(Outcome::Findings);
    }
    let fails = match arguments.fail_on {
        FailOn::Version => !report.is_bumped(),
        least @ (FailOn::Never | FailOn::Breaking | FailOn::Undecided | FailOn::Major | FailOn::Any) => {
            report.findings.iter().any(|finding| finding.accepted.is_none() && least.covers(finding))
        }
    };
    Ok(if fails { Outcome::Findings } else { Outcome::Fine })
}

/// Both sides and what is found between them; a side is a spec, or a description in OpenAPI.
fn compared(arguments: &Arguments, specs: &Path) -> Result<([Side; 2], Report)> {
    let given = [&arguments.old, &arguments.new];
    let old = given[0].as_deref().map(|given| described::read(given, None)).transpose()?.flatten();
    let new = given[1].as_deref().map(|given| described::read(given, old.as_ref())).transpose()?.flatten();
    let side = |given: &Option<String>, described: &Option<Described>| match (described, given) {
        (Some(described), _) => Ok(described.side.clone()),
        (None, Some(given)) => diff::side(given, specs),
        (None, None) => diff::side(&specs.to_string_lossy(), specs),
    };
    let sides = match (given[0], &old, &new) {
        (_, None, None) => diff::read(given[0].as_deref(), given[1].as_deref(), specs)?,
        _ => [side(given[0], &old)?, side(given[1], &new)?],
    };
    let mut report = diff::compare(&sides[0], &sides[1]);
    for finding in &mut report.findings {
        old.iter().for_each(|side| finding.old.iter_mut().for_each(|location| side.locate(location)));
        new.iter().for_each(|side| finding.new.iter_mut().for_each(|location| side.locate(location)));
    }
    if old.is_some() || new.is_some() {
        // No crate is made from a description.
        report.versions = Default::default();
    }
    Ok((sides, report))
}

/// Leaves the changes that reach an operation; false where neither spec has it.
fn only(report: &mut Report, operation: &str, sides: [&Side; 2]) -> bool {
    let operations = sides.into_iter().flat_map(|side| side.api.operations()).map(|it| it.operation);
    let ids: BTreeSet<&str> = operations.map(|operation| operation.id.as_str()).collect();
    if !ids.contains(operation.rsplit('/').next().unwrap_or(operation)) {
        let meant = generator::diagnose::closest(operation, ids);
        let meant = meant.map(|id| format!("; did you mean `{id}`?")).unwrap_or_default();
        stderr::error(&format!("neither spec has an operation `{operation}`{meant}"));
        return false;
    }
    report.only(operation);
    true
}

impl FailOn {
    fn covers(self, finding: &Finding) -> bool {
        match self {
            // Of the whole report, and of no change by itself.
            Self::Never | Self::Version => false,
            Self::Breaking => finding.level() == Level::Breaking,
            Self::Undecided => finding.level() >= Level::Undecided,
            Self::Major => finding.bump() == Bump::Major,
            Self::Any => true,
        }
    }
}

fn printed(report: &Report, arguments: &Arguments) -> String {
    match arguments.format {
        Format::Text if arguments.brief => diff::brief(report, stdout::style()),
        Format::Text => diff::text(report, stdout::style()),
        Format::Markdown => diff::markdown(report),
        Format::Json => diff::json(report),
        Format::Sarif => diff::sarif(report),
        Format::Github => diff::github(report),
        Format::Changelog => diff::changelog(report),
    }
}

fn explain(rule: &str) -> Result<Outcome> {
    let text = if rule == "all" {
        Rule::ALL.iter().map(|rule| format!("{:<32}{}\n", rule.id(), rule.about())).collect()
    } else {
        match Rule::find(rule) {
            Some(rule) => diff::explain(rule, project::command()),
            None => {
                let known = Rule::ALL.iter().map(|rule| rule.id());
                let meant = generator::diagnose::closest(rule, known)
                    .map(|id| format!("; did you mean `{id}`?"))
                    .unwrap_or_default();
                stderr::error(&format!("there is no rule `{rule}`{meant} `--explain all` lists them"));
                return Ok(Outcome::Usage);
            }
        }
    };
    stdout::print(&text)?;
    Ok(Outcome::Fine)
}
