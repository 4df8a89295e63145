//! Why two specs could not be compared.

use std::fmt;

/// Why two specs could not be compared.
#[derive(Debug)]
pub enum InputError {
    /// A file, folder or revision that cannot be read.
    Unreadable(String),
    /// A spec with mistakes, as they are printed.
    Mistaken {
        /// How the user named the spec.
        name: String,
        /// The mistakes, ready to be shown.
        report: String,
    },
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(reason) => f.write_str(reason),
            Self::Mistaken { name, report } => {
                write!(f, "{name} has mistakes, so that nothing can be said about changes\n\n{}", report.trim_end())
            }
        }
    }
}

impl std::error::Error for InputError {}
