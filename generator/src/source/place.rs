//! Places in source text: byte ranges that carry their file; never line numbers, which only a printed report needs.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

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
    /// No place: what is said about the specs as a whole.
    pub const NOWHERE: Self = Self { file: FileId(u32::MAX), start: 0, end: 0 };

    /// The place just before `self`'s first byte.
    pub fn at_start(self) -> Self {
        Self { end: self.start, ..self }
    }
}

/// A value with the place it was written at.
///
/// Two are equal when their values are: the place is not part of what a thing says.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it is.
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
    /// The first byte that is not UTF-8; the text has a replacement character there.
    pub not_utf8: Option<u32>,
    /// The first byte of every line; found when first asked for.
    lines: OnceLock<Vec<u32>>,
}

impl Source {
    fn lines(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let newlines = self.text.bytes().zip(1..).filter(|(byte, _)| *byte == b'\n').map(|(_, next)| next);
            std::iter::once(0).chain(newlines).collect()
        })
    }

    /// The line that a byte is on, from 1, and the line's first byte.
    pub fn line(&self, byte: u32) -> (usize, usize) {
        let line = self.lines().partition_point(|start| *start <= byte);
        (line, self.lines()[line - 1] as usize)
    }

    /// The first byte after a line that is counted from 1.
    pub fn line_end(&self, line: usize) -> usize {
        self.lines().get(line).map_or(self.text.len(), |next| *next as usize)
    }
}

/// All spec files of one run; a [`FileId`] is an index into them.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// Adds a file and says how places will name it.
    pub fn add(&mut self, path: impl Into<PathBuf>, text: impl Into<String>) -> FileId {
        self.push(path.into(), text.into(), None)
    }

    /// Adds a file as it was read, which may be no text at all.
    pub fn add_bytes(&mut self, path: impl Into<PathBuf>, bytes: Vec<u8>) -> FileId {
        match String::from_utf8(bytes) {
            Ok(text) => self.add(path, text),
            Err(error) => {
                let place = error.utf8_error().valid_up_to();
                self.push(path.into(), String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(place))
            }
        }
    }

    fn push(&mut self, path: PathBuf, text: String, not_utf8: Option<usize>) -> FileId {
        let plain = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let mark = text.len() - plain.len();
        let not_utf8 = not_utf8.and_then(|byte| u32::try_from(byte.saturating_sub(mark)).ok());
        self.files.push(Source { path, text: plain.to_owned(), not_utf8, lines: OnceLock::new() });
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
        let source = self.file(file);
        let (line, start) = source.line(byte);
        (line, source.text[start..byte as usize].chars().count() + 1)
    }

    /// Whether a place lies in one of the files.
    pub fn holds(&self, span: Span) -> bool {
        (span.file.0 as usize) < self.files.len()
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
