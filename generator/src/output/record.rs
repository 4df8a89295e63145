//! What a run was given and what it wrote, as digests. A record proves that a file need not be made again; it holds no text, and what
//! it says of a file counts only while the file lies on disk as the record has it. It also says of which services a run has proved that they can be
//! made without the others.

use super::rustfmt::Rustfmt;
use super::{Digest, DraftFile, Folder, Package};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;

/// All that decides what is written.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RunInputs {
    /// The generator, which is the program that runs, and rustfmt.
    generator: Digest,
    /// The specs, by their paths.
    specs: BTreeMap<String, Digest>,
}

impl RunInputs {
    /// The program that runs, the rustfmt that it finds, and these texts by their paths; nothing where one of the programs is not there.
    pub fn of<'a>(specs: impl IntoIterator<Item = (&'a Path, &'a str)>) -> Option<Self> {
        let (program, rustfmt) = rayon::join(|| *EXECUTABLE, || Rustfmt::find().identity());
        let specs =
            specs.into_iter().map(|(path, text)| Some((path.to_str()?.to_owned(), Digest::of([text.as_bytes()]))));
        Some(Self {
            generator: Digest::of([program?.as_bytes(), rustfmt?.as_bytes()]),
            specs: specs.collect::<Option<_>>()?,
        })
    }
}

/// The program that runs, read once: while it watches for changes, another may be built in its place.
static EXECUTABLE: LazyLock<Option<Digest>> = LazyLock::new(|| Digest::of_file(&env::current_exe().ok()?).ok());

/// A file as it was rendered and as it was written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct WrittenFile {
    draft: Digest,
    text: Digest,
}

/// Whether a run reported any problem of the specs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Diagnostics {
    /// None that every run shows.
    None,
    /// Some, which the next run shows again.
    Shown,
}

/// A run.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Record {
    cause: RunInputs,
    diagnostics: Diagnostics,
    files: BTreeMap<String, WrittenFile>,
    shares: Shares,
}

/// What services add to files that are not their own, as digests by the names of the services, for those of which a run has proved that they are
/// made alone as they are with all the others.
pub type Shares = BTreeMap<String, Digest>;

/// The form of the text.
const FIRST_LINE: &str = "codegen record 4";

impl Record {
    /// Whether the run had the same causes.
    pub fn is_of(&self, cause: &RunInputs) -> bool {
        self.cause == *cause
    }

    /// Whether the run was of the same generator, whatever its specs.
    pub fn is_by(&self, cause: &RunInputs) -> bool {
        self.cause.generator == cause.generator
    }

    /// Whether the run reported any problem that the next one shows again.
    pub fn diagnostics(&self) -> Diagnostics {
        self.diagnostics
    }

