//! Enumerations: each listed value, and one that is not listed.

use super::super::value;
use super::Case;
use crate::model::{EnumRepr, Enumeration};
use heck::ToSnakeCase;
use quote::quote;

pub(super) fn cases(enumeration: &Enumeration) -> Vec<Case> {
    let json = |wire: &str| match enumeration.repr {
        EnumRepr::Text => format!("{wire:?}"),
        EnumRepr::Integer => wire.to_owned(),
    };
    let mut cases: Vec<Case> = Vec::new();
    for listed in &enumeration.values {
        let (variant, wire) = (listed.name.clone(), json(&listed.wire));
        let name = format!("lists_{}", listed.name.as_str().to_snake_case());
        cases.push(Case::new(name, format!("`{wire}` is listed."), move |name| {
            let wire = value::text(&wire);
            quote! {
                assert_eq!(reads::<#name>(#wire), #name::#variant);
                assert_eq!(serde_json::to_string(&#name::#variant).unwrap(), #wire);
            }
        }));
    }
    let (closed, fallback) = (enumeration.closed, enumeration.fallback.clone());
    let wire = json(&unlisted(enumeration));
    let (name, doc) = if closed {
        ("refuses_what_is_not_listed", format!("`{wire}` is not listed, and nothing else is allowed."))
    } else {
        ("keeps_what_is_not_listed", format!("`{wire}` is not listed and is kept as it came."))
    };
    cases.push(Case::new(name, doc, move |name| {
        let wire = value::text(&wire);
        if closed {
            return quote!(does_not_read::<#name>(#wire););
        }
        quote! {
            let kept: #name = reads(#wire);
            assert!(matches!(kept, #name::#fallback(_)));
            assert_eq!(serde_json::to_string(&kept).unwrap(), #wire);
        }
    }));
    cases
}

fn unlisted(enumeration: &Enumeration) -> String {
    let is_listed = |word: &str| enumeration.values.iter().any(|value| value.wire == word);
    match enumeration.repr {
        EnumRepr::Text => (1..).map(|n| format!("SomethingNew{n}")).find(|word| !is_listed(word)).unwrap_or_default(),
        EnumRepr::Integer => (1001..).map(|n: i64| n.to_string()).find(|word| !is_listed(word)).unwrap_or_default(),
    }
}
