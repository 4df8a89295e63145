//! What a row of tokens names: paths, macros and attributes. Code that is quoted, to be emitted, is passed over.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A thing that is named.
pub enum Named {
    /// A path, with its segments.
    Path(Vec<String>),
    /// A macro that is called, by the last segment of its path.
    Macro(String),
    /// An attribute, and whether it is written as `name = ...`.
    Attribute { name: String, has_value: bool },
}

/// Shows everything that the tokens name.
pub fn scan(tokens: TokenStream, see: &mut impl FnMut(Named)) {
    below(tokens, &[], see);
}

/// The same where the paths begin with what stands before a group, as in `a::{b, c}`.
fn below(tokens: TokenStream, prefix: &[String], see: &mut impl FnMut(Named)) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Ident(_) if follows(&tokens, at, &['.', '\'']) => at += 1,
            TokenTree::Ident(_) => at = path(&tokens, at, prefix, see),
            TokenTree::Group(group) => {
                if group.delimiter() == Delimiter::Bracket && (follows(&tokens, at, &['#']) || is_inner(&tokens, at)) {
                    attribute(group, see);
                }
                below(group.stream(), &[], see);
                at += 1;
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => at += 1,
        }
    }
}

fn is(token: Option<&TokenTree>, wanted: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

/// Whether one of these stands before a token; `..` is no field.
fn follows(tokens: &[TokenTree], at: usize, wanted: &[char]) -> bool {
    let before = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
    let is_range = is(before(1), '.') && is(before(2), '.');
    !is_range && wanted.iter().any(|wanted| is(before(1), *wanted))
}

fn is_inner(tokens: &[TokenTree], at: usize) -> bool {
    at >= 2 && is(tokens.get(at - 1), '!') && is(tokens.get(at - 2), '#')
}

/// The path that begins here, with the macro or the group that it leads to; where it ends.
fn path(tokens: &[TokenTree], mut at: usize, prefix: &[String], see: &mut impl FnMut(Named)) -> usize {
    let mut segments = prefix.to_vec();
    while let Some(TokenTree::Ident(ident)) = tokens.get(at) {
        segments.push(ident.to_string());
        at += 1;
        if !(is(tokens.get(at), ':') && is(tokens.get(at + 1), ':')) {
            break;
        }
        at += 2;
        if let Some(TokenTree::Group(group)) = tokens.get(at)
            && group.delimiter() == Delimiter::Brace
        {
            below(group.stream(), &segments, see);
            return at + 1;
        }
    }
    let called = is(tokens.get(at), '!') && matches!(tokens.get(at + 1), Some(TokenTree::Group(_)));
    let name = segments.last().cloned().unwrap_or_default();
    see(Named::Path(segments));
    if !called {
        return at;
    }
    let is_quoted = matches!(name.as_str(), "quote" | "quote_spanned" | "stringify");
    see(Named::Macro(name));
    if is_quoted { at + 2 } else { at + 1 }
}

fn attribute(group: &Group, see: &mut impl FnMut(Named)) {
    let mut tokens = group.stream().into_iter();
    if let Some(TokenTree::Ident(name)) = tokens.next() {
        see(Named::Attribute { name: name.to_string(), has_value: is(tokens.next().as_ref(), '=') });
    }
}
