//! `cargo xtask codegen`: write the whole crate, or say what is not as it should be.

use crate::Outcome;
use crate::check::{self, Format, Judged};
use anyhow::{Context as _, Result};
use generator::diagnose::Severity;
use generator::output::{self, Difference, Package};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

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
        return Ok(list(&differences, &out));
    }
    output::write(&package, &out, &differences)?;
    report(&package, &differences, &out, generated, started.elapsed());
    Ok(Outcome::Fine)
}

/// What rustfmt printed in earlier runs, below cargo's own folder.
fn cache() -> PathBuf {
    let exe = std::env::current_exe().unwrap_or_default();
    let target = exe.ancestors().find(|folder| folder.join("CACHEDIR.TAG").is_file()).map(Path::to_owned);
    target.unwrap_or_else(std::env::temp_dir).join("codegen-format")
}

fn list(differences: &[Difference], out: &Path) -> Outcome {
    for difference in differences {
        println!("{}", line(difference, out));
    }
    if differences.is_empty() {
        eprintln!("{} is what the specs say", out.display());
        return Outcome::Fine;
    }
    eprintln!("{} is not what the specs say; run `cargo xtask codegen`", out.display());
    Outcome::Findings
}

fn line(difference: &Difference, out: &Path) -> String {
    let (word, path) = match difference {
        Difference::Missing(path) => ("missing", path),
        Difference::Stale(path) => ("stale", path),
        Difference::Orphaned(path) => ("orphaned", path),
    };
    format!("{word:<8} {}", out.join(path).display())
}

fn report(package: &Package, differences: &[Difference], out: &Path, generated: Duration, whole: Duration) {
    for difference in differences.iter().take(20) {
        let (word, path) = match difference {
            Difference::Missing(path) => ("created", path),
            Difference::Stale(path) => ("updated", path),
            Difference::Orphaned(path) => ("removed", path),
        };
        println!("{word} {}", out.join(path).display());
    }
    if differences.len() > 20 {
        println!("... and {} more", differences.len() - 20);
    }
    let files = package.iter().count();
    eprintln!(
        "{}: {files} files, {} changed ({:.0?} to generate, {:.0?} in all)",
        out.display(),
        differences.len(),
        generated,
        whole
    );
}
