//! The crate: what can be wrong, and the words for it.

use crate::diagnose::words::{Words, say};

problems! {
    /// The crate.
    CrateProblem {
        Error Context "illegal-crate-name" IllegalName { name: String },
        Error Context "illegal-version" IllegalVersion { version: String },
    }
}

impl CrateProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::IllegalName { name } => say(format!("`{name}` cannot be the name of a crate")).help(
                "use lower-case letters, digits and `_`, beginning with a letter, and no name of a \
                 crate that it depends on",
            ),
            Self::IllegalVersion { version } => say(format!("`{version}` is not a semantic version"))
                .help("write three numbers, such as `0.1.0`, or `0.1.0-beta.1` before a release"),
        }
    }
}
