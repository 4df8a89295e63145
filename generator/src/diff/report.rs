//! All findings of one comparison, in a stable order, with what they amount to.

use super::finding::{Finding, Level};
use super::law::Bump;
use crate::model::{Crate, SharedRuntime};

/// What a comparison found.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// How the user named the old spec.
    pub old: String,
    /// How the user named the new spec.
    pub new: String,
    /// The findings, the gravest first, then by place.
    pub findings: Vec<Finding>,
    /// The operation that alone was asked for.
    pub only: Option<String>,
    /// The findings that do not reach it.
    pub others: Vec<Finding>,
    /// The crate's versions, old and new.
    pub versions: [String; 2],
    /// How many operations and definitions were compared.
    pub compared: [usize; 2],
    /// How many services and api-versions the new spec has.
    pub services: usize,
    /// How the user calls the program that compares, in what there is to do next.
    pub command: &'static str,
}

/// Which number of a version rises.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum VersionPart {
    /// What is after the numbers.
    Prerelease,
    /// The third.
    Patch,
    /// The second.
    Minor,
    /// The first.
    Major,
}

/// How many findings there are of each level.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Counts {
    /// Somebody breaks.
    pub breaking: usize,
    /// It could not be decided.
    pub undecided: usize,
    /// Nobody breaks.
    pub compatible: usize,
    /// For people only.
    pub notes: usize,
    /// Of these, those that break callers of a preview, which may break.
    pub previews: usize,
    /// Of these, those that break callers and correct what the spec said of the same service.
    pub corrections: usize,
    /// Of these, those that somebody accepted.
    pub accepted: usize,
}

impl Report {
    /// How many findings there are; what somebody accepted is counted too.
    pub fn counts(&self) -> Counts {
        let all = |is: &dyn Fn(&Finding) -> bool| self.findings.iter().filter(|finding| is(finding)).count();
        let count = |level: Level| all(&|finding| finding.level() == level);
        Counts {
            breaking: count(Level::Breaking),
            undecided: count(Level::Undecided),
            compatible: count(Level::Compatible),
            notes: count(Level::Note),
            previews: all(&Finding::breaks_preview),
            corrections: all(&Finding::is_correction),
            accepted: all(&|finding| finding.accepted.is_some()),
        }
    }

    /// Keeps the findings that reach an operation, given by its id or as `service/id`. The others still count for the crate's version.
    pub fn only(&mut self, operation: &str) {
        self.only = Some(operation.to_owned());
        let all = std::mem::take(&mut self.findings).into_iter().chain(std::mem::take(&mut self.others));
        (self.findings, self.others) = all.partition(|finding| finding.uses.iter().any(|it| it.is_called(operation)));
    }

    /// What the crate's next version must be at least.
    pub fn bump(&self) -> Bump {
        self.findings.iter().chain(&self.others).map(Finding::bump).max().unwrap_or(Bump::None)
    }

    /// The least version that the crate may have next; before 1.0.0 a major change is a minor one (Semantic Versioning, 4; Cargo's reading).
    pub fn next_version(&self) -> Option<String> {
        next(&self.versions[0], self.bump())
    }

    /// Which number rises from the old version to that one.
    pub fn step(&self) -> Option<VersionPart> {
        let [old, next] = [numbers(&self.versions[0])?, numbers(&self.next_version()?)?];
        let steps =
            [VersionPart::Major, VersionPart::Minor, VersionPart::Patch].into_iter().zip(old.into_iter().zip(next));
        Some(steps.into_iter().find(|(_, (old, next))| old != next).map_or(VersionPart::Prerelease, |(step, _)| step))
    }

    /// Whether the new spec's version is at least that.
    pub fn is_bumped(&self) -> bool {
        let [old, new] = &self.versions;
        if is_pre_release(old) && self.bump() > Bump::None {
            return old != new && numbers(new) >= numbers(old);
        }
        let (Some(next), new) = (self.next_version(), &self.versions[1]) else { return true };
        match (numbers(&next), numbers(new)) {
            (Some(next), Some(new)) => new >= next,
            _ => true,
        }
    }
}

fn numbers(version: &str) -> Option<[u64; 3]> {
    let core = version.split(['-', '+']).next()?;
    let parts: Vec<u64> = core.split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    parts.try_into().ok()
}

