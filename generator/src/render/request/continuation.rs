//! The URL of a page's request, by the continuation that names the page.

use crate::model::{NextPage, Paging};
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
        NextPage::Token { place: _, parameter } => {
            Some(quote!(Some(#continuation::Token(token)) => url.query(#parameter, token).build()?,))
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
