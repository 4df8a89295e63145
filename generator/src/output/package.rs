//! The files of a crate in memory.

use std::collections::BTreeMap;

/// Paths, relative and with `/`, and their texts, sorted by path.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Package {
    files: BTreeMap<String, String>,
}

impl Package {
    /// A package of these files.
    ///
    /// # Panics
    ///
    /// When two files have one path, which is a mistake of the renderer.
    pub fn new(files: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut package = Self::default();
        for (path, text) in files {
            let other = package.files.insert(path.clone(), text);
            assert!(other.is_none(), "two renderers write `{path}`");
        }
        package
    }

    /// Every path with its text.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The text at a path.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Replaces the text of a file.
    pub(super) fn replace(&mut self, path: &str, text: String) {
        self.files.insert(path.to_owned(), text);
    }
}
