//! What a run was given and what it wrote, as digests. A record proves that a file need not be made again; it never holds a text, and what
//! it says of a file counts only while the file lies on disk as the record has it.

use super::rustfmt::Rustfmt;
use super::{Digest, DraftFile, Folder, Package};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// All that decides what is written.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Cause {
    /// The generator, which is the program that runs, and rustfmt.
    generator: Digest,
    /// The specs, by their paths.
    specs: BTreeMap<String, Digest>,
}

impl Cause {
    /// The program that runs, the rustfmt that it finds, and these texts by their paths; nothing where one of the programs is not there.
    pub fn of<'a>(specs: impl IntoIterator<Item = (&'a Path, &'a str)>) -> Option<Self> {
        let (program, rustfmt) =
            rayon::join(|| fs::read(env::current_exe().ok()?).ok(), || Rustfmt::find().version().ok());
        let specs =
            specs.into_iter().map(|(path, text)| Some((path.to_str()?.to_owned(), Digest::of([text.as_bytes()]))));
        Some(Self {
            generator: Digest::of([program?.as_slice(), rustfmt?.as_bytes()]),
            specs: specs.collect::<Option<_>>()?,
        })
    }
}

/// A file as it was rendered and as it was written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct WrittenFile {
    draft: Digest,
    text: Digest,
    /// The part that alone decides what it says, by its place among all parts.
    part: Option<usize>,
}

/// Whether a run reported any problem of the specs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Diagnostics {
    /// None that every run shows.
    None,
    /// Some, which the next run shows again.
    Shown,
}

/// The parts of the specs that can be rendered by themselves.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Parts {
    /// What each of them adds to files that are not its own.
    pub shares: BTreeMap<String, Digest>,
    /// The part that a file belongs to, by the file's path.
    pub owners: BTreeMap<String, String>,
}

/// A run.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Record {
    cause: Cause,
    diagnostics: Diagnostics,
    shares: BTreeMap<String, Digest>,
    files: BTreeMap<String, WrittenFile>,
}

/// The form of the text.
const FIRST_LINE: &str = "codegen record 2";

impl Record {
    /// Whether the run had the same causes.
    pub fn is_of(&self, cause: &Cause) -> bool {
        self.cause == *cause
    }

    /// Whether the run was of the same generator, whatever its specs.
    pub(super) fn is_by(&self, cause: &Cause) -> bool {
        self.cause.generator == cause.generator
    }

    /// Whether the run reported any problem that the next one shows again.
    pub fn diagnostics(&self) -> Diagnostics {
        self.diagnostics
    }

