//! One operation as a method, with its options.

mod answer;
mod former;
mod header;
mod long_running;
mod paging;
mod property;
pub(super) mod text;

pub(super) use former::{Call, forward};

pub(super) use answer::{error_type, payload_type, value_type};
pub(super) use paging::url as page_url;

use super::file::File;
use super::{doc, option, request};
use crate::model::{Api, Group, Operation, OperationKind, Service, Source};
use proc_macro2::TokenStream;
use quote::quote;

/// The methods that call the operation: one that answers, with those that poll it, a pager, or a start with its resumption.
pub(super) fn methods(api: &Api, service: &Service, operation: &Operation, file: &mut File) -> TokenStream {
    match &operation.kind {
        OperationKind::Call => method(api, operation, file),
        OperationKind::StatusPoll(poll) => {
            let call = method(api, operation, file);
            let poll = long_running::status_poll(api, service, operation, poll, file);
            quote!(#call #poll)
        }
        OperationKind::List(paging) => paging::methods(api, operation, paging, file),
        OperationKind::Start(start) => long_running::start(api, service, operation, start, file),
    }
}

/// The types beside the client that the operation needs.
pub(super) fn items(api: &Api, group: &Group, operation: &Operation, file: &mut File) -> Vec<TokenStream> {
    let mut items = vec![options(group, operation, file)];
    items.extend(answer::types(operation, file));
    items.extend(header::render(api, group, operation, file));
    items.extend(former::types(operation));
    items
}

/// The method that sends the request and reads the answer.
fn method(api: &Api, operation: &Operation, file: &mut File) -> TokenStream {
    let Operation { name, options, .. } = operation;
    let arguments = request::arguments(operation, file);
    let declared: Vec<_> = arguments.iter().map(|argument| argument.declaration.clone()).collect();
    let (value, error) = (value_type(operation, file), error_type(operation, file));
    let response = file.import("crate::runtime::client", "Response");
    let failure = file.import("crate::runtime::client", "Error");
    let docs = doc::attributes(&method_doc(operation, ""));
    let deprecation = doc::deprecation(&operation.doc);
    if operation.doc.deprecated.is_some() && operation.formerly.iter().any(|former| !former.methods.is_empty()) {
        file.imports().deprecated();
    }
    let (begin, fill) = (request::begin(api, operation, file), request::fill(api, operation, file));
    let (service, answer) = (request::service(operation), answer::read(api, operation, file));
    let many = (declared.len() > 5)
        .then(|| quote!(#[expect(clippy::too_many_arguments, reason = "the operation requires all of them")]));
    let returns = quote!(Result<#response<#value>, #failure<#error>>);
    let call = Call {
        arguments: &arguments,
        options: quote!(Option<#options<'_>>),
        returns: quote!(#returns),
        is_async: true,
    };
    let forwarders = forward(operation, name, call);
    quote! {
        #docs
        #deprecation
        #many
        pub async fn #name(&self, #(#declared,)* options: Option<#options<'_>>) -> #returns {
            let options = options.unwrap_or_default();
            #begin
            #fill
            let reply = #service.send(&options.method_options.context, request).await?;
            #answer
        }
        #forwarders
    }
}

fn method_doc(operation: &Operation, rest: &str) -> Vec<String> {
    let mut lines = doc::lines(&operation.doc, &format!("Calls {}.", doc::code(&operation.id)));
    let call = format!("{} {}", operation.method.as_str(), operation.template);
    let page = operation.source.as_ref().map(|page| format!(", documented at {}", doc::link(page))).unwrap_or_default();
    lines.extend([String::new(), format!("{}: {}{page}.", doc::code(&operation.id), doc::code(&call))]);
    if !rest.is_empty() {
        lines.extend([String::new(), rest.to_owned()]);
    }
    let parameters = operation.parameters.iter().filter(|parameter| parameter.source == Source::Argument);
    let listed: Vec<String> = parameters
        .map(|parameter| {
            format!("- `{}`: {}", parameter.name, doc::lines(&parameter.doc, &doc::code(&parameter.wire)).join(" "))
        })
        .collect();
    if !listed.is_empty() {
        lines.push(String::new());
        lines.extend(listed);
    }
    lines.extend([String::new(), "# Errors".to_owned(), String::new()]);
    if operation.errors.is_empty() {
        lines.push("[`Error::Status`] for every undocumented status; the operation documents no errors.".to_owned());
    } else {
        for error in &operation.errors {
            let status =
                error.status.map_or_else(|| "every other error status".to_owned(), |status| status.to_string());
            let text = doc::text(&error.doc.text).join(" ");
            let kind = if error.payload.is_some() { "Service" } else { "Status" };
            lines.push(format!(
                "[`Error::{kind}`] for {status}{}",
                if text.is_empty() { ".".to_owned() } else { format!(": {text}") }
            ));
        }
    }
    lines.push(
        "The other variants of [`Error`] when the response is undocumented or cannot be read, or when the request cannot be sent.".to_owned(),
    );
    lines
}

/// The type of the method's options.
fn options(group: &Group, operation: &Operation, file: &mut File) -> TokenStream {
    let Operation { options, parameters, body, kind, .. } = operation;
    let name = operation.method_name();
    let fields: Vec<_> = parameters
        .iter()
        .filter(|parameter| parameter.source == Source::Option)
        .map(|parameter| option::field(parameter, file))
        .collect();
    let body = body.as_ref().filter(|body| !body.required).map(|body| {
        let (name, ty) = (&body.name, payload_type(&body.payload, file));
        let docs = doc::attributes(&doc::lines(&body.doc, "The request body."));
        quote!(#docs pub #name: Option<#ty>,)
    });
    let (lifetime, settings) = match kind {
        OperationKind::Start(_) => {
            let ty = file.import("crate::runtime::client", "PollOptions");
            (
                None,
                quote!(#[doc = " How often the poller asks for the status, and for how long."] pub poll_options: #ty,),
            )
        }
        OperationKind::List(_) => {
            let ty = file.import("crate::runtime::client", "PagerOptions");
            (None, quote!(#[doc = " The page to start from, and the options of each request."] pub pager_options: #ty,))
        }
        OperationKind::Call | OperationKind::StatusPoll(_) => {
            let ty = file.import("azure_core::http", "ClientMethodOptions");
            (Some(quote!(<'a>)), quote!(#[doc = " The options of the request."] pub method_options: #ty<'a>,))
        }
    };
    let docs = doc::options(&format!("{}::{name}", group.client));
    quote! {
        #docs
        #[derive(Clone, Debug, Default)]
        pub struct #options #lifetime {
            #(#fields)*
            #body
            #settings
        }
    }
}
