//! One operation as a method, with its options.

use super::file::File;
use super::{doc, request, ty};
use crate::model::{ErrorResponse, Group, Operation, Parameter, Payload, Source, Success, Type};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The method that sends the request and reads the answer.
pub(super) fn method(operation: &Operation, file: &mut File) -> TokenStream {
    let Operation { name, formerly, options, .. } = operation;
    let arguments = request::arguments(operation, file);
    let declared: Vec<_> = arguments.iter().map(|argument| argument.declaration.clone()).collect();
    let (value, error) = (value_type(operation, file), error_type(operation, file));
    let response = file.import("crate::runtime::client", "Response");
    let failure = file.import("crate::runtime::client", "Error");
    let docs = doc::attributes(&method_doc(operation));
    let deprecation = doc::deprecation(&operation.doc);
    let send = request::send(operation, file);
    let answer = answer(operation);
    let many = (declared.len() > 5).then(|| quote!(#[expect(clippy::too_many_arguments, reason = "the operation needs each of them")]));
    let names: Vec<_> = arguments.iter().map(|argument| argument.name.clone()).collect();
    let returns = quote!(Result<#response<#value>, #failure<#error>>);
    let forwarders = formerly.iter().map(|former| {
        let docs = doc::attributes(&[format!("The name that [`Self::{name}`] had before.")]);
        let note = format!("it is named `{name}` now");
        quote! {
            #docs
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = ""]
            #[doc = " As there."]
            #[deprecated(note = #note)]
            #many
            pub async fn #former(&self, #(#declared,)* options: Option<#options<'_>>) -> #returns {
                self.#name(#(#names,)* options).await
            }
        }
    });
    quote! {
        #docs
        #deprecation
        #many
        pub async fn #name(&self, #(#declared,)* options: Option<#options<'_>>) -> #returns {
            let options = options.unwrap_or_default();
            #send
            #answer
        }
        #(#forwarders)*
    }
}

fn method_doc(operation: &Operation) -> Vec<String> {
    let mut lines = doc::lines(&operation.doc, &format!("Calls {}.", doc::code(&operation.id)));
    let call = format!("{} {}", operation.method.as_str(), operation.template);
    let page = operation.source.as_ref().map(|page| format!(", documented at {}", doc::link(page))).unwrap_or_default();
    lines.extend([String::new(), format!("{}: {}{page}.", doc::code(&operation.id), doc::code(&call))]);
    let parameters = operation.parameters.iter().filter(|parameter| parameter.source == Source::Argument);
    let listed: Vec<String> = parameters.map(|parameter| format!("- `{}`: {}", parameter.name, doc::lines(&parameter.doc, &doc::code(&parameter.wire)).join(" "))).collect();
    if !listed.is_empty() {
        lines.push(String::new());
        lines.extend(listed);
    }
    lines.extend([String::new(), "# Errors".to_owned(), String::new()]);
    if operation.errors.is_empty() {
        lines.push("[`Error::Status`] for every other status than the documented; no error is documented.".to_owned());
    } else {
        for error in &operation.errors {
            let status = error.status.map_or_else(|| "every other error status".to_owned(), |status| status.to_string());
            let text = doc::text(&error.doc.text).join(" ");
            lines.push(format!("[`Error::Service`] for {status}{}", if text.is_empty() { ".".to_owned() } else { format!(": {text}") }));
        }
    }
    lines.push("The other kinds of [`Error`] for what is not documented, cannot be sent, read or transported.".to_owned());
    lines
}

