//! Values as expressions that a caller would write; never a value that the model does not have.

use super::super::client::is_copy;
use super::super::file::File;
use super::super::literal;
use super::place;
use crate::model::{Api, Scalar, Shape, Type};
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

/// A value as a method takes it: text as `&str`, lists as slices, what is small by value, everything else by reference.
pub(super) fn argument(api: &Api, ty: &Type, value: &Value, file: &mut File) -> TokenStream {
    match (ty, value) {
        (Type::Scalar(Scalar::Text), value) => text(&word(value)),
        (ty, value) if is_copy(ty) => owned(api, ty, value, file),
        (Type::List(item), Value::Array(items)) => {
            let items: Vec<_> = items.iter().map(|value| owned(api, item, value, file)).collect();
            quote!(&[#(#items),*])
        }
        (ty, value) => {
            let value = owned(api, ty, value, file);
            quote!(&#value)
        }
    }
}

/// A value of the type itself.
pub(super) fn owned(api: &Api, ty: &Type, value: &Value, file: &mut File) -> TokenStream {
    match (ty, value) {
        (Type::Scalar(Scalar::Text), value) => {
            let text = text(&word(value));
            quote!(#text.to_owned())
        }
        (Type::Scalar(Scalar::Boolean), Value::Bool(value)) => quote!(#value),
        (Type::Scalar(Scalar::Int32 | Scalar::Int64 | Scalar::Float | Scalar::Double), value) => {
            let name = place::ty(api, ty, file);
            let number = text(&word(value));
            quote!(#number.parse::<#name>().unwrap())
        }
        (Type::List(item), Value::Array(items)) => {
            let items: Vec<_> = items.iter().map(|value| owned(api, item, value, file)).collect();
            quote!(vec![#(#items),*])
        }
        (Type::Scalar(_), value) => parsed(api, ty, value, file),
        (Type::Named(reference), value) => match &api.types[reference.id.0 as usize].shape {
            Shape::Text(_) => {
                let (name, text) = (place::named(api, reference, file), text(&word(value)));
                quote!(#name::try_from(#text).unwrap())
            }
            Shape::Number(_) | Shape::Enum(_) => parsed(api, ty, value, file),
            Shape::Alias(alias) => owned(api, &alias.clone(), value, file),
            Shape::Struct(_) | Shape::Union(_) | Shape::Collection(_) => read(api, ty, value, file),
        },
        (_, value) => read(api, ty, value, file),
    }
}

fn parsed(api: &Api, ty: &Type, value: &Value, file: &mut File) -> TokenStream {
    let (name, text) = (place::ty(api, ty, file), text(&word(value)));
    quote!(#text.parse::<#name>().unwrap())
}

fn read(api: &Api, ty: &Type, value: &Value, file: &mut File) -> TokenStream {
    let (name, json) = (place::ty(api, ty, file), literal::json(value));
    quote!(serde_json::from_str::<#name>(#json).unwrap())
}

/// A single value as it stands in a path, a query or a header.
pub(super) fn word(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A text on one line of ASCII, whatever characters it has; long runs of one character are counted.
pub(super) fn text(text: &str) -> TokenStream {
    let escaped: String =
        text.chars().map(|c| if c == '\'' { c.to_string() } else { c.escape_default().to_string() }).collect();
    let literal: Literal = format!("\"{escaped}\"").parse().expect("an escaped text is a literal");
    quote!(#literal)
}

/// A text as an expression of `&str`: what repeats itself at length is written as a repetition.
pub(super) fn repeated(text: &str) -> TokenStream {
    const LONG: usize = 24;
    let characters: Vec<char> = text.chars().collect();
    let mut runs: Vec<(char, usize)> = Vec::new();
    for c in characters {
        match runs.last_mut() {
            Some((own, times)) if *own == c => *times += 1,
            _ => runs.push((c, 1)),
        }
    }
    if runs.iter().all(|(_, times)| *times < LONG) {
        return self::text(text);
    }
    let mut pieces: Vec<TokenStream> = Vec::new();
    let mut pending = String::new();
    for (c, times) in runs {
        if times < LONG {
            pending.extend(std::iter::repeat_n(c, times));
            continue;
        }
        if !pending.is_empty() {
            let piece = self::text(&std::mem::take(&mut pending));
            pieces.push(quote!(#piece));
        }
        let (letter, times) = (self::text(&c.to_string()), Literal::usize_unsuffixed(times));
        pieces.push(quote!(&#letter.repeat(#times)));
    }
    if !pending.is_empty() {
        pieces.push(self::text(&pending));
    }
    if let [piece] = pieces.as_slice() {
        return quote!(#piece);
    }
    quote!(&[#(#pieces),*].concat())
}
