//! The way from an answer's model to a property inside it, as an expression.

use crate::model::{PropertyPath, Scalar, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// The way to the object that holds the property, as an `Option` of a reference; `None` where that is `root`.
fn way(root: &TokenStream, path: &PropertyPath) -> Option<TokenStream> {
    let (first, rest) = path.steps[..path.steps.len() - 1].split_first()?;
    let name = &first.name;
    let mut value = if first.optional { quote!(#root.#name.as_ref()) } else { quote!(Some(&#root.#name)) };
    for step in rest {
        let name = &step.name;
        value = if step.optional {
            quote!(#value.and_then(|it| it.#name.as_ref()))
        } else {
            quote!(#value.map(|it| &it.#name))
        };
    }
    Some(value)
}

/// The property at the end, by `take` where it is always there and by `take_optional` where it may be absent.
pub(in crate::render) fn last(
    root: &TokenStream,
    path: &PropertyPath,
    take: impl Fn(TokenStream) -> TokenStream,
    take_optional: impl Fn(TokenStream) -> TokenStream,
) -> TokenStream {
    let step = &path.steps[path.steps.len() - 1];
    let name = &step.name;
    match (way(root, path), step.optional) {
        (None, false) => {
            let value = take(quote!(#root.#name));
            quote!(Some(#value))
        }
        (None, true) => take_optional(quote!(#root.#name)),
        (Some(way), false) => {
            let value = take(quote!(it.#name));
            quote!(#way.map(|it| #value))
        }
        (Some(way), true) => {
            let value = take_optional(quote!(it.#name));
            quote!(#way.and_then(|it| #value))
        }
    }
}

/// The property as an `Option` of `&str`.
pub(in crate::render) fn word(root: &TokenStream, path: &PropertyPath) -> TokenStream {
    let take = |value: TokenStream| quote!(#value.as_str());
    match &path.ty {
        Type::Named(_) | Type::Scalar(Scalar::Uri) => {
            last(root, path, take, |value| quote!(#value.as_ref().map(|value| value.as_str())))
        }
        _ => last(root, path, take, |value| quote!(#value.as_deref())),
    }
}