    /// The paths of the specs that have another text now; nothing where files were added or removed, or the generator has changed.
    pub fn changed<'a>(&self, cause: &'a RunInputs) -> Option<Vec<&'a str>> {
        let is_comparable = self.is_by(cause) && self.cause.specs.keys().eq(cause.specs.keys());
        let changed = cause.specs.iter().filter(|(path, text)| self.cause.specs.get(*path) != Some(*text));
        is_comparable.then(|| changed.map(|(path, _)| path.as_str()).collect())
    }

    /// The digest of each spec by its path.
    pub(super) fn specs(&self) -> &BTreeMap<String, Digest> {
        &self.cause.specs
    }

    /// Whether these files were rendered so, and are all that `is_one` names.
    pub fn has(&self, drafts: &Drafts, is_one: impl Fn(&str) -> bool) -> bool {
        let ones = self.files.iter().filter(|(path, _)| is_one(path)).map(|(path, written)| (path, &written.draft));
        ones.eq(&drafts.0)
    }

    /// What is proved of services.
    pub fn shares(&self) -> &Shares {
        &self.shares
    }

    /// Whether a file lies in the folder as it was written.
    pub fn is_intact(&self, folder: &Folder, path: &str) -> bool {
        self.files.get(path).is_some_and(|written| written.lies_in(folder, path))
    }

    /// The paths of the files that lie in the folder as they were written.
    pub fn intact(&self, folder: &Folder) -> BTreeSet<&str> {
        let intact = self.files.par_iter().filter(|(path, written)| written.lies_in(folder, path));
        intact.map(|(path, _)| path.as_str()).collect()
    }

    /// The files but for others, where each is intact.
    pub fn kept(&self, intact: &BTreeSet<&str>, is_other: impl Fn(&str) -> bool) -> Option<Package> {
        let kept = self.files.keys().filter(|path| !is_other(path));
        let kept = kept.map(|path| intact.contains(path.as_str()).then(|| path.clone()));
        kept.collect::<Option<Vec<_>>>().map(Package::of_kept)
    }

    /// Takes the files out of a package that were rendered as they are now, where they are intact.
    pub fn keep(&self, package: &mut Package, drafts: &Drafts, is_intact: impl Fn(&str) -> bool + Sync) {
        let is_same = |path: &String, draft| self.files.get(path).is_some_and(|written| written.draft == draft);
        let same = drafts.0.par_iter().filter(|(path, draft)| is_same(path, **draft) && is_intact(path));
        let same: Vec<&String> = same.map(|(path, _)| path).collect();
        same.into_iter().for_each(|path| package.keep(path));
    }

    /// The record of a run that wrote this package; what it kept is as in the record of the run before.
    pub fn new(cause: RunInputs, run: Run, package: &Package, before: Option<&Self>) -> Self {
        let Run { diagnostics, drafts, shares } = run;
        let texts: Vec<(&str, &str)> = package.iter().collect();
        let texts = texts.into_par_iter().map(|(path, text)| (path, Digest::of([text.as_bytes()])));
        let texts =
            texts.filter_map(|(path, text)| Some((path.to_owned(), WrittenFile { draft: *drafts.0.get(path)?, text })));
        let mut files: BTreeMap<String, WrittenFile> = texts.collect();
        let kept = package.kept().filter_map(|path| Some((path.to_owned(), *before?.files.get(path)?)));
        files.append(&mut kept.collect());
        Self { cause, diagnostics, files, shares }
    }

    /// The record as text, which ends with its own digest.
    pub(super) fn to_text(&self) -> String {
        let diagnostics = match self.diagnostics {
            Diagnostics::None => "nothing",
            Diagnostics::Shown => "something",
        };
        let mut text = format!("{FIRST_LINE}\n{}\n{diagnostics}\n", self.cause.generator);
        for (path, digest) in &self.cause.specs {
            let _ = writeln!(text, "spec {digest} {path}");
        }
        for (service, digest) in &self.shares {
            let _ = writeln!(text, "share {digest} {service}");
        }
        for (path, WrittenFile { draft, text: written }) in &self.files {
            let _ = writeln!(text, "file {draft} {written} {path}");
        }
        let digest = Digest::of([text.as_bytes()]);
        let _ = writeln!(text, "{digest}");
        text
    }

    /// The record that a text is; nothing where a byte of it is not as it was written.
    pub(super) fn from_text(text: &str) -> Option<Self> {
        let (rest, digest) = text.strip_suffix('\n')?.rsplit_once('\n')?;
        let rest = &text[..=rest.len()];
        if digest.parse::<Digest>().ok()? != Digest::of([rest.as_bytes()]) {
            return None;
        }
        let mut lines = rest.lines();
        if lines.next()? != FIRST_LINE {
            return None;
        }
        let cause = RunInputs { generator: lines.next()?.parse().ok()?, specs: BTreeMap::new() };
        let diagnostics = if lines.next()? == "nothing" { Diagnostics::None } else { Diagnostics::Shown };
        let mut record = Self { cause, diagnostics, files: BTreeMap::new(), shares: Shares::new() };
        let mut files = Vec::new();
        for line in lines {
            let (kind, rest) = line.split_once(' ')?;
            let (digest, rest) = rest.split_once(' ')?;
            let digest = digest.parse().ok()?;
            match kind {
                "spec" => drop(record.cause.specs.insert(rest.to_owned(), digest)),
                "share" => drop(record.shares.insert(rest.to_owned(), digest)),
                "file" => {
                    let (text, path) = rest.split_once(' ')?;
                    files.push((path.to_owned(), WrittenFile { draft: digest, text: text.parse().ok()? }));
                }
                _ => return None,
            }
        }
        record.files = files.into_iter().collect();
        Some(record)
    }
}

/// What a record has of a run beside its causes and its files.
#[derive(Debug)]
pub struct Run {
    /// Whether it reported any problem.
    pub diagnostics: Diagnostics,
    /// The files as they were rendered.
    pub drafts: Drafts,
    /// What it proved of services, or an earlier one did.
    pub shares: Shares,
}

impl WrittenFile {
    fn lies_in(self, folder: &Folder, path: &str) -> bool {
        folder.text(path).is_ok_and(|text| text.is_some_and(|text| Digest::of([text.as_slice()]) == self.text))
    }
}

/// The digests of files before they are printed.
#[derive(Debug, Default)]
pub struct Drafts(BTreeMap<String, Digest>);

impl Drafts {
    /// The digest of each file by its path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Digest)> {
        self.0.iter().map(|(path, digest)| (path.as_str(), *digest))
    }

    /// Adds those of other files.
    pub fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// Those of a package that nobody has printed yet.
    pub fn of(package: &Package) -> Self {
        let drafts: Vec<&DraftFile> = package.drafts().collect();
        Self(drafts.into_par_iter().map(|draft| (draft.path.clone(), draft.digest())).collect())
    }
}
