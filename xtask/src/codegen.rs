//! `cargo xtask codegen`: write the whole crate, or say what is not as it should be.

use crate::deny::Denied;
use crate::job::{Format, Job};
use crate::outcome::Outcome;
use crate::{project, stderr, watch};
use anyhow::Result;
use generator::diagnose::Severity;
use generator::output;
use std::path::PathBuf;
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
    #[arg(long, conflicts_with = "watch")]
    check: bool,
    /// Keep running, and generate again whenever a spec changes
    #[arg(long)]
    watch: bool,
    /// Print notes about the specs as well
    #[arg(long)]
    notes: bool,
    /// The format of the output
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    denied: Denied,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    let specs = project::folder(arguments.specs.as_ref(), "specs")?;
    let out = project::folder(arguments.out.as_ref(), "generated")?;
    if let Some(overlap) = output::overlap(&specs, &out)? {
        stderr::error(&overlap);
        return Ok(Outcome::Usage);
    }
    let least = if arguments.notes || arguments.denied.notes() { Severity::Note } else { Severity::Warning };
    let job = Job { specs, out, least, format: arguments.format, denied: arguments.denied };
    match (arguments.check, arguments.watch) {
        (true, _) => job.check(),
        (false, true) => watch::run(&job),
        (false, false) => {
            let started = Instant::now();
            let written = stderr::busy(&format!("writing {}", job.out.display()), || job.write());
            let Some(done) = written? else { return Ok(Outcome::Findings) };
            done.report(&job)?;
            stderr::say(&format!("{} ({:.0?})", done.summary(&job.out), started.elapsed()));
            Ok(Outcome::Fine)
        }
    }
}
