//! A call that has one response, as a constant, and its test.

use super::super::place;
use super::super::sample::{self, Extent};
use super::super::subject::TestedOperation;
use super::super::suite::TestFile;
use super::super::written;
use super::broken;
use crate::model::{ErrorResponse, ErrorStatus, Operation, Payload};
use crate::render::literal;
use heck::ToShoutySnakeCase;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// Who else sees the constant of a call.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Sight {
    /// The tests of its group.
    Group,
    /// The tests of the whole service.
    Service,
}

/// ```ignore
/// /// `OperationStatuses_Get`: Reads where a long-running operation stands.
/// const GET: Call<1> = Call {
///     endpoint: super::ENDPOINT,
///     request: "GET /operationstatuses/{operationId}?api-version=2025-02-01",
///     path: ["fa067167-e49d-41bd-8dd8-de719b9de3b3"],
///     send: |setup, [operation_id]| {
///         let call = async move { Ok(super::client(setup).unwrap().operation_statuses().get(&operation_id.try_into()?, None).await) };
///         Outcome::of(call, json::of)
///     },
///     response: (200, r#"{"status":"Running"}"#),
///     refuses: None,
///     leaves_out: Some((r#"{"status":"Running","percentComplete":101}"#, "percentComplete")),
///     error: Some((404, r#"{"error":{"code":"text"}}"#)),
///     undocumented: &[299, 451],
/// };
///
/// #[tokio::test]
/// async fn get() {
///     GET.check().await;
/// }
/// ```
pub(super) fn render(subject: &TestedOperation<'_>, sight: Sight, test: &mut TestFile) {
    let (call, outcome) = (test.support("call", "Call"), test.support("outcome", "Outcome"));
    let (name, docs, function) = (name(subject), subject.doc(), &subject.operation().name);
    let segments = subject.segments();
    let count = Literal::usize_unsuffixed(segments.len());
    let open: Vec<_> = segments.iter().map(|(parameter, _)| *parameter).collect();
    let request = subject.called.template(&subject.given(), &open);
    let texts = segments.iter().map(|(_, text)| text);
    let arguments = subject.arguments(&quote!(.try_into()?), &mut test.file);
    let method = subject.called.method_name(&mut test.file);
    let (group, variables, json) = (subject.group(), subject.variables(), json(subject, test));
    let (status, response) = (Literal::u16_unsuffixed(subject.status), literal::text(&subject.response.to_string()));
    let (refuses, leaves_out) = broken::render(subject);
    let (error, undocumented) = (error(subject), undocumented(subject.operation()));
    let sight = (sight == Sight::Service).then(|| quote!(pub(super)));
    test.file.item(quote! {
        #docs
        #sight const #name: #call<#count> = #call {
            endpoint: super::ENDPOINT,
            request: #request,
            path: [#(#texts),*],
            send: |setup, #variables| {
                let call = async move { Ok(#group.#method(#(#arguments,)* None).await) };
                #outcome::of(call, #json)
            },
            response: (#status, #response),
            refuses: #refuses,
            leaves_out: #leaves_out,
            error: #error,
            undocumented: &[#(#undocumented),*],
        };
    });
    test.file.item(quote! {
        #[tokio::test]
        async fn #function() {
            #name.check().await;
        }
    });
}

/// The name of the constant.
pub(super) fn name(subject: &TestedOperation<'_>) -> Ident {
    Ident::new(&subject.operation().name.as_str().to_shouty_snake_case(), Span::call_site())
}

/// What writes the documented error.
fn json(subject: &TestedOperation<'_>, test: &mut TestFile) -> TokenStream {
    let operation = subject.operation();
    let failures = operation.failures();
    let Some(failure) = &operation.failure else {
        return match failures.first() {
            None => quote!(|error| match *error {}),
            Some(Payload::Bytes(_)) => {
                let json = test.part("json");
                quote!(|error| #json::of(&error[..]))
            }
            Some(Payload::Json(..) | Payload::Text(_)) => {
                let json = test.part("json");
                quote!(#json::of)
            }
        };
    };
    let json = test.part("json");
    let failure = place::item(subject.called.api, subject.called.module, failure.as_str(), &mut test.file);
    let arms = failures.into_iter().map(|payload| {
        let variant = Ident::new(&operation.failure_variant(payload), Span::call_site());
        match payload {
            Payload::Bytes(_) => quote!(#failure::#variant(error) => #json::of(&error[..]),),
            Payload::Json(..) | Payload::Text(_) => quote!(#failure::#variant(error) => #json::of(error),),
        }
    });
    quote!(|error| match error { #(#arms)* error => panic!("no documented error: {error:?}"), })
}

/// A documented error with its status, `Some((404, r#"{..}"#))`, whose model writes what it has read.
fn error(subject: &TestedOperation<'_>) -> TokenStream {
    let api = subject.called.api;
    let errors = subject.operation().errors.iter();
    let documented = errors.filter_map(|error| match &error.payload {
        Some(Payload::Json(ty, _)) => {
            let status = status_of(subject.operation(), error)?;
            let extent =
                [Extent::Full, Extent::Minimal].into_iter().find(|extent| written::is_whole(api, ty, *extent))?;
            Some((status, sample::of(api, ty, extent)?))
        }
        Some(Payload::Text(_) | Payload::Bytes(_)) | None => None,
    });
    option(documented.take(1).next())
}

/// `Some((404, r#"{..}"#))`.
pub(super) fn option(response: Option<(u16, serde_json::Value)>) -> TokenStream {
    let Some((status, body)) = response else { return quote!(None) };
    let (status, body) = (Literal::u16_unsuffixed(status), literal::text(&body.to_string()));
    quote!(Some((#status, #body)))
}

/// Statuses of a success and of an error for which a page of HTML is no body that is documented: an error of text or bytes may be anything.
fn undocumented(operation: &Operation) -> impl Iterator<Item = Literal> {
    let is_html = |status: &u16| {
        let error = operation.error_of(*status).and_then(|error| error.payload.as_ref());
        matches!(error, Some(Payload::Text(_) | Payload::Bytes(_)))
    };
    let error = [451, 505].into_iter().find(|status| !is_html(status));
    [299].into_iter().chain(error).map(Literal::u16_unsuffixed)
}

/// A status that the error is the response of: its own, or one that nobody retries and no narrower error covers.
fn status_of(operation: &Operation, error: &ErrorResponse) -> Option<u16> {
    match error.status {
        ErrorStatus::Code(status) => Some(status),
        ErrorStatus::Class(_) | ErrorStatus::Default => [404, 409, 418, 422, 451, 501, 505, 507, 305, 306]
            .into_iter()
            .find(|status| operation.error_of(*status).is_some_and(|narrowest| narrowest.status == error.status)),
    }
}
