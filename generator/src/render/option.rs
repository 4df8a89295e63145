//! A parameter as a field of the options of a client or a method.

use super::file::File;
use super::{doc, ty};
use crate::model::{FieldName, Parameter};
use proc_macro2::TokenStream;
use quote::quote;

/// The field of an option.
pub(super) fn field(parameter: &Parameter, file: &mut File) -> TokenStream {
    let Parameter { wire, name, doc, default, only, .. } = parameter;
    let mut lines = doc::lines(doc, &doc::code(wire));
    if let Some(default) = default {
        let default = doc::code(&default.to_string());
        lines.extend([String::new(), format!("When `None`, nothing is sent and the service assumes {default}.")]);
    }
    if let Some(only) = only {
        let only = doc::code(&only.to_string());
        lines.extend([String::new(), format!("`true` sends {only}, the only allowed value; `false` sends nothing.")]);
    }
    let docs = doc::attributes(&lines);
    let deprecation = doc::deprecation(doc);
    if doc.deprecated.is_some() {
        file.imports().deprecated();
    }
    let ty = option_type(parameter, file);
    quote!(#docs #deprecation pub #name: #ty,)
}

/// The type of an option.
pub(super) fn option_type(parameter: &Parameter, file: &mut File) -> TokenStream {
    match parameter.only {
        Some(_) => quote!(bool),
        None => {
            let ty = ty::render(&parameter.ty, file.imports());
            quote!(Option<#ty>)
        }
    }
}

/// How a client or its options show themselves: with what was given only where nothing was given but settings of the client's own. The second is
/// an item.
///
/// ```ignore
/// safe_debug!(WidgetsClientListOptions<'_> { filter, pager_options });
/// ```
pub(super) fn debug(
    ty: TokenStream,
    given: &[&FieldName],
    own: TokenStream,
    file: &mut File,
) -> (Option<TokenStream>, Option<TokenStream>) {
    if given.is_empty() {
        return (Some(quote!(Debug,)), None);
    }
    let make = file.import("crate::runtime::safe_debug", "safe_debug");
    (None, Some(quote!(#make!(#ty { #(#given,)* #own });)))
}
