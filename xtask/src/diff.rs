//! `cargo xtask diff`: what changed between two specs, and what follows for callers.

use crate::outcome::Outcome;
use crate::{project, stdout};
use anyhow::{Context as _, Result, bail};
use clap::ValueEnum;
use generator::diff::{self, AcceptError, Bump, Finding, Level, Report, Rule, Side};
use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

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
    /// A line for each entry, instead of all that there is to say
    #[arg(long, conflicts_with = "format")]
    brief: bool,
    /// Which changes make the command end with exit code 1
    #[arg(long, value_enum, default_value_t = FailOn::Never)]
    fail_on: FailOn,
    /// A file of accepted changes; entries that no change has are refused
    #[arg(long, value_name = "FILE")]
    accept: Option<PathBuf>,
    /// Write a file for `--accept` with the changes that `--fail-on` covers, or all where that is `never`; each needs a reason
    #[arg(long, value_name = "FILE")]
    write_accepted: Option<PathBuf>,
    /// Show only changes that reach this operation, an id or service/id; the advice on the version stays that of all
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
    // Two folders can be compared outside of any project.
    let specs = project::folder(arguments.specs.as_ref(), "specs").unwrap_or_else(|_| PathBuf::from("specs"));
    let [old, new] = diff::read(arguments.old.as_deref(), arguments.new.as_deref(), &specs)?;
    let mut report = diff::compare(&old, &new);
    let stale = match &arguments.accept {
        Some(path) => accept(&mut report, path)?,
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
    if let Some(path) = &arguments.write_accepted {
        write_accepted(&report, path, arguments)?;
    }
    stdout::print(&printed(&report, arguments))?;
    if !stale.is_empty() {
        eprintln!("error: these accept what is not there; take them out\n{}", stale.join("\n"));
        return Ok(Outcome::Findings);
    }
    let fails = report.findings.iter().any(|finding| finding.accepted.is_none() && arguments.fail_on.covers(finding));
    Ok(if fails { Outcome::Findings } else { Outcome::Fine })
}

/// Leaves the changes that reach an operation; false where neither spec has it.
fn only(report: &mut Report, operation: &str, sides: [&Side; 2]) -> bool {
    let operations = sides.into_iter().flat_map(|side| side.api.operations()).map(|it| it.operation);
    let ids: BTreeSet<&str> = operations.map(|operation| operation.id.as_str()).collect();
    if !ids.contains(operation.rsplit('/').next().unwrap_or(operation)) {
        let meant = generator::diagnose::closest(operation, ids);
        let meant = meant.map(|id| format!("; did you mean `{id}`?")).unwrap_or_default();
        eprintln!("error: neither spec has an operation `{operation}`{meant}");
        return false;
    }
    report.only(operation);
    true
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

/// Marks what the file accepts, and gives the entries that accept nothing.
pub(crate) fn accept(report: &mut Report, path: &PathBuf) -> Result<Vec<String>> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    match diff::accept(report, &path.to_string_lossy(), &text) {
        Ok(()) => Ok(Vec::new()),
        Err(AcceptError::Stale(entries)) => Ok(entries),
        Err(AcceptError::Mistaken(said)) => bail!("{} has mistakes\n\n{}", path.display(), said.trim_end()),
    }
}

/// Writes what the report's changes are accepted by; reasons that somebody wrote are kept where `--accept` reads the same file, and
/// overwritten nowhere.
fn write_accepted(report: &Report, path: &Path, arguments: &Arguments) -> Result<()> {
    let fails = |finding: &&Finding| arguments.fail_on == FailOn::Never || arguments.fail_on.covers(finding);
    let text = diff::accepted_file(report.findings.iter().filter(|it| it.accepted.is_some() || fails(it)));
    let is_read = arguments.accept.as_deref() == Some(path);
    let file = if is_read { fs::File::create(path) } else { fs::File::create_new(path) };
    let hint =
        if is_read { "" } else { "; a file that is there already is written again only where --accept names it too" };
    file.and_then(|mut file| file.write_all(text.as_bytes()))
        .with_context(|| format!("cannot write {}{hint}", path.display()))
}

fn printed(report: &Report, arguments: &Arguments) -> String {
    match arguments.format {
        Format::Text if arguments.brief => diff::brief(report, stdout::style()),
        Format::Text => diff::text(report, stdout::style()),
        Format::Markdown => diff::markdown(report),
        Format::Json => diff::json(report),
        Format::Sarif => diff::sarif(report),
        Format::Changelog => diff::changelog(report),
    }
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
    stdout::print(&text)?;
    Ok(Outcome::Fine)
}
