//! Reads of a status: the methods that poll one, and how it is read from the response.

use super::super::deprecated_alias::{Call, Returns, forward};
use super::super::response;
use super::resumption::{Resumption, TokenParameters, parsed};
use crate::model::{Api, Operation, ParameterSource, PropertyPath, Service, StatusPoll, TerminalWords};
use crate::render::file::File;
use crate::render::{argument, doc, ending};
use proc_macro2::TokenStream;
use quote::quote;

/// The method that polls, and the one that goes on polling from a token.
pub(in crate::render::operation) fn methods(
    api: &Api,
    service: &Service,
    operation: &Operation,
    polled: &StatusPoll,
    file: &mut File,
) -> TokenStream {
    let Operation { name, options: options_type, .. } = operation;
    let StatusPoll { poll, resume, .. } = polled;
    let arguments = argument::arguments(api, operation, file);
    let declared: Vec<_> = arguments.iter().map(|argument| &argument.declaration).collect();
    let (value, error) = (response::value_type(operation, file), response::error_type(operation, file));
    let (poller, poll_options) =
        (file.import("crate::runtime::client", "Poller"), file.import("crate::runtime::client", "PollOptions"));
    let method_options = file.import("azure_core::http", "ClientMethodOptions");
    let parameters = || arguments.iter().filter(|argument| argument.is_parameter);
    let names: Vec<_> = parameters().map(|argument| &argument.name).collect();
    let (owned, again) = (parameters().map(|it| &it.owned), parameters().map(|it| &it.again));
    let passed = parameters().map(|argument| &argument.passed);
    let returns = quote!(#poller<#value, #error>);
    let many = argument::too_many(declared.len(), 5);
    let options = quote!(Option<#poll_options>);
    let call = Call { arguments: &arguments, options, returns: Returns::Value(returns.clone()) };
    let forwarders = forward(operation, poll, call);
    if operation.doc.deprecated.is_some() {
        file.imports().deprecated();
    }
    let kept = TokenParameters::new(service, operation);
    let (token, reader) = (kept.token(api, operation, file), reader(polled, file));
    let docs = doc::attributes(&poll_doc(name.as_str(), &polled.words));
    let has_more = operation.parameters.iter().any(|parameter| parameter.source == ParameterSource::Option);
    let rest = has_more.then(|| quote!(, ..Default::default()));
    let parsed: Vec<_> = kept.own.iter().map(|parameter| parsed(api, parameter, file)).collect();
    let resumption = Resumption {
        name: resume,
        doc: "Resumes polling from a token that [`Poller::resume_token`] returned, in this process or another.",
        errors: "When the token belongs to another operation, api-version, endpoint or client.",
        poller: &returns,
        read: &kept.own,
        then: quote!(Ok(self.#poll(#(#parsed,)* options))),
    };
    let resumption = resumption.methods(api, operation, &kept, file);
    quote! {
        #docs
        #many
        pub fn #poll(&self, #(#declared,)* options: Option<#poll_options>) -> #returns {
            let token = #token;
            let (mut client, #(#names),*) = (self.clone(), #(#owned),*);
            client.service = client.service.reporting();
            #poller::new(#reader, token, options, move |context| {
                let (client, #(#names),*) = (client.clone(), #(#again),*);
                async move {
                    let method_options = #method_options { context };
                    let options = #options_type { method_options #rest };
                    client.#name(#(#passed,)* Some(options)).await
                }
            })
        }

        #forwarders
        #resumption
    }
}

fn poll_doc(name: &str, words: &TerminalWords) -> Vec<String> {
    let list = |words: &[String]| words.iter().map(|word| doc::code(word)).collect::<Vec<_>>().join(" or ");
    let TerminalWords { succeeded, failed, canceled } = words;
    [
        format!("Calls [`Self::{name}`] until the long-running operation has finished."),
        String::new(),
        "`.await` the poller for the final response, or read each status from it as a stream. Statuses are compared case-insensitively:"
            .to_owned(),
        format!("{} means success, {} failure, and {} that it was canceled;", list(succeeded), list(failed), list(canceled)),
        "with any other the operation is still running. Dropping the poller stops the calls.".to_owned(),
    ]
    .to_vec()
}

/// ```ignore
/// StatusReader {
///     status: &["status"],
///     percent_complete: Some(&["percentComplete"]),
///     error: Some(&["error"]),
///     words: TerminalWords::DEFAULT,
/// }
/// ```
fn reader(polled: &StatusPoll, file: &mut File) -> TokenStream {
    let StatusPoll { status, percent, error, words, .. } = polled;
    let reader = file.import("crate::runtime::client", "StatusReader");
    let optional = |path: &Option<PropertyPath>| {
        let path = path.as_ref().map(ending::names);
        path.map_or_else(|| quote!(None), |names| quote!(Some(#names)))
    };
    let (status, percent, error) = (ending::names(status), optional(percent), optional(error));
    let words = ending::terminal_words(words, file);
    quote! {
        #reader {
            status: #status,
            percent_complete: #percent,
            error: #error,
            words: #words,
        }
    }
}
