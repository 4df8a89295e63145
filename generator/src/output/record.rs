//! What a run was given and what it wrote, as digests. A record proves that a file need not be made again; it never holds a text, and what
//! it says of a file counts only while the file lies on disk as the record has it.

use super::rustfmt::Rustfmt;
use super::{Digest, Draft, Folder, Package};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// All that decides what is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Cause {
    /// The generator, which is the program that runs, and rustfmt.
    generator: Digest,
    /// The specs.
    specs: Digest,
}

impl Cause {
    /// The program that runs, the rustfmt that it finds, and these texts by their names; nothing where one of the programs is not there.
    pub fn of<'a>(specs: impl IntoIterator<Item = (&'a Path, &'a str)>) -> Option<Self> {
        let (program, rustfmt) =
            rayon::join(|| fs::read(env::current_exe().ok()?).ok(), || Rustfmt::find().version().ok());
        let specs: Vec<_> =
            specs.into_iter().map(|(path, text)| (path.as_os_str().as_encoded_bytes(), text.as_bytes())).collect();
        Some(Self {
            generator: Digest::of([program?.as_slice(), rustfmt?.as_bytes()]),
            specs: Digest::of(specs.into_iter().flat_map(|(path, text)| [path, text])),
        })
    }
}

/// A file as it was rendered and as it was written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Written {
    draft: Digest,
    text: Digest,
}

/// Whether a run had anything to say about the specs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Said {
    /// Nothing that every run shows.
    Nothing,
    /// Something, which the next run is to show again.
    Something,
}

/// A run.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Record {
    cause: Cause,
    said: Said,
    files: BTreeMap<String, Written>,
}

/// The form of the text.
const FIRST_LINE: &str = "codegen record 1";

impl Record {
    /// Whether the run had the same causes.
    pub fn is_of(&self, cause: Cause) -> bool {
        self.cause == cause
    }

    /// Whether the run was of the same generator, whatever its specs.
    pub(super) fn is_by(&self, cause: Cause) -> bool {
        self.cause.generator == cause.generator
    }

    /// Whether the run had anything to say that the next one is to show again.
    pub fn said(&self) -> Said {
        self.said
    }

    /// The whole package where every file lies in the folder as it was written.
    pub fn kept(&self, folder: &Folder) -> Option<Package> {
        let all = self.files.par_iter().all(|(path, written)| written.lies_in(folder, path));
        all.then(|| Package::of_kept(self.files.keys().cloned()))
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
    pub fn new(cause: Cause, said: Said, drafts: &Drafts, package: &Package, before: Option<&Self>) -> Self {
        let texts: Vec<(&str, &str)> = package.iter().collect();
        let texts = texts.into_par_iter().map(|(path, text)| (path, Digest::of([text.as_bytes()])));
        let texts =
            texts.filter_map(|(path, text)| Some((path.to_owned(), Written { draft: *drafts.0.get(path)?, text })));
        let mut files: BTreeMap<String, Written> = texts.collect();
        let kept = package.kept().filter_map(|path| Some((path.to_owned(), *before?.files.get(path)?)));
        files.extend(kept);
        Self { cause, said, files }
    }

    /// The record as text, which ends with its own digest.
    pub(super) fn to_text(&self) -> String {
        let Cause { generator, specs } = self.cause;
        let said = match self.said {
            Said::Nothing => "nothing",
            Said::Something => "something",
        };
        let mut text = format!("{FIRST_LINE}\n{generator}\n{specs}\n{said}\n");
        for (path, Written { draft, text: written }) in &self.files {
            let _ = writeln!(text, "{draft} {written} {path}");
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
        let is_known = lines.next()? == FIRST_LINE;
        let cause = Cause { generator: lines.next()?.parse().ok()?, specs: lines.next()?.parse().ok()? };
        let said = if lines.next()? == "nothing" { Said::Nothing } else { Said::Something };
        let files = lines.map(|line| {
            let mut words = line.splitn(3, ' ');
            let (draft, written) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
            Some((words.next()?.to_owned(), Written { draft, text: written }))
        });
        let files = files.collect::<Option<_>>()?;
        is_known.then_some(Self { cause, said, files })
    }
}

impl Written {
    fn lies_in(self, folder: &Folder, path: &str) -> bool {
        folder.text(path).is_ok_and(|text| text.is_some_and(|text| Digest::of([text.as_slice()]) == self.text))
    }
}

/// The digests of files before they are printed.
#[derive(Debug)]
pub struct Drafts(BTreeMap<String, Digest>);

impl Drafts {
    /// Those of a package that nobody has printed yet.
    pub fn of(package: &Package) -> Self {
        let drafts: Vec<&Draft> = package.drafts().collect();
        let digest = |draft: &Draft| {
            let items: Vec<u8> = draft.items.iter().flat_map(|item| item.to_le_bytes()).collect();
            Digest::of([draft.text.as_bytes(), items.as_slice()])
        };
        Self(drafts.into_par_iter().map(|draft| (draft.path.clone(), digest(draft))).collect())
    }
}
