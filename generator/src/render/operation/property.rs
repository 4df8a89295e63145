//! The way from a response's model to a property inside it, as an expression.

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

/// The property at the end of a way as an `Option` of `&str`.
pub(super) fn word(root: &TokenStream, path: &PropertyPath) -> TokenStream {
    let is_string = match &path.ty {
        Type::Named(_) | Type::Scalar(Scalar::Uri) => false,
        Type::Scalar(_) | Type::Any | Type::List(_) | Type::Map(_) | Type::Nullable(_) => true,
    };
    let step = &path.steps[path.steps.len() - 1];
    let name = &step.name;
    let way = way(root, path);
    let place = if way.is_some() { quote!(it.#name) } else { quote!(#root.#name) };
    let value = match step.wrapper {
        Wrapper::None => quote!(#place.as_str()),
        Wrapper::Option if is_string => quote!(#place.as_deref()),
        Wrapper::Option => quote!(#place.as_ref().map(|value| value.as_str())),
        Wrapper::Patch => quote!(#place.value().map(|value| value.as_str())),
    };
    match (way, step.wrapper) {
        (None, Wrapper::None) => quote!(Some(#value)),
        (None, Wrapper::Option | Wrapper::Patch) => value,
        (Some(way), Wrapper::None) => quote!(#way.map(|it| #value)),
        (Some(way), Wrapper::Option | Wrapper::Patch) => quote!(#way.and_then(|it| #value)),
    }
}
