//! The names that emitted code needs for itself are those that `resolve::reserved` keeps for it: they are derived here from the code that
//! is emitted for fictitious services that use every construct, and from the runtime.

#[path = "reserved/parameter.rs"]
mod parameter;
#[path = "reserved/service.rs"]
mod service;

use generator::diagnose::Problems;
use generator::model::Api;
use generator::resolve::reserved;
use generator::{render, resolve, source};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;
use syn::{Block, File, FnArg, ImplItem, ImplItemFn, Item, Local, Pat, Stmt, UseTree};

type Names = BTreeSet<String>;

struct Emitted {
    api: Api,
    /// The text of each file by its path.
    files: BTreeMap<String, String>,
}

static EMITTED: LazyLock<Emitted> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vocabulary/specs");
    let sources = source::load(&root).expect("the specs can be read");
    let api = resolve::resolve(&root, &sources, &Problems::default()).expect("an api without mistakes");
    let package = render::package(&api).printed();
    let files = package.iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
    Emitted { api, files }
});

/// The emitted source files that are made from specs.
fn sources() -> impl Iterator<Item = (&'static str, File)> {
    let made = EMITTED
        .files
        .iter()
        .filter(|(path, _)| path.starts_with("src/") && path.ends_with(".rs") && !path.starts_with("src/runtime/"));
    made.map(|(path, text)| (path.as_str(), syn::parse_file(text).expect("emitted code is Rust")))
}

/// The files directly below an api-version's folder: `mod.rs`, and those of the clients.
fn is_of_version(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    parts.len() == 4
        && EMITTED.api.modules.iter().any(|module| {
            module.service.is_some() && module.path.iter().map(|name| name.as_str()).eq(parts[1..3].iter().copied())
        })
}

fn is_client(path: &str) -> bool {
    is_of_version(path) && !path.ends_with("/mod.rs")
}

fn imported(tree: &UseTree, path: &str, found: &mut Vec<(String, String)>) {
    match tree {
        UseTree::Path(inner) => imported(&inner.tree, &format!("{path}{}::", inner.ident), found),
        UseTree::Name(name) => found.push((path.to_owned(), name.ident.to_string())),
        UseTree::Rename(name) => found.push((path.to_owned(), name.rename.to_string())),
        UseTree::Group(group) => group.items.iter().for_each(|tree| imported(tree, path, found)),
        // What stands at the top of a service, from its default version.
        UseTree::Glob(_) => {}
    }
}

/// What a file imports: path and name.
fn imports(file: &File) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for item in &file.items {
        if let Item::Use(item) = item {
            imported(&item.tree, "", &mut found);
        }
    }
    found
}

