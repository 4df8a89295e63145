//! One operation as a method, with its options.

pub(super) mod deprecated_alias;
mod example;
mod header;
mod long_running;
mod paging;
mod property;
mod response;
mod rustdoc;
pub(super) mod text;

pub(super) use response::{error_type, payload_type, value_type};

use super::file::File;
use super::{argument, doc, option, request};
use crate::model::{Api, Group, Operation, OperationKind, OperationRef, ParameterSource};
use deprecated_alias::{Call, Returns, forward};
use proc_macro2::TokenStream;
use quote::quote;
use rustdoc::method_doc;

/// The methods that call the operation: one that responds, with those that poll it, a pager, or a start with its resumption.
pub(super) fn methods(api: &Api, at: OperationRef<'_>, file: &mut File) -> TokenStream {
    let (service, operation) = (at.service, at.operation);
    let example = example::lines(api, at);
    match &operation.kind {
        OperationKind::Call => method(api, at, &example, file),
        OperationKind::StatusPoll(poll) => {
            let call = method(api, at, &example, file);
            let poll = long_running::status_poll(api, service, operation, poll, file);
            quote!(#call #poll)
        }
        OperationKind::List(paging) => paging::methods(api, at, paging, &example, file),
        OperationKind::Start(start) => long_running::start(api, at, start, &example, file),
    }
}

/// The types beside the client that the operation needs.
pub(super) fn items(api: &Api, group: &Group, operation: &Operation, file: &mut File) -> Vec<TokenStream> {
    let mut items = vec![options(group, operation, file)];
    items.extend(response::types(operation, file));
    items.extend(header::render(api, group, operation, file));
    items.extend(deprecated_alias::types(operation));
    items
}

/// The method that sends the request and reads the response.
fn method(api: &Api, at: OperationRef<'_>, example: &[String], file: &mut File) -> TokenStream {
    let operation = at.operation;
    let Operation { id, name, options, .. } = operation;
    let arguments = argument::arguments(api, operation, file);
    let declared: Vec<_> = arguments.iter().map(|argument| argument.declaration.clone()).collect();
    let (value, error) = (value_type(operation, file), error_type(operation, file));
    let response = file.import("crate::runtime::client", "Response");
    let failure = file.import("crate::runtime::client", "Error");
    let docs = doc::attributes(&method_doc(operation, "", example));
    let deprecation = doc::deprecation(&operation.doc);
    if operation.doc.deprecated.is_some() && operation.formerly.iter().any(|former| !former.methods.is_empty()) {
        file.imports().deprecated();
    }
    let (begin, fill) = (request::begin(api, at, file), request::fill(api, at, file));
    let (service, result) = (request::service(operation), response::read(api, operation, file));
    let many = argument::too_many(declared.len(), 5);
    let returns = quote!(Result<#response<#value>, #failure<#error>>);
    let call = Call {
        arguments: &arguments,
        options: quote!(Option<#options<'_>>),
        returns: Returns::Future(returns.clone()),
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
            let response = #service.call(#id, &options.method_options.context, request).await?;
            #result
        }
        #forwarders
    }
}

/// The type of the method's options.
fn options(group: &Group, operation: &Operation, file: &mut File) -> TokenStream {
    let Operation { options, parameters, body, kind, .. } = operation;
    let name = operation.method_name();
    let optional: Vec<_> = parameters.iter().filter(|parameter| parameter.source == ParameterSource::Option).collect();
    let body = body.as_ref().filter(|body| !body.required);
    let given: Vec<_> = optional.iter().map(|parameter| &parameter.name).chain(body.map(|body| &body.name)).collect();
    let fields: Vec<_> = optional.iter().map(|parameter| option::field(parameter, file)).collect();
    let body = body.map(|body| {
        let (name, ty) = (&body.name, payload_type(&body.payload, file));
        let docs = doc::attributes(&doc::lines(&body.doc, "The request body."));
        quote!(#docs pub #name: Option<#ty>,)
    });
    let (lifetime, setting, ty, about) = match kind {
        OperationKind::Start(_) => {
            let ty = file.import("crate::runtime::client", "PollOptions");
            (None, quote!(poll_options), ty, " How often the poller asks for the status, and for how long.")
        }
        OperationKind::List(_) => {
            let ty = file.import("crate::runtime::client", "PagerOptions");
            (None, quote!(pager_options), ty, " The page to start from, and the options of each request.")
        }
        OperationKind::Call | OperationKind::StatusPoll(_) => {
            let ty = file.import("azure_core::http", "ClientMethodOptions");
            (Some(quote!(<'a>)), quote!(method_options), quote!(#ty<'a>), " The options of the request.")
        }
    };
    let unnamed = lifetime.as_ref().map(|_| quote!(<'_>));
    let (derived, shown) = option::debug(quote!(#options #unnamed), &given, setting.clone(), file);
    let docs = doc::options(&format!("{}::{name}", group.client));
    quote! {
        #docs
        #[derive(Clone, #derived Default)]
        pub struct #options #lifetime {
            #(#fields)*
            #body
            #[doc = #about]
            pub #setting: #ty,
        }
        #shown
    }
}
