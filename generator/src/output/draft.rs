//! A file on its way into the package: a finished text, or Rust whose items nobody has printed yet.

use super::signature::Signature;

/// A file's path, relative and with `/`, and its text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DraftFile {
    pub(super) path: String,
    pub(super) text: String,
    /// Where in the text each item begins that is still a row of tokens.
    pub(super) items: Vec<usize>,
}

impl DraftFile {
    /// A finished text.
    pub fn finished(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into(), items: Vec::new() }
    }

    /// Comments, and items as rows of tokens, each of them legal Rust.
    pub fn of_items(path: impl Into<String>, head: String, items: impl IntoIterator<Item = String>) -> Self {
        let mut draft = Self::finished(path, head);
        for item in items {
            draft.text.push('\n');
            draft.items.push(draft.text.len());
            draft.text.push_str(&item);
            draft.text.push('\n');
        }
        draft
    }

    /// Changes the first line to how the command is called that writes it.
    pub(super) fn sign(&mut self, signature: Signature) {
        if let Some(text) = signature.sign(&self.text) {
            let before = self.text.len();
            self.items.iter_mut().for_each(|item| *item = *item + text.len() - before);
            self.text = text;
        }
    }

    /// The comments before the items, and the items.
    pub(super) fn parts(&self) -> (&str, impl Iterator<Item = &str>) {
        let ends = self.items.iter().skip(1).copied().chain([self.text.len()]);
        let items = self.items.iter().zip(ends).map(|(&from, to)| self.text[from..to].trim_end());
        (self.text[..self.items.first().copied().unwrap_or(self.text.len())].trim_end(), items)
    }
}
