//! The generic parameters of what the runtime's macros write, where a type of a spec may stand: hygiene does not keep them apart.

use proc_macro2::{TokenStream, TokenTree};
use std::fs;
use std::path::Path;

/// Each generic parameter in a macro that emitted code calls, with the macro's file.
pub fn of_macros(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the runtime's sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(of_macros(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let file = path.strip_prefix(folder).expect("below it").display().to_string();
            let source = syn::parse_file(&fs::read_to_string(&path).expect("a source")).expect("Rust");
            let exported = source.items.into_iter().filter_map(|item| match item {
                syn::Item::Macro(item) if item.attrs.iter().any(|it| it.path().is_ident("macro_export")) => Some(item),
                _ => None,
            });
            let parameters = exported.flat_map(|item| parameters(item.mac.tokens));
            found.extend(parameters.map(|parameter| (file.clone(), parameter)));
        }
    }
    found
}

/// The types that functions and impls are generic over, anywhere in the tokens.
fn parameters(tokens: TokenStream) -> Vec<String> {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let is = |at: usize, text: &str| trees.get(at).is_some_and(|tree| tree.to_string() == text);
    let mut found = Vec::new();
    for (at, tree) in trees.iter().enumerate() {
        if let TokenTree::Group(group) = tree {
            found.extend(parameters(group.stream()));
        }
        let open = if is(at, "impl") { at + 1 } else { at + 2 };
        if (is(at, "fn") || is(at, "impl")) && is(open, "<") {
            found.extend(listed(&trees[open + 1..]));
        }
    }
    found
}

/// The names after `<`, up to its `>`.
fn listed(trees: &[TokenTree]) -> Vec<String> {
    let mut depth = 0_usize;
    let mut is_first = true;
    let mut found = Vec::new();
    for tree in trees {
        match tree {
            TokenTree::Punct(sign) if sign.as_char() == '<' => depth += 1,
            TokenTree::Punct(sign) if sign.as_char() == '>' && depth == 0 => return found,
            TokenTree::Punct(sign) if sign.as_char() == '>' => depth -= 1,
            TokenTree::Punct(sign) if sign.as_char() == ',' && depth == 0 => is_first = true,
            TokenTree::Ident(name) if is_first => {
                found.push(name.to_string());
                is_first = false;
            }
            // A lifetime, whose name is no parameter's.
            _ => is_first = false,
        }
    }
    found
}
