//! Documented examples as tests: one for each, in a file for each api-version.

use super::super::file::File;
use super::super::{doc, literal};
use super::call::{self, Called, Given};
use super::place;
use crate::model::{Access, Api, Example, Field, Module, Operation, Payload, Service, Shape, Type, TypeId};
use heck::{ToShoutySnakeCase, ToSnakeCase};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;
use rayon::prelude::*;

/// A module for each service that has examples.
pub(super) fn render(api: &Api) -> Vec<super::Module> {
    let services = api.modules.par_iter().filter_map(|module| Some((module, module.service.as_ref()?)));
    services.filter_map(|(module, service)| of_service(api, module, service)).collect()
}

fn of_service(api: &Api, module: &Module, service: &Service) -> Option<super::Module> {
    let stem = place::stem(module);
    let origin = format!("specs/{}", module.folder);
    let mut file = File::new(format!("tests/examples/{stem}.rs"), &origin, "generator/src/render/test/example.rs");
    file.doc([format!(
        "The documented examples of {}, api-version `{}`.",
        doc::text(&service.title).join(" "),
        service.api_version
    )]);
    let mut any = false;
    for group in &service.groups {
        for operation in &group.operations {
            let called = Called { api, module, service, group, operation };
            for example in &operation.examples {
                any = true;
                one(called, example, &mut file);
            }
        }
    }
    any.then(|| super::Module { name: stem, files: vec![file.finish()] })
}

/// ```ignore
/// const OPERATION_STATUSES_GET__GET_THE_STATUS: &str = r#"{..}"#;
///
/// /// `OperationStatuses_Get`: Get the status of an operation.
/// #[tokio::test]
/// async fn operation_statuses_get__get_the_status() { .. }
/// ```
fn one(called: Called<'_>, example: &Example, file: &mut File) {
    let Example { title, endpoint, arguments, body, response, .. } = example;
    let name = name(called.operation, example);
    let endpoint = call::endpoint(called.service, endpoint.as_deref());
    let given = Given { endpoint: &endpoint, arguments, body: body.as_ref() };
    let answer = Ident::new(&format!("{name}_answer").to_shouty_snake_case(), Span::call_site());
    let is_json = is_json(called.operation, response.status);
    let text = match &response.body {
        Some(body) if is_json => literal::json(body),
        Some(body) => literal::text(&super::value::word(body)),
        None => quote!(""),
    };
    file.item(quote!(const #answer: &str = #text;));
    let documented = file.import("crate::support", "Documented");
    let client = called.client(&given, quote!(service.options()), file);
    let method = called.method(&given, file);
    let (verb, url) = (called.operation.method.as_str(), called.url(&given));
    let headers = called.headers(&given).into_iter().map(|(name, value)| quote!((#name, #value)));
    let status = Literal::u16_unsuffixed(response.status);
    let answered = response.headers.iter().map(|(name, value)| quote!(.with_header(#name, #value)));
    let sent = body.as_ref().map(|body| {
        let json = literal::json(body);
        quote!(service.assert_sent(#json);)
    });
    let operation = called.operation;
    let is_success = operation.successes.iter().any(|success| success.status == response.status);
    let is_written = match payload(operation, response.status) {
        Some(Payload::Json(ty, _)) => is_written(called.api, ty, &mut Vec::new()),
        Some(Payload::Text(_) | Payload::Bytes(_)) | None => true,
    };
    let is_read = is_json && is_written && response.body.is_some() && (operation.start.is_none() || !is_success);
    let judged = judged(called, is_success, is_read, file);
    let asked = match (&operation.start, &operation.page) {
        (Some(_), _) => quote!(.unwrap().next().await.expect("there is a first answer")),
        (None, Some(_)) => quote!(.into_pages().next().await.expect("there is a first page")),
        (None, None) => quote!(.await),
    };
    let docs = doc::attributes(&[format!("{}: {}", doc::code(&called.operation.id), doc::text(title).join(" "))]);
    let name = Ident::new(&name, Span::call_site());
    file.item(quote! {
        #docs
        #[tokio::test]
        async fn #name() {
            let service = #documented::answering(#status, #answer) #(#answered)*;
            let client = #client;
            let result = client #method #asked;
            let url = #url;
            service.assert_asked(#verb, url, &[#(#headers),*]);
            #sent
            #judged
        }
    });
}

fn name(operation: &Operation, example: &Example) -> String {
    let (id, title) = (operation.id.to_snake_case(), example.test.as_str().to_snake_case());
    let title = title.strip_prefix(&format!("{id}_")).unwrap_or(&title);
    if title == id { id } else { format!("{id}_{title}") }
}

fn is_json(operation: &Operation, status: u16) -> bool {
    matches!(payload(operation, status), Some(Payload::Json(..)) | None)
}

/// The documented body of a status.
fn payload(operation: &Operation, status: u16) -> Option<&Payload> {
    match operation.successes.iter().find(|success| success.status == status) {
        Some(success) => success.payload.as_ref(),
        None => {
            let errors = || operation.errors.iter();
            let of_status = errors().find(|error| error.status == Some(status));
            of_status.or_else(|| errors().find(|error| error.status.is_none()))?.payload.as_ref()
        }
    }
}

/// Whether a value of the type, written, has everything that was read: a model that is sent too leaves out what is read-only.
fn is_written(api: &Api, ty: &Type, within: &mut Vec<TypeId>) -> bool {
    let Type::Named(reference) = ty else {
        return match ty {
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => is_written(api, inner, within),
            Type::Scalar(_) | Type::Any | Type::Named(_) => true,
        };
    };
    if within.contains(&reference.id) {
        return true;
    }
    within.push(reference.id);
    let definition = &api.types[reference.id.0 as usize];
    match &definition.shape {
        Shape::Struct(structure) => {
            let keeps = |field: &Field| !definition.reach.request || field.access != Access::ReadOnly;
            let fields = structure.fields.iter().all(|field| keeps(field) && is_written(api, &field.ty, within));
            fields && structure.additional.iter().all(|ty| is_written(api, ty, within))
        }
        Shape::Union(union) => {
            let payloads = union.variants.iter().filter_map(|variant| variant.payload.as_ref());
            payloads.cloned().all(|payload| is_written(api, &Type::Named(payload), within))
        }
        Shape::Collection(collection) => is_written(api, &collection.item, within),
        Shape::Alias(alias) => is_written(api, alias, within),
        Shape::Text(_) | Shape::Number(_) | Shape::Enum(_) => true,
    }
}

/// What the test says about the result; the first answer of a start is read without a model.
fn judged(called: Called<'_>, is_success: bool, is_read: bool, file: &mut File) -> TokenStream {
    if is_success {
        let judged = if is_read {
            quote!(service.assert_read(response.status(), response.body(), response.value());)
        } else {
            quote!(service.assert_answered(response.status(), response.body());)
        };
        return quote!(let response = result.unwrap(); #judged);
    }
    let error = if called.operation.start.is_some() {
        let library = place::library(&called.api.krate);
        let kind = file.import(&format!("{library}::runtime::client"), "PollError");
        quote!(let #kind::Request(error) = result.unwrap_err() else { panic!("the start is refused") };)
    } else {
        quote!(let error = result.unwrap_err();)
    };
    let judged = if is_read {
        quote!(service.assert_read(raw.status(), raw.body(), error.model().expect("the error is documented"));)
    } else {
        quote!(service.assert_answered(raw.status(), raw.body());)
    };
    quote! {
        #error
        let raw = error.raw().expect("the service has answered");
        #judged
    }
}
