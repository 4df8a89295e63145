//! Enumerations: each listed value, and one that is not listed.

use super::super::suite::TestFile;
use super::super::value;
use crate::model::{EnumRepr, Enumeration};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// `listed::check(&[("Open", Door::Open)], "SomethingNew1", None)`
pub(super) fn body(enumeration: &Enumeration, name: &TokenStream, test: &mut TestFile) -> TokenStream {
    let listed = test.part("listed");
    let values = enumeration.values.iter().map(|value| {
        let (word, variant) = (word(enumeration, &value.wire), &value.name);
        quote!((#word, #name::#variant))
    });
    let unlisted = word(enumeration, &unlisted(enumeration));
    let fallback = &enumeration.fallback;
    let kept = match enumeration.closed {
        true => quote!(None),
        false => quote!(Some(|value| matches!(value, #name::#fallback(_)))),
    };
    quote!(#listed::check(&[#(#values),*], #unlisted, #kept))
}

/// A value as it is written.
fn word(enumeration: &Enumeration, wire: &str) -> TokenStream {
    match enumeration.repr {
        EnumRepr::Text => value::text(wire),
        EnumRepr::Integer => {
            let number: Literal = wire.parse().expect("an integer of an enumeration is a literal");
            quote!(#number)
        }
    }
}

fn unlisted(enumeration: &Enumeration) -> String {
    let is_listed = |word: &str| enumeration.values.iter().any(|value| value.wire == word);
    match enumeration.repr {
        EnumRepr::Text => (1..).map(|n| format!("SomethingNew{n}")).find(|word| !is_listed(word)).unwrap_or_default(),
        EnumRepr::Integer => (1001..).map(|n: i64| n.to_string()).find(|word| !is_listed(word)).unwrap_or_default(),
    }
}
