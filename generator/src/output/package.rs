//! The files of a crate in memory.

use super::draft::{DraftFile, LaidOutFile};
use super::folder::is_filled;
use super::print;
use super::signature::Signature;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::mem;

/// Paths, relative and with `/`, and their texts, sorted by path.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Package {
    files: BTreeMap<String, DraftFile>,
    /// The paths of files that lie on disk as they are to be, so that nobody needs their text.
    kept: BTreeSet<String>,
}

impl Package {
    /// A package of these files.
    ///
    /// # Panics
    ///
    /// When two files have one path, or one has a path that is not codegen's to write, which are mistakes of the renderer.
    pub fn new(files: impl IntoIterator<Item = DraftFile>) -> Self {
        let mut package = Self::default();
        for file in files {
            assert!(is_filled(&file.path), "a renderer writes `{}`", file.path);
            let other = package.files.insert(file.path.clone(), file);
            if let Some(other) = other {
                panic!("two renderers write `{}`", other.path);
            }
        }
        package
    }

    /// The path of each file with its text, but for those that are kept as they lie on disk; Rust that nobody has printed yet is legal, but hard to read.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, file)| (path.as_str(), file.text.as_str()))
    }

    /// A package of files that lie on disk as they are to be.
    pub(super) fn of_kept(paths: impl IntoIterator<Item = String>) -> Self {
        Self { files: BTreeMap::new(), kept: paths.into_iter().collect() }
    }

    /// The package as the command writes it that is called so.
    #[must_use]
    pub fn signed(mut self, signature: Signature) -> Self {
        self.files.values_mut().for_each(|file| file.sign(signature));
        self
    }

    /// The files of which this is true, and the others.
    pub fn split(self, is_first: impl Fn(&str) -> bool) -> [Self; 2] {
        let (first, others) = self.files.into_iter().partition(|(path, _)| is_first(path));
        let (first_kept, others_kept) = self.kept.into_iter().partition(|path| is_first(path));
        [Self { files: first, kept: first_kept }, Self { files: others, kept: others_kept }]
    }

    /// Adds other files.
    pub fn extend(&mut self, others: Self) {
        self.files.extend(others.files);
        self.kept.extend(others.kept);
    }

    /// Takes the file at a path as one that is on disk already, as it should be.
    pub(super) fn keep(&mut self, path: &str) {
        if let Some((path, _)) = self.files.remove_entry(path) {
            self.kept.insert(path);
        }
    }

    /// The paths of files that lie on disk as they are to be.
    pub(super) fn kept(&self) -> impl Iterator<Item = &str> {
        self.kept.iter().map(String::as_str)
    }

    /// The path of every file.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().chain(&self.kept).map(String::as_str)
    }

    /// Whether there is a file at a path.
    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path) || self.kept.contains(path)
    }

    /// The text at a path.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(|file| file.text.as_str())
    }

    /// The package with every file printed, without the last touch of rustfmt.
    ///
    /// # Panics
    ///
    /// When an item is not Rust, which is a mistake of the renderer.
    #[must_use]
    pub fn printed(mut self) -> Self {
        let print = |file: LaidOutFile| {
            let path = file.path().to_owned();
            file.finish(|row| print::item(&path, row))
        };
        let printed: Vec<DraftFile> = self.lay_out().into_par_iter().map(print).collect();
        printed.into_iter().for_each(|file| self.replace(file));
        self
    }

    /// Lays every file out; those that this does not finish are not in the package until they are put back.
    #[must_use = "files that are not put back are lost"]
    pub(super) fn lay_out(&mut self) -> Vec<LaidOutFile> {
        let unfinished = self.files.par_iter_mut().filter(|(_, file)| !file.items.is_empty());
        let left: Vec<LaidOutFile> = unfinished
            .filter_map(|(_, file)| {
                let laid_out = mem::take(file).laid_out();
                if laid_out.rows().next().is_some() {
                    return Some(laid_out);
                }
                *file = laid_out.finish(str::to_owned);
                None
            })
            .collect();
        left.iter().for_each(|file| drop(self.files.remove(file.path())));
        left
    }

    /// The files.
    pub(super) fn drafts(&self) -> impl Iterator<Item = &DraftFile> {
        self.files.values()
    }

    /// Replaces the text of a file by a finished one.
    pub(super) fn replace(&mut self, file: DraftFile) {
        self.files.insert(file.path.clone(), file);
    }
}
