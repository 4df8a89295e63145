//! Tests of what each type takes and refuses, in a file for each type; the rule can be read from them.

mod number;
mod text;
mod word;

use super::super::doc;
use super::super::file::File;
use super::{Module, place};
use crate::model::{Api, Definition, ModuleName, Shape};
use crate::output::Draft;
use heck::ToSnakeCase;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// A module for each folder of specs that has such types, and one for the formats of the whole crate; and the functions that they share.
pub(super) fn render(api: &Api) -> (Vec<Module>, TokenStream) {
    let mut modules = Vec::new();
    let mut called = BTreeSet::new();
    let mut module = |name: &str, origin: &str, of: &str, definitions: &[&Definition]| {
        module(api, name, origin, of, definitions, &mut called)
    };
    let formats: Vec<&Definition> = api.formats.iter().collect();
    modules.extend(module("format", "the formats that specs name", "the formats of the whole crate", &formats));
    for folder in &api.modules {
        let definitions: Vec<&Definition> = folder.types.iter().map(|id| &api.types[id.0 as usize]).collect();
        let of = match &folder.service {
            Some(service) => format!("{}, api-version `{}`", doc::text(&service.title).join(" "), service.api_version),
            None => format!("`{}`, which services share", folder.folder),
        };
        modules.extend(module(&place::stem(folder), &format!("specs/{}", folder.folder), &of, &definitions));
    }
    (modules, judges(&called))
}

