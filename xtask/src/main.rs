//! The command line of the project: parses flags, calls the generator, prints, and exits with a code.
//!
//! Exit codes: 0 fine, 1 findings, 2 usage, 3 cannot read, 4 a bug of ours.

mod accept;
mod audit;
mod check;
mod codegen;
mod completions;
mod deny;
mod described;
mod diff;
mod export;
mod import;
mod init;
mod job;
mod lockfile;
mod outcome;
mod part;
mod past;
mod project;
mod schema;
mod stderr;
mod stdout;
mod watch;

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use outcome::Outcome;
use std::process::ExitCode;
use stderr::Verbosity;

/// Generates and checks the client crate that the specs describe.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true)]
struct Arguments {
    /// Print results and errors only, without progress
    #[arg(long, short, global = true)]
    quiet: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Begin a project: the specs of a first service, editor settings and a CI workflow
    Init(init::Arguments),
    /// Generate the whole crate; only files that change are written
    Codegen(codegen::Arguments),
    /// Validate the specs, and write nothing
    Check(check::Arguments),
    /// Compare two versions of the specs, and say what the changes mean for callers
    Diff(diff::Arguments),
    /// Proofread the specs against an OpenAPI description of their service
    Audit(audit::Arguments),
    /// Write specs from an OpenAPI description
    Import(import::Arguments),
    /// Write the specs as OpenAPI 3.1
    Export(export::Arguments),
    /// Write the JSON Schemas of the spec language, for editors
    Schema(schema::Arguments),
    /// Print a completion script for a shell
    Completions(completions::Arguments),
}

fn main() -> ExitCode {
    let name = project::command();
    let command = Arguments::command().name(name).bin_name(name);
    let mut matches = command.get_matches();
    let arguments = Arguments::from_arg_matches_mut(&mut matches).unwrap_or_else(|error| error.exit());
    stderr::set(if arguments.quiet { Verbosity::Quiet } else { Verbosity::Normal });
    let run = || match &arguments.command {
        Command::Init(arguments) => init::run(arguments),
        Command::Completions(arguments) => completions::run(arguments, Arguments::command()),
        Command::Codegen(arguments) => codegen::run(arguments),
        Command::Check(arguments) => check::run(arguments),
        Command::Diff(arguments) => diff::run(arguments),
        Command::Audit(arguments) => audit::run(arguments),
        Command::Import(arguments) => import::run(arguments),
        Command::Export(arguments) => export::run(arguments),
        Command::Schema(arguments) => schema::run(arguments),
    };
    match std::panic::catch_unwind(run) {
        Ok(Ok(outcome)) => ExitCode::from(outcome as u8),
        Ok(Err(error)) => {
            // A reader such as `head` that has seen enough has no use for a message either.
            if !stdout::is_broken_pipe(&error) {
                stderr::error(&format!("{error:#}"));
            }
            ExitCode::from(Outcome::Unreadable as u8)
        }
        Err(_) => {
            stderr::error(
                "this is a bug in the generator; the message above says where. Please report it with the specs that triggered it",
            );
            ExitCode::from(4)
        }
    }
}

/// Read so that cargo builds anew in another checkout that shares the target folder: `.cargo/config.toml` sets it.
const _: Option<&str> = option_env!("OPERATIONS_CHECKOUT");
