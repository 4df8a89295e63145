//! Where requests go: the endpoint's base path is kept, a token never goes without TLS or to another host.

use super::super::call::{Called, Given};
use super::super::place;
use super::super::subject::{self, Subject};
use crate::render::file::File;
use quote::quote;

pub(super) fn render(subject: &Subject<'_>, file: &mut File) {
    let service = subject.called.service;
    let given = subject::is_given(service);
    let options = |address: &str, file: &mut File| {
        if given {
            return quote!(options(service.options()));
        }
        let Called { api, module, service, .. } = subject.called;
        let name = place::item(api, module, service.options.as_str(), file);
        quote!(#name { endpoint: Some(#address.to_owned()), ..options(service.options()) })
    };
    let scripted = file.import("crate::support", "Scripted");
    let credential = subject::credential(service, file);
    let let_credential = subject::has_token(service).then(|| quote!(let credential = #credential;));
    let shared = quote!(credential.clone());

    let base = "https://proxy.example/base";
    let slash = format!("{base}/");
    let own = options(&slash, file);
    let client = subject::client(service, &slash, &shared, &own);
    let (accessor, method) = (&subject.called.group.accessor, subject.called.method(&subject.given(), file));
    let url = subject.called.url(&Given { endpoint: base, ..subject.given() });
    let answered = subject.answered(file);
    let bearer = subject::has_token(service)
        .then(|| quote!(assert_eq!(service.seen()[0].header("authorization"), Some("Bearer test-token"));));
    file.item(quote! {
        #[tokio::test]
        async fn an_endpoint_may_have_a_base_path() {
            #let_credential
            let service = #scripted::new([#answered]);
            let client = #client.unwrap();
            client.#accessor() #method.await.unwrap();
            let url = #url;
            assert_eq!(service.seen()[0].url, url);
            #bearer
        }
    });
    if !subject::has_token(service) {
        return;
    }
    let plain = subject.endpoint.replacen("https://", "http://", 1);
    let own = options(&plain, file);
    let client = subject::client(service, &plain, &shared, &own);
    file.item(quote! {
        #[tokio::test]
        async fn an_endpoint_without_tls_is_refused_before_a_token_is_asked_for() {
            #let_credential
            let service = #scripted::new([]);
            let error = #client.unwrap_err();
            assert_eq!(error.to_string(), "the endpoint must be https, because requests carry credentials");
            assert!(credential.asked().is_empty());
        }
    });
}
