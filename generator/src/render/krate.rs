//! The crate's own files: manifest, README, root, and the modules that services share.

use super::byte_class::ByteClasses;
use super::file::{self, File};
use super::literals::{Literals, literals};
use super::{doc, feature, license, readme};
use crate::model::{Api, Module, ModuleName, Service, SharedRuntime};
use crate::output::DraftFile;
use quote::quote;
use std::collections::BTreeMap;

/// The files.
pub(super) fn render(api: &Api, classes: &ByteClasses) -> Vec<DraftFile> {
    let own = || file::header("#", "specs", "generator/src/render/krate.rs");
    let mut files = vec![
        manifest(api),
        readme::render(api),
        root(api, classes),
        DraftFile::finished(".gitignore", own() + crate::output::IGNORED),
        DraftFile::finished("rustfmt.toml", own() + crate::output::CONFIGURATION),
    ];
    files.extend(license::render(&api.krate));
    if !classes.is_empty() {
        files.push(classes.draft());
    }
    if !api.formats.is_empty() {
        files.push(formats(api));
    }
    files.extend(services(api).into_iter().map(|(name, versions)| service(name, &versions)));
    files
}

/// The api-versions of each service.
fn services(api: &Api) -> BTreeMap<&ModuleName, Vec<&Module>> {
    let mut services: BTreeMap<&ModuleName, Vec<&Module>> = BTreeMap::new();
    for module in api.modules.iter().filter(|module| module.path.len() == 2) {
        services.entry(&module.path[0]).or_default().push(module);
    }
    services
}

fn manifest(api: &Api) -> DraftFile {
    let krate = &api.krate;
    let string = |text: &str| toml_string(text);
    let mut text = file::header("#", "specs/crate.yaml", "generator/src/render/krate.rs");
    let mut line = |line: String| {
        text.push_str(&line);
        text.push('\n');
    };
    line("[package]".to_owned());
    line(format!("name = {}", string(&krate.name)));
    line(format!("version = {}", string(&krate.version)));
    line(format!("description = {}", string(&krate.doc.split_whitespace().collect::<Vec<_>>().join(" "))));
    let texts = [("license", &krate.license), ("repository", &krate.repository), ("homepage", &krate.homepage)];
    for (key, value) in texts {
        if let Some(value) = value {
            line(format!("{key} = {}", string(value)));
        }
    }
    for (key, values) in [("keywords", &krate.keywords), ("categories", &krate.categories)] {
        if !values.is_empty() {
            let values: Vec<String> = values.iter().map(|value| string(value)).collect();
            line(format!("{key} = [{}]", values.join(", ")));
        }
    }
    let (features, dependencies) = match &krate.runtime {
        None => (FEATURES.to_owned(), DEPENDENCIES.to_owned()),
        Some(shared) => with_shared_runtime(shared),
    };
    text.push_str(&features);
    text.push_str(&feature::manifest(api));
    text.push_str(&dependencies);
    if super::watch::is_there(api) {
        let all = feature::ALL;
        text.push_str(&format!("[[example]]\nname = \"watch\"\nrequired-features = [\"client\", \"{all}\"]\n\n"));
    }
    text.push_str(LINTS);
    DraftFile::finished("Cargo.toml", text)
}

/// The features and dependencies of a crate whose runtime is in another: what only the runtime needs is that one's affair.
fn with_shared_runtime(shared: &SharedRuntime) -> (String, String) {
    let SharedRuntime { name, version, path } = shared;
    let feature = |name: &str| format!("\"{}/{name}\"", shared.name);
    let features = FEATURES
        .replace("\"azure_core/default\"", &format!("\"azure_core/default\", {}", feature("reqwest")))
        .replace(
            "\"dep:async-trait\", \"dep:azure_core\", \"dep:futures-core\"",
            &format!("\"dep:azure_core\", {}", feature("client")),
        )
        .replace("\"dep:rust_decimal\"", &feature("rust_decimal"))
        .replace("debug = []", &format!("debug = [{}]", feature("debug")))
        .replace("mock = [\"client\"]", &format!("mock = [\"client\", {}]", feature("mock")));
    let given = [("version", version), ("path", path)];
    let given = given.iter().filter_map(|(key, value)| Some(format!("{key} = {}, ", toml_string(value.as_deref()?))));
    let own = format!("{name} = {{ {}default-features = false }}\n", given.collect::<String>());
    let is_of_the_runtime = |line: &str| RUNTIME_ONLY.iter().any(|name| line.starts_with(&format!("{name} = {{")));
    let kept: String =
        DEPENDENCIES.lines().filter(|line| !is_of_the_runtime(line)).map(|line| format!("{line}\n")).collect();
    (features, kept.replacen("[dependencies]\n", &format!("[dependencies]\n{own}"), 1))
}

