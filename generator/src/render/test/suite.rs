//! A test binary: its modules, and the parts of the test support that they call; never a part that none of them calls.

use super::super::file::File;
use super::super::runtime::part_text;
use crate::model::ModuleName;
use crate::output::DraftFile;
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeSet;

/// A module of a test binary.
pub(super) struct TestModule {
    name: String,
    /// Its files.
    files: Vec<DraftFile>,
    /// The parts of the test support that it calls.
    parts: BTreeSet<&'static str>,
}

impl TestModule {
    /// A module of these files.
    pub(super) fn new(name: String, files: Vec<TestFile>) -> Self {
        let parts = files.iter().flat_map(|file| file.parts.iter().copied()).collect();
        Self { name, files: files.into_iter().map(|it| it.file.finish()).collect(), parts }
    }
}

/// A file of tests that is being put together.
pub(super) struct TestFile {
    pub(super) file: File,
    parts: BTreeSet<&'static str>,
}

impl TestFile {
    /// An empty file. `template` is the renderer.
    pub(super) fn new(path: String, origin: &str, template: &str) -> Self {
        let template = format!("generator/src/render/test/{template}");
        Self { file: File::new(path, origin, &template), parts: BTreeSet::new() }
    }

    /// An item of a part of the test support, imported.
    pub(super) fn support(&mut self, part: &'static str, name: &str) -> TokenStream {
        self.parts.insert(part);
        self.file.import(&format!("crate::support::{part}"), name)
    }

    /// A part of the test support, imported as a module.
    pub(super) fn part(&mut self, part: &'static str) -> TokenStream {
        self.parts.insert(part);
        self.file.import("crate::support", part)
    }
}

/// What a binary is about, and whether it calls clients.
pub(super) struct Suite<'a> {
    /// Its folder below `tests`.
    pub(super) name: &'a str,
    pub(super) doc: &'a [&'a str],
    /// The crate as its tests name it.
    pub(super) library: &'a str,
    pub(super) of: Tested,
}

/// What the tests of a binary are about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Tested {
    /// Values and models, which need no client.
    Types,
    /// Clients, which the feature `client` turns on.
    Clients,
}

impl Suite<'_> {
    /// Its files, and the parts of the test support that it includes; nothing where there are no modules.
    pub(super) fn render(&self, modules: Vec<TestModule>) -> (Vec<DraftFile>, BTreeSet<&'static str>) {
        if modules.is_empty() {
            return (Vec::new(), BTreeSet::new());
        }
        let path = format!("tests/{}/main.rs", self.name);
        let mut main = File::new(path, "specs", "generator/src/render/test/suite.rs");
        main.doc(self.doc.iter().map(|line| (*line).to_owned()));
        let feature = (self.of == Tested::Clients).then(|| quote!(#[cfg(feature = "client")]));
        let names: Vec<_> = modules.iter().map(|module| ModuleName::new(module.name.as_str())).collect();
        main.item(quote!(#(#feature mod #names;)* #feature mod support;));
        let parts = with_what_they_use(modules.iter().flat_map(|module| &module.parts).copied().collect());
        if parts.iter().any(|part| part_text(part).contains("crate::runtime::")) {
            let library = ModuleName::new(self.library);
            main.item(quote!(#feature use #library::runtime;));
        }
        let files = modules.into_iter().flat_map(|module| module.files);
        (files.chain([self.support(&parts), main.finish()]).collect(), parts)
    }

    /// The file that names the parts.
    fn support(&self, parts: &BTreeSet<&str>) -> DraftFile {
        let path = format!("tests/{}/support.rs", self.name);
        let mut file = File::new(path, "specs", "generator/src/render/test/suite.rs");
        file.doc(["The parts of `tests/support` that these tests use.".to_owned()]);
        for part in parts {
            let (path, name) = (format!("../support/{part}.rs"), ModuleName::new(*part));
            file.item(quote!(#[path = #path] pub mod #name;));
        }
        file.finish()
    }
}

/// The parts, and those that they import.
fn with_what_they_use(parts: BTreeSet<&'static str>) -> BTreeSet<&'static str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&'static str> = parts.into_iter().collect();
    while let Some(part) = open.pop() {
        if found.insert(part) {
            let imports = part_text(part).lines().filter_map(|line| line.trim_start().strip_prefix("use super::"));
            let names = imports.filter_map(|rest| rest.trim_start_matches("super::").split("::").next());
            open.extend(names.filter(|name| !part_text(name).is_empty()));
        }
    }
    found
}