/// What a successful answer holds.
pub(super) fn value_type(operation: &Operation, file: &mut File) -> TokenStream {
    let payloads: Vec<&Option<Payload>> = operation.successes.iter().map(|success| &success.payload).collect();
    let some = payloads.iter().find_map(|payload| payload.as_ref());
    let value = some.map(|payload| payload_type(payload, file));
    match (value, payloads.iter().any(|payload| payload.is_none())) {
        (None, _) => quote!(()),
        (Some(value), false) => value,
        (Some(value), true) => quote!(Option<#value>),
    }
}

fn payload_type(payload: &Payload, file: &mut File) -> TokenStream {
    match payload {
        Payload::Json(ty, _) => ty::render(ty, file.imports()),
        Payload::Text(_) => quote!(String),
        Payload::Bytes(_) => file.import("azure_core", "Bytes"),
    }
}

/// What a documented error holds.
pub(super) fn error_type(operation: &Operation, file: &mut File) -> TokenStream {
    match operation.errors.iter().find_map(|error| error.body.as_ref()) {
        Some(ty) => ty::render(ty, file.imports()),
        None => file.import("crate::runtime::client", "Undocumented"),
    }
}

fn answer(operation: &Operation) -> TokenStream {
    let optional = operation.successes.iter().any(|success| success.payload.is_none()) && operation.successes.iter().any(|success| success.payload.is_some());
    let successes = operation.successes.iter().map(|success| arm(success, optional));
    let listed = operation.errors.iter().filter(|error| error.body.is_some()).filter_map(|error| error.status).map(Literal::u16_unsuffixed);
    let listed: Vec<_> = listed.collect();
    let listed = (!listed.is_empty()).then(|| quote!(#(#listed)|* => Err(reply.error()),));
    let default = operation.errors.iter().any(|error| matches!(error, ErrorResponse { status: None, body: Some(_), .. }));
    let default = default.then(|| quote!(300..=599 => Err(reply.error()),));
    quote! {
        match reply.status() {
            #(#successes)*
            #listed
            #default
            _ => Err(reply.undocumented()),
        }
    }
}

fn arm(success: &Success, optional: bool) -> TokenStream {
    let status = Literal::u16_unsuffixed(success.status);
    let value = match (&success.payload, optional) {
        (Some(Payload::Json(..)), false) => quote!(reply.decode()),
        (Some(Payload::Json(..)), true) => quote!(reply.decode_optional()),
        (Some(Payload::Text(_)), false) => quote!(reply.text()),
        (Some(Payload::Text(_)), true) => quote!(reply.text().map(|response| response.map(Some))),
        (Some(Payload::Bytes(_)), false) => quote!(Ok(reply.bytes())),
        (Some(Payload::Bytes(_)), true) => quote!(Ok(reply.bytes().map(Some))),
        (None, false) => quote!(Ok(reply.empty())),
        (None, true) => quote!(Ok(reply.empty().map(|()| None))),
    };
    quote!(#status => #value,)
}

/// The type of the method's options.
pub(super) fn options(group: &Group, operation: &Operation, file: &mut File) -> TokenStream {
    let Operation { name, options, parameters, body, .. } = operation;
    let method_options = file.import("azure_core::http", "ClientMethodOptions");
    let fields: Vec<_> = parameters.iter().filter(|parameter| parameter.source == Source::Option).map(|parameter| option(parameter, file)).collect();
    let body = body.as_ref().filter(|body| !body.required).map(|body| {
        let (name, ty) = (&body.name, payload_type(&body.payload, file));
        let docs = doc::attributes(&doc::lines(&body.doc, "The request body."));
        quote!(#docs pub #name: Option<#ty>,)
    });
    let docs = doc::attributes(&[format!("Options for [`{}::{name}`].", group.client)]);
    quote! {
        #docs
        #[derive(Clone, Debug, Default)]
        pub struct #options<'a> {
            #(#fields)*
            #body
            /// What a caller can choose for any call.
            pub method_options: #method_options<'a>,
        }
    }
}

fn option(parameter: &Parameter, file: &mut File) -> TokenStream {
    let Parameter { wire, name, doc, ty, .. } = parameter;
    let docs = doc::attributes(&doc::lines(doc, &doc::code(wire)));
    let deprecation = doc::deprecation(doc);
    let ty: TokenStream = match ty {
        Type::Scalar(crate::model::Scalar::Text) => quote!(String),
        other => ty::render(other, file.imports()),
    };
    quote!(#docs #deprecation pub #name: Option<#ty>,)
}
