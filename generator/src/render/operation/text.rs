//! How a value outside of JSON becomes text: in the path, the query, a header or a token to go on with.

use crate::model::{Api, ArrayStyle, EnumRepr, Parameter, Scalar, Shape, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// How a value gives its text.
#[derive(Clone)]
pub(in crate::render) enum TextAccess {
    /// It is a `String` or `&str`.
    Str,
    /// By `as_str`.
    AsStr,
    /// By `Display`.
    Display,
    /// Item by item.
    List(Box<TextAccess>, ListAccess),
}

/// How a list gives its items.
#[derive(Clone, Copy)]
pub(in crate::render) enum ListAccess {
    /// It is a `Vec`.
    Vec,
    /// It is a constrained list, which has them behind `as_slice`.
    Slice,
}

pub(in crate::render) fn held(api: &Api, ty: &Type) -> TextAccess {
    match ty {
        Type::Scalar(Scalar::Text) => TextAccess::Str,
        Type::Scalar(Scalar::Uuid | Scalar::Uri | Scalar::ArmId) => TextAccess::AsStr,
        Type::List(item) => TextAccess::List(Box::new(held(api, item)), ListAccess::Vec),
        Type::Named(reference) => match &api[reference].shape {
            Shape::Text(_) => TextAccess::AsStr,
            Shape::Enum(enumeration) if enumeration.repr == EnumRepr::Text => TextAccess::AsStr,
            Shape::Collection(collection) => TextAccess::List(Box::new(held(api, &collection.item)), ListAccess::Slice),
            Shape::Alias(alias) => held(api, alias),
            Shape::Number(_) | Shape::Enum(_) | Shape::Struct(_) | Shape::Union(_) => TextAccess::Display,
        },
        Type::Scalar(_) | Type::Any | Type::Map(_) | Type::Nullable(_) => TextAccess::Display,
    }
}

/// The text of the value at `place`, which is an expression of the type or of a reference to it, as something that coerces to `&str`.
pub(in crate::render) fn text(api: &Api, ty: &Type, place: &TokenStream, style: ArrayStyle) -> TokenStream {
    match held(api, ty) {
        TextAccess::Str => quote!(#place),
        TextAccess::AsStr => quote!(#place.as_str()),
        TextAccess::Display => quote!(&#place.to_string()),
        TextAccess::List(item, list) => {
            let (items, separator) = (items(&item, list, place), style.separator().unwrap_or(","));
            quote!(&#items.collect::<Vec<_>>().join(#separator))
        }
    }
}

/// An iterator over the texts of a list's items.
pub(in crate::render) fn items(item: &TextAccess, list: ListAccess, place: &TokenStream) -> TokenStream {
    match list {
        ListAccess::Vec => mapped(item, &quote!(#place.iter())),
        ListAccess::Slice => mapped(item, &quote!(#place.as_slice().iter())),
    }
}

/// The texts of the items that an iterator of references gives.
pub(in crate::render) fn mapped(item: &TextAccess, list: &TokenStream) -> TokenStream {
    match item {
        TextAccess::Str => quote!(#list.map(String::as_str)),
        TextAccess::AsStr => quote!(#list.map(|item| item.as_str())),
        TextAccess::Display | TextAccess::List(..) => quote!(#list.map(ToString::to_string)),
    }
}

/// An iterator over the entries of a map that may be missing: each key, and the text of its value, which what a secret displays is not.
pub(in crate::render) fn entries(item: &TextAccess, place: &TokenStream) -> TokenStream {
    let text = match item {
        TextAccess::Str | TextAccess::AsStr => quote!(value.as_str()),
        TextAccess::Display | TextAccess::List(..) => quote!(value.to_string()),
    };
    quote!(#place.iter().flatten().map(|(it, value)| (it, #text)))
}

/// The only value of a parameter as text.
pub(in crate::render) fn constant(parameter: &Parameter) -> Option<String> {
    Some(words(parameter.constant()?).join(parameter.style.separator().unwrap_or(",")))
}

/// The only value of a parameter that is a list, as the texts of its items.
pub(in crate::render) fn constants(parameter: &Parameter) -> Option<Vec<String>> {
    parameter.constant().filter(|value| value.is_array()).map(words)
}

fn words(value: &serde_json::Value) -> Vec<String> {
    let one = |value: &serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match value {
        serde_json::Value::Array(items) => items.iter().map(one).collect(),
        value => vec![one(value)],
    }
}
