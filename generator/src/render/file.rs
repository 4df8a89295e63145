//! One emitted Rust file: a header, imports, items. It never prints them, and never reads or writes a disk.

use super::literal;
use crate::output::{DraftFile, MARKER};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use std::collections::BTreeMap;

/// A file that is being put together.
#[derive(Debug)]
pub(super) struct File {
    /// Its path in the package, with `/`.
    path: String,
    /// The spec it comes from and the renderer that made it.
    header: String,
    inner: Vec<InnerDoc>,
    imports: Imports,
    items: Vec<TokenStream>,
    /// The pages of the documentation that it has named.
    pages: Vec<Vec<String>>,
}

/// Documentation of a file itself, or another attribute of it.
#[derive(Debug)]
enum InnerDoc {
    Line(String),
    Attribute(String),
    /// Lines that are only there under a condition.
    Conditional(String, String),
}

/// Names from elsewhere that a file uses.
#[derive(Debug, Default)]
pub(super) struct Imports {
    /// The path of each name, by name.
    by_name: BTreeMap<String, String>,
    /// The path that a name is kept for.
    reserved: BTreeMap<String, String>,
    /// The path by which others import what the file itself defines.
    own: Option<String>,
    /// Whether the file uses what is deprecated.
    deprecated: bool,
}

impl Imports {
    /// Keeps a name for the item that the file defines and that others import from `path`.
    pub(super) fn define(&mut self, path: String, name: &str) {
        self.reserve(name);
        self.own = Some(path);
    }

    /// Notes that the file uses what is deprecated, which is right where the deprecated thing itself is made.
    pub(super) fn deprecated(&mut self) {
        self.deprecated = true;
    }

    /// Keeps a name for the file's own item.
    pub(super) fn reserve(&mut self, name: &str) {
        self.by_name.insert(name.to_owned(), String::new());
    }

    /// Keeps a name for an item of `path` that may be imported later.
    pub(super) fn reserve_for(&mut self, path: &str, name: &str) {
        self.reserved.insert(name.to_owned(), path.to_owned());
    }

    /// A name of `path`, imported; written out in full where the file means something else by the name.
    pub(super) fn name(&mut self, path: &str, name: &str) -> TokenStream {
        let is_own = self.own.as_deref() == Some(path) && self.by_name.get(name).is_some_and(String::is_empty);
        if is_own {
            return ident(name).into_token_stream();
        }
        let kept = self.reserved.get(name).is_none_or(|kept| kept == path);
        if kept && self.by_name.entry(name.to_owned()).or_insert_with(|| path.to_owned()) == path {
            return ident(name).into_token_stream();
        }
        let segments = path.split("::").map(ident);
        let name = ident(name);
        quote!(#(#segments)::* :: #name)
    }
}

fn ident(word: &str) -> Ident {
    match word {
        "crate" | "super" | "self" => Ident::new(word, Span::call_site()),
        _ => crate::model::FieldName::new(word.trim_start_matches("r#")).ident(),
    }
}

impl File {
    /// An empty file. `origin` is the spec it comes from, `template` the renderer.
    pub(super) fn new(path: impl Into<String>, origin: &str, template: &str) -> Self {
        let header = header("//", origin, template);
        Self {
            path: path.into(),
            header,
            inner: Vec::new(),
            imports: Imports::default(),
            items: Vec::new(),
            pages: Vec::new(),
        }
    }

    /// The file's imports.
    pub(super) fn imports(&mut self) -> &mut Imports {
        &mut self.imports
    }

    /// Imports a name and returns it.
    pub(super) fn import(&mut self, path: &str, name: &str) -> TokenStream {
        self.imports.name(path, name)
    }

    /// Adds lines to the documentation of the file itself.
    pub(super) fn doc(&mut self, lines: impl IntoIterator<Item = String>) {
        self.inner.extend(lines.into_iter().map(InnerDoc::Line));
    }

    /// The same for lines that are there only under a condition, because their code needs it.
    pub(super) fn doc_if(&mut self, condition: &str, lines: &[String]) {
        self.inner.push(InnerDoc::Conditional(condition.to_owned(), lines.join("\n")));
    }

    /// Adds an attribute of the file itself, after its documentation.
    pub(super) fn attribute(&mut self, attribute: &str) {
        self.inner.push(InnerDoc::Attribute(attribute.to_owned()));
    }

    /// Whether these pages are named for the first time.
    pub(super) fn names_first(&mut self, pages: &[String]) -> bool {
        let first = self.pages.iter().all(|named| named != pages);
        if first {
            self.pages.push(pages.to_vec());
        }
        first
    }

    /// Adds an item.
    pub(super) fn item(&mut self, item: TokenStream) {
        self.items.push(item);
    }

    /// The path and the text, with the items as they are.
    pub(super) fn finish(self) -> DraftFile {
        let items = code(&self.imports, self.items);
        let mut text = self.header;
        if !self.inner.is_empty() {
            text.push('\n');
        }
        for part in &self.inner {
            match part {
                InnerDoc::Line(line) if line.is_empty() => text.push_str("//!\n"),
                InnerDoc::Line(line) => text.push_str(&format!("//! {line}\n")),
                InnerDoc::Attribute(attribute) => text.push_str(&format!("#![{attribute}]\n")),
                InnerDoc::Conditional(condition, lines) => {
                    let lines = literal::text(lines);
                    text.push_str(&format!("#![cfg_attr(\n    {condition},\n    doc = {lines}\n)]\n"));
                }
            }
        }
        if self.imports.deprecated {
            text.push_str("\n#![expect(deprecated, reason = \"deprecated items remain available\")]\n");
        }
        DraftFile::of_items(self.path, text, items)
    }

    /// The imports and the items.
    pub(super) fn into_code(self) -> Vec<TokenStream> {
        code(&self.imports, self.items)
    }
}

fn code(imports: &Imports, items: Vec<TokenStream>) -> Vec<TokenStream> {
    let mut by_path: BTreeMap<&str, Vec<Ident>> = BTreeMap::new();
    for (name, path) in imports.by_name.iter().filter(|(_, path)| !path.is_empty()) {
        by_path.entry(path).or_default().push(ident(name));
    }
    let uses: TokenStream = by_path
        .into_iter()
        .map(|(path, names)| {
            let path = path.split("::").map(ident);
            if let [name] = names.as_slice() {
                quote!(use #(#path)::* :: #name;)
            } else {
                quote!(use #(#path)::* :: {#(#names),*};)
            }
        })
        .collect();
    [uses].into_iter().chain(items).filter(|item| !item.is_empty()).collect()
}

/// The first line of every emitted file.
pub(super) fn header(comment: &str, origin: &str, template: &str) -> String {
    format!("{comment} {}{origin}; edit that, or {template}.\n", MARKER)
}
