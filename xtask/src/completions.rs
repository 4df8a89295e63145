//! `completions`: what a shell needs in order to complete this program's command line.

use crate::outcome::Outcome;
use crate::stdout;
use clap::Command;
use clap_complete::Shell;
use generator::output::PROGRAM;

/// Flags of `completions`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints the script; a shell completes the installed program, since an alias of cargo is cargo's to complete.
pub(crate) fn run(arguments: &Arguments, mut command: Command) -> anyhow::Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, PROGRAM, &mut script);
    stdout::print(&String::from_utf8(script)?)?;
    Ok(Outcome::Fine)
}
