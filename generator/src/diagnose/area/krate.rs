//! The crate: what can be wrong, and the words for it.

use crate::diagnose::words::{Words, say};

problems! {
    /// The crate.
    CrateProblem {
        Error Context "illegal-crate-name" IllegalName { name: String },
        Error Context "illegal-version" IllegalVersion { version: String },
        Error Context "illegal-requirement" IllegalRequirement { version: String },
        Error Context "runtime-from-nowhere" RuntimeFromNowhere,
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
            Self::IllegalRequirement { version } => say(format!("`{version}` is not a requirement on a version"))
                .help("write what Cargo takes, such as `0.1` or `>=0.1, <0.3`"),
            Self::RuntimeFromNowhere => say("nothing says where the crate with the runtime comes from")
                .help("give a `version`, where it is published, or a `path` relative to the generated crate, or both"),
        }
    }
}
