//! Documented examples as tests: one for each, in a file for each api-version.

use super::super::{doc, group, literal};
use super::call::{self, Called, Given};
use super::sample::Extent;
use super::suite::{self, TestFile};
use super::{place, value, written};
use crate::model::{
    Api, Example, FinalState, Module, Operation, OperationKind, Payload, ResultPlace, Service, id_stem,
};
use crate::surface::response::success_variant;
use heck::ToSnakeCase;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;
use rayon::prelude::*;
use serde_json::Value;

/// A module for each service that has examples.
pub(super) fn render(api: &Api) -> Vec<suite::TestModule> {
    let services = api.modules.par_iter().filter_map(|module| Some((module, module.service.as_ref()?)));
    services.filter_map(|(module, service)| of_service(api, module, service)).collect()
}

fn of_service(api: &Api, module: &Module, service: &Service) -> Option<suite::TestModule> {
    let stem = place::stem(module);
    let mut test =
        TestFile::new(format!("tests/examples/{stem}.rs"), &format!("specs/{}", module.folder), "example.rs");
    let title = doc::text(&service.title).join(" ");
    test.file.doc([format!("The documented examples of {title}, api-version `{}`.", service.api_version)]);
    let mut examples = Vec::new();
    for (group, operation) in service.operations() {
        let called = Called { api, module, service, group, operation };
        examples.extend(operation.examples.iter().map(|example| (called, example)));
    }
    let client = client(examples.first().copied()?, &mut test);
    for (called, example) in examples {
        one(called, example, &client, &mut test);
    }
    Some(suite::TestModule::new(stem, module.path.first(), vec![test]))
}

