//! What tests of a caller's own code have from a service: the documented responses, and a client of a service that responds with them.

use super::file::File;
use super::test::{Called, Given, endpoint, example_name, response_bytes};
use super::{doc, fallible, path, ty};
use crate::model::{Api, Auth, Endpoint, Example, Module, Operation, Service};
use crate::output::DraftFile;
use heck::ToShoutySnakeCase;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// Whether the service has documented examples, so that there is such a module.
pub(super) fn is_there(service: &Service) -> bool {
    service.operations().any(|(_, operation)| !operation.examples.is_empty())
}

/// ```ignore
/// /// A client of a mock service, made from the documented examples.
/// pub fn client(service: &Arc<MockService>) -> azure_core::Result<BakeryClient> { .. }
///
/// /// `Loaves_Get`: Get a loaf.
/// pub const LOAVES_GET_GET_A_LOAF: MockResponse = MockResponse::documented(200, &[], br#"{"id":"7"}"#);
/// ```
pub(super) fn render(api: &Api, module: &Module, service: &Service) -> Option<DraftFile> {
    if !is_there(service) {
        return None;
    }
    let origin = format!("specs/{}", module.folder);
    let mut file = File::new(format!("{}/mock.rs", path::folder(module)), &origin, "generator/src/render/mock.rs");
    let title = doc::text(&service.title).join(" ");
    file.doc([
        format!("The documented responses of {title}, and a client for tests, on a [`MockService`]. They follow the documentation:"),
        "what is in here may change in any version of the crate.".to_owned(),
        String::new(),
    ]);
    file.doc(usage(api, module, service));
    let client = client(api, module, service, &mut file);
    client.into_iter().for_each(|client| file.item(client));
    for (_, operation) in service.operations() {
        for example in &operation.examples {
            let constant = constant(operation, example, &mut file);
            file.item(constant);
        }
    }
    Some(file.finish())
}

/// A test of a caller's own code, as a doc test.
fn usage(api: &Api, module: &Module, service: &Service) -> Vec<String> {
    let end = ["# Ok::<(), azure_core::Error>(())", "```"].map(str::to_owned);
    ["```".to_owned()].into_iter().chain(lines(api, module, service)).chain(end).collect()
}

/// The same as the body of a function of the README, for the first service with documented responses.
pub(super) fn test(api: &Api) -> Option<String> {
    let (module, service) = api.services().find(|(_, service)| is_there(service))?;
    let lines = lines(api, module, service);
    let indented = lines.iter().map(|line| if line.is_empty() { line.clone() } else { format!("    {line}") });
    Some(indented.collect::<Vec<_>>().join("\n"))
}

/// What is the same in every test of a caller's own code.
fn lines(api: &Api, module: &Module, service: &Service) -> [String; 6] {
    let krate = api.krate.ident();
    let place = path::public(module, service);
    let example = service.operations().find_map(|(_, operation)| Some((operation, operation.examples.first()?)));
    let response = example.map(|(operation, example)| example_name(operation, example).to_shouty_snake_case());
    [
        format!("use {krate}::{place}::mock;"),
        format!("use {krate}::runtime::client::mock::MockService;"),
        String::new(),
        format!("let service = MockService::new([mock::{}]);", response.unwrap_or_default()),
        "let client = mock::client(&service)?;".to_owned(),
        "// Call your own code with the client, and look at what it has sent: `service.requests()`.".to_owned(),
    ]
}

fn client(api: &Api, module: &Module, service: &Service, file: &mut File) -> Option<TokenStream> {
    let (group, operation) = service.operations().find(|(_, operation)| !operation.examples.is_empty())?;
    let example = operation.examples.first()?;
    let called = Called { api, module, service, group, operation };
    let address = endpoint(service, example.endpoint.as_deref());
    let given = Given { endpoint: &address, arguments: &example.arguments, body: None };
    let (own, options) =
        (file.import("super", service.client.as_str()), file.import("super", service.options.as_str()));
    let (arc, mock) = (file.import("std::sync", "Arc"), file.import("crate::runtime::client::mock", "MockService"));
    let address = matches!(service.endpoint, Endpoint::Given { .. }).then(|| quote!(#address,));
    let arguments = called.client_arguments(&given).into_iter();
    // The error of a float that is read is none that azure_core takes.
    let convert = match service.parameters.iter().any(|parameter| ty::is_float(api, &parameter.ty)) {
        true => fallible::converting,
        false => fallible::passing_on,
    };
    let arguments = arguments.map(convert).collect::<Vec<_>>();
    let credential = match &service.auth {
        Auth::OAuth2 { .. } => Some(quote!(service.credential(),)),
        Auth::ApiKey(_) => Some(quote!("mock-key".into(),)),
        Auth::None => None,
    };
    Some(quote! {
        /// A client whose requests the mock service responds to, with the arguments of the first documented example.
        ///
        /// # Errors
        ///
        /// As for the constructor of the client.
        pub fn client(service: &#arc<#mock>) -> azure_core::Result<#own> {
            let options = #options { client_options: service.client_options(), ..Default::default() };
            #own::new(#address #(#arguments,)* #credential Some(options))
        }
    })
}

fn constant(operation: &Operation, example: &Example, file: &mut File) -> TokenStream {
    let name = Ident::new(&example_name(operation, example).to_shouty_snake_case(), Span::call_site());
    let ty = file.import("crate::runtime::client::mock", "MockResponse");
    let docs = doc::attributes(&[format!("{}: {}", doc::code(&operation.id), doc::text(&example.title).join(" "))]);
    let status = Literal::u16_unsuffixed(example.response.status);
    let headers = example.response.headers.iter().map(|(name, value)| quote!((#name, #value)));
    let body = response_bytes(operation, example);
    quote! {
        #docs
        pub const #name: #ty = #ty::documented(#status, &[#(#headers),*], #body);
    }
}
