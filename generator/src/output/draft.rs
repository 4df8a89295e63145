//! A file on its way into the package: a finished text, or Rust with items that nobody has printed yet.

use super::row::{Row, Token};
use super::signature::Signature;
use super::{Digest, layout};
use proc_macro2::TokenStream;

/// A file's path, relative and with `/`, and its text.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct DraftFile {
    pub(super) path: String,
    /// The text; the items in it are rows of tokens.
    pub(super) text: String,
    /// The items, unless the text is finished.
    pub(super) items: Vec<DraftItem>,
}

/// An item, or several with no empty line between them: a row of tokens, which is legal Rust.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct DraftItem {
    /// Where in the text it begins.
    start: usize,
    /// Its tokens; nothing where one is not known.
    tokens: Option<Box<[Token]>>,
}

/// A file whose items are laid out, but for those that only rustfmt can print.
#[derive(Debug)]
pub(super) struct LaidOutFile {
    path: String,
    /// The comments before the items.
    head: String,
    items: Vec<LaidOutItem>,
}

/// An item of a file that is laid out.
#[derive(Debug)]
enum LaidOutItem {
    /// As rustfmt prints it.
    Printed(String),
    /// A row of tokens.
    Row(String),
}

impl DraftFile {
    /// A finished text.
    pub fn finished(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into(), items: Vec::new() }
    }

    /// Comments, and items, each of them legal Rust.
    pub fn of_items(path: impl Into<String>, head: String, items: impl IntoIterator<Item = TokenStream>) -> Self {
        let mut draft = Self::finished(path, head);
        for item in items {
            let Row { text, tokens } = Row::of(item);
            draft.text.push('\n');
            draft.items.push(DraftItem { start: draft.text.len(), tokens: tokens.map(Vec::into_boxed_slice) });
            draft.text.extend([text.as_str(), "\n"]);
        }
        // All files of a crate are in memory until they are printed.
        draft.text.shrink_to_fit();
        draft
    }

    /// Changes the first line to how the command is called that writes it.
    pub(super) fn sign(&mut self, signature: Signature) {
        if let Some(text) = signature.sign(&self.text) {
            let before = self.text.len();
            self.items.iter_mut().for_each(|item| item.start = item.start + text.len() - before);
            self.text = text;
        }
    }

    /// The file with the layout of its items.
    pub(super) fn laid_out(self) -> LaidOutFile {
        let head = self.text[..self.items.first().map_or(self.text.len(), |item| item.start)].trim_end().to_owned();
        let ends = self.items.iter().skip(1).map(|item| item.start).chain([self.text.len()]);
        let items = self.items.iter().zip(ends).map(|(item, end)| {
            let row = self.text[item.start..end].trim_end();
            let printed = item.tokens.as_ref().and_then(|tokens| layout::lay_out(row, tokens));
            printed.map_or_else(|| LaidOutItem::Row(row.to_owned()), LaidOutItem::Printed)
        });
        LaidOutFile { head, items: items.collect(), path: self.path }
    }

    /// What decides how the file is printed.
    pub(super) fn digest(&self) -> Digest {
        let items: Vec<u8> = self.items.iter().flat_map(|item| item.start.to_le_bytes()).collect();
        Digest::of([self.text.as_bytes(), items.as_slice()])
    }
}

impl LaidOutFile {
    /// The path, relative and with `/`.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// The rows of tokens that are left.
    pub(super) fn rows(&self) -> impl Iterator<Item = &str> {
        self.items.iter().filter_map(|item| match item {
            LaidOutItem::Printed(_) => None,
            LaidOutItem::Row(row) => Some(row.as_str()),
        })
    }

    /// The finished file; `print` prints a row that is left, so that it ends with a line feed.
    pub(super) fn finish(self, mut print: impl FnMut(&str) -> String) -> DraftFile {
        let mut text = self.head + "\n";
        for item in &self.items {
            text.push('\n');
            match item {
                LaidOutItem::Printed(item) => text.push_str(item),
                LaidOutItem::Row(row) => text.push_str(&print(row)),
            }
        }
        DraftFile::finished(self.path, text)
    }
}