/// The function that makes the client of the first example, and as a rule of every other; gives the expression in it.
fn client((called, example): (Called<'_>, &Example), test: &mut TestFile) -> String {
    let endpoint = call::endpoint(called.service, example.endpoint.as_deref());
    let made = called.client(&Given { endpoint: &endpoint, arguments: &example.arguments, body: None }, test);
    let name = place::item(called.api, called.module, called.service.client.as_str(), &mut test.file);
    let options = test.file.import("azure_core::http", "ClientOptions");
    test.file.item(quote! {
        /// The client that the examples call.
        fn client(client_options: #options) -> #name {
            #made
        }
    });
    made.to_string()
}

/// ```ignore
/// /// `OperationStatuses_Get`: Get the status of an operation.
/// #[tokio::test]
/// async fn operation_statuses_get__get_the_status() {
///     let service = Documented::answering(200, r#"{..}"#);
///     let result = client(service.options()).operation_statuses().get("a".try_into().unwrap(), None).await;
///     let request = "GET https://..";
///     service.assert_asked(request, &[("accept", "application/json")]);
///     let response = result.unwrap();
///     service.assert_read(response.status(), response.body(), response.value());
/// }
/// ```
fn one(called: Called<'_>, example: &Example, common: &str, test: &mut TestFile) {
    let Example { title, endpoint, arguments, body, response, .. } = example;
    let operation = called.operation;
    let endpoint = call::endpoint(called.service, endpoint.as_deref());
    let given = Given { endpoint: &endpoint, arguments, body: body.as_ref() };
    let documented = test.support("documented", "Documented");
    let response_body = text(payload(operation, response.status), response.body.as_ref());
    let own = called.client(&given, test);
    let (accessor, method) = (group::accessor(called.group), called.method(&given, &mut test.file));
    let (client_options, client) = if own.to_string() == common {
        (None, quote!(client(service.options())))
    } else {
        (Some(quote!(let client_options = service.options();)), own)
    };
    let request = called.request(&given);
    let headers = called.headers(&given).into_iter().map(|(name, value)| quote!((#name, #value)));
    let status = Literal::u16_unsuffixed(response.status);
    let response_headers = response.headers.iter().map(|(name, value)| quote!(.with_header(#name, #value)));
    let fetched = is_result_fetched(operation, example).then(|| quote!(.with_result_at_its_url()));
    let sent = operation.body.as_ref().zip(body.as_ref()).map(|(declared, body)| {
        let sent = text(Some(&declared.payload), Some(body));
        match &declared.payload {
            Payload::Json(..) => quote!(service.assert_sent(#sent);),
            Payload::Text(_) | Payload::Bytes(_) => quote!(service.assert_sent_as_is(#sent);),
        }
    });
    let tested = tested(called, example, test);
    let call = quote!(#client #accessor #method);
    let result = match operation.kind {
        OperationKind::Start(_) => quote! {
            let mut poller = #call.unwrap();
            let result = poller.next().await.expect("there is a first response");
        },
        OperationKind::List(_) => {
            quote!(let result = #call.into_pages().next().await.expect("there is a first page");)
        }
        OperationKind::Call | OperationKind::StatusPoll(_) => quote!(let result = #call.await;),
    };
    let docs = doc::attributes(&[format!("{}: {}", doc::code(&operation.id), doc::text(title).join(" "))]);
    let name = Ident::new(&name(operation, example), Span::call_site());
    test.file.item(quote! {
        #docs
        #[tokio::test]
        async fn #name() {
            let service = #documented::answering(#status, #response_body) #(#response_headers)* #fetched;
            #client_options
            #result
            let request = #request;
            service.assert_asked(request, &[#(#headers),*]);
            #sent
            #tested
        }
    });
}

/// Whether the result is then requested from the URL of the start, which has ended the operation without a body.
fn is_result_fetched(operation: &Operation, example: &Example) -> bool {
    let Example { response, .. } = example;
    let is_there = operation.kind.start().is_some_and(|start| match &start.final_state {
        FinalState::At(places) => places.contains(&ResultPlace::OriginalUri),
        FinalState::NoResult | FinalState::Property(_) => false,
    });
    let is_empty = match (payload(operation, response.status), &response.body) {
        (_, None) => true,
        (Some(Payload::Text(_) | Payload::Bytes(_)), Some(body)) => body.as_str() == Some(""),
        (Some(Payload::Json(..)) | None, Some(_)) => false,
    };
    let has = |names: &[&str]| {
        let mut headers = response.headers.iter();
        headers.any(|(header, _)| names.iter().any(|name| header.eq_ignore_ascii_case(name)))
    };
    let is_polled = has(&["azure-asyncoperation", "operation-location"])
        || response.status == 202
        || response.status == 201 && has(&["location"]);
    is_there && is_empty && !is_polled && matches!(response.status, 200..=204)
}

/// The longest JSON that is easier to read on one line.
const LINE: usize = 80;

/// A body as it goes over the wire.
fn text(payload: Option<&Payload>, body: Option<&Value>) -> TokenStream {
    match (payload, body) {
        (_, None) => quote!(""),
        (Some(Payload::Json(..)) | None, Some(body)) => {
            let line = body.to_string();
            if line.len() <= LINE { literal::text(&line) } else { literal::json(body) }
        }
        (Some(Payload::Text(_)), Some(body)) => literal::text(&value::word(body)),
        (Some(Payload::Bytes(_)), Some(body)) => {
            let bytes = value::bytes(body);
            quote!(#bytes)
        }
    }
}

/// The body of the documented response as an expression of bytes.
pub(in crate::render) fn response_bytes(operation: &Operation, example: &Example) -> TokenStream {
    match (payload(operation, example.response.status), &example.response.body) {
        (_, None) => quote!(b""),
        (Some(Payload::Bytes(_)), Some(body)) => {
            let bytes = value::bytes(body);
            quote!(#bytes)
        }
        (Some(Payload::Json(..)) | None, Some(body)) => literal::bytes(&body.to_string()),
        (Some(Payload::Text(_)), Some(body)) => literal::bytes(&value::word(body)),
    }
}

/// What the test of an example is called.
pub(in crate::render) fn name(operation: &Operation, example: &Example) -> String {
    let (id, title) = (id_stem(&operation.id), example.test.as_str().to_snake_case());
    let title = title.strip_prefix(&format!("{id}_")).unwrap_or(&title);
    if title == id { id } else { format!("{id}_{title}") }
}

/// The documented body of a status.
fn payload(operation: &Operation, status: u16) -> Option<&Payload> {
    match operation.successes.iter().find(|success| success.status == status) {
        Some(success) => success.payload.as_ref(),
        None => operation.error_of(status)?.payload.as_ref(),
    }
}

/// What the test says about the result; the documented body of the first response to a start is had from the poller.
fn tested(called: Called<'_>, example: &Example, test: &mut TestFile) -> TokenStream {
    let Example { response, .. } = example;
    let operation = called.operation;
    let payload = payload(operation, response.status);
    let is_written = match payload {
        Some(Payload::Json(ty, _)) => response.body.is_some() && written::is_whole(called.api, ty, Extent::Full),
        Some(Payload::Text(_) | Payload::Bytes(_)) | None => false,
    };
    if operation.successes.iter().any(|success| success.status == response.status) {
        let response_of = match operation.kind.start().filter(|_| is_written) {
            Some(_) => quote! {
                result.unwrap();
                let response = poller.start_response().expect("the start has been responded to").unwrap();
            },
            None => quote!(let response = result.unwrap();),
        };
        let model = is_written.then(|| success(called, response.status, test));
        let tested = match model {
            None => quote!(service.assert_answered(response.status(), response.body());),
            Some(ModelBinding::Itself) => {
                quote!(service.assert_read(response.status(), response.body(), response.value());)
            }
            Some(ModelBinding::Inside(pattern)) => quote! {
                let #pattern = response.value() else { panic!("another body is documented: {:?}", response.value()) };
                service.assert_read(response.status(), response.body(), model);
            },
        };
        return quote!(#response_of #tested);
    }
    let error = if operation.kind.start().is_some() {
        let library = place::library(&called.api.krate);
        let kind = test.file.import(&format!("{library}::runtime::client"), "PollError");
        quote!(let #kind::Request(error) = result.unwrap_err() else { panic!("the start is rejected") };)
    } else {
        quote!(let error = result.unwrap_err();)
    };
    let model = payload.filter(|_| is_written).map(|payload| failure(called, payload, test));
    let tested = match model {
        None => quote!(service.assert_answered(raw.status(), raw.body());),
        Some(ModelBinding::Itself) => {
            quote!(service.assert_read(raw.status(), raw.body(), error.model().expect("the error is documented"));)
        }
        Some(ModelBinding::Inside(pattern)) => quote! {
            let Some(#pattern) = error.model() else { panic!("another error is documented: {error:?}") };
            service.assert_read(raw.status(), raw.body(), model);
        },
    };
    quote! {
        #error
        let raw = error.raw().expect("the service has responded");
        #tested
    }
}

/// Where the model is in what a call returns.
enum ModelBinding {
    Itself,
    /// In this pattern, as `model`.
    Inside(TokenStream),
}

fn success(called: Called<'_>, status: u16, test: &mut TestFile) -> ModelBinding {
    let operation = called.operation;
    if let Some(response) = &operation.response {
        let response = place::item(called.api, called.module, response.as_str(), &mut test.file);
        let variant = success_variant(status);
        return ModelBinding::Inside(quote!(#response::#variant(model)));
    }
    match operation.has_empty_success() {
        true => ModelBinding::Inside(quote!(Some(model))),
        false => ModelBinding::Itself,
    }
}

fn failure(called: Called<'_>, payload: &Payload, test: &mut TestFile) -> ModelBinding {
    let Some(failure) = &called.operation.failure else { return ModelBinding::Itself };
    let failure = place::item(called.api, called.module, failure.as_str(), &mut test.file);
    let variant = Ident::new(&called.operation.failure_variant(payload), Span::call_site());
    ModelBinding::Inside(quote!(#failure::#variant(model)))
}