/// What the runtime alone depends on.
const RUNTIME_ONLY: &[&str] = &["async-trait", "futures-core", "rust_decimal", "time"];

/// What every manifest goes on with after what is the crate's own; the features of its services follow.
const FEATURES: &str = r#"readme = "README.md"
edition = "2024"
rust-version = "1.88"

[features]
default = ["client", "reqwest", "all_services"]
# The transport that azure_core brings along, with its other defaults.
reqwest = ["client", "azure_core/default"]
# The clients, with a transport of your own; without it the crate is values and models only.
client = ["dep:async-trait", "dep:azure_core", "dep:futures-core"]
# Services that respond from a script, and the documented responses, for tests of code that calls a client.
mock = ["client"]
# Decimals convert to and from those of the crate rust_decimal.
rust_decimal = ["dep:rust_decimal"]
# `Debug` shows what models, options and responses hold, which may be personal; without it, their names. That of azure_core, which also logs
# URLs and headers unredacted, is the program's to turn on.
debug = []
"#;

/// The dependencies are those of the runtime; `async-trait` and `futures-core` are in `azure_core`'s tree.
const DEPENDENCIES: &str = r#"
[dependencies]
async-trait = { version = "0.1", optional = true }
azure_core = { version = "1.1", default-features = false, optional = true }
futures-core = { version = "0.3", default-features = false, optional = true }
rust_decimal = { version = "1", default-features = false, features = ["std"], optional = true }
serde = { version = "1", features = ["derive"] }
serde_json = { version = "1", features = ["float_roundtrip", "raw_value"] }
time = { version = "0.3.47", default-features = false, features = ["std"] }

[dev-dependencies]
async-trait = "0.1"
azure_core = "1.1"
azure_identity = "1"
futures = { version = "0.3", default-features = false, features = ["std", "async-await", "executor"] }
indicatif = { version = "0.18", default-features = false }
tokio = { version = "1", features = ["macros", "rt", "rt-multi-thread", "net", "io-util", "time", "test-util"] }

"#;

/// What every manifest ends with.
const LINTS: &str = r#"[package.metadata.docs.rs]
all-features = true
rustdoc-args = ["--cfg", "docsrs"]

[lints.rust]
missing_docs = "deny"
unsafe_code = "forbid"

[lints.clippy]
all = { level = "deny", priority = -1 }

[lints.rustdoc]
all = { level = "deny", priority = -1 }
"#;

/// A TOML basic string.
fn toml_string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

