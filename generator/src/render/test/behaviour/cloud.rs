//! Sovereign clouds: each has the documented endpoint and scope, or the client says that it knows none.

use super::super::call::Given;
use super::super::subject::{self, Subject};
use crate::model::{Auth, Clouds, Endpoint, Scope};
use crate::render::file::File;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

type Of = fn(&Clouds) -> Option<&String>;

/// The cloud's name in tests, in `azure_core` and in messages, and its place in the model.
const CLOUDS: [(&str, Option<&str>, &str, Of); 4] = [
    ("no_cloud", None, "the public cloud", |clouds| clouds.public.as_ref()),
    ("the_public_cloud", Some("AzurePublic"), "the public cloud", |clouds| clouds.public.as_ref()),
    ("azure_government", Some("AzureGovernment"), "Azure Government", |clouds| clouds.government.as_ref()),
    ("azure_in_china", Some("AzureChina"), "Azure in China", |clouds| clouds.china.as_ref()),
];

pub(super) fn render(subject: &Subject<'_>, file: &mut File) {
    let service = subject.called.service;
    let Auth::OAuth2 { scope, .. } = &service.auth else { return };
    for (test, variant, words, of) in CLOUDS {
        let (address, known) = match &service.endpoint {
            Endpoint::Given { .. } => (Some(subject.endpoint.clone()), true),
            Endpoint::Clouds(clouds) => (of(clouds).cloned(), of(clouds).is_some()),
        };
        let scope = match scope {
            Scope::Clouds(clouds) => of(clouds).cloned(),
            Scope::EndpointAnd(rest) => address.as_ref().map(|at| format!("{}{rest}", at.trim_end_matches('/'))),
        };
        let missing = if known { "scopes" } else { "endpoint" };
        match (address, scope) {
            (Some(address), Some(scope)) => place_of(subject, test, variant, &address, &scope, file),
            _ => {
                let message = format!("no {missing} known for {words}: set `{missing}` in the client options");
                refusal(subject, test, variant, &message, file);
            }
        }
    }
}

fn options(variant: Option<&str>, file: &mut File) -> TokenStream {
    let Some(variant) = variant else { return quote!(options(service.options())) };
    let core = file.import("azure_core::http", "ClientOptions");
    let (arc, cloud) = (file.import("std::sync", "Arc"), file.import("azure_core::cloud", "CloudConfiguration"));
    let variant = Ident::new(variant, Span::call_site());
    quote!(options(#core { cloud: Some(#arc::new(#cloud::#variant)), ..service.options() }))
}

fn place_of(subject: &Subject<'_>, test: &str, variant: Option<&str>, address: &str, scope: &str, file: &mut File) {
    let name = Ident::new(&format!("{test}_has_its_place_and_scope"), Span::call_site());
    let (scripted, credential) =
        (file.import("crate::support", "Scripted"), file.import("crate::support", "TestCredential"));
    let own = options(variant, file);
    let client = subject::client(subject.called.service, address, &quote!(credential.clone()), &own);
    let (accessor, method) = (&subject.called.group.accessor, subject.called.method(&subject.given(), file));
    let url = subject.called.url(&Given { endpoint: address.trim_end_matches('/'), ..subject.given() });
    let answered = subject.answered(file);
    file.item(quote! {
        #[tokio::test]
        async fn #name() {
            let (service, credential) = (#scripted::new([#answered]), #credential::new());
            let client = #client.unwrap();
            client.#accessor() #method.await.unwrap();
            let url = #url;
            assert_eq!(service.seen()[0].url, url);
            assert_eq!(credential.asked(), [[#scope]]);
        }
    });
}

fn refusal(subject: &Subject<'_>, test: &str, variant: Option<&str>, message: &str, file: &mut File) {
    let name = Ident::new(&format!("{test}_is_refused"), Span::call_site());
    let (scripted, credential) =
        (file.import("crate::support", "Scripted"), file.import("crate::support", "TestCredential"));
    let own = options(variant, file);
    let client = subject::client(subject.called.service, &subject.endpoint, &quote!(#credential::new()), &own);
    file.item(quote! {
        #[tokio::test]
        async fn #name() {
            let service = #scripted::new([]);
            let error = #client.unwrap_err();
            assert_eq!(error.to_string(), #message);
        }
    });
}
