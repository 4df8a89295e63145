//! The way from an answer's model to a property inside it, as an expression.

use crate::model::{PropertyPath, Scalar, Type, Wrapper};
use proc_macro2::TokenStream;
use quote::quote;

/// The way to the object that holds the property, as an `Option` of a reference; `None` where that is `root`.
fn way(root: &TokenStream, path: &PropertyPath) -> Option<TokenStream> {
    let (first, rest) = path.steps[..path.steps.len() - 1].split_first()?;
    let name = &first.name;
    let mut value = match first.wrapper {
        Wrapper::None => quote!(Some(&#root.#name)),
        Wrapper::Option => quote!(#root.#name.as_ref()),
        Wrapper::Patch => quote!(#root.#name.value()),
    };
    for step in rest {
        let name = &step.name;
        value = match step.wrapper {
            Wrapper::None => quote!(#value.map(|it| &it.#name)),
            Wrapper::Option => quote!(#value.and_then(|it| it.#name.as_ref())),
            Wrapper::Patch => quote!(#value.and_then(|it| it.#name.value())),
        };
    }
    Some(value)
}

/// How the property at the end of a way is taken.
pub(super) struct Take<'a> {
    /// From the value itself.
    pub(super) value: &'a dyn Fn(TokenStream) -> TokenStream,
    /// From an `Option` of the value, as an `Option`.
    pub(super) option: &'a dyn Fn(TokenStream) -> TokenStream,
    /// From an `Option` of a reference to the value, as an `Option`.
    pub(super) reference: &'a dyn Fn(TokenStream) -> TokenStream,
}

/// The property at the end, as an `Option` of what is taken.
pub(super) fn last(root: &TokenStream, path: &PropertyPath, take: Take<'_>) -> TokenStream {
    let step = &path.steps[path.steps.len() - 1];
    let name = &step.name;
    let way = way(root, path);
    let place = if way.is_some() { quote!(it.#name) } else { quote!(#root.#name) };
    let value = match step.wrapper {
        Wrapper::None => (take.value)(place),
        Wrapper::Option => (take.option)(place),
        Wrapper::Patch => (take.reference)(quote!(#place.value())),
    };
    match (way, step.wrapper) {
        (None, Wrapper::None) => quote!(Some(#value)),
        (None, Wrapper::Option | Wrapper::Patch) => value,
        (Some(way), Wrapper::None) => quote!(#way.map(|it| #value)),
        (Some(way), Wrapper::Option | Wrapper::Patch) => quote!(#way.and_then(|it| #value)),
    }
}

/// The property as an `Option` of `&str`.
pub(super) fn word(root: &TokenStream, path: &PropertyPath) -> TokenStream {
    let is_string = match &path.ty {
        Type::Named(_) | Type::Scalar(Scalar::Uri) => false,
        Type::Scalar(_) | Type::Any | Type::List(_) | Type::Map(_) | Type::Nullable(_) => true,
    };
    let take = Take {
        value: &|value| quote!(#value.as_str()),
        option: &|value| {
            if is_string { quote!(#value.as_deref()) } else { quote!(#value.as_ref().map(|value| value.as_str())) }
        },
        reference: &|value| quote!(#value.map(|value| value.as_str())),
    };
    last(root, path, take)
}
