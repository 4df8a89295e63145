//! What the continuation that names a page does to the page's request: its URL, and the header that takes a token.

use super::super::file::File;
use crate::model::{NextPage, Paging, TokenParameter};
use proc_macro2::TokenStream;
use quote::quote;

/// Binds `url`, of the first page or of the one that `continuation` names.
pub(super) fn url(
    paging: &Paging,
    continuation: &TokenStream,
    request_error: &TokenStream,
    unsendable: &TokenStream,
) -> TokenStream {
    let misfit = quote!(return Err(#request_error::new("continuation", #unsendable::Continuation).into()));
    let further = match &paging.next {
        NextPage::None => None,
        NextPage::Link(place) => {
            let wire = place.name();
            Some(quote!(Some(#continuation::Link(link)) => self.service.link(#wire, &url.build()?, link)?,))
        }
        NextPage::Token { place: _, parameter: TokenParameter::Query(name) } => {
            Some(quote!(Some(#continuation::Token(token)) => url.query_instead(#name, token).build()?,))
        }
        NextPage::Token { place: _, parameter: TokenParameter::Header(_) } => {
            Some(quote!(Some(#continuation::Token(_)) => url.build()?,))
        }
    };
    quote! {
        let url = match continuation {
            None => url.build()?,
            #further
            Some(_) => #misfit,
        };
    }
}

/// Adds the token of a page to `request`, where it goes in a header: in place of one that the caller gave.
pub(in crate::render) fn token(paging: &Paging, file: &mut File) -> Option<TokenStream> {
    let NextPage::Token { parameter: TokenParameter::Header(name), place: _ } = &paging.next else { return None };
    let mut runtime = |name: &str| file.import("crate::runtime::client", name);
    let (continuation, request) = (runtime("Continuation"), runtime("request"));
    let header_name = file.import("azure_core::http::headers", "HeaderName");
    Some(quote! {
        if let Some(#continuation::Token(token)) = continuation {
            #request::set_header(&mut request, #name, #header_name::from_static(#name), token)?;
        }
    })
}
