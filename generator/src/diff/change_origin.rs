//! Whether the service can have changed between two specs, or only what somebody wrote down about it.

/// What differs between the old and the new spec of a folder.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ChangeOrigin {
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

impl ChangeOrigin {
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

/// What api-versions are ordered by: numbers as numbers, and a preview before what it is a preview of.
pub(super) fn order(version: &str) -> impl Ord + use<> {
    let stable = version.strip_suffix("-preview");
    let mut parts: Vec<(u64, String)> = Vec::new();
    for part in stable.unwrap_or(version).split(|c: char| !c.is_ascii_alphanumeric()) {
        let digits = part.trim_start_matches(|c: char| !c.is_ascii_digit());
        let word = &part[..part.len() - digits.len()];
        parts.push((digits.parse().unwrap_or(0), if digits.parse::<u64>().is_ok() { word } else { part }.to_owned()));
    }
    (parts, stable.is_none())
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn versions_are_ordered_as_people_do() {
        let sorted =
            ["1.2", "1.10-preview", "1.10", "2023-01-01", "2025-01-01-preview", "2025-01-01", "2025-06-01-preview"];
        for pair in sorted.windows(2) {
            assert!(order(pair[0]) < order(pair[1]), "{pair:?}");
        }
        assert!(order("v2") < order("v10"));
    }
}
