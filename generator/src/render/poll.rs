//! Polling: the methods that wait for a long-running operation, and how its status is read from the model.

use super::client::is_copy;
use super::file::File;
use super::{doc, operation, request, ty};
use crate::model::{Monitor, Operation, Parameter, PropertyPath, Scalar, Service, Source, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// The method that polls, and the one that goes on polling from a token.
pub(super) fn methods(service: &Service, operation: &Operation, monitor: &Monitor, file: &mut File) -> TokenStream {
    let Operation { id, name, options: options_type, .. } = operation;
    let Monitor { poll, resume, .. } = monitor;
    let arguments = request::arguments(operation, file);
    let declared: Vec<_> = arguments.iter().map(|argument| &argument.declaration).collect();
    let (value, error) = (operation::value_type(operation, file), operation::error_type(operation, file));
    let mut runtime = |name: &str| file.import("crate::runtime::client", name);
    let (poller, poll_options, token, resume_error) = (runtime("Poller"), runtime("PollOptions"), runtime("ResumeToken"), runtime("ResumeError"));
    let method_options = file.import("azure_core::http", "ClientMethodOptions");
    let own: Vec<&Parameter> = operation.parameters.iter().filter(|parameter| parameter.source == Source::Argument).collect();
    let client: Vec<&Parameter> = service.parameters.iter().collect();
    let with_arguments = client.iter().chain(&own).map(|parameter| with_argument(parameter));
    let names: Vec<_> = own.iter().map(|parameter| &parameter.name).collect();
    let owned = own.iter().map(|parameter| owned(parameter));
    let again: Vec<_> = own.iter().map(|parameter| again(parameter)).collect();
    let passed = own.iter().map(|parameter| passed(parameter));
    let wires: Vec<_> = client.iter().chain(&own).map(|parameter| &parameter.wire).collect();
    let same = client.iter().map(|parameter| {
        let (wire, value) = (&parameter.wire, text(parameter, &quote!(self.)));
        quote!(arguments.same(#wire, #value)?;)
    });
    let parsed = own.iter().map(|parameter| {
        let wire = &parameter.wire;
        let parse = quote!(arguments.parse(#wire)?);
        if matches!(parameter.ty, Type::Scalar(Scalar::Text)) { quote!(&arguments.parse::<String>(#wire)?) } else if is_copy(&parameter.ty) { parse } else { quote!(&#parse) }
    });
    let poll_doc = doc::attributes(&poll_doc(name.as_str()));
    let has_more = operation.parameters.iter().any(|parameter| parameter.source == Source::Option);
    let rest = has_more.then(|| quote!(, ..Default::default()));
    let arguments_binding = if wires.is_empty() { quote!(token.arguments(&self.service, #id, &[])?;) } else { quote!(let arguments = token.arguments(&self.service, #id, &[#(#wires),*])?;) };
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
    }
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

fn text(parameter: &Parameter, before: &TokenStream) -> TokenStream {
    let name = &parameter.name;
    match &parameter.ty {
        Type::Scalar(Scalar::Text) if before.is_empty() => quote!(#name),
        Type::Scalar(Scalar::Text) => quote!(&#before #name),
        Type::Scalar(Scalar::Uuid | Scalar::Uri | Scalar::ArmId) => quote!(#before #name.as_str()),
        Type::Named(reference) if reference.textual => quote!(#before #name.as_str()),
        _ => quote!(&#before #name.to_string()),
    }
}

fn with_argument(parameter: &Parameter) -> TokenStream {
    let wire = &parameter.wire;
    let before = if parameter.source == Source::Client { quote!(self.) } else { TokenStream::new() };
    let value = text(parameter, &before);
    quote!(.with_argument(#wire, #value))
}

fn owned(parameter: &Parameter) -> TokenStream {
    let name = &parameter.name;
    match &parameter.ty {
        Type::Scalar(Scalar::Text) => quote!(#name.to_owned()),
        Type::List(_) => quote!(#name.to_vec()),
        ty if is_copy(ty) => quote!(#name),
        _ => quote!(#name.clone()),
    }
}

fn again(parameter: &Parameter) -> TokenStream {
    let name = &parameter.name;
    if is_copy(&parameter.ty) { quote!(#name) } else { quote!(#name.clone()) }
}

fn passed(parameter: &Parameter) -> TokenStream {
    let name = &parameter.name;
    if is_copy(&parameter.ty) { quote!(#name) } else { quote!(&#name) }
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
    let status = status_word(status);
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

/// The way to the object that holds the property, as an `Option` of a reference; `None` where that is `self`.
fn way(path: &PropertyPath) -> Option<TokenStream> {
    let (first, rest) = path.steps[..path.steps.len() - 1].split_first()?;
    let name = &first.name;
    let mut value = if first.optional { quote!(self.#name.as_ref()) } else { quote!(Some(&self.#name)) };
    for step in rest {
        let name = &step.name;
        value = if step.optional { quote!(#value.and_then(|it| it.#name.as_ref())) } else { quote!(#value.map(|it| &it.#name)) };
    }
    Some(value)
}

/// The property at the end, from `of`, by `take` where it is always there and by `take_optional` where it may be absent.
fn last(path: &PropertyPath, take: impl Fn(TokenStream) -> TokenStream, take_optional: impl Fn(TokenStream) -> TokenStream) -> TokenStream {
    let step = &path.steps[path.steps.len() - 1];
    let name = &step.name;
    match (way(path), step.optional) {
        (None, false) => {
            let value = take(quote!(self.#name));
            quote!(Some(#value))
        }
        (None, true) => take_optional(quote!(self.#name)),
        (Some(way), false) => {
            let value = take(quote!(it.#name));
            quote!(#way.map(|it| #value))
        }
        (Some(way), true) => {
            let value = take_optional(quote!(it.#name));
            quote!(#way.and_then(|it| #value))
        }
    }
}

fn status_word(path: &PropertyPath) -> TokenStream {
    match &path.ty {
        Type::Named(_) => last(path, |value| quote!(#value.as_str()), |value| quote!(#value.as_ref().map(|value| value.as_str()))),
        _ => last(path, |value| quote!(#value.as_str()), |value| quote!(#value.as_deref())),
    }
}

fn number(path: &PropertyPath, is_whole: bool) -> TokenStream {
    match &path.ty {
        Type::Named(_) if is_whole => last(path, |value| quote!(#value.get() as f64), |value| quote!(#value.map(|value| value.get() as f64))),
        Type::Scalar(Scalar::Int64) => last(path, |value| quote!(#value as f64), |value| quote!(#value.map(|value| value as f64))),
        Type::Scalar(Scalar::Double) => last(path, |value| value, |value| value),
        _ => last(path, |value| quote!(f64::from(#value)), |value| quote!(#value.map(f64::from))),
    }
}

fn object(path: &PropertyPath) -> TokenStream {
    last(path, |value| quote!(&#value), |value| quote!(#value.as_ref()))
}
