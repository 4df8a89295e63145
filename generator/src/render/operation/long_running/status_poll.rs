//! Reads of a status: the methods that poll one, and how it is read from the answer.

use super::super::property::{Take, last, word};
use super::super::{Call, answer, forward};
use super::{Kept, Resumption};
use crate::model::{
    Api, Collection, CollectionKind, Operation, Parameter, Percent, PercentConversion, PropertyPath, Scalar, Service,
    Shape, Source, StatusPoll, Type,
};
use crate::render::file::File;
use crate::render::{doc, request, ty};
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
    let arguments = request::arguments(operation, file);
    let declared: Vec<_> = arguments.iter().map(|argument| &argument.declaration).collect();
    let (value, error) = (answer::value_type(operation, file), answer::error_type(operation, file));
    let (poller, poll_options) =
        (file.import("crate::runtime::client", "Poller"), file.import("crate::runtime::client", "PollOptions"));
    let method_options = file.import("azure_core::http", "ClientMethodOptions");
    let parameters = || arguments.iter().filter(|argument| argument.is_parameter);
    let names: Vec<_> = parameters().map(|argument| &argument.name).collect();
    let (owned, again) = (parameters().map(|it| &it.owned), parameters().map(|it| &it.again));
    let passed = parameters().map(|argument| &argument.passed);
    let returns = quote!(#poller<#value, #error>);
    let options = quote!(Option<#poll_options>);
    let call = Call { arguments: &arguments, options, returns: returns.clone(), is_async: false };
    let forwarders = forward(operation, poll, call);
    if operation.doc.deprecated.is_some() {
        file.imports().deprecated();
    }
    let kept = Kept::new(service, operation);
    let (token, reader) = (kept.token(api, operation, file), reader(polled, file));
    let docs = doc::attributes(&poll_doc(name.as_str()));
    let has_more = operation.parameters.iter().any(|parameter| parameter.source == Source::Option);
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
    let resumption = super::resumption(api, operation, &kept, &resumption, file);
    quote! {
        #docs
        pub fn #poll(&self, #(#declared,)* options: Option<#poll_options>) -> #returns {
            let token = #token;
            let (client, #(#names),*) = (self.clone(), #(#owned),*);
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

/// A value of the token as the method that polls takes it.
fn parsed(api: &Api, parameter: &Parameter, file: &mut File) -> TokenStream {
    let wire = &parameter.wire;
    if let Some(item) = item(api, &parameter.ty) {
        let (item, list) = (ty::render(item, file.imports()), ty::render(&parameter.ty, file.imports()));
        return quote!(&arguments.parse_list::<#item, #list>(#wire)?);
    }
    if matches!(parameter.ty, Type::Scalar(Scalar::Text)) {
        quote!(&arguments.parse::<String>(#wire)?)
    } else if parameter.ty.is_copy_scalar() {
        quote!(arguments.parse(#wire)?)
    } else {
        quote!(&arguments.parse(#wire)?)
    }
}

/// The type of a list's items.
fn item<'t>(api: &'t Api, ty: &'t Type) -> Option<&'t Type> {
    match ty {
        Type::List(item) => Some(item),
        Type::Named(reference) => match &api[reference].shape {
            Shape::Collection(Collection { kind: CollectionKind::List { .. }, item, .. }) => Some(item),
            Shape::Alias(alias) => item(api, alias),
            Shape::Collection(_)
            | Shape::Text(_)
            | Shape::Number(_)
            | Shape::Enum(_)
            | Shape::Struct(_)
            | Shape::Union(_) => None,
        },
        Type::Scalar(_) | Type::Any | Type::Map(_) | Type::Nullable(_) => None,
    }
}

fn poll_doc(name: &str) -> Vec<String> {
    [
        &format!("Calls [`Self::{name}`] until the long-running operation has finished."),
        "",
        "`.await` the poller for the final response, or read each status from it as a stream. The statuses `Succeeded`, `Failed` and `Canceled`,",
        "compared case-insensitively, are terminal; with any other the operation is still running. Dropping the poller stops the calls.",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// ```ignore
/// StatusReader::<OperationStatus> {
///     status: |answer| Some(answer.status.as_str()),
///     percent_complete: |answer| answer.percent_complete.map(f64::from),
///     failure: |answer| Failure::of(answer.error.as_ref()),
/// }
/// ```
fn reader(polled: &StatusPoll, file: &mut File) -> TokenStream {
    let StatusPoll { model, status, percent, error, .. } = polled;
    let model = ty::render(model, file.imports());
    let mut runtime = |name: &str| file.import("crate::runtime::client", name);
    let (reader, failure) = (runtime("StatusReader"), runtime("Failure"));
    let status = word(&quote!(answer), status);
    let percent = percent.as_ref().map_or_else(
        || quote!(|_| None),
        |percent| {
            let value = number(percent);
            quote!(|answer| #value)
        },
    );
    let failed = error.as_ref().map_or_else(
        || quote!(|_| #failure::default()),
        |path| {
            let value = object(path);
            quote!(|answer| #failure::of(#value))
        },
    );
    quote! {
        #reader::<#model> {
            status: |answer| #status,
            percent_complete: #percent,
            failure: #failed,
        }
    }
}

fn number(percent: &Percent) -> TokenStream {
    let Percent { path, conversion } = percent;
    let convert = |value: TokenStream| match conversion {
        PercentConversion::Same => value,
        PercentConversion::From => quote!(f64::from(#value)),
        PercentConversion::Cast => quote!(#value as f64),
        PercentConversion::CastInner => quote!(#value.get() as f64),
    };
    let converted = |value: TokenStream| match conversion {
        PercentConversion::Same => value,
        PercentConversion::From => quote!(#value.map(f64::from)),
        PercentConversion::Cast | PercentConversion::CastInner => {
            let converted = convert(quote!(value));
            quote!(#value.map(|value| #converted))
        }
    };
    let take = Take { value: &convert, option: &converted, reference: &|value| converted(quote!(#value.copied())) };
    last(&quote!(answer), path, take)
}

fn object(path: &PropertyPath) -> TokenStream {
    let take =
        Take { value: &|value| quote!(&#value), option: &|value| quote!(#value.as_ref()), reference: &|value| value };
    last(&quote!(answer), path, take)
}
