//! `cargo xtask codegen`: write the whole crate, or say what is not as it should be.

use crate::Outcome;
use crate::check::{self, Format, Judged};
use anyhow::{Context as _, Result};
use generator::diagnose::Severity;
use generator::output::{self, Difference};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Flags of `codegen`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The folder of the specs [default: specs]
    #[arg(long, value_name = "DIR")]
    specs: Option<PathBuf>,
    /// The folder of the crate [default: generated]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Write nothing; list the files that are missing, stale or orphaned, and exit with 1 if there is any
    #[arg(long)]
    check: bool,
    /// Print notes about the specs too
    #[arg(long)]
    notes: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    let (specs, out) =
        (crate::folder(arguments.specs.as_ref(), "specs"), crate::folder(arguments.out.as_ref(), "generated"));
    let started = Instant::now();
    let Judged { sources, reports, api } = check::judge(&specs)?;
    let shown: Vec<_> =
        reports.into_iter().filter(|report| arguments.notes || report.severity > Severity::Note).collect();
    if !shown.is_empty() {
        check::print(&shown, &sources, Format::Text)?;
    }
    let Some(api) = api else { return Ok(Outcome::Findings) };
    let package = generator::render::package(&api);
    let generated = started.elapsed();
    let package = output::format(package, &cache())?;
    let differences = output::compare(&package, &out).with_context(|| format!("cannot read {}", out.display()))?;
    if arguments.check {
        return list(&differences, &out);
    }
    output::write(&package, &out, &differences)?;
    report(&differences, &out)?;
    eprintln!(
        "{}: {} files, {} changed ({generated:.0?} to generate, {:.0?} in all)",
        out.display(),
        package.iter().count(),
        differences.len(),
        started.elapsed()
    );
    Ok(Outcome::Fine)
}

/// What rustfmt printed in earlier runs, below cargo's own folder.
fn cache() -> PathBuf {
    let exe = std::env::current_exe().unwrap_or_default();
    let target = exe.ancestors().find(|folder| folder.join("CACHEDIR.TAG").is_file()).map(Path::to_owned);
    target.unwrap_or_else(std::env::temp_dir).join("codegen-format")
}

fn list(differences: &[Difference], out: &Path) -> Result<Outcome> {
    let lines: String = differences.iter().map(|difference| line(difference, out) + "\n").collect();
    crate::print(&lines)?;
    if differences.is_empty() {
        eprintln!("{} is what the specs say", out.display());
        return Ok(Outcome::Fine);
    }
    eprintln!("{} is not what the specs say; run `cargo xtask codegen`", out.display());
    Ok(Outcome::Findings)
}

fn line(difference: &Difference, out: &Path) -> String {
    let (word, path) = match difference {
        Difference::Missing(path) => ("missing", path),
        Difference::Stale(path) => ("stale", path),
        Difference::Orphaned(path) => ("orphaned", path),
    };
    format!("{word:<8} {}", out.join(path).display())
}

/// The first of the changes, a line each.
fn report(differences: &[Difference], out: &Path) -> Result<()> {
    const SHOWN: usize = 20;
    let mut lines = String::new();
    for difference in differences.iter().take(SHOWN) {
        let (word, path) = match difference {
            Difference::Missing(path) => ("created", path),
            Difference::Stale(path) => ("updated", path),
            Difference::Orphaned(path) => ("removed", path),
        };
        lines += &format!("{word} {}\n", out.join(path).display());
    }
    if let Some(more) = differences.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        lines += &format!("... and {more} more\n");
    }
    crate::print(&lines)
}