/// A file for each type, and the one that names them.
fn module(
    api: &Api,
    name: &str,
    origin: &str,
    of: &str,
    definitions: &[&Definition],
    called: &mut BTreeSet<&'static str>,
) -> Option<Module> {
    let tested: Vec<Tested> = definitions.par_iter().filter_map(|it| file(api, name, origin, it)).collect();
    if tested.is_empty() {
        return None;
    }
    let (mut names, mut files) = (Vec::new(), Vec::new());
    for Tested { name, file, judges } in tested {
        names.push(name);
        files.push(file);
        called.extend(judges);
    }
    names.sort();
    let mut index = File::new(format!("tests/boundaries/{name}/mod.rs"), origin, TEMPLATE);
    index.doc([format!("The types of {of}.")]);
    index.item(quote!(#(mod #names;)*));
    files.push(index.finish());
    Some(Module { name: name.to_owned(), files })
}

const TEMPLATE: &str = "generator/src/render/test/boundary.rs";

/// The tests of one type.
struct Tested {
    name: ModuleName,
    file: Draft,
    /// The shared functions that they call.
    judges: Vec<&'static str>,
}

fn file(api: &Api, module: &str, origin: &str, definition: &Definition) -> Option<Tested> {
    let cases = cases(definition);
    if cases.is_empty() {
        return None;
    }
    let own = match definition.module.is_empty() {
        true => ModuleName::new(definition.name.as_str().to_snake_case()),
        false => definition.file.clone(),
    };
    let mut file = File::new(format!("tests/boundaries/{module}/{}.rs", own.as_str()), origin, TEMPLATE);
    if names_deprecated(definition) {
        file.imports().deprecated();
    }
    let name = place::definition(api, &definition.module, definition.name.as_str(), &mut file);
    file.doc([format!("What `{}` takes and what it refuses.", definition.name)]);
    let tests: Vec<TokenStream> = cases.iter().map(|case| case.render(&name)).collect();
    let judges: Vec<&str> =
        JUDGES.iter().copied().filter(|judge| tests.iter().any(|test| calls(test, judge))).collect();
    judges.iter().for_each(|judge| drop(file.import("crate", judge)));
    tests.into_iter().for_each(|test| file.item(test));
    Some(Tested { name: own, file: file.finish(), judges })
}

/// Whether the tests name what is deprecated: the type itself, or a value that it lists.
fn names_deprecated(definition: &Definition) -> bool {
    let listed = match &definition.shape {
        Shape::Enum(enumeration) => enumeration.values.iter().any(|value| value.doc.deprecated.is_some()),
        Shape::Text(_)
        | Shape::Number(_)
        | Shape::Struct(_)
        | Shape::Union(_)
        | Shape::Collection(_)
        | Shape::Alias(_) => false,
    };
    listed || definition.doc.deprecated.is_some()
}

/// One test.
struct Case {
    /// What the type does, as the test's name.
    name: String,
    /// The rule in words.
    doc: String,
    /// The body, given the type's name.
    body: Box<dyn Fn(&TokenStream) -> TokenStream>,
}

impl Case {
    fn new(
        name: impl Into<String>,
        doc: impl Into<String>,
        body: impl Fn(&TokenStream) -> TokenStream + 'static,
    ) -> Self {
        Self { name: name.into(), doc: doc.into(), body: Box::new(body) }
    }

    fn render(&self, name: &TokenStream) -> TokenStream {
        let function = Ident::new(&self.name, Span::call_site());
        let docs = doc::attributes(std::slice::from_ref(&self.doc));
        let body = (self.body)(name);
        quote! {
            #docs
            #[test]
            fn #function() {
                #body
            }
        }
    }
}

fn cases(definition: &Definition) -> Vec<Case> {
    match &definition.shape {
        Shape::Text(textual) => text::cases(textual),
        Shape::Number(numeric) => number::cases(numeric),
        Shape::Enum(enumeration) => word::cases(enumeration),
        Shape::Struct(_) | Shape::Union(_) | Shape::Collection(_) | Shape::Alias(_) => Vec::new(),
    }
}

/// The functions of [`every_judge`].
const JUDGES: &[&str] = &["accepts", "refuses", "reads", "does_not_read"];

/// Whether a test calls a function.
fn calls(test: &TokenStream, function: &str) -> bool {
    test.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == function,
        TokenTree::Group(group) => calls(&group.stream(), function),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// The functions that the tests of all modules share, as far as any calls them.
fn judges(called: &BTreeSet<&str>) -> TokenStream {
    let all = syn::parse2::<syn::File>(every_judge()).expect("functions are items");
    let is_called =
        |item: &syn::Item| matches!(item, syn::Item::Fn(it) if called.iter().any(|name| it.sig.ident == *name));
    let items = all.items.into_iter().filter(is_called);
    quote!(#(#items)*)
}

fn every_judge() -> TokenStream {
    quote! {
        /// Asserts that each text is a value, however it is made, and that the value is the text.
        #[track_caller]
        fn accepts<T>(texts: &[&str])
        where
            T: AsRef<str> + serde::de::DeserializeOwned + serde::Serialize + std::str::FromStr<Err: std::fmt::Debug>,
        {
            for text in texts {
                let value = text.parse::<T>().unwrap();
                assert_eq!(value.as_ref(), *text);
                let json = serde_json::to_string(&value).unwrap();
                assert_eq!(json, serde_json::to_string(text).unwrap());
                assert_eq!(serde_json::from_str::<T>(&json).unwrap().as_ref(), *text);
            }
        }

        /// Asserts that no text is a value, neither by itself nor in JSON. What a secret's type has accepted is not shown.
        #[track_caller]
        fn refuses<T>(texts: &[&str])
        where
            T: std::fmt::Debug + serde::de::DeserializeOwned + std::str::FromStr,
        {
            for text in texts {
                if let Ok(accepted) = text.parse::<T>() {
                    panic!("accepted: {accepted:?}");
                }
                let json = serde_json::to_string(text).unwrap();
                assert!(serde_json::from_str::<T>(&json).is_err());
            }
        }

        /// The value that JSON is read as.
        #[track_caller]
        fn reads<T: serde::de::DeserializeOwned>(json: &str) -> T {
            serde_json::from_str(json).unwrap()
        }

        /// Asserts that JSON is no value.
        #[track_caller]
        fn does_not_read<T: std::fmt::Debug + serde::de::DeserializeOwned>(json: &str) {
            let read = serde_json::from_str::<T>(json);
            assert!(read.is_err(), "{json} is read as {read:?}");
        }
    }
}