/// The identifiers of a token stream that stand for themselves: no parts of paths, no fields, methods, macros or attributes.
fn bare(tokens: TokenStream, found: &mut Names) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let sign = |index: Option<usize>, sign: char| {
        index
            .and_then(|index| tokens.get(index))
            .is_some_and(|it| matches!(it, TokenTree::Punct(it) if it.as_char() == sign))
    };
    for (index, token) in tokens.iter().enumerate() {
        let before = index.checked_sub(1);
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket && sign(before, '#') => {}
            TokenTree::Group(group) => bare(group.stream(), found),
            TokenTree::Ident(ident) => {
                let (field, path) = (
                    sign(before, '.') && !sign(index.checked_sub(2), '.'),
                    sign(before, ':') && sign(index.checked_sub(2), ':'),
                );
                let is_called = matches!(tokens.get(index + 1), Some(TokenTree::Group(it)) if it.delimiter() == Delimiter::Parenthesis);
                let is_lower = ident.to_string().starts_with(|first: char| first.is_ascii_lowercase());
                let goes_on = sign(Some(index + 1), '!') && !sign(Some(index + 2), '=')
                    || is_lower && (sign(Some(index + 1), ':') || is_called);
                let is_cast =
                    matches!(before.map(|it| &tokens[it]), Some(TokenTree::Ident(it)) if it == "as" || it == "type");
                if !field && !path && !goes_on && !is_cast && !sign(before, '\'') {
                    found.insert(ident.to_string());
                }
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

fn is_keyword(word: &str) -> bool {
    syn::parse_str::<syn::Ident>(word).is_err()
}

/// The functions of the clients in a file.
fn functions(file: File) -> Vec<ImplItemFn> {
    let items = file.items.into_iter().filter_map(|item| match item {
        Item::Impl(item) if item.trait_.is_none() && item.self_ty.to_token_stream().to_string().ends_with("Client") => {
            Some(item.items)
        }
        _ => None,
    });
    let functions = items.flatten().filter_map(|item| match item {
        ImplItem::Fn(function) => Some(function),
        _ => None,
    });
    functions.collect()
}

/// The lower-case names that stand for themselves in the bodies of the methods of a client, but for the arguments that the spec names.
fn locals(methods: &[ImplItemFn], of_spec: &Names) -> Names {
    let mut found = Names::new();
    for method in methods {
        let mut names = Names::new();
        bare(method.block.to_token_stream(), &mut names);
        for argument in &method.sig.inputs {
            if let FnArg::Typed(argument) = argument
                && let Pat::Ident(argument) = &*argument.pat
            {
                names.remove(&argument.ident.to_string());
                if !of_spec.contains(argument.ident.to_string().trim_start_matches("r#")) {
                    found.insert(argument.ident.to_string());
                }
            }
        }
        for again in bound_again(&method.block) {
            names.remove(&again);
        }
        found.extend(names.into_iter().filter(|name| name.starts_with(|first: char| first.is_ascii_lowercase())));
    }
    found.retain(|name| !is_keyword(name) && !matches!(name.as_str(), "f64" | "str" | "usize" | "vec"));
    found
}

/// The arguments that a resumed operation takes from its token, under the names that they have where it is started.
fn bound_again(block: &Block) -> Vec<String> {
    let names = block.stmts.iter().filter_map(|statement| {
        let Stmt::Local(Local { pat: Pat::Type(typed), init: Some(init), .. }) = statement else { return None };
        let Pat::Ident(name) = &*typed.pat else { return None };
        init.expr.to_token_stream().to_string().contains("arguments . parse").then(|| name.ident.to_string())
    });
    names.collect()
}

/// The names that specs give to the arguments of operations and clients.
fn arguments() -> Names {
    let services = EMITTED.api.modules.iter().filter_map(|module| module.service.as_ref());
    let mut names = Names::new();
    for service in services {
        names.extend(service.parameters.iter().chain(&service.settings).map(|it| it.name.as_str().to_owned()));
        for operation in service.groups.iter().flat_map(|group| &group.operations) {
            names.extend(operation.parameters.iter().map(|it| it.name.as_str().to_owned()));
            names.extend(operation.body.iter().map(|it| it.name.as_str().to_owned()));
        }
    }
    names
}

fn set(names: &[&str]) -> Names {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn arguments_meet_no_local_of_a_method() {
    let of_spec = arguments();
    let (mut constructors, mut methods) = (Vec::new(), Vec::new());
    for (path, file) in sources().filter(|(path, _)| is_client(path)) {
        let is_constructor = |function: &ImplItemFn| path.ends_with("/client.rs") && function.sig.receiver().is_none();
        let (of_service, others): (Vec<_>, Vec<_>) = functions(file).into_iter().partition(is_constructor);
        constructors.extend(of_service);
        methods.extend(others);
    }
    assert!(constructors.len() > 2 && methods.len() > 50, "{} and {}", constructors.len(), methods.len());
    assert_eq!(locals(&methods, &of_spec), set(reserved::ARGUMENTS), "what methods name, and `reserved::ARGUMENTS`");
    let missing = &locals(&constructors, &of_spec) - &set(reserved::CLIENT_ARGUMENTS);
    assert!(missing.is_empty(), "not in `reserved::CLIENT_ARGUMENTS`: {missing:?}");
}

#[test]
fn options_have_no_field_twice() {
    let mut fields = Names::new();
    for (_, file) in sources().filter(|(path, _)| is_client(path) && !path.ends_with("/client.rs")) {
        for item in &file.items {
            if let Item::Struct(item) = item
                && item.ident.to_string().ends_with("Options")
            {
                fields.extend(item.fields.iter().filter_map(|field| field.ident.as_ref()).map(ToString::to_string));
            }
        }
    }
    let of_spec = arguments();
    fields.retain(|field| !of_spec.contains(field.trim_start_matches("r#")));
    fields.insert("body".to_owned());
    assert_eq!(fields, set(reserved::OPTIONS), "fields that no spec names, and `reserved::OPTIONS`");
}

#[test]
fn types_hide_nothing_of_the_prelude() {
    let api = &EMITTED.api;
    let mut of_spec: Names = api.types.iter().map(|definition| definition.name.as_str().to_owned()).collect();
    of_spec.extend(api.types.iter().flat_map(|definition| definition.formerly.iter().map(ToString::to_string)));
    let mut missing = BTreeMap::new();
    for (path, file) in sources() {
        let mut names = Names::new();
        file.items
            .iter()
            .filter(|item| !matches!(item, Item::Use(_)))
            .for_each(|item| bare(item.to_token_stream(), &mut names));
        let own = declared(&file);
        let imports: Names = imports(&file).into_iter().map(|(_, name)| name).collect();
        names.retain(|name| {
            let is_type = name.starts_with(|first: char| first.is_ascii_uppercase())
                && name.chars().any(|c| c.is_ascii_lowercase());
            is_type
                && !own.contains(name)
                && !imports.contains(name)
                && !of_spec.contains(name)
                && !reserved::PRELUDE.contains(&name.as_str())
        });
        if !names.is_empty() {
            missing.insert(path, names);
        }
    }
    assert!(missing.is_empty(), "neither imported nor in `reserved::PRELUDE`: {missing:?}");
}

/// The names that a file itself declares: its items, the variants of its enums and what its macros are given.
fn declared(file: &File) -> Names {
    let mut names = Names::new();
    for item in &file.items {
        match item {
            Item::Struct(item) => drop(names.insert(item.ident.to_string())),
            Item::Type(item) => drop(names.insert(item.ident.to_string())),
            Item::Enum(item) => {
                names.insert(item.ident.to_string());
                names.extend(item.variants.iter().map(|variant| variant.ident.to_string()));
            }
            Item::Macro(item) => bare(item.mac.tokens.clone(), &mut names),
            _ => {}
        }
    }
    names
}

/// The public types of the runtime, and of the formats that are emitted beside it.
fn runtime() -> Names {
    let mut found = Names::new();
    for (path, text) in &EMITTED.files {
        if !path.ends_with(".rs") || !(path.starts_with("src/runtime/") || path.starts_with("src/format/")) {
            continue;
        }
        for item in syn::parse_file(text).expect("the runtime is Rust").items {
            found.extend(match item {
                Item::Struct(item) => Some(item.ident.to_string()),
                Item::Enum(item) => Some(item.ident.to_string()),
                Item::Type(item) => Some(item.ident.to_string()),
                Item::Trait(item) => Some(item.ident.to_string()),
                _ => None,
            });
        }
    }
    found
}

#[test]
fn types_are_not_named_as_those_of_the_runtime_beside_them() {
    let runtime = runtime();
    let unknown = &set(reserved::RUNTIME) - &runtime;
    assert!(unknown.is_empty(), "in `reserved::RUNTIME`, but not in the runtime: {unknown:?}");
    let models = sources().filter(|(path, _)| path.contains("/models/") || path.starts_with("src/format/"));
    let of_runtime = |path: &str| path.starts_with("crate::runtime::") || path == "crate::format::";
    let named: Names = models
        .flat_map(|(_, file)| imports(&file))
        .filter(|(path, name)| of_runtime(path) && runtime.contains(name))
        .map(|(_, name)| name)
        .collect();
    let missing = &named - &set(reserved::RUNTIME);
    assert!(missing.is_empty(), "models import them, but `reserved::RUNTIME` has them not: {missing:?}");
}

/// The functions of inherent impls that take no `self` and whose type tells of `Self`, in a macro or in emitted code.
fn constructors(tokens: TokenStream, mut is_of_trait: bool, found: &mut Names) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(word) if word == "impl" => is_of_trait = false,
            TokenTree::Ident(word) if word == "for" => is_of_trait = true,
            TokenTree::Ident(word) if word == "fn" && !is_of_trait => {
                let signature = tokens[index + 1..].iter().take_while(|it| !is_group(it, Delimiter::Brace));
                let words = signature.clone().map(ToString::to_string).collect::<Vec<_>>().join(" ");
                let arguments = signature.clone().find(|it| is_group(it, Delimiter::Parenthesis));
                let takes_self = arguments
                    .is_some_and(|it| it.to_string().split(|c: char| !c.is_alphanumeric()).any(|it| it == "self"));
                let is_named = matches!(tokens.get(index + 1), Some(TokenTree::Ident(_)));
                if is_named && !takes_self && words.split("- >").nth(1).is_some_and(|it| it.contains("Self")) {
                    found.extend(signature.take(1).map(ToString::to_string));
                }
            }
            TokenTree::Group(group) => constructors(group.stream(), is_of_trait, found),
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

fn is_group(token: &TokenTree, delimiter: Delimiter) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == delimiter)
}

#[test]
fn types_are_not_named_as_their_constructors() {
    let mut found = Names::new();
    sources()
        .filter(|(path, _)| path.contains("/models/"))
        .for_each(|(_, file)| constructors(file.to_token_stream(), false, &mut found));
    for (_, text) in EMITTED.files.iter().filter(|(path, _)| path.starts_with("src/runtime/")) {
        let items = syn::parse_file(text).expect("the runtime is Rust").items;
        let macros = items
            .into_iter()
            .filter_map(|item| if let Item::Macro(item) = item { Some(item.mac.tokens) } else { None });
        macros.for_each(|tokens| constructors(tokens, false, &mut found));
    }
    let compared: Names = found.iter().map(|name| name.replace('_', "")).collect();
    assert_eq!(compared, set(reserved::CONSTRUCTORS), "constructors of models, and `reserved::CONSTRUCTORS`");
}

#[test]
fn modules_and_crates_of_the_crate_are_known() {
    let folders: Names = EMITTED.api.modules.iter().map(|module| module.path[0].as_str().to_owned()).collect();
    let top = syn::parse_file(&EMITTED.files["src/lib.rs"]).expect("it is Rust");
    let modules: Names = top
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Mod(item) => Some(item.ident.to_string()),
            _ => None,
        })
        .collect();
    let missing = &(&modules - &folders) - &set(reserved::MODULES);
    assert!(missing.is_empty() && modules.len() > folders.len(), "not in `reserved::MODULES`: {missing:?}");
    let mut section = "";
    let mut crates = Names::new();
    for line in EMITTED.files["Cargo.toml"].lines() {
        if line.starts_with('[') {
            section = line;
        } else if section.ends_with("dependencies]") {
            crates.extend(line.split_once(" =").map(|(name, _)| name.replace('-', "_")));
        }
    }
    let missing = &crates - &set(reserved::CRATES);
    assert!(missing.is_empty() && crates.len() > 5, "not in `reserved::CRATES`: {missing:?}");
}

#[test]
fn no_type_of_a_spec_is_a_generic_parameter_of_a_macro() {
    let parameters = parameter::of_macros(&Path::new(env!("CARGO_MANIFEST_DIR")).join("runtime/src"));
    assert!(parameters.len() > 20, "only {parameters:?}");
    let wrong: Vec<_> = parameters.iter().filter(|(_, name)| !name.starts_with("__")).collect();
    assert!(wrong.is_empty(), "types may have these names: {wrong:?}");
}
