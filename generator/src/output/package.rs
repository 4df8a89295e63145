//! The files of a crate in memory.

use super::draft::Draft;
use super::print;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Paths, relative and with `/`, and their texts, sorted by path.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Package {
    files: BTreeMap<String, Draft>,
}

impl Package {
    /// A package of these files.
    ///
    /// # Panics
    ///
    /// When two files have one path, which is a mistake of the renderer.
    pub fn new(files: impl IntoIterator<Item = Draft>) -> Self {
        let mut package = Self::default();
        for file in files {
            let other = package.files.insert(file.path.clone(), file);
            if let Some(other) = other {
                panic!("two renderers write `{}`", other.path);
            }
        }
        package
    }

    /// Every path with its text; Rust that nobody has printed yet is legal, but hard to read.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, file)| (path.as_str(), file.text.as_str()))
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
        self.files.par_iter_mut().filter(|(_, file)| !file.items.is_empty()).for_each(|(path, file)| {
            *file = Draft::finished(path.clone(), print::print(file));
        });
        self
    }

    /// The files.
    pub(super) fn drafts(&self) -> impl Iterator<Item = &Draft> {
        self.files.values()
    }

    /// Replaces the text of a file by one that is as it is to be.
    pub(super) fn replace(&mut self, path: String, text: String) {
        self.files.insert(path.clone(), Draft::finished(path, text));
    }
}
