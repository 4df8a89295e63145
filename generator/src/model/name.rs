//! Names that are legal where Rust puts them; made in `resolve` only, so that no renderer has to check one.

use heck::ToSnakeCase;
use proc_macro2::{Ident, Span};
use quote::{ToTokens, TokenStreamExt};
use std::fmt;

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct $name(String);

        impl $name {
            /// A name that the caller has checked. Rust's keywords become raw identifiers when it is written.
            pub fn new(name: impl Into<String>) -> Self {
                Self(name.into())
            }

            /// The name as it is pronounced, without `r#`.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The identifier.
            pub fn ident(&self) -> Ident {
                if is_keyword(&self.0) { Ident::new_raw(&self.0, Span::call_site()) } else { Ident::new(&self.0, Span::call_site()) }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl ToTokens for $name {
            fn to_tokens(&self, tokens: &mut proc_macro2::TokenStream) {
                tokens.append(self.ident());
            }
        }
    )*};
}

names! {
    /// The name of a type, in upper camel case.
    TypeName
    /// The name of an enum's variant, in upper camel case.
    VariantName
    /// The name of a field, method or parameter, in snake case.
    FieldName
    /// The name of a module, in snake case.
    ModuleName
}

impl FieldName {
    /// The name with a prefix, such as `with_`.
    pub fn prefixed(&self, prefix: &str) -> Self {
        Self(format!("{prefix}{}", self.0))
    }
}

/// What names are made of that come from an operation's id and are no part of the API, such as those of tests: the id in snake case, which
/// may begin with a digit where an identifier may not.
pub fn id_stem(id: &str) -> String {
    let stem = id.to_snake_case();
    if stem.starts_with(|first: char| first.is_ascii_digit()) { format!("n_{stem}") } else { stem }
}

/// Whether `word` is a keyword of the 2024 edition, strict or reserved, that may be written as a raw identifier.
fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word)
}

/// Those that the parser of `syn` refuses as identifiers, and `gen`.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];
