//! Texts as Rust literals, in the form that is easiest to read.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// A string literal: raw where the text has backslashes, quotation marks or line ends, which would be escaped otherwise.
pub(super) fn text(text: &str) -> TokenStream {
    let escaped = text.contains(['\\', '"', '\n']);
    let control = text.chars().any(|c| c != '\n' && c.is_control());
    if !escaped || control {
        return quote!(#text);
    }
    let mut fence = String::new();
    while text.contains(&format!("\"{fence}")) {
        fence.push('#');
    }
    let literal: Literal =
        format!("r{fence}\"{text}\"{fence}").parse().expect("a raw string with a fence that the text does not hold");
    quote!(#literal)
}

/// The bytes of a text as an expression: a byte string where that can be read.
pub(super) fn bytes(of: &str) -> TokenStream {
    let literal = text(of);
    if !of.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) {
        return quote!(#literal.as_bytes());
    }
    let literal: Literal = format!("b{literal}").parse().expect("a literal of ASCII is one of bytes too");
    quote!(#literal)
}

/// JSON over several lines as a string literal.
pub(super) fn json(value: &serde_json::Value) -> TokenStream {
    text(&serde_json::to_string_pretty(value).expect("a value of JSON is JSON"))
}
