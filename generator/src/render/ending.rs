//! How a long-running operation ends, as literals of the runtime's types.

use super::file::File;
use crate::model::{FinalState, PropertyPath, ResultPlace, TerminalWords};
use proc_macro2::TokenStream;
use quote::quote;

/// `FinalState::At(&[ResultPlace::ResourceLocation, ResultPlace::OriginalUri])`
pub(super) fn final_state(state: &FinalState, file: &mut File) -> TokenStream {
    let ty = file.import("crate::runtime::client", "FinalState");
    match state {
        FinalState::NoResult => quote!(#ty::NoResult),
        FinalState::Property(names) => quote!(#ty::Property(&[#(#names),*])),
        FinalState::At(places) => {
            let places = places.iter().map(|place| {
                let ty = file.import("crate::runtime::client", "ResultPlace");
                match place {
                    ResultPlace::ResourceLocation => quote!(#ty::ResourceLocation),
                    ResultPlace::Location => quote!(#ty::Location),
                    ResultPlace::OriginalUri => quote!(#ty::OriginalUri),
                }
            });
            quote!(#ty::At(&[#(#places),*]))
        }
    }
}

/// `TerminalWords::DEFAULT`, or `TerminalWords { succeeded: &["Success"], ..TerminalWords::DEFAULT }`
pub(super) fn terminal_words(words: &TerminalWords, file: &mut File) -> TokenStream {
    let ty = file.import("crate::runtime::client", "TerminalWords");
    let TerminalWords { succeeded, failed, canceled } = words;
    let usual = TerminalWords::default();
    let lists = [
        (quote!(succeeded), succeeded, &usual.succeeded),
        (quote!(failed), failed, &usual.failed),
        (quote!(canceled), canceled, &usual.canceled),
    ];
    let other = lists.iter().filter(|(_, words, usual)| words != usual);
    let fields: Vec<_> = other.map(|(name, words, _)| quote!(#name: &[#(#words),*],)).collect();
    match fields.len() {
        0 => quote!(#ty::DEFAULT),
        3 => quote!(#ty { #(#fields)* }),
        _ => quote!(#ty { #(#fields)* ..#ty::DEFAULT }),
    }
}

/// The names that lead to a property: `&["properties", "state"]`.
pub(super) fn names(path: &PropertyPath) -> TokenStream {
    let steps = path.steps.iter().map(|step| &step.wire);
    quote!(&[#(#steps),*])
}
