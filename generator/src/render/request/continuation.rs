//! What the continuation that names a page changes in the request of the first one: URL, method, headers and body.

use super::method;
use crate::model::{Method, NextLinkVerb, NextPage, Operation, Paging, TokenParameter};
use crate::render::file::File;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// Binds `url`, of the first page or of the one that `continuation` names; `first` adds what only the first page's has.
pub(super) fn url(paging: &Paging, first: Option<&TokenStream>, file: &mut File) -> TokenStream {
    let mut runtime = |name: &str| file.import("crate::runtime::client", name);
    let (continuation, request_error, unsendable) =
        (runtime("Continuation"), runtime("RequestError"), runtime("Unsendable"));
    let misfit = quote!(return Err(#request_error::new("continuation", #unsendable::Continuation).into()));
    let further = match &paging.next {
        NextPage::None => None,
        NextPage::Link { place, verb: _ } => {
            let wire = place.name();
            Some(quote!(Some(#continuation::Link(link)) => self.service.link(#wire, &url.build()?, link)?,))
        }
        NextPage::Token { place: _, parameter: TokenParameter::Query(name) } => {
            Some(quote!(Some(#continuation::Token(token)) => url.query(#name, token).build()?,))
        }
        NextPage::Token { place: _, parameter: TokenParameter::Header(_) | TokenParameter::Body(_) } => {
            Some(quote!(Some(#continuation::Token(_)) => url.build()?,))
        }
    };
    quote! {
        let url = match continuation {
            None => url #first .build()?,
            #further
            Some(_) => #misfit,
        };
    }
}

/// The method of the request.
pub(super) fn method(operation: &Operation, paging: &Paging, file: &mut File) -> TokenStream {
    let method = file.import("azure_core::http", "Method");
    let variant = format_ident!("{}", method::variant(operation.method));
    let by_link = match paging.next.link_verb() {
        None => None,
        Some(NextLinkVerb::Get) => Some(Method::Get),
        Some(NextLinkVerb::Post) => Some(Method::Post),
    };
    match by_link.filter(|by_link| *by_link != operation.method) {
        None => quote!(#method::#variant),
        Some(by_link) => {
            let continuation = file.import("crate::runtime::client", "Continuation");
            let by_link = format_ident!("{}", method::variant(by_link));
            quote!(if matches!(continuation, Some(#continuation::Link(_))) { #method::#by_link } else { #method::#variant })
        }
    }
}

/// Sets the header that takes a token.
pub(super) fn header(paging: &Paging, helper: &TokenStream, file: &mut File) -> Option<TokenStream> {
    let NextPage::Token { place: _, parameter: TokenParameter::Header(wire) } = &paging.next else { return None };
    let name = file.import("azure_core::http::headers", "HeaderName");
    let continuation = file.import("crate::runtime::client", "Continuation");
    Some(quote! {
        if let Some(#continuation::Token(token)) = continuation {
            #helper::set_header(&mut request, #wire, #name::from_static(#wire), token)?;
        }
    })
}

/// The condition of the body, where all pages but the first are requested without one.
pub(super) fn is_first(paging: &Paging) -> Option<TokenStream> {
    match paging.next.link_verb() {
        Some(NextLinkVerb::Get) => Some(quote!(continuation.is_none())),
        Some(NextLinkVerb::Post) | None => None,
    }
}

/// The names that lead to the property of the body that takes a token.
pub(super) fn body_property(paging: &Paging) -> Option<Vec<&str>> {
    match &paging.next {
        NextPage::Token { place: _, parameter: TokenParameter::Body(path) } => {
            Some(path.steps.iter().map(|step| step.wire.as_str()).collect())
        }
        NextPage::Token { place: _, parameter: TokenParameter::Query(_) | TokenParameter::Header(_) }
        | NextPage::Link { .. }
        | NextPage::None => None,
    }
}
