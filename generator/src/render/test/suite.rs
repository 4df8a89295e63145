//! A test binary: its modules, and the parts of the test support that they call; never a part that none of them calls.

use super::super::feature::Needs;
use super::super::file::File;
use super::super::runtime::part_text;
use crate::model::ModuleName;
use crate::output::DraftFile;
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::{BTreeMap, BTreeSet};

/// A module of a test binary.
pub(super) struct TestModule {
    name: String,
    /// The folder of specs whose feature it needs.
    folder: Option<ModuleName>,
    /// Its files.
    files: Vec<DraftFile>,
    /// The parts of the test support that it calls.
    parts: BTreeSet<&'static str>,
}

impl TestModule {
    /// A module of these files, of tests of a folder of specs.
    pub(super) fn new(name: String, folder: Option<&ModuleName>, files: Vec<TestFile>) -> Self {
        let parts = files.iter().flat_map(|file| file.parts.iter().copied()).collect();
        Self { name, folder: folder.cloned(), files: files.into_iter().map(|it| it.file.finish()).collect(), parts }
    }

    fn needs(&self) -> Needs {
        let mut needs = Needs::default();
        needs.add(self.folder.as_ref());
        needs
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

/// The parts of the test support that a binary includes, each with whom it is for.
type Parts = BTreeMap<&'static str, Needs>;

impl Suite<'_> {
    /// Its files, and the parts of the test support that it includes; nothing where there are no modules.
    pub(super) fn render(&self, modules: Vec<TestModule>) -> (Vec<DraftFile>, BTreeSet<&'static str>) {
        if modules.is_empty() {
            return (Vec::new(), BTreeSet::new());
        }
        let path = format!("tests/{}/main.rs", self.name);
        let mut main = File::new(path, "specs", "generator/src/render/test/suite.rs");
        main.doc(self.doc.iter().map(|line| (*line).to_owned()));
        let declared = modules.iter().map(|module| {
            let (gate, name) = (self.gate(&module.needs()), ModuleName::new(module.name.as_str()));
            quote!(#gate mod #name;)
        });
        let parts = with_what_they_use(&modules);
        let feature = self.feature().map(|feature| quote!(#[cfg(#feature)]));
        main.item(quote!(#(#declared)* #feature mod support;));
        let mut needs_runtime = Needs::default();
        let of_runtime = parts.iter().filter(|(part, _)| part_text(part).contains("crate::runtime::"));
        if of_runtime.map(|(_, needs)| needs_runtime.merge(needs)).count() > 0 {
            let (gate, library) = (self.gate(&needs_runtime), ModuleName::new(self.library));
            main.item(quote!(#gate use #library::runtime;));
        }
        let files = modules.into_iter().flat_map(|module| module.files);
        let files = files.chain([self.support(&parts), main.finish()]).collect();
        (files, parts.into_keys().collect())
    }

    /// What has to be on for any of its modules.
    fn feature(&self) -> Option<TokenStream> {
        match self.of {
            Tested::Types => None,
            Tested::Clients => Some(quote!(feature = "client")),
        }
    }

    fn gate(&self, needs: &Needs) -> Option<TokenStream> {
        needs.gate(self.feature())
    }

    /// The file that names the parts.
    fn support(&self, parts: &Parts) -> DraftFile {
        let path = format!("tests/{}/support.rs", self.name);
        let mut file = File::new(path, "specs", "generator/src/render/test/suite.rs");
        file.doc(["The parts of `tests/support` that these tests use.".to_owned()]);
        for (part, needs) in parts {
            let (path, name) = (format!("../support/{part}.rs"), ModuleName::new(*part));
            // The file itself is there with the feature of the suite alone.
            let gate = needs.gate(None);
            file.item(quote!(#gate #[path = #path] pub mod #name;));
        }
        file.finish()
    }
}

/// The parts, and those that they import.
fn with_what_they_use(modules: &[TestModule]) -> Parts {
    let mut found = Parts::new();
    for module in modules {
        let mut seen = BTreeSet::new();
        let mut open: Vec<&'static str> = module.parts.iter().copied().collect();
        while let Some(part) = open.pop() {
            if seen.insert(part) {
                found.entry(part).or_default().merge(&module.needs());
                let imports = part_text(part).lines().filter_map(|line| line.trim_start().strip_prefix("use super::"));
                let names = imports.filter_map(|rest| rest.trim_start_matches("super::").split("::").next());
                open.extend(names.filter(|name| !part_text(name).is_empty()));
            }
        }
    }
    found
}
