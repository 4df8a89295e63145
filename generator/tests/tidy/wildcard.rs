//! Matches over enums of our own whose last arm takes whatever is left: a variant that is added later falls into it without a word.

use crate::scan::{Named, scan};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::BTreeSet;
use syn::parse::{ParseStream, Parser};
use syn::{Arm, Pat};

/// The names of the enums that the tokens declare.
pub fn enums(tokens: TokenStream, found: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(word) if word == "enum" => {
                if let Some(TokenTree::Ident(name)) = tokens.get(at + 1) {
                    found.insert(name.to_string());
                }
            }
            TokenTree::Group(group) => enums(group.stream(), found),
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// The matches, by their first named variant, that name variants of one of the enums and end in an arm for whatever is left.
pub fn wildcards(tokens: TokenStream, enums: &BTreeSet<String>, found: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(word) if word == "match" => {
                found.extend(arms(&tokens[at + 1..]).and_then(|arms| hidden(&arms, enums)));
            }
            TokenTree::Group(group) => wildcards(group.stream(), enums, found),
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// The arms of the match whose value begins here: those of the first braces that hold arms.
fn arms(tokens: &[TokenTree]) -> Option<Vec<Arm>> {
    let parse = |input: ParseStream| {
        let mut arms = Vec::new();
        while !input.is_empty() {
            arms.push(input.parse::<Arm>()?);
        }
        Ok(arms)
    };
    let braces = |token: &TokenTree| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(Group::stream(group)),
        TokenTree::Group(_) | TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => None,
    };
    tokens.iter().filter_map(braces).find_map(|body| parse.parse2(body).ok())
}

/// The first variant that the arms name, where another arm takes whatever is left.
fn hidden(arms: &[Arm], enums: &BTreeSet<String>) -> Option<String> {
    let takes_the_rest = arms.iter().any(|arm| is_wildcard(&arm.pat));
    let mut variant = None;
    for arm in arms {
        scan(arm.pat.to_token_stream(), &mut |named| {
            let Named::Path(segments) = named else { return };
            let [.., owner, _] = segments.as_slice() else { return };
            if owner == "Self" || enums.contains(owner) {
                variant.get_or_insert_with(|| segments.join("::"));
            }
        });
    }
    variant.filter(|_| takes_the_rest)
}

/// Whether a pattern takes every value: `_`, a name, or a tuple of such.
fn is_wildcard(pattern: &Pat) -> bool {
    if let Pat::Tuple(tuple) = pattern {
        return tuple.elems.iter().all(is_wildcard);
    }
    let is_name = |name: &syn::PatIdent| {
        name.subpat.is_none() && name.ident.to_string().starts_with(|first: char| first.is_lowercase())
    };
    matches!(pattern, Pat::Wild(_)) || matches!(pattern, Pat::Ident(name) if is_name(name))
}
