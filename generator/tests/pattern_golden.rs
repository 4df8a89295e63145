//! The code of every matcher of the corpus, compared with what is committed; `pattern_emitted` runs it.
//! `UPDATE=1` writes it anew; `cargo fmt` comes after that.

#[path = "../pattern/tests/support/corpus.rs"]
mod corpus;
#[path = "support/golden.rs"]
mod golden;

use corpus::CASES;
use generator::render::{ByteClasses, MatcherCode, matcher_code};
use golden::Goldens;
use pattern::{Language, Matcher};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn matcher(case: &corpus::Case) -> Matcher {
    let language = Language::new(case.constraints());
    let language = language.unwrap_or_else(|problem| panic!("{}: {problem}", case.name));
    Matcher::new(&language).unwrap_or_else(|problem| panic!("{}: {problem}", case.name))
}

/// The files of the golden, by name.
fn files() -> BTreeMap<String, TokenStream> {
    let mut files = BTreeMap::new();
    let mut classes = ByteClasses::default();
    let (mut modules, mut entries) = (Vec::new(), Vec::new());
    for case in CASES {
        let matcher = matcher(case);
        let code = matcher_code(&matcher, &case.name.to_uppercase(), &mut classes);
        let MatcherCode { is_valid, first_mismatch, items, runtime, classes } = code;
        let ident = |name: &str| Ident::new(name, Span::call_site());
        let runtime = runtime.iter().map(|name| ident(name));
        let classes: Vec<Ident> = classes.iter().map(|name| ident(name)).collect();
        let classes = (!classes.is_empty()).then(|| quote!(use crate::byte_class::{#(#classes),*};));
        let head = head(case);
        let file = quote! {
            #![doc = #head]
            #classes
            use crate::runtime::pattern::{#(#runtime),*};
            #(#items)*
            pub const fn is_valid(value: &str) -> bool { #is_valid }
            pub const fn first_mismatch(value: &str) -> usize { #first_mismatch }
        };
        files.insert(case.name.to_owned(), file);
        let (module, name) = (ident(case.name), case.name);
        modules.push(name);
        entries.push(quote!((#name, #module::is_valid, #module::first_mismatch)));
    }
    let items = classes.render();
    let classes = quote! {
        #![doc = " The byte classes of all cases."]
        use crate::runtime::pattern::ByteClass;
        #(#items)*
    };
    files.insert("byte_class".to_owned(), classes);
    modules.push("byte_class");
    modules.sort_unstable();
    let modules = modules.iter().map(|name| Ident::new(name, Span::call_site()));
    let index = quote! {
        #![doc = " The matchers of the corpus, as they are emitted."]
        #(pub mod #modules;)*

        pub type Emitted = (&'static str, fn(&str) -> bool, fn(&str) -> usize);
        pub const ALL: &[Emitted] = &[#(#entries),*];
    };
    files.insert("mod".to_owned(), index);
    files
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pattern/emitted")
}

fn formatted(name: &str, source: &str) -> String {
    let file = syn::parse_file(source).unwrap_or_else(|error| panic!("{name}: {error}\n{source}"));
    prettyplease::unparse(&file)
}

#[test]
fn the_golden_is_current() {
    let mut goldens = Goldens::default();
    for (name, tokens) in files() {
        let path = folder().join(format!("{name}.rs"));
        let fresh = formatted(&name, &tokens.to_string());
        // `cargo fmt` went over what is committed.
        let known = std::fs::read_to_string(&path).ok().filter(|text| formatted(&name, text) == fresh);
        goldens.check(&path, known.as_deref().unwrap_or(&fresh));
    }
    goldens.finish(&folder(), |_| true);
}

fn head(case: &corpus::Case) -> String {
    let constraints = case.constraints();
    let pattern = constraints.pattern.map(|pattern| format!("`{pattern}`"));
    let format = constraints.format.map(|format| format.name().to_owned());
    let bounds = match (constraints.min_length, constraints.max_length) {
        (None, None) => None,
        (min, max) => {
            let show = |bound: Option<u64>| bound.map_or(String::new(), |bound| bound.to_string());
            Some(format!("length {}..={}", show(min), show(max)))
        }
    };
    let segment = constraints.path_segment.then(|| "path segment".to_owned());
    let all: Vec<String> = [pattern, bounds, format, segment].into_iter().flatten().collect();
    format!(" {}", all.join(", "))
}
