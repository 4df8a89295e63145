//! Whether the service can have changed between two specs, or only what somebody wrote down about it.

/// What stands between the old and the new spec of a folder.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Epoch {
    /// The same api-version: the service is what it was, and the spec was wrong before or is now.
    Correction,
    /// Another api-version.
    Version {
        /// The old one.
        from: String,
        /// The new one.
        to: String,
    },
}

impl Epoch {
    pub(super) fn between(from: Option<&str>, to: Option<&str>) -> Self {
        match (from, to) {
            (Some(from), Some(to)) if from != to => Self::Version { from: from.to_owned(), to: to.to_owned() },
            _ => Self::Correction,
        }
    }

    /// The word that a program reads.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Correction => "correction",
            Self::Version { .. } => "version",
        }
    }
}

/// Whether an api-version is one that may break from day to day.
pub(super) fn is_preview(version: &str) -> bool {
    version.ends_with("-preview")
}
