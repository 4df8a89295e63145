//! Operations that a request starts: the method that begins one, and the one that goes on from a token.

use super::super::deprecated_alias::{Call, Returns, forward};
use super::super::rustdoc::method_doc;
use super::super::{paging, response};
use super::resumption::{Resumption, TokenParameters, parsed};
use crate::model::{
    Api, ContinuationPlace, FinalState, LongRunningStart, Method, Operation, OperationRef, ResultPages, StartResult,
};
use crate::render::file::File;
use crate::render::{argument, doc, ending, request, ty};
use proc_macro2::TokenStream;
use quote::quote;

/// The method that starts the operation, and the one that goes on polling from a token.
pub(in crate::render::operation) fn methods(
    api: &Api,
    at: OperationRef<'_>,
    start: &LongRunningStart,
    example: &[String],
    file: &mut File,
) -> TokenStream {
    let OperationRef { service, operation, .. } = at;
    let Operation { options, .. } = operation;
    let LongRunningStart { result, begin, resume, .. } = start;
    let arguments = argument::arguments(api, operation, file);
    let declared: Vec<_> = arguments.iter().map(|argument| &argument.declaration).collect();
    let error = response::error_type(operation, file);
    let started = started_type(operation, file);
    let poller = poller_type(result, (&error, &started), file);
    let result = result_type(result, &error, file);
    let mut runtime = |name: &str| file.import("crate::runtime::client", name);
    let (failure, start_type) = (runtime("Error"), runtime("LongRunningStart"));
    let docs = doc::attributes(&method_doc(operation, &start_doc(operation, start), example));
    let deprecation = doc::deprecation(&operation.doc);
    let (prepare, fill) = (request::begin(api, at, file), request::fill(api, at, file));
    let (plan, plan_name) = (plan(api, operation, start, file), operation.name.prefixed("start_of_"));
    let returns = quote!(Result<#poller, #failure<#error>>);
    let call =
        Call { arguments: &arguments, options: quote!(Option<#options>), returns: Returns::Result(returns.clone()) };
    let forwarders = forward(operation, begin, call);
    let many = argument::too_many(declared.len(), 5);
    let kept = TokenParameters::new(service, operation);
    let token = kept.token(api, operation, file);
    let path: Vec<_> = kept.own.iter().copied().filter(|parameter| parameter.location.is_path()).collect();
    let bound = path.iter().map(|parameter| {
        let (declaration, value) = (argument::declaration(api, parameter, file), parsed(api, parameter, file));
        quote!(let #declaration = #value;)
    });
    let (bound, url) = (bound.collect::<Vec<_>>(), request::path(api, operation, file));
    let resumption = Resumption {
        name: resume,
        doc: "Resumes polling from a token that [`Poller::resume_token`](crate::runtime::client::Poller::resume_token) returned after the start, in this process or another.",
        errors: "When the token belongs to another operation, api-version, endpoint or client, or was taken before the start.",
        poller: &poller,
        read: &path,
        then: quote!(#(#bound)* self.#plan_name().resume(token, self.service.url() #url .build(), options)),
    };
    let resumption = resumption.methods(api, operation, &kept, file);
    quote! {
        #docs
        #deprecation
        #many
        pub fn #begin(&self, #(#declared,)* options: Option<#options>) -> #returns {
            let options = options.unwrap_or_default();
            #prepare
            #fill
            let token = #token;
            Ok(self.#plan_name().poller(token, request, Some(options.poll_options)))
        }

        #forwarders
        #resumption

        fn #plan_name(&self) -> #start_type<#error, #result #started> {
            #plan
        }
    }
}

/// `LongRunningStart { .. }`: where the result is and how it is read.
fn plan(api: &Api, operation: &Operation, start: &LongRunningStart, file: &mut File) -> TokenStream {
    let start_type = file.import("crate::runtime::client", "LongRunningStart");
    let state = ending::final_state(&start.final_state, file);
    let words = ending::terminal_words(&start.words, file);
    let version = operation.api_version_parameter.as_ref().map_or_else(|| quote!(None), |name| quote!(Some(#name)));
    let (service, id) = (request::service(operation), &operation.id);
    let errors = response::errors(api, operation, file, |value| value);
    let refuse = if operation.errors.iter().any(|error| error.payload.is_some()) {
        quote!(|response| match response.status() { #errors })
    } else {
        let response = file.import("crate::runtime::client", "UndecodedResponse");
        quote!(#response::undocumented)
    };
    let read_start = if operation.payloads().is_empty() {
        quote!(|response| Ok(response.empty()))
    } else {
        let read = response::read(api, operation, file);
        quote!(|response| #read)
    };
    let read = read(api, &start.result, file);
    quote! {
        #start_type {
            service: #service.named(#id),
            api_version: #version,
            words: #words,
            final_state: #state,
            refuse: #refuse,
            read_start: #read_start,
            read: #read,
        }
    }
}

fn read(api: &Api, result: &StartResult, file: &mut File) -> TokenStream {
    match result {
        StartResult::Nothing => quote!(|_, response| Ok(response.empty())),
        StartResult::Value(ty) if ty::is_plain_number(api, ty) => {
            let unwrap = ty::out_of_plain(file.imports());
            quote!(|_, response| response.decode().map(|response| response.map(#unwrap)))
        }
        StartResult::Value(_) => quote!(|_, response| response.decode()),
        StartResult::List(pages) => {
            let ResultPages { page, next_link } = &**pages;
            let reader = paging::link_reader(page, next_link.as_ref(), file);
            let place = next_link.as_ref().map(ContinuationPlace::name).unwrap_or_default();
            let response = file.import("crate::runtime::client", "UndecodedResponse");
            quote!(|source, response| response.decode().map(|first| source.pager(first, #place, #reader, #response::decode)))
        }
    }
}

/// What the poller does, where its result is, and what may happen to a request that is not idempotent (RFC 9110, section 9.2.2).
fn start_doc(operation: &Operation, start: &LongRunningStart) -> String {
    let mut words = "Returns a poller, which sends the request when it is first polled: `.await` it for the result, or read each status from it as a stream.".to_owned();
    match &start.final_state {
        FinalState::NoResult => {}
        state @ (FinalState::At(_) | FinalState::Property(_)) => {
            words += &format!(" With a status monitor, the result is read from {state}.")
        }
    }
    match operation.method {
        Method::Post | Method::Patch => {
            words += " A request that fails may be sent again, which may start the operation twice; \
                     [`StartRetries::Never`](crate::runtime::client::StartRetries::Never) in the poll options prevents that.";
        }
        Method::Get | Method::Put | Method::Delete | Method::Head => {}
    }
    words
}

/// The documented body of the response to the start, as the last of several types; nothing where there is none.
fn started_type(operation: &Operation, file: &mut File) -> TokenStream {
    if operation.payloads().is_empty() {
        return TokenStream::new();
    }
    let value = response::value_type(operation, file);
    quote!(, #value)
}

/// `Poller<Progress, ErrorResponse, Thing>`, or `ListPoller<ThingList, Thing, ErrorResponse>`.
fn poller_type(result: &StartResult, (error, started): (&TokenStream, &TokenStream), file: &mut File) -> TokenStream {
    match result {
        StartResult::Nothing | StartResult::Value(_) => {
            let poller = file.import("crate::runtime::client", "Poller");
            let progress = file.import("crate::runtime::client", "Progress");
            let result = result_type(result, error, file);
            quote!(#poller<#progress, #error, #result #started>)
        }
        StartResult::List(pages) => {
            let poller = file.import("crate::runtime::client", "ListPoller");
            let page = &pages.page;
            let (model, item) = (ty::render(&page.model, file.imports()), ty::render(&page.item, file.imports()));
            quote!(#poller<#model, #item, #error #started>)
        }
    }
}

/// What the poller ends in.
fn result_type(result: &StartResult, error: &TokenStream, file: &mut File) -> TokenStream {
    match result {
        StartResult::Nothing => quote!(()),
        StartResult::Value(ty) => ty::render(ty, file.imports()),
        StartResult::List(pages) => {
            let page = &pages.page;
            let pager = file.import("crate::runtime::client", "Pager");
            let (model, item) = (ty::render(&page.model, file.imports()), ty::render(&page.item, file.imports()));
            quote!(#pager<#model, #item, #error>)
        }
    }
}
