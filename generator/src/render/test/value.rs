//! Values as expressions that a caller would write; never a value that the model does not have.
//!
//! The type of each is inferred from where it is.

use super::super::literal;
use crate::model::{Api, NumberFormat, Scalar, Shape, Type};
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

/// A value as a method takes it: text as `&str`, lists as slices, what is small by value, everything else by reference.
pub(super) fn argument(api: &Api, ty: &Type, value: &Value) -> TokenStream {
    match ty {
        Type::Scalar(Scalar::Text) => text(&word(value)),
        ty if ty.is_copy_scalar() => owned(api, ty, value),
        Type::List(item) => {
            let items = items(api, item, value);
            quote!(&[#(#items),*])
        }
        Type::Scalar(_) | Type::Any | Type::Map(_) | Type::Nullable(_) | Type::Named(_) => {
            let value = owned(api, ty, value);
            quote!(&#value)
        }
    }
}

/// A value of the type itself.
pub(super) fn owned(api: &Api, ty: &Type, value: &Value) -> TokenStream {
    match ty {
        Type::Scalar(scalar) => single(*scalar, value),
        Type::List(item) => {
            let items = items(api, item, value);
            quote!(vec![#(#items),*])
        }
        Type::Named(reference) => match &api[reference].shape {
            Shape::Text(_) => {
                let text = text(&word(value));
                quote!(#text.try_into().unwrap())
            }
            Shape::Number(_) | Shape::Enum(_) => parsed(value),
            Shape::Alias(alias) => owned(api, alias, value),
            Shape::Struct(_) | Shape::Union(_) | Shape::Collection(_) => read(value),
        },
        Type::Any | Type::Map(_) | Type::Nullable(_) => read(value),
    }
}

fn items(api: &Api, item: &Type, value: &Value) -> Vec<TokenStream> {
    value.as_array().into_iter().flatten().map(|value| owned(api, item, value)).collect()
}

fn single(scalar: Scalar, value: &Value) -> TokenStream {
    match (scalar, value) {
        (Scalar::Text, value) => {
            let text = text(&word(value));
            quote!(#text.to_owned())
        }
        (Scalar::Boolean, Value::Bool(value)) => quote!(#value),
        (Scalar::Number(NumberFormat::Int32 | NumberFormat::Int64, _), Value::Number(number)) if number.is_i64() => {
            let literal = Literal::i64_unsuffixed(number.as_i64().unwrap_or_default());
            quote!(#literal)
        }
        (Scalar::Boolean | Scalar::Number(..), value) => parsed(value),
        (Scalar::Date | Scalar::DateTime | Scalar::DateTimeRfc1123 | Scalar::Duration, value) => parsed(value),
        (Scalar::Bytes | Scalar::Base64Url | Scalar::Uuid | Scalar::Uri | Scalar::ArmId, value) => parsed(value),
    }
}

fn parsed(value: &Value) -> TokenStream {
    let text = text(&word(value));
    quote!(#text.parse().unwrap())
}

fn read(value: &Value) -> TokenStream {
    let json = literal::text(&value.to_string());
    quote!(serde_json::from_str(#json).unwrap())
}

/// A single value as it is in a path, a query or a header.
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

/// The bytes of a value in Base64 (RFC 4648, section 4) as a literal.
pub(super) fn bytes(value: &Value) -> Literal {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_usize, 0);
    let digits = word(value).into_bytes().into_iter();
    for digit in digits.filter_map(|byte| ALPHABET.iter().position(|letter| *letter == byte)) {
        (bits, count) = (bits << 6 | digit, count + 6);
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xff) as u8);
        }
    }
    Literal::byte_string(&bytes)
}
