//! Unions told apart by a property.

use super::doc;
use super::file::File;
use super::ty;
use crate::model::{Definition, Union, Variant};
use quote::quote;

/// ```ignore
/// #[derive(Clone, Debug, PartialEq)]
/// #[non_exhaustive]
/// pub enum Progress {
///     /// What a backup with export reports.
///     BackupAndExportResponse(BackupAndExportResponseType),
///     /// A kind that the documentation does not list.
///     UnknownValue(UnknownVariant),
/// }
///
/// union!(Progress, tag = "objectType", { BackupAndExportResponse(BackupAndExportResponseType) => "BackupAndExportResponse" });
/// ```
pub(super) fn render(definition: &Definition, union: &Union, file: &mut File) {
    let Definition { name, .. } = definition;
    let Union { tag, tag_type: _, variants, fallback } = union;
    let rest = format!("Which one it is, {} tells. An object of a kind that is not listed here is kept whole.", doc::code(tag));
    let docs = doc::definition(definition, vec![rest]);
    let make = file.import("crate::runtime::union", "union");
    let unknown = file.import("crate::runtime::union", "UnknownVariant");
    let parts: Vec<_> = variants
        .iter()
        .map(|Variant { name, tag, payload, doc }| {
            let docs = doc::attributes(&doc::lines(doc, &doc::code(tag)));
            let payload = payload.as_ref().map(|payload| {
                let named = ty::named(payload, file.imports());
                if payload.boxed { quote!((Box<#named>)) } else { quote!((#named)) }
            });
            (quote!(#docs #name #payload,), quote!(#name #payload => #tag))
        })
        .collect();
    let (declared, listed): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
    file.item(quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#declared)*
            /// A kind that the documentation does not list.
            #fallback(#unknown),
        }
    });
    file.item(quote!(#make!(#name, tag = #tag, { #(#listed),* });));
}