fn root(api: &Api, classes: &ByteClasses) -> DraftFile {
    let mut file = File::new("src/lib.rs", "specs", "generator/src/render/krate.rs");
    file.doc(doc::text(&api.krate.doc));
    if let Some((condition, code)) = readme::call(api) {
        file.doc_if(&condition, &code);
    }
    let mut lines = vec![String::new(), "| module | service | api-versions |".to_owned(), "|---|---|---|".to_owned()];
    for (name, versions) in services(api) {
        let titles: Vec<String> = versions
            .iter()
            .filter_map(|module| module.service.as_ref())
            .map(|service| doc::text(&service.title).join(" "))
            .collect();
        let titles = titles.first().cloned().unwrap_or_default();
        let listed: Vec<String> = versions
            .iter()
            .filter_map(|module| module.service.as_ref())
            .map(|service| format!("`{}`", service.api_version))
            .collect();
        // No link by the module's path, which is not there without its feature.
        lines.push(format!("| [`{name}`]({name}/index.html) | {titles} | {} |", listed.join(", ")));
    }
    lines.push(String::new());
    lines.extend(ABOUT.trim().lines().map(str::to_owned));
    file.doc(lines);
    if let Some((folder, lines)) = bad_literal(api) {
        file.doc([String::new()]);
        file.doc_if(&format!("feature = \"{folder}\""), &lines);
    }
    file.attribute("cfg_attr(docsrs, feature(doc_cfg))");
    let classes = (!classes.is_empty()).then(|| {
        quote!(
            #[doc(hidden)]
            pub mod byte_class;
        )
    });
    let formats = (!api.formats.is_empty()).then(|| {
        quote!(
            pub mod format;
        )
    });
    let mut names: Vec<&ModuleName> = api.modules.iter().map(|module| &module.path[0]).collect();
    names.sort();
    names.dedup();
    let gates = names.iter().map(|name| feature::gate(name));
    let runtime = match &api.krate.runtime {
        None => quote!(
            pub mod runtime;
        ),
        Some(shared) => {
            let name = ModuleName::new(shared.name.as_str());
            quote! {
                #[doc(inline)]
                pub use #name::runtime;
            }
        }
    };
    file.item(quote!(#classes #formats #(#gates pub mod #names;)* #runtime));
    file.item(quote! {
        #[cfg(feature = "client")]
        pub use runtime::client::{Error, Pager, PollError, PollOptions, Poller, Response};
        pub use runtime::{ConstraintError, Rule};
    });
    let all = feature::ALL;
    file.item(quote! {
        #[cfg(all(doctest, feature = "client", feature = #all))]
        #[doc = include_str!("../README.md")]
        struct Readme;
    });
    file.finish()
}

/// A doc test that a literal against its constraint does not compile, beside one that does.
fn bad_literal(api: &Api) -> Option<(ModuleName, Vec<String>)> {
    let Literals { folder, path, name, good, bad } = literals(api)?;
    let lines = [
        "",
        "Literals are checked at compile time:",
        "",
        "```",
        &format!("use {path};"),
        "",
        &format!("const GOOD: {name} = {name}::from_static(\"{good}\");"),
        "```",
        "",
        "A literal that violates its constraint does not compile:",
        "",
        "```compile_fail,E0080",
        &format!("use {path};"),
        "",
        &format!("const BAD: {name} = {name}::from_static(\"{bad}\");"),
        "```",
    ]
    .map(str::to_owned)
    .to_vec();
    Some((folder, lines))
}

const ABOUT: &str = "
Values with documented constraints have types that cannot hold an invalid value. They are created with `TryFrom` or `from_static`,
and a [`ConstraintError`] says which rule was violated, where and why. Responses are decoded just as strictly, unless a client is configured to
report violations alongside the model.

With the feature `client` (on by default), every service has a client built on `azure_core`. Without it, the crate has only values and
models, and builds on `serde`. Each service has a feature of its module's name; `all_services` (on by default) turns on all of them.
`Debug` shows models, options and responses by their names alone, because what they hold may be personal and logs are read by many; with the
feature `debug`, it shows what they hold. Secrets stay hidden in either case. The feature `debug` of `azure_core` is not turned on with it, because that
crate then logs URLs and headers unredacted, access tokens among them.

The module [`runtime::client`](runtime/client/index.html) documents proxies, timeouts, retries, traces, and calls from code that is not async.
";

fn formats(api: &Api) -> DraftFile {
    let mut file = File::new("src/format/mod.rs", "the formats that specs name", "generator/src/render/krate.rs");
    file.doc(["String formats that the whole crate shares.".to_owned()]);
    let modules: Vec<ModuleName> = api
        .formats
        .iter()
        .map(|definition| ModuleName::new(heck::ToSnakeCase::to_snake_case(definition.name.as_str())))
        .collect();
    let names = api.formats.iter().map(|definition| &definition.name);
    file.item(quote!(#(mod #modules;)*));
    file.item(quote!(#(pub use #modules::#names;)*));
    file.finish()
}

/// The module of a service: its api-versions, and the items of the default one.
fn service(name: &ModuleName, versions: &[&Module]) -> DraftFile {
    let folders: Vec<&str> = versions.iter().map(|module| module.folder.as_str()).collect();
    let origin = format!("specs/{}", folders.first().and_then(|folder| folder.split('/').next()).unwrap_or_default());
    let mut file = File::new(format!("src/{name}/mod.rs"), &origin, "generator/src/render/krate.rs");
    let services: Vec<_> =
        versions.iter().filter_map(|module| module.service.as_ref().map(|service| (module, service))).collect();
    if let Some((module, service)) = services.iter().find(|(_, service)| service.default).or(services.first()) {
        let mut lines = vec![format!("{}.", doc::text(&service.title).join(" ")), String::new()];
        lines.extend(doc::text(&module.doc));
        let Service { client, api_version, .. } = service;
        lines.extend([
            String::new(),
            format!("Start with `{client}`. Re-exports the items of api-version `{api_version}`."),
        ]);
        file.doc(lines);
    }
    let modules = versions.iter().map(|module| &module.path[1]);
    file.item(quote!(#(pub mod #modules;)*));
    for (module, _) in services.iter().filter(|(_, service)| service.default) {
        let version = &module.path[1];
        file.item(quote! {
            #[doc(inline)]
            pub use #version::*;
        });
    }
    file.finish()
}
