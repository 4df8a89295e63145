//! The options that a service's client is made with.

use super::file::File;
use super::{doc, option};
use crate::model::{Auth, Endpoint, Parameter, Service};
use quote::quote;

/// The struct and its defaults.
pub(super) fn render(service: &Service, file: &mut File) {
    let Service { options, client, api_version, settings, .. } = service;
    let core = file.import("azure_core::http", "ClientOptions");
    let decoding = file.import("crate::runtime::decode", "Decoding");
    let limit = file.import("crate::runtime::client", "DEFAULT_BODY_LIMIT");
    let (by_cloud, has_scopes) =
        (matches!(service.endpoint, Endpoint::Clouds(_)), matches!(service.auth, Auth::OAuth2 { .. }));
    let endpoint = by_cloud.then(|| {
        quote! {
            /// The endpoint, where it is not that of the cloud in `client_options`: an https URL.
            pub endpoint: Option<String>,
        }
    });
    let scopes = has_scopes.then(|| {
        quote! {
            /// The scopes to request a token for; by default those of the cloud in `client_options`.
            pub scopes: Option<Vec<String>>,
        }
    });
    let of_calls: Vec<_> = settings.iter().map(|parameter| option::field(parameter, file)).collect();
    let docs = doc::options(&format!("{client}::new"));
    let given: Vec<_> = settings.iter().map(|parameter| &parameter.name).collect();
    let own = [
        Some(quote!(api_version)),
        Some(quote!(client_options)),
        by_cloud.then(|| quote!(endpoint)),
        has_scopes.then(|| quote!(scopes)),
        Some(quote!(body_limit)),
        Some(quote!(decoding)),
    ];
    let own = own.iter().flatten();
    let (derived, shown) = option::debug(quote!(#options), &given, quote!(#(#own),*), file);
    file.item(quote! {
        #docs
        #[derive(Clone, #derived)]
        pub struct #options {
            /// The api-version to send.
            pub api_version: String,
            #(#of_calls)*
            /// The `azure_core` client options: cloud, transport, retries, logging and more.
            pub client_options: #core,
            #endpoint
            #scopes
            /// The maximum size of a response body in bytes; a longer body is an error.
            pub body_limit: usize,
            /// How to handle a value in a response that violates its documented constraint.
            pub decoding: #decoding,
        }
        #shown
    });
    let unset = settings.iter().map(|Parameter { name, only, .. }| match only {
        Some(_) => quote!(#name: false,),
        None => quote!(#name: None,),
    });
    let endpoint = by_cloud.then(|| quote!(endpoint: None,));
    let scopes = has_scopes.then(|| quote!(scopes: None,));
    file.item(quote! {
        impl Default for #options {
            fn default() -> Self {
                Self {
                    api_version: #api_version.to_owned(),
                    #(#unset)*
                    client_options: #core::default(),
                    #endpoint
                    #scopes
                    body_limit: #limit,
                    decoding: #decoding::default(),
                }
            }
        }
    });
}