    /// The paths of the specs that have another text now; nothing where files were added or removed, or the generator has changed.
    pub fn changed<'a>(&self, cause: &'a Cause) -> Option<Vec<&'a str>> {
        let is_comparable = self.is_by(cause) && self.cause.specs.keys().eq(cause.specs.keys());
        let changed = cause.specs.iter().filter(|(path, text)| self.cause.specs.get(*path) != Some(*text));
        is_comparable.then(|| changed.map(|(path, _)| path.as_str()).collect())
    }

    /// What a part added to files that are not its own.
    pub fn share(&self, part: &str) -> Option<Digest> {
        self.shares.get(part).copied()
    }

    /// The files that belong to other parts or to none, where each lies in the folder as it was written.
    pub fn kept(&self, folder: &Folder, without: &BTreeSet<&str>) -> Option<Package> {
        let without: BTreeSet<usize> = self
            .shares
            .keys()
            .enumerate()
            .filter(|(_, part)| without.contains(part.as_str()))
            .map(|(index, _)| index)
            .collect();
        let others =
            self.files.par_iter().filter(|(_, written)| written.part.is_none_or(|part| !without.contains(&part)));
        let others = others.map(|(path, written)| written.lies_in(folder, path).then(|| path.clone()));
        others.collect::<Option<Vec<_>>>().map(Package::of_kept)
    }

    /// Takes the files out of a package that were rendered as they are now and lie in the folder as they were written.
    pub fn keep(&self, package: &mut Package, drafts: &Drafts, folder: &Folder) {
        let same = drafts.0.par_iter().filter(|(path, draft)| {
            self.files.get(*path).is_some_and(|written| written.draft == **draft && written.lies_in(folder, path))
        });
        let same: Vec<&String> = same.map(|(path, _)| path).collect();
        same.into_iter().for_each(|path| package.keep(path));
    }

    /// The record of a run that wrote this package; what it kept is as in the record of the run before.
    pub fn new(cause: Cause, run: Run, package: &Package, before: Option<&Self>) -> Self {
        let Run { diagnostics, drafts, parts: Parts { shares, owners } } = run;
        let places: BTreeMap<&str, usize> =
            shares.keys().zip(0..).map(|(part, place)| (part.as_str(), place)).collect();
        let part = |path: &str| owners.get(path).and_then(|owner| places.get(owner.as_str()).copied());
        let texts: Vec<(&str, &str)> = package.iter().collect();
        let texts = texts.into_par_iter().map(|(path, text)| (path, Digest::of([text.as_bytes()])));
        let texts = texts.filter_map(|(path, text)| {
            Some((path.to_owned(), WrittenFile { draft: *drafts.0.get(path)?, text, part: part(path) }))
        });
        let mut files: BTreeMap<String, WrittenFile> = texts.collect();
        let kept = package
            .kept()
            .filter_map(|path| Some((path.to_owned(), WrittenFile { part: part(path), ..*before?.files.get(path)? })));
        files.extend(kept);
        Self { cause, diagnostics, shares, files }
    }

    /// The parts as they were.
    pub fn parts(&self) -> Parts {
        let names: Vec<&String> = self.shares.keys().collect();
        let owner = |written: &WrittenFile| written.part.and_then(|part| names.get(part)).map(|name| (*name).clone());
        let owners = self.files.iter().filter_map(|(path, written)| Some((path.clone(), owner(written)?)));
        Parts { shares: self.shares.clone(), owners: owners.collect() }
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
        for (part, digest) in &self.shares {
            let _ = writeln!(text, "part {digest} {part}");
        }
        for (path, WrittenFile { draft, text: written, part }) in &self.files {
            let part = part.map_or_else(|| "-".to_owned(), |part| part.to_string());
            let _ = writeln!(text, "file {draft} {written} {part} {path}");
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
        let cause = Cause { generator: lines.next()?.parse().ok()?, specs: BTreeMap::new() };
        let diagnostics = if lines.next()? == "nothing" { Diagnostics::None } else { Diagnostics::Shown };
        let mut record = Self { cause, diagnostics, shares: BTreeMap::new(), files: BTreeMap::new() };
        lines.try_for_each(|line| record.read(line))?;
        Some(record)
    }

    fn read(&mut self, line: &str) -> Option<()> {
        let (kind, rest) = line.split_once(' ')?;
        let (digest, rest) = rest.split_once(' ')?;
        let digest = digest.parse().ok()?;
        match kind {
            "spec" => drop(self.cause.specs.insert(rest.to_owned(), digest)),
            "part" => drop(self.shares.insert(rest.to_owned(), digest)),
            "file" => {
                let mut words = rest.splitn(3, ' ');
                let (text, part) = (words.next()?.parse().ok()?, words.next()?.parse().ok());
                self.files.insert(words.next()?.to_owned(), WrittenFile { draft: digest, text, part });
            }
            _ => return None,
        }
        Some(())
    }
}

/// What a record has of a run beside its causes and its files.
#[derive(Debug)]
pub struct Run {
    /// Whether it reported any problem.
    pub diagnostics: Diagnostics,
    /// The files as they were rendered.
    pub drafts: Drafts,
    /// The parts of the specs.
    pub parts: Parts,
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

    /// Whether all of these are the same in others.
    pub fn are_in(&self, others: &Self) -> bool {
        self.0.iter().all(|(path, digest)| others.0.get(path) == Some(digest))
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
