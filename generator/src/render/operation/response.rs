//! The responses of an operation: the types of successes and errors, and the reading of each status.

use super::super::file::File;
use super::super::{doc, ty};
use super::rustdoc::error_status;
use crate::model::{Api, ErrorResponse, ErrorStatus, ModuleName, Operation, Payload};
use crate::surface::{self, RustType, response::success_variant};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;
use std::ops::RangeInclusive;

/// The module of types that are made for an operation: they are in the file that names them.
const HERE: &[ModuleName] = &[];

/// What a successful response holds.
pub(in crate::render) fn value_type(operation: &Operation, file: &mut File) -> TokenStream {
    ty::write(&surface::response::held(HERE, operation), file.imports())
}

pub(in crate::render) fn payload_type(payload: &Payload, file: &mut File) -> TokenStream {
    ty::write(&RustType::from(payload), file.imports())
}

/// What a documented error holds.
pub(in crate::render) fn error_type(operation: &Operation, file: &mut File) -> TokenStream {
    ty::write(&surface::response::error(HERE, operation), file.imports())
}

/// `match response.status() { .. }`, a result.
pub(super) fn read(api: &Api, operation: &Operation, file: &mut File) -> TokenStream {
    let is_optional = operation.response.is_none() && operation.has_empty_success() && !operation.payloads().is_empty();
    let successes: Vec<_> = operation
        .successes
        .iter()
        .map(|success| {
            let status = Literal::u16_unsuffixed(success.status);
            let value = match &operation.response {
                Some(response) => {
                    let variant = success_variant(success.status);
                    wrapped(api, success.payload.as_ref(), &quote!(#response::#variant), file)
                }
                None if is_optional => optional(api, success.payload.as_ref(), file),
                None => plain(api, success.payload.as_ref(), file),
            };
            quote!(#status => #value,)
        })
        .collect();
    let errors = errors(api, operation, file, |value| quote!(Err(#value)));
    quote! {
        match response.status() {
            #(#successes)*
            #errors
        }
    }
}

/// The function that takes the value out of what it is read by, where it is not read by itself.
fn unwrap(api: &Api, payload: Option<&Payload>, file: &mut File) -> Option<TokenStream> {
    let ty = payload?.json()?;
    ty::is_plain_number(api, ty).then(|| ty::out_of_plain(file.imports()))
}

fn plain(api: &Api, payload: Option<&Payload>, file: &mut File) -> TokenStream {
    if let Some(unwrap) = unwrap(api, payload, file) {
        return quote!(response.decode().map(|response| response.map(#unwrap)));
    }
    match payload {
        Some(Payload::Json(..)) => quote!(response.decode()),
        Some(Payload::Text(_)) => quote!(response.text()),
        Some(Payload::Bytes(_)) => quote!(Ok(response.bytes())),
        None => quote!(Ok(response.empty())),
    }
}

/// The same as an `Option`, as another success has no body.
fn optional(api: &Api, payload: Option<&Payload>, file: &mut File) -> TokenStream {
    if let Some(unwrap) = unwrap(api, payload, file) {
        return quote!(response.decode_optional().map(|response| response.map(|value| value.map(#unwrap))));
    }
    match payload {
        Some(Payload::Json(..)) => quote!(response.decode_optional()),
        Some(Payload::Text(_)) => quote!(response.text().map(|response| response.map(Some))),
        Some(Payload::Bytes(_)) => quote!(Ok(response.bytes().map(Some))),
        None => quote!(Ok(response.empty().map(|()| None))),
    }
}

fn wrapped(api: &Api, payload: Option<&Payload>, variant: &TokenStream, file: &mut File) -> TokenStream {
    if let Some(unwrap) = unwrap(api, payload, file) {
        return quote!(response.decode().map(|response| response.map(#unwrap).map(#variant)));
    }
    match payload {
        Some(Payload::Json(..)) => quote!(response.decode().map(|response| response.map(#variant))),
        Some(Payload::Text(_)) => quote!(response.text().map(|response| response.map(#variant))),
        Some(Payload::Bytes(_)) => quote!(Ok(response.bytes().map(#variant))),
        None => quote!(Ok(response.empty().map(|()| #variant))),
    }
}

/// The match arms of everything that is no documented success.
pub(super) fn errors(
    api: &Api,
    operation: &Operation,
    file: &mut File,
    wrap: impl Fn(TokenStream) -> TokenStream,
) -> TokenStream {
    let mut read = |payload: Option<&Payload>| wrap(error(api, operation, payload, file));
    let listed: Vec<_> = arms(&operation.errors)
        .iter()
        .map(|(body, statuses)| {
            let (statuses, value) = (pattern(statuses), read(*body));
            quote!(#statuses => #value,)
        })
        .collect();
    let rest = read(None);
    quote!(#(#listed)* _ => #rest,)
}

/// The statuses of each body, the narrower before the broader; none for a response without a body that nothing broader has one for.
fn arms(errors: &[ErrorResponse]) -> Vec<(Option<&Payload>, Vec<ErrorStatus>)> {
    let mut ordered: Vec<&ErrorResponse> = errors.iter().collect();
    ordered.sort_by_key(|error| width(error.status));
    let mut arms: Vec<(u8, Option<&Payload>, Vec<ErrorStatus>)> = Vec::new();
    for ErrorResponse { status, payload, .. } in &ordered {
        let width = width(*status);
        if payload.is_none()
            && !ordered.iter().any(|other| self::width(other.status) > width && other.payload.is_some())
        {
            continue;
        }
        let same = |other: Option<&Payload>| match (other, payload) {
            (Some(other), Some(payload)) => other.same_type(payload),
            (other, payload) => other.is_none() && payload.is_none(),
        };
        match arms.iter_mut().find(|(of, other, _)| *of == width && same(*other)) {
            Some((.., statuses)) => statuses.push(*status),
            None => arms.push((width, payload.as_ref(), vec![*status])),
        }
    }
    arms.into_iter().map(|(_, payload, statuses)| (payload, statuses)).collect()
}

/// How many statuses it covers, as a rank.
fn width(status: ErrorStatus) -> u8 {
    match status {
        ErrorStatus::Code(_) => 0,
        ErrorStatus::Class(_) => 1,
        ErrorStatus::Default => 2,
    }
}

/// `404`, `404 | 409`, `500..=503` or `300..=599`. Those that all follow one another are one range, but for two codes: clippy asks for it
/// (`manual_range_patterns`).
fn pattern(statuses: &[ErrorStatus]) -> TokenStream {
    let mut ranges: Vec<RangeInclusive<u16>> = statuses.iter().map(|status| range(*status)).collect();
    let mut sorted = ranges.clone();
    sorted.sort_by_key(|range| *range.start());
    let is_gapless = sorted.windows(2).all(|pair| pair[0].end() + 1 == *pair[1].start());
    let are_two_codes = matches!(statuses, [ErrorStatus::Code(_), ErrorStatus::Code(_)]);
    if let ([first, .., last], true, false) = (&sorted[..], is_gapless, are_two_codes) {
        ranges = vec![*first.start()..=*last.end()];
    }
    let patterns = ranges.iter().map(|range| {
        let [first, last] = [range.start(), range.end()].map(|status| Literal::u16_unsuffixed(*status));
        if range.start() == range.end() { quote!(#first) } else { quote!(#first..=#last) }
    });
    quote!(#(#patterns)|*)
}

/// The statuses that it covers, where nothing narrower does.
fn range(status: ErrorStatus) -> RangeInclusive<u16> {
    match status {
        ErrorStatus::Code(status) => status..=status,
        ErrorStatus::Class(class) => u16::from(class) * 100..=u16::from(class) * 100 + 99,
        ErrorStatus::Default => 300..=599,
    }
}

/// The reading of an error with that body.
fn error(api: &Api, operation: &Operation, payload: Option<&Payload>, file: &mut File) -> TokenStream {
    let Some(payload) = payload else { return quote!(response.undocumented()) };
    let wrap = operation.failure.as_ref().map(|failure| {
        let variant = failure_variant(operation, payload);
        quote!(#failure::#variant)
    });
    if let Some(unwrap) = unwrap(api, Some(payload), file) {
        return match wrap {
            None => quote!(response.error_as(#unwrap)),
            Some(wrap) => quote!(response.error_as(|value| #wrap(#unwrap(value)))),
        };
    }
    match (payload, wrap) {
        (Payload::Json(..), None) => quote!(response.error()),
        (Payload::Json(..), Some(wrap)) => quote!(response.error_as(#wrap)),
        (Payload::Text(_), wrap) => {
            let wrap = wrap.unwrap_or_else(|| quote!(|text| text));
            quote!(response.error_text(#wrap))
        }
        (Payload::Bytes(_), wrap) => {
            let wrap = wrap.unwrap_or_else(|| quote!(|bytes| bytes));
            quote!(response.error_bytes(#wrap))
        }
    }
}

/// The types that stand for several bodies.
pub(super) fn types(operation: &Operation, file: &mut File) -> Vec<TokenStream> {
    let name = &operation.name;
    let mut types = Vec::new();
    if let Some(response) = &operation.response {
        let variants: Vec<_> = operation
            .successes
            .iter()
            .map(|success| {
                let variant = success_variant(success.status);
                let docs = doc::attributes(&doc::lines(
                    &success.doc,
                    &format!("The response with status {}.", success.status),
                ));
                let payload = success.payload.as_ref().map(|payload| payload_type(payload, file));
                let payload = payload.map(|payload| quote!((#payload)));
                quote!(#docs #variant #payload,)
            })
            .collect();
        types.push(several(&quote!(#response), &format!("The responses of `{name}`, by status."), &variants));
    }
    if let Some(failure) = &operation.failure {
        let variants: Vec<_> = operation
            .failures()
            .into_iter()
            .map(|payload| {
                let variant = failure_variant(operation, payload);
                let docs = doc::attributes(&[format!("The body of {}.", statuses(operation, payload))]);
                let body = payload_type(payload, file);
                quote!(#docs #variant(#body),)
            })
            .collect();
        types.push(several(&quote!(#failure), &format!("The documented errors of `{name}`."), &variants));
    }
    types
}

fn several(name: &TokenStream, what: &str, variants: &[TokenStream]) -> TokenStream {
    let docs = doc::attributes(&[what.to_owned()]);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = "it is created once per response")]
        pub enum #name {
            #(#variants)*
        }
    }
}

fn statuses(operation: &Operation, payload: &Payload) -> String {
    let of_body = operation.errors.iter().filter(|error| has(error, payload));
    let all: Vec<String> = of_body.map(|error| error_status(operation, error.status)).collect();
    all.join(", ")
}

fn has(error: &ErrorResponse, payload: &Payload) -> bool {
    error.payload.as_ref().is_some_and(|other| other.same_type(payload))
}

fn failure_variant(operation: &Operation, payload: &Payload) -> Ident {
    Ident::new(&operation.failure_variant(payload), Span::call_site())
}
