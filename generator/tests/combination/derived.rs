//! The names that the emitted code chooses itself: those that it has whatever the spec's own names are.

use super::judged;
use super::name::{Emitted, Names, likeness};
use super::service::{self, COMMON};
use generator::render;
use proc_macro2::{TokenStream, TokenTree};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// The seeds whose services have every kind of operation.
const SEEDS: std::ops::Range<u64> = 1_000_000..1_000_012;

/// What stands in the code of two crates whose specs differ in every name that they choose.
pub fn names() -> Emitted {
    let [one, other] = ["alpha", "omega"].map(identifiers);
    // What all services share has the same names in both.
    let is_chosen = |name: &&String| !likeness(name).starts_with(COMMON);
    Emitted(one.intersection(&other).filter(is_chosen).cloned().collect())
}

/// The identifiers of what is emitted for specs whose names begin alike.
fn identifiers(prefix: &'static str) -> BTreeSet<String> {
    let tame = Emitted::default();
    let one = |seed| judged::judge(service::write(seed, 16, Names::new(&tame, prefix), &[]));
    let judged: Vec<_> = SEEDS.into_par_iter().map(one).collect();
    let package = render::package(&judged::api(&judged));
    let mut found = BTreeSet::new();
    for (path, text) in package.iter().filter(|(path, _)| path.ends_with(".rs")) {
        let tokens = match path.starts_with("src/runtime/") {
            true => macros(text),
            false => text.parse().expect("emitted code is Rust"),
        };
        identifiers_of(tokens, &mut found);
    }
    found
}

/// The macros that a file of the runtime declares: what they write stands among the names of the spec.
fn macros(text: &str) -> TokenStream {
    let items = syn::parse_file(text).expect("the runtime is Rust").items;
    items
        .into_iter()
        .filter_map(|item| if let syn::Item::Macro(item) = item { Some(item.mac.tokens) } else { None })
        .collect()
}

fn identifiers_of(tokens: TokenStream, found: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => drop(found.insert(ident.to_string().trim_start_matches("r#").to_owned())),
            TokenTree::Group(group) => identifiers_of(group.stream(), found),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}
