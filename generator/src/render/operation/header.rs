//! The type that reads an operation's documented response headers.

use super::super::file::File;
use super::super::{doc, ty};
use super::text::{TextAccess, held};
use crate::model::{Api, Group, HeaderField, Operation, Scalar, Shape, Type};
use crate::surface::response::{header_type, map_item};
use proc_macro2::TokenStream;
use quote::quote;

/// ```ignore
/// #[derive(Clone, Copy, Debug)]
/// pub struct WidgetsGetHeaders<'a>(&'a Headers);
///
/// impl<'a> WidgetsGetHeaders<'a> {
///     pub fn of(headers: &'a Headers) -> Self { Self(headers) }
///     pub fn retry_after(self) -> Result<Option<i32>, HeaderError> { header::read(self.0, "retry-after") }
/// }
/// ```
pub(super) fn render(api: &Api, group: &Group, operation: &Operation, file: &mut File) -> Option<TokenStream> {
    let name = operation.headers.as_ref()?;
    let headers = file.import("azure_core::http::headers", "Headers");
    let accessors: Vec<_> =
        operation.response_headers().into_iter().map(|field| accessor(api, operation, field, file)).collect();
    let docs = doc::attributes(&[
        format!("Reads the documented response headers of [`{}::{}`].", group.client, operation.method_name()),
        String::new(),
        "The headers of a response are in `response.headers()`, those of an error in `error.raw()`.".to_owned(),
    ]);
    Some(quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        pub struct #name<'a>(&'a #headers);

        impl<'a> #name<'a> {
            /// Reads the documented headers among those of a response.
            #[must_use]
            pub fn of(headers: &'a #headers) -> Self {
                Self(headers)
            }

            #(#accessors)*
        }
    })
}

fn accessor(api: &Api, operation: &Operation, field: &HeaderField, file: &mut File) -> TokenStream {
    let HeaderField { wire, name, doc, ty } = field;
    let mut lines = doc::lines(doc, &doc::code(wire));
    let in_success = operation.successes.iter().flat_map(|success| &success.headers).any(|header| header.wire == *wire);
    if !in_success {
        lines.extend([String::new(), "Only errors have it.".to_owned()]);
    }
    let docs = doc::attributes(&lines);
    let helper = file.import("crate::runtime::client", "header");
    if matches!(ty, Type::Scalar(Scalar::Text)) {
        return quote! {
            #docs
            #[must_use]
            pub fn #name(self) -> Option<&'a str> {
                #helper::text(self.0, #wire)
            }
        };
    }
    let given = ty::write(&header_type(api, ty), file.imports());
    let limited = limited_item(api, ty);
    let unwrap = ty::is_plain_number(api, limited.unwrap_or(ty)).then(|| ty::out_of_plain(file.imports()));
    if map_item(api, ty).is_some() {
        let unwrap = unwrap
            .map(|unwrap| quote!(.map(|map| map.into_iter().map(|(name, value)| (name, #unwrap(value))).collect())));
        return quote! {
            #docs
            #[doc = ""]
            #[doc = " The keys are the header names without the prefix, in lower case."]
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = ""]
            #[doc = " When the value of such a header does not match its documentation."]
            pub fn #name(self) -> #given {
                #helper::read_map(self.0, #wire) #unwrap
            }
        };
    }
    let limit = limited.map(|_| quote!(.and_then(|list| #helper::limited(self.0, #wire, list))));
    let read = match (held(api, ty), unwrap) {
        (TextAccess::List(..), None) => quote!(#helper::read_list(self.0, #wire, ',')),
        (TextAccess::List(..), Some(unwrap)) => quote! {
            #helper::read_list(self.0, #wire, ',').map(|list| list.map(|items| items.into_iter().map(#unwrap).collect::<Vec<_>>()))
        },
        (_, None) => quote!(#helper::read(self.0, #wire)),
        (_, Some(unwrap)) => quote!(#helper::read(self.0, #wire).map(|value| value.map(#unwrap))),
    };
    quote! {
        #docs
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = ""]
        #[doc = " When the header is present and its value does not match its documentation."]
        pub fn #name(self) -> #given {
            #read #limit
        }
    }
}

/// The items of a list that has limits, and so a type of its own.
fn limited_item<'a>(api: &'a Api, ty: &'a Type) -> Option<&'a Type> {
    let Type::Named(reference) = api.types.unaliased(ty) else { return None };
    match &api[reference].shape {
        Shape::Collection(collection) => Some(&collection.item),
        Shape::Text(_) | Shape::Number(_) | Shape::Enum(_) | Shape::Struct(_) | Shape::Union(_) | Shape::Alias(_) => {
            None
        }
    }
}
