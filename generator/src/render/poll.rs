//! Polling: the methods that wait for a long-running operation, and how its status is read from the model.

use super::client::is_copy;
use super::file::File;
use super::operation::{Call, forward, last, text, word};
use super::{doc, operation, request, ty};
use crate::model::{
    Api, ArrayStyle, FieldName, Monitor, Operation, Parameter, PropertyPath, Scalar, Service, Source, Type,
};
use proc_macro2::TokenStream;
use quote::quote;

/// The method that polls, and the one that goes on polling from a token.
pub(super) fn methods(
    api: &Api,
    service: &Service,
    operation: &Operation,
    monitor: &Monitor,
    file: &mut File,
) -> TokenStream {
    let Operation { id, name, options: options_type, .. } = operation;
    let Monitor { poll, resume, .. } = monitor;
    let arguments = request::arguments(operation, file);
    let declared: Vec<_> = arguments.iter().map(|argument| &argument.declaration).collect();
    let (value, error) = (operation::value_type(operation, file), operation::error_type(operation, file));
    let mut runtime = |name: &str| file.import("crate::runtime::client", name);
    let (poller, poll_options, token, resume_error) =
        (runtime("Poller"), runtime("PollOptions"), runtime("ResumeToken"), runtime("ResumeError"));
    let method_options = file.import("azure_core::http", "ClientMethodOptions");
    let own: Vec<&Parameter> =
        operation.parameters.iter().filter(|parameter| parameter.source == Source::Argument).collect();
    let client: Vec<&Parameter> = service.parameters.iter().collect();
    let with_arguments = client.iter().chain(&own).map(|parameter| with_argument(api, parameter));
    let kept: Vec<_> = arguments.iter().filter(|argument| argument.is_parameter).collect();
    let names: Vec<_> = kept.iter().map(|argument| &argument.name).collect();
    let owned = kept.iter().map(|argument| &argument.owned);
    let again: Vec<_> = kept.iter().map(|argument| &argument.again).collect();
    let passed = kept.iter().map(|argument| &argument.passed);
    let wires: Vec<_> = client.iter().chain(&own).map(|parameter| &parameter.wire).collect();
    let same = client.iter().map(|parameter| same(api, parameter));
    let parsed = own.iter().map(|parameter| {
        let wire = &parameter.wire;
        let parse = quote!(arguments.parse(#wire)?);
        if matches!(parameter.ty, Type::Scalar(Scalar::Text)) {
            quote!(&arguments.parse::<String>(#wire)?)
        } else if is_copy(&parameter.ty) {
            parse
        } else {
            quote!(&#parse)
        }
    });
    let call = Call {
        arguments: &arguments,
        options: quote!(Option<#poll_options>),
        returns: quote!(#poller<#value, #error>),
        is_async: false,
    };
    let forwarders = forward(operation, poll, call);
    let token_alone = by_token(&token);
    let call = Call {
        arguments: &token_alone,
        options: quote!(Option<#poll_options>),
        returns: quote!(Result<#poller<#value, #error>, #resume_error>),
        is_async: false,
    };
    let resume_forwarders = forward(operation, resume, call);
    if operation.doc.deprecated.is_some() {
        file.imports().deprecated();
    }
    let poll_doc = doc::attributes(&poll_doc(name.as_str()));
    let has_more = operation.parameters.iter().any(|parameter| parameter.source == Source::Option);
    let rest = has_more.then(|| quote!(, ..Default::default()));
    let arguments_binding = if wires.is_empty() {
        quote!(token.arguments(&self.service, #id, &[])?;)
    } else {
        quote!(let arguments = token.arguments(&self.service, #id, &[#(#wires),*])?;)
    };
    quote! {
        #poll_doc
        pub fn #poll(&self, #(#declared,)* options: Option<#poll_options>) -> #poller<#value, #error> {
            let token = #token::new(&self.service, #id) #(#with_arguments)*;
            let (client, #(#names),*) = (self.clone(), #(#owned),*);
            #poller::new(token, options, move |context| {
                let (client, #(#names),*) = (client.clone(), #(#again),*);
                async move {
                    let method_options = #method_options { context };
                    let options = #options_type { method_options #rest };
                    client.#name(#(#passed,)* Some(options)).await
                }
            })
        }

        /// Goes on polling from a token that [`Poller::resume_token`] gave, in this process or another.
        ///
        /// # Errors
        ///
        /// When the token is of another operation, api-version, endpoint or client.
        pub fn #resume(&self, token: &#token, options: Option<#poll_options>) -> Result<#poller<#value, #error>, #resume_error> {
            #arguments_binding
            #(#same)*
            Ok(self.#poll(#(#parsed,)* options))
        }

        #forwarders
        #resume_forwarders
    }
}

/// The argument of a method that goes on polling.
pub(super) fn by_token(token: &TokenStream) -> Vec<request::Argument> {
    let name = FieldName::new("token");
    let (owned, again, passed) = (quote!(#name.clone()), quote!(#name.clone()), quote!(&#name));
    vec![request::Argument { declaration: quote!(#name: &#token), name, is_parameter: false, owned, again, passed }]
}

fn poll_doc(name: &str) -> Vec<String> {
    [
        &format!("Calls [`Self::{name}`] until the long-running operation has ended."),
        "",
        "`.await` it for the final answer, or take each status from it as a stream. `Succeeded`, `Failed` and `Canceled` end it, in any case",
        "of letters; every other word means that the operation goes on. Dropping it stops the calls.",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// Checks that the client has the value that the token says.
pub(super) fn same(api: &Api, parameter: &Parameter) -> TokenStream {
    let (wire, value) = (&parameter.wire, argument_text(api, parameter));
    quote!(arguments.same(#wire, #value)?;)
}

/// Adds the argument to a token.
pub(super) fn with_argument(api: &Api, parameter: &Parameter) -> TokenStream {
    let (wire, value) = (&parameter.wire, argument_text(api, parameter));
    quote!(.with_argument(#wire, #value))
}

fn argument_text(api: &Api, parameter: &Parameter) -> TokenStream {
    let name = &parameter.name;
    let of_client = parameter.source == Source::Client;
    let place = match (of_client, &parameter.ty) {
        (true, Type::Scalar(Scalar::Text)) => quote!(&self.#name),
        (true, _) => quote!(self.#name),
        (false, _) => quote!(#name),
    };
    text::text(api, &parameter.ty, &place, ArrayStyle::Csv)
}

/// ```ignore
/// impl Monitor for OperationStatus {
///     fn status(&self) -> Option<&str> {
///         Some(self.status.as_str())
///     }
/// }
/// ```
pub(super) fn monitor(monitor: &Monitor, file: &mut File) -> TokenStream {
    let Monitor { model, status, percent, percent_is_whole, error, .. } = monitor;
    let model = ty::named(model, file.imports());
    let trait_name = file.import("crate::runtime::client", "Monitor");
    let status = word(&quote!(self), status);
    let percent = percent.as_ref().map(|path| {
        let value = number(path, *percent_is_whole);
        quote! {
            fn percent_complete(&self) -> Option<f64> {
                #value
            }
        }
    });
    let failure = file.import("crate::runtime::client", "Failure");
    let failed = match error {
        Some(path) => {
            let value = object(path);
            quote!(#failure::of(#value))
        }
        None => quote!(#failure::default()),
    };
    quote! {
        impl #trait_name for #model {
            fn status(&self) -> Option<&str> {
                #status
            }

            #percent

            fn failure(&self) -> #failure {
                #failed
            }
        }
    }
}

fn number(path: &PropertyPath, is_whole: bool) -> TokenStream {
    match &path.ty {
        Type::Named(_) if is_whole => last(
            &quote!(self),
            path,
            |value| quote!(#value.get() as f64),
            |value| quote!(#value.map(|value| value.get() as f64)),
        ),
        Type::Scalar(Scalar::Int64) => {
            last(&quote!(self), path, |value| quote!(#value as f64), |value| quote!(#value.map(|value| value as f64)))
        }
        Type::Scalar(Scalar::Double) => last(&quote!(self), path, |value| value, |value| value),
        _ => last(&quote!(self), path, |value| quote!(f64::from(#value)), |value| quote!(#value.map(f64::from))),
    }
}

fn object(path: &PropertyPath) -> TokenStream {
    last(&quote!(self), path, |value| quote!(&#value), |value| quote!(#value.as_ref()))
}
