//! Code of a test as code of a function that returns a result: what a test unwraps is passed on. It changes no text in it.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;

/// The same code with `?` in the place of `.unwrap()`.
pub(super) fn passing_on(code: TokenStream) -> TokenStream {
    instead_of_unwrap(code, &quote!(?))
}

/// The same, for errors that azure_core does not take as they are.
pub(super) fn converting(code: TokenStream) -> TokenStream {
    let converted = quote! {
        .map_err(|error| azure_core::Error::new(azure_core::error::ErrorKind::DataConversion, error))?
    };
    instead_of_unwrap(code, &converted)
}

fn instead_of_unwrap(code: TokenStream, instead: &TokenStream) -> TokenStream {
    let mut passed: Vec<TokenTree> = Vec::new();
    for token in code {
        match token {
            TokenTree::Group(group) if is_unwrapped(&passed, &group) => {
                passed.truncate(passed.len() - 2);
                passed.extend(instead.clone());
            }
            TokenTree::Group(group) => {
                passed.push(Group::new(group.delimiter(), instead_of_unwrap(group.stream(), instead)).into());
            }
            token @ (TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_)) => passed.push(token),
        }
    }
    passed.into_iter().collect()
}

/// Whether these are the parentheses after `.unwrap`.
fn is_unwrapped(before: &[TokenTree], group: &Group) -> bool {
    let is_empty = group.delimiter() == Delimiter::Parenthesis && group.stream().is_empty();
    match before {
        [.., TokenTree::Punct(dot), TokenTree::Ident(name)] => is_empty && dot.as_char() == '.' && name == "unwrap",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{converting, passing_on};
    use quote::quote;

    #[test]
    fn what_is_unwrapped_is_passed_on_and_texts_stay() {
        let code = quote!(client(&"a.unwrap()".try_into().unwrap(), it.unwrap(1)).await.unwrap());
        let passed = quote!(client(&"a.unwrap()".try_into()?, it.unwrap(1)).await?);
        assert_eq!(passing_on(code).to_string(), passed.to_string());
        let converted = quote! {
            "1.5".parse().map_err(|error| azure_core::Error::new(azure_core::error::ErrorKind::DataConversion, error))?
        };
        assert_eq!(converting(quote!("1.5".parse().unwrap())).to_string(), converted.to_string());
    }
}
