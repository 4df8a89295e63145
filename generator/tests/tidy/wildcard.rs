//! Matches over enums of our own whose last arm takes whatever is left: a variant that is added later falls into it without a word.

use crate::scan::{Named, scan};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::{BTreeMap, BTreeSet};
use syn::parse::{ParseStream, Parser};
use syn::{Arm, ItemEnum, Pat};

/// The enums that tokens declare: each name with the variants of every enum that is called so.
pub type Enums = BTreeMap<String, BTreeSet<String>>;

/// Adds the enums that the tokens declare.
pub fn enums(tokens: TokenStream, found: &mut Enums) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(word) if word == "enum" => {
                let is_body = |token: &&TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
                let end = tokens.iter().skip(at).position(|token| is_body(&token)).map(|body| at + body + 1);
                let declared = end.map(|end| tokens[at..end].iter().cloned().collect::<TokenStream>());
                if let Some(Ok(declared)) = declared.map(syn::parse2::<ItemEnum>) {
                    let variants = declared.variants.iter().map(|variant| variant.ident.to_string());
                    found.entry(declared.ident.to_string()).or_default().extend(variants);
                }
            }
            TokenTree::Group(group) => enums(group.stream(), found),
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// The matches, by their first named variant, that name variants of one of the enums and end in an arm for whatever is left.
pub fn wildcards(tokens: TokenStream, enums: &Enums, found: &mut Vec<String>) {
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

/// The first variant that the arms name, where another arm takes whatever is left. A foreign enum that is called like one of ours has
/// other variants.
fn hidden(arms: &[Arm], enums: &Enums) -> Option<String> {
    let takes_the_rest = arms.iter().any(|arm| is_wildcard(&arm.pat));
    let is_ours = |owner: &str, variant: &str| match owner {
        "Self" => enums.values().any(|variants| variants.contains(variant)),
        owner => enums.get(owner).is_some_and(|variants| variants.contains(variant)),
    };
    let mut found = None;
    for arm in arms {
        let pattern = match &arm.pat {
            Pat::Guard(guarded) => &guarded.pat,
            pattern => pattern,
        };
        scan(pattern.to_token_stream(), &mut |named| {
            let Named::Path(segments) = named else { return };
            if let [.., owner, variant] = segments.as_slice()
                && is_ours(owner, variant)
            {
                found.get_or_insert_with(|| segments.join("::"));
            }
        });
    }
    found.filter(|_| takes_the_rest)
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
