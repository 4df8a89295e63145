//! The client of a service as its tests set it up; where its requests go, and for whom its tokens are.

use super::super::call::{self, KEY};
use super::super::subject::TestedOperation;
use super::super::suite::TestFile;
use super::super::{place, value};
use super::call::name;
use crate::model::{Auth, Clouds, Endpoint, ModuleName, Scope, Service};
use crate::render::doc;
use proc_macro2::TokenStream;
use quote::quote;

/// The file that names those of the groups. `subject` is any operation, `common` one with the credentials of the service.
pub(super) fn render(
    subject: &TestedOperation<'_>,
    groups: &[&ModuleName],
    common: Option<&TestedOperation<'_>>,
) -> TestFile {
    let call::Called { module, service, .. } = subject.called;
    let path = format!("tests/behaviour/{}/mod.rs", place::stem(module));
    let mut test = TestFile::new(path, &format!("specs/{}", module.folder), "behaviour/service.rs");
    let title = doc::text(&service.title).join(" ");
    test.file.doc([format!("The operations of {title}, api-version `{}`.", service.api_version)]);
    groups.iter().for_each(|group| test.file.imports().reserve(group.as_str()));
    test.file.item(quote!(#(mod #groups;)*));
    let endpoint = &subject.endpoint;
    test.file.item(quote! {
        /// Where the service is.
        const ENDPOINT: &str = #endpoint;
    });
    client(subject, &mut test);
    if let Some(common) = common {
        base_path(common, &mut test);
        if let Auth::OAuth2 { scope, .. } = &service.auth {
            tls(&mut test);
            clouds(common, scope, &mut test);
        }
    }
    test
}

/// ```ignore
/// /// The client of a test.
/// fn client(setup: Setup) -> azure_core::Result<ShopClient> {
///     let Setup { endpoint, credential, client_options, body_limit, decoding } = setup;
///     let options = ShopClientOptions { client_options, body_limit, decoding, ..Default::default() };
///     ShopClient::new(endpoint.as_deref().unwrap_or(ENDPOINT), credential, Some(options))
/// }
/// ```
fn client(subject: &TestedOperation<'_>, test: &mut TestFile) {
    let call::Called { api, module, service, .. } = subject.called;
    let setup = test.support("setup", "Setup");
    let client = place::item(api, module, service.client.as_str(), &mut test.file);
    let options = place::item(api, module, service.options.as_str(), &mut test.file);
    let (credential, credential_argument) = match &service.auth {
        Auth::OAuth2 { .. } => (quote!(credential,), quote!(credential,)),
        Auth::ApiKey(_) => {
            let secret = test.file.import("azure_core::credentials", "Secret");
            (quote!(), quote!(#secret::new(#KEY),))
        }
        Auth::None => (quote!(), quote!()),
    };
    let rest = credential.is_empty().then(|| quote!(, ..));
    let (own, address) = match &service.endpoint {
        Endpoint::Given { .. } => (quote!(), quote!(endpoint.as_deref().unwrap_or(ENDPOINT),)),
        Endpoint::Clouds(_) => (quote!(endpoint,), quote!()),
    };
    let given = subject.given();
    let values = service.parameters.iter().filter_map(|parameter| {
        let (_, value) = given.arguments.iter().find(|(wire, _)| *wire == parameter.wire)?;
        Some(value::owned(api, &parameter.ty, value))
    });
    test.file.item(quote! {
        /// The client of a test.
        fn client(setup: #setup) -> azure_core::Result<#client> {
            let #setup { endpoint, #credential client_options, body_limit, decoding #rest } = setup;
            let options = #options { #own client_options, body_limit, decoding, ..Default::default() };
            #client::new(#address #(#values,)* #credential_argument Some(options))
        }
    });
}

/// The constant of a call, as the file of the service names it.
fn constant(subject: &TestedOperation<'_>) -> TokenStream {
    let (group, name) = (&subject.called.group.module, name(subject));
    quote!(#group::#name)
}

fn base_path(common: &TestedOperation<'_>, test: &mut TestFile) {
    let (endpoint, call) = (test.part("endpoint"), constant(common));
    test.file.item(quote! {
        #[tokio::test]
        async fn an_endpoint_may_have_a_base_path() {
            #endpoint::keeps_a_base_path(&#call).await;
        }
    });
}

fn tls(test: &mut TestFile) {
    let tls = test.part("tls");
    test.file.item(quote! {
        #[tokio::test]
        async fn an_endpoint_has_tls() {
            #tls::is_required(client, ENDPOINT);
        }
    });
}

type CloudUrl = fn(&Clouds) -> Option<&String>;

fn clouds(common: &TestedOperation<'_>, scope: &Scope, test: &mut TestFile) {
    let service = common.called.service;
    let known = |of: CloudUrl| known(service, scope, &common.endpoint, of);
    let public = known(|clouds| clouds.public.as_ref());
    let government = known(|clouds| clouds.government.as_ref());
    let china = known(|clouds| clouds.china.as_ref());
    let (clouds, call) = (test.support("cloud", "Clouds"), constant(common));
    test.file.item(quote! {
        #[tokio::test]
        async fn each_cloud_has_its_endpoint_and_scope() {
            let clouds = #clouds { public: #public, government: #government, china: #china };
            clouds.check(client, &#call).await;
        }
    });
}

/// `Ok(("https://management.azure.com", "https://management.azure.com/.default"))`, or the option that has to be set.
fn known(service: &Service, scope: &Scope, given: &str, of: CloudUrl) -> TokenStream {
    let address = match &service.endpoint {
        Endpoint::Given { .. } => Some(given.to_owned()),
        Endpoint::Clouds(clouds) => of(clouds).cloned(),
    };
    let Some(address) = address else { return quote!(Err("endpoint")) };
    let scope = match scope {
        Scope::Clouds(clouds) => of(clouds).cloned(),
        Scope::EndpointAnd(rest) => Some(format!("{}{rest}", address.trim_end_matches('/'))),
    };
    scope.map_or_else(|| quote!(Err("scopes")), |scope| quote!(Ok((#address, #scope))))
}
