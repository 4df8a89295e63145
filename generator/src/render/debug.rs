//! How a struct shows itself where it holds text that is only ever sent, such as a password; others derive it.

use super::file::File;
use crate::model::{Access, Api, Definition, Field, Scalar, Shape, Struct, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// ```ignore
/// /// Without `pin`, which is only ever sent.
/// impl fmt::Debug for Lock {
///     fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
///         f.debug_struct("Lock").field("name", &self.name).finish_non_exhaustive()
///     }
/// }
/// ```
///
/// `None` where all properties may show.
pub(super) fn render(api: &Api, definition: &Definition, structure: &Struct, file: &mut File) -> Option<TokenStream> {
    let is_hidden = |field: &&Field| field.access == Access::WriteOnly && holds_text(api, &field.ty);
    let hidden: Vec<String> =
        structure.fields.iter().filter(is_hidden).map(|field| format!("`{}`", field.name)).collect();
    if hidden.is_empty() {
        return None;
    }
    let fmt = file.import("std", "fmt");
    let name = &definition.name;
    let docs = format!(" Without {}, which only goes out.", hidden.join(" and "));
    let shown: Vec<&Field> = structure.fields.iter().filter(|field| !is_hidden(field)).collect();
    let deprecated = shown
        .iter()
        .any(|field| field.doc.deprecated.is_some())
        .then(|| quote!(#[expect(deprecated, reason = "it shows a deprecated property")]));
    let fields =
        shown.iter().map(|field| &field.name).chain(structure.additional.as_ref().map(|_| &structure.additional_name));
    let fields = fields.map(|name| {
        let label = name.as_str().trim_start_matches("r#");
        quote!(.field(#label, &self.#name))
    });
    let label = name.as_str();
    Some(quote! {
        #[doc = #docs]
        impl #fmt::Debug for #name {
            #deprecated
            fn fmt(&self, f: &mut #fmt::Formatter<'_>) -> #fmt::Result {
                f.debug_struct(#label) #(#fields)* .finish_non_exhaustive()
            }
        }
    })
}

/// Whether there is text in it that shows itself.
fn holds_text(api: &Api, ty: &Type) -> bool {
    match ty {
        Type::Scalar(scalar) => match scalar {
            Scalar::Text | Scalar::Uri => true,
            Scalar::Boolean
            | Scalar::Number(..)
            | Scalar::Date
            | Scalar::DateTime
            | Scalar::DateTimeRfc1123
            | Scalar::Duration
            | Scalar::Bytes
            | Scalar::Base64Url
            | Scalar::Uuid
            | Scalar::ArmId => false,
        },
        Type::Any => true,
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => holds_text(api, inner),
        Type::Named(reference) => match &api[reference].shape {
            Shape::Text(textual) => !textual.secret,
            Shape::Collection(collection) => holds_text(api, &collection.item),
            Shape::Alias(alias) => holds_text(api, alias),
            Shape::Number(_) | Shape::Enum(_) | Shape::Struct(_) | Shape::Union(_) => false,
        },
    }
}
