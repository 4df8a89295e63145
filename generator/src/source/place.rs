//! Places in source text: byte ranges that carry their file; never line numbers, which only a printed report needs.

use std::path::{Path, PathBuf};

/// Which file of a [`Sources`] a place lies in.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct FileId(pub u32);

/// A byte range in one file.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The place just before `self`'s first byte.
    pub fn at_start(self) -> Self {
        Self { end: self.start, ..self }
    }
}

/// A value with the place it was written at.
///
/// Two are equal when their values are: where a thing stands is not part of what it says.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// `value`, written at `span`.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// The same place with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: change(self.value), span: self.span }
    }
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Spanned<T> {}

/// One spec file.
#[derive(Clone, Debug)]
pub struct Source {
    /// The path as a message names it, with `/` between its parts.
    pub path: PathBuf,
    /// The whole text, without a byte order mark.
    pub text: String,
}

/// All spec files of one run; a [`FileId`] is an index into them.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// Adds a file and says how places will name it.
    pub fn add(&mut self, path: impl Into<PathBuf>, text: impl Into<String>) -> FileId {
        let text = text.into();
        let text = text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned);
        self.files.push(Source { path: path.into(), text });
        FileId(u32::try_from(self.files.len() - 1).expect("fewer than 2^32 spec files"))
    }

    /// The file behind an id of this value.
    pub fn file(&self, id: FileId) -> &Source {
        &self.files[id.0 as usize]
    }

    /// The text at a place.
    pub fn text(&self, span: Span) -> &str {
        &self.file(span.file).text[span.start as usize..span.end as usize]
    }

    /// The line and column of a byte, both from 1, the column in Unicode scalar values.
    pub fn line_column(&self, file: FileId, byte: u32) -> (usize, usize) {
        let before = &self.file(file).text[..byte as usize];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }

    /// Every file with its id, in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// The id of the file at `path`, where there is one.
    pub fn find(&self, path: &Path) -> Option<FileId> {
        self.iter().find(|(_, source)| source.path == path).map(|(id, _)| id)
    }
}
