//! What else than an error fails a command.

use crate::outcome::Outcome;
use clap::ValueEnum;
use generator::diagnose::{Report, Severity};

/// The flag of commands that judge specs.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub(crate) struct Denied {
    /// Exit with 1 on these as well as on errors
    #[arg(long, value_enum, value_name = "LEVEL")]
    deny: Option<Deny>,
}

/// What is no error, and can be taken for one.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Deny {
    /// Warnings
    Warnings,
    /// Warnings and notes
    Notes,
}

impl Denied {
    /// Whether notes fail as well.
    pub(crate) fn notes(self) -> bool {
        self.deny == Some(Deny::Notes)
    }

    /// What follows from reports that have no error.
    pub(crate) fn outcome(self, reports: &[Report]) -> Outcome {
        let least = match self.deny {
            None => return Outcome::Fine,
            Some(Deny::Warnings) => Severity::Warning,
            Some(Deny::Notes) => Severity::Note,
        };
        if reports.iter().any(|report| report.severity >= least) { Outcome::Findings } else { Outcome::Fine }
    }
}
