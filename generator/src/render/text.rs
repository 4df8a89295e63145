//! Text with its own type.

use super::byte_class::ByteClasses;
use super::file::File;
use super::{doc, literal, matcher};
use crate::model::{Definition, Textual};
use heck::ToShoutySnakeCase;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// ```ignore
/// /// The name of the project.
/// #[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
/// pub struct ProjectName(Cow<'static, str>);
///
/// impl ProjectName {
///     const RULES: TextRules = TextRules { .. };
///
///     const fn is_valid(value: &str) -> bool { .. }
///
///     const fn first_mismatch(value: &str) -> usize { .. }
/// }
///
/// text_newtype!(ProjectName);
/// ```
pub(super) fn render(definition: &Definition, textual: &Textual, classes: &mut ByteClasses, file: &mut File) {
    let Definition { name, .. } = definition;
    let docs = doc::definition(file, definition, doc::constraint(textual));
    let cow = file.import("std::borrow", "Cow");
    let text_newtype = file.import("crate::runtime::text", "text_newtype");
    let mut named = ByteClasses::default();
    let code = matcher::render(&textual.matcher, &name.as_str().to_shouty_snake_case(), &mut named);
    let rules = rules(name.as_str(), textual, file);
    let first_mismatch = textual.pattern.as_ref().filter(|_| !textual.length_only).map(|_| {
        let body = &code.first_mismatch;
        quote! {
            /// The index of the first character from which no continuation can match.
            const fn first_mismatch(value: &str) -> usize {
                #body
            }
        }
    });
    // Without a pattern the slow path is left out, and with it what only it uses.
    let written: Vec<&TokenStream> = [&code.is_valid].into_iter().chain(&first_mismatch).chain(&code.items).collect();
    let is_used = |name: &str| written.iter().any(|tokens| mentions(tokens, name));
    for used in code.runtime.iter().filter(|used| is_used(used)) {
        file.import("crate::runtime::pattern", used);
    }
    for class in code.classes.iter().filter(|class| is_used(class)) {
        file.import("crate::byte_class", class);
        classes.take(class, &named);
    }
    file.item(quote! {
        #docs
        #[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct #name(#cow<'static, str>);
    });
    let is_valid = &code.is_valid;
    let value = if mentions(is_valid, "value") { quote!(value) } else { quote!(_value) };
    file.item(quote! {
        impl #name {
            #rules

            /// Whether the text satisfies every constraint.
            const fn is_valid(#value: &str) -> bool {
                #is_valid
            }

            #first_mismatch
        }
    });
    file.item(quote!(#text_newtype!(#name);));
    for item in code.items {
        file.item(item);
    }
}

/// Whether a name occurs in tokens.
fn mentions(tokens: &TokenStream, name: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        proc_macro2::TokenTree::Ident(ident) => ident == name,
        proc_macro2::TokenTree::Group(group) => mentions(&group.stream(), name),
        _ => false,
    })
}

fn rules(name: &str, textual: &Textual, file: &mut File) -> TokenStream {
    let Textual {
        pattern,
        min_length,
        max_length,
        format,
        length_only,
        path_segment,
        secret,
        language: _,
        matcher: _,
        requirement,
    } = textual;
    let text_rules = file.import("crate::runtime::text", "TextRules");
    let length = |length: &u64| Literal::u64_unsuffixed(*length);
    let (min, max) = (min_length.iter().map(length), max_length.iter().map(length));
    let pattern = pattern.iter().filter(|_| !length_only).map(|pattern| literal::text(pattern));
    let format = format.iter();
    let (path_segment, secret) = (path_segment.then(|| quote!(.path_segment())), secret.then(|| quote!(.secret())));
    quote! {
        const RULES: #text_rules = #text_rules::new(#name, #requirement)
            #(.min_length(#min))*
            #(.max_length(#max))*
            #(.pattern(#pattern, Self::first_mismatch))*
            #(.format(#format))*
            #path_segment
            #secret;
    }
}
