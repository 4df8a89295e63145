//! Operations that a request starts: the method that begins one, and the one that goes on from a token.

use super::super::file::File;
use super::super::{doc, poll, request, ty};
use super::{Call, answer, forward, method_doc};
use crate::model::{Api, Caller, FinalState, Operation, Parameter, Service, Source, Start};
use proc_macro2::TokenStream;
use quote::quote;

/// The methods.
pub(super) fn methods(
    api: &Api,
    service: &Service,
    operation: &Operation,
    start: &Start,
    file: &mut File,
) -> TokenStream {
    let Operation { id, options, .. } = operation;
    let Start { result, begin, resume, .. } = start;
    let arguments = request::arguments(operation, file);
    let declared: Vec<_> = arguments.iter().map(|argument| &argument.declaration).collect();
    let error = answer::error_type(operation, file);
    let result = result.as_ref().map_or_else(|| quote!(()), |result| ty::render(result, file.imports()));
    let mut runtime = |name: &str| file.import("crate::runtime::client", name);
    let (poller, progress, failure) = (runtime("Poller"), runtime("Progress"), runtime("Error"));
    let (token, resume_error, poll_options) = (runtime("ResumeToken"), runtime("ResumeError"), runtime("PollOptions"));
    let docs = doc::attributes(&method_doc(
        operation,
        "Sent when the poller is first awaited or read; `.await` it for the result, or take each status from it as a stream.",
    ));
    let deprecation = doc::deprecation(&operation.doc);
    let (prepare, fill) = (request::begin(api, operation, file), request::fill(api, operation, file));
    let plan = plan(api, operation, start, &result, &error, file);
    let own: Vec<&Parameter> =
        operation.parameters.iter().filter(|parameter| parameter.source == Source::Argument).collect();
    let given =
        service.parameters.iter().chain(own.iter().copied()).map(|parameter| poll::with_argument(api, parameter));
    let wires: Vec<_> = service.parameters.iter().chain(own.iter().copied()).map(|parameter| &parameter.wire).collect();
    let same: Vec<_> = service.parameters.iter().map(|parameter| poll::same(api, parameter)).collect();
    let poller = quote!(#poller<#progress, #error, #result>);
    let call = Call {
        arguments: &arguments,
        options: quote!(Option<#options>),
        returns: quote!(Result<#poller, #failure<#error>>),
        is_async: false,
    };
    let forwarders = forward(operation, begin, call);
    let token_alone = poll::by_token(&token);
    let call = Call {
        arguments: &token_alone,
        options: quote!(Option<#poll_options>),
        returns: quote!(Result<#poller, #resume_error>),
        is_async: false,
    };
    let resume_forwarders = forward(operation, resume, call);
    let binding = (!same.is_empty()).then(|| quote!(let arguments =));
    let many = (declared.len() > 5)
        .then(|| quote!(#[expect(clippy::too_many_arguments, reason = "the operation needs each of them")]));
    quote! {
        #docs
        #deprecation
        #many
        pub fn #begin(&self, #(#declared,)* options: Option<#options>) -> Result<#poller, #failure<#error>> {
            let options = options.unwrap_or_default();
            #prepare
            #fill
            let token = #token::new(&self.service, #id) #(#given)*;
            Ok(#plan.poller(token, request, Some(options.poll_options)))
        }

        /// Goes on polling from a token that [`Poller::resume_token`] gave after the start, in this process or another.
        ///
        /// # Errors
        ///
        /// When the token is of another operation, api-version, endpoint or client, or from before the start.
        pub fn #resume(&self, token: &#token, options: Option<#poll_options>) -> Result<#poller, #resume_error> {
            #binding token.arguments(&self.service, #id, &[#(#wires),*])?;
            #(#same)*
            #plan.resume(token, options)
        }

        #forwarders
        #resume_forwarders
    }
}

/// `Start { .. }`: where the result is and how it is read.
fn plan(
    api: &Api,
    operation: &Operation,
    start: &Start,
    result: &TokenStream,
    error: &TokenStream,
    file: &mut File,
) -> TokenStream {
    let mut runtime = |name: &str| file.import("crate::runtime::client", name);
    let (start_type, final_state) = (runtime("Start"), runtime("FinalState"));
    let state = match start.final_state {
        // There is nothing to ask for once it has ended.
        _ if start.result.is_none() => quote!(#final_state::Monitor(None)),
        FinalState::AzureAsyncOperation => quote!(#final_state::Monitor(Some("properties"))),
        FinalState::OperationLocation => quote!(#final_state::Monitor(Some("result"))),
        FinalState::Location => quote!(#final_state::Location),
        FinalState::OriginalUri => quote!(#final_state::OriginalUri),
    };
    let service = match operation.caller {
        Caller::Known => quote!(self.service.clone()),
        Caller::Anybody | Caller::Other(_) => request::service(operation),
    };
    let errors = answer::errors(api, operation, file, |value| value);
    let refuse = if operation.errors.iter().any(|error| error.payload.is_some()) {
        quote!(|reply| match reply.status() { #errors })
    } else {
        let reply = file.import("crate::runtime::client", "Reply");
        quote!(#reply::undocumented)
    };
    let read = match &start.result {
        None => quote!(|reply| Ok(reply.empty())),
        Some(result) if ty::is_whole(api, result) => {
            let unwrap = ty::out_of_whole(file.imports());
            quote!(|reply| reply.decode().map(|response| response.map(#unwrap)))
        }
        Some(_) => {
            let reply = file.import("crate::runtime::client", "Reply");
            quote!(#reply::decode)
        }
    };
    quote! {
        #start_type::<#error, #result> {
            service: #service,
            final_state: #state,
            refuse: #refuse,
            read: #read,
        }
    }
}
