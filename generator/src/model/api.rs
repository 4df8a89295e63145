//! The crate as a whole, and the walks through it that more than one stage needs.

use super::{Definition, Definitions, Module, OperationRef, Reference, Service, TypeId};
use std::ops::Index;

/// Everything the specs say.
#[derive(Clone, Debug)]
pub struct Api {
    /// The crate.
    pub krate: Crate,
    /// The formats of text that are types of the whole crate, as far as the specs use them.
    pub formats: Vec<Definition>,
    /// Every definition.
    pub types: Definitions,
    /// The folders of the specs, sorted by path.
    pub modules: Vec<Module>,
}

/// The crate that is written.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Crate {
    /// The package name.
    pub name: String,
    /// The package version.
    pub version: String,
    /// What it is for.
    pub doc: String,
    /// The licence, an SPDX expression.
    pub license: Option<String>,
    /// Who holds the copyright.
    pub copyright: Option<String>,
    /// The repository's URL.
    pub repository: Option<String>,
    /// The URL of its home page.
    pub homepage: Option<String>,
    /// By which crates.io finds it.
    pub keywords: Vec<String>,
    /// Its categories on crates.io.
    pub categories: Vec<String>,
    /// Where the runtime comes from; embedded where there is nothing.
    pub runtime: Option<SharedRuntime>,
}

impl Crate {
    /// The crate as Rust code names it.
    pub fn ident(&self) -> String {
        self.name.replace('-', "_")
    }
}

/// A crate that has the runtime as its module `runtime`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SharedRuntime {
    /// The package name.
    pub name: String,
    /// The versions that fit.
    pub version: Option<String>,
    /// Its folder, relative to the generated crate.
    pub path: Option<String>,
}

impl Api {
    /// The services with their modules.
    pub fn services(&self) -> impl Iterator<Item = (&Module, &Service)> {
        self.modules.iter().filter_map(|module| Some((module, module.service.as_ref()?)))
    }

    /// Every operation of every service, in the order of the modules and of their specs.
    pub fn operations(&self) -> impl Iterator<Item = OperationRef<'_>> {
        self.modules.iter().flat_map(Module::operations)
    }
}

impl Index<TypeId> for Api {
    type Output = Definition;

    fn index(&self, id: TypeId) -> &Definition {
        &self.types[id]
    }
}

impl Index<&Reference> for Api {
    type Output = Definition;

    fn index(&self, reference: &Reference) -> &Definition {
        &self.types[reference]
    }
}
