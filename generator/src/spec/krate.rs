//! `specs/crate.yaml`: the generated crate.

use crate::source::Spanned;
use crate::yaml::{Key, List, Map};
use schemars::JsonSchema;
use serde::Deserialize;

/// The crate that `cargo xtask codegen` writes.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(extend("required" = ["name", "version"]))]
pub struct CrateFile {
    /// The package name, for example `azure_operations` or `shop-client`.
    #[schemars(extend("examples" = ["shop_client"]))]
    pub name: Key<String>,
    /// The package version (Semantic Versioning).
    #[schemars(extend("examples" = ["0.1.0"]))]
    pub version: Key<String>,
    /// What the crate is for, in a sentence or two.
    pub doc: Key<String>,
    /// The licence as an SPDX expression, for example `MIT OR Apache-2.0`.
    #[schemars(extend("examples" = ["MIT OR Apache-2.0"]))]
    pub license: Key<String>,
    /// Who holds the copyright and since when, for the licence texts that ask for it.
    #[schemars(extend("examples" = ["2026 The Shop"]))]
    pub copyright: Key<String>,
    /// The repository's URL.
    pub repository: Key<String>,
    /// The crate that the runtime is taken from, so that several generated crates share its types. By default, the runtime is embedded.
    #[schemars(extend("examples" = [{ "name": "shop_runtime", "version": "0.1", "path": "../shop_runtime" }]))]
    pub runtime: Key<Runtime>,
    /// The URL of the crate's home page.
    pub homepage: Key<String>,
    /// At most five words by which crates.io finds the crate.
    #[schemars(extend("examples" = [["shop", "client"]]))]
    pub keywords: Key<List<Spanned<String>>>,
    /// At most five slugs of categories on crates.io.
    #[schemars(extend("examples" = [["api-bindings", "web-programming::http-client"]]))]
    pub categories: Key<List<Spanned<String>>>,
    /// The services that the crate includes, and their api-versions; the first version listed is re-exported at the top of the service's
    /// module. By default, every folder beside this file is included, newest stable version first.
    #[schemars(extend("examples" = [{ "shop": ["2025-02-01", "2024-06-01"] }]))]
    pub services: Key<Map<Versions>>,
}

/// A crate that has the runtime as its module `runtime`, as every generated crate does that embeds it.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(extend("required" = ["name"]))]
pub struct Runtime {
    /// The package name.
    #[schemars(extend("examples" = ["shop_runtime"]))]
    pub name: Key<String>,
    /// The versions that fit, as Cargo writes them.
    #[schemars(extend("examples" = ["0.1"]))]
    pub version: Key<String>,
    /// Its folder, relative to the generated crate.
    #[schemars(extend("examples" = ["../shop_runtime"]))]
    pub path: Key<String>,
}

/// The api-versions of a service that the crate includes.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum Versions {
    /// One version.
    #[serde(rename = "text")]
    One(Spanned<String>),
    /// Several; the first is the default.
    #[serde(rename = "list")]
    Many(List<Spanned<String>>),
}
