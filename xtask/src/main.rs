//! The project's command line: parses flags, calls the generator, prints, and says how it went by its exit code.
//!
//! Exit codes: 0 fine, 1 findings, 2 usage, 3 cannot read, 4 a bug of ours.

mod check;
mod codegen;
mod diff;
mod lockfile;
mod part;
mod past;
mod schema;
mod watch;

use anyhow::Context as _;
use clap::{Parser, Subcommand};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Writes and judges the client crate that the specs describe.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the whole crate; only files that changed are touched
    Codegen(codegen::Arguments),
    /// Read and judge the specs, and write nothing
    Check(check::Arguments),
    /// Say what changed between two specs, and what follows for callers
    Diff(diff::Arguments),
    /// Write the JSON Schema of the spec language, for editors
    Schema(schema::Arguments),
}

/// How a command ended, as an exit code.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Outcome {
    /// Nothing to report.
    Fine = 0,
    /// Problems, differences or findings.
    Findings = 1,
    /// What was asked for does not exist.
    Usage = 2,
    /// Something could not be read or written.
    Unreadable = 3,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let run = || match &arguments.command {
        Command::Codegen(arguments) => codegen::run(arguments),
        Command::Check(arguments) => check::run(arguments),
        Command::Diff(arguments) => diff::run(arguments),
        Command::Schema(arguments) => schema::run(arguments),
    };
    match std::panic::catch_unwind(run) {
        Ok(Ok(outcome)) => ExitCode::from(outcome as u8),
        Ok(Err(error)) => {
            // A reader such as `head` that has seen enough has no use for a message either.
            if !is_broken_pipe(&error) {
                eprintln!("error: {error:#}");
            }
            ExitCode::from(Outcome::Unreadable as u8)
        }
        Err(_) => {
            eprintln!(
                "error: this is a bug of the generator; the message above says where. Please report it with the specs that led to it"
            );
            ExitCode::from(4)
        }
    }
}

/// Writes a result to standard output.
fn print(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}

/// A folder as it was given, or by its name in the project that the user stands in, shown relative to there where that is shorter.
fn folder(given: Option<&PathBuf>, default: &str) -> anyhow::Result<PathBuf> {
    if let Some(given) = given {
        return Ok(given.clone());
    }
    let here = std::env::current_dir().context("the working folder is not there")?;
    let root = project(&here).with_context(|| {
        format!("neither {} nor a folder above it has {PROJECT}; go to the project, or name the folder", here.display())
    })?;
    Ok(if root == here { PathBuf::from(default) } else { root.join(default) })
}

/// What tells the folder of a project.
const PROJECT: &str = "specs/crate.yaml";

/// The nearest folder with specs, from a folder upward.
fn project(from: &Path) -> Option<&Path> {
    from.ancestors().find(|folder| folder.join(PROJECT).is_file())
}

/// Read so that cargo builds anew in another checkout that shares the target folder: `.cargo/config.toml` sets it.
const _: Option<&str> = option_env!("OPERATIONS_CHECKOUT");
