//! A file on its way into the package: a finished text, or Rust with items that nobody has printed yet.

use super::signature::Signature;
use super::{Digest, layout};
use proc_macro2::TokenStream;

/// A file's path, relative and with `/`, and its text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DraftFile {
    pub(super) path: String,
    pub(super) text: String,
    /// The items, unless the text is finished.
    pub(super) items: Vec<DraftItem>,
}

/// An item, or several with no empty line between them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct DraftItem {
    /// Where in the text it begins.
    start: usize,
    pub(super) state: ItemState,
}

/// How far an item is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum ItemState {
    /// A row of tokens, which is legal Rust.
    Tokens,
    /// As rustfmt prints it.
    Printed,
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
            let (text, state) = match layout::lay_out(item) {
                Ok(text) => (text, ItemState::Printed),
                Err(tokens) => (tokens, ItemState::Tokens),
            };
            draft.text.push('\n');
            draft.items.push(DraftItem { start: draft.text.len(), state });
            draft.text.push_str(&text);
        }
        if draft.items.iter().all(|item| item.state == ItemState::Printed) {
            draft.items.clear();
        }
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

    /// The comments before the items.
    pub(super) fn head(&self) -> &str {
        self.text[..self.items.first().map_or(self.text.len(), |item| item.start)].trim_end()
    }

    /// The items, each with how far it is.
    pub(super) fn parts(&self) -> impl Iterator<Item = (ItemState, &str)> {
        let ends = self.items.iter().skip(1).map(|item| item.start).chain([self.text.len()]);
        self.items.iter().zip(ends).map(|(item, end)| (item.state, self.text[item.start..end].trim_end()))
    }

    /// What decides how the file is printed.
    pub(super) fn digest(&self) -> Digest {
        let items: Vec<u8> = self.items.iter().flat_map(|item| item.start.to_le_bytes()).collect();
        Digest::of([self.text.as_bytes(), items.as_slice()])
    }
}