/// Whether a version may change as it likes (Semantic Versioning, 9).
fn is_pre_release(version: &str) -> bool {
    version.split('+').next().is_some_and(|version| version.contains('-'))
}

fn next(version: &str, bump: Bump) -> Option<String> {
    let [major, minor, patch] = numbers(version)?;
    if is_pre_release(version) {
        let version = version.split('+').next()?;
        let last = version.rsplit_once('.').and_then(|(before, last)| Some((before, last.parse::<u64>().ok()?)));
        return Some(match last {
            _ if bump == Bump::None => version.to_owned(),
            Some((before, number)) if before.contains('-') => format!("{before}.{}", number + 1),
            _ => format!("{version}.1"),
        });
    }
    Some(match (bump, major, minor) {
        (Bump::None, ..) => format!("{major}.{minor}.{patch}"),
        (Bump::Major, 1.., _) => format!("{}.0.0", major + 1),
        (Bump::Minor, 1.., _) => format!("{major}.{}.0", minor + 1),
        (Bump::Major, 0, 1..) => format!("0.{}.0", minor + 1),
        (Bump::Patch | Bump::Minor | Bump::Major, ..) => format!("{major}.{minor}.{}", patch + 1),
    })
}

/// A key of `crate.yaml`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum CrateKey {
    Name,
    Version,
    Doc,
    License,
    Copyright,
    Repository,
    Runtime,
    Homepage,
    Keywords,
    Categories,
}

impl CrateKey {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Version => "version",
            Self::Doc => "doc",
            Self::License => "license",
            Self::Copyright => "copyright",
            Self::Repository => "repository",
            Self::Runtime => "runtime",
            Self::Homepage => "homepage",
            Self::Keywords => "keywords",
            Self::Categories => "categories",
        }
    }
}

/// What `crate.yaml` says.
pub(super) fn crate_keys(krate: &Crate) -> [(CrateKey, Option<String>); 10] {
    let Crate { name, version, doc, license, copyright, repository, homepage, keywords, categories, runtime } = krate;
    let listed = |words: &[String]| Some(words.join(", ")).filter(|words| !words.is_empty());
    [
        (CrateKey::Name, Some(name.clone())),
        (CrateKey::Version, Some(version.clone())),
        (CrateKey::Doc, Some(doc.clone()).filter(|doc| !doc.is_empty())),
        (CrateKey::License, license.clone()),
        (CrateKey::Copyright, copyright.clone()),
        (CrateKey::Repository, repository.clone()),
        (CrateKey::Runtime, runtime.as_ref().map(shared_runtime)),
        (CrateKey::Homepage, homepage.clone()),
        (CrateKey::Keywords, listed(keywords)),
        (CrateKey::Categories, listed(categories)),
    ]
}

/// `shop_runtime 0.1 in ../shop_runtime`
fn shared_runtime(shared: &SharedRuntime) -> String {
    let SharedRuntime { name, version, path } = shared;
    let version = version.iter().map(|version| format!(" {version}"));
    let path = path.iter().map(|path| format!(" in {path}"));
    std::iter::once(name.clone()).chain(version).chain(path).collect()
}

#[cfg(test)]
mod tests {
    use super::next;
    use crate::diff::law::Bump;

    #[test]
    fn versions_rise_as_cargo_reads_them() {
        for (version, bump, expected) in [
            ("1.2.3", Bump::Major, "2.0.0"),
            ("1.2.3", Bump::Minor, "1.3.0"),
            ("1.2.3", Bump::Patch, "1.2.4"),
            ("1.2.3", Bump::None, "1.2.3"),
            ("0.1.4", Bump::Major, "0.2.0"),
            ("0.1.4", Bump::Minor, "0.1.5"),
            ("0.0.4", Bump::Major, "0.0.5"),
            ("1.0.0-beta.1", Bump::Major, "1.0.0-beta.2"),
            ("1.0.0-beta", Bump::Minor, "1.0.0-beta.1"),
            ("1.0.0-beta.1", Bump::None, "1.0.0-beta.1"),
        ] {
            assert_eq!(next(version, bump).as_deref(), Some(expected), "{version} {bump}");
        }
        assert_eq!(next("one", Bump::Major), None);
    }
}
