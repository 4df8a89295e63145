//! What the tests of one operation share: a call with values, and the answer to it.

use super::super::file::File;
use super::call::{self, Called, Given};
use super::sample::{self, Extent};
use crate::model::{Auth, Endpoint, Operation, Parameter, Payload, Place, Service, Shape, Source, Type};
use heck::ToSnakeCase;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;
use serde_json::Value;

/// An operation with a call that its documentation allows and the answer that it promises.
pub(super) struct Subject<'a> {
    pub(super) called: Called<'a>,
    pub(super) endpoint: String,
    arguments: Vec<(String, Value)>,
    body: Option<Value>,
    /// The success that is read, its body's type and a body.
    pub(super) status: u16,
    pub(super) ty: &'a Type,
    pub(super) answer: Value,
}

/// Stands for the answer where there is nothing to read.
static ANYTHING: Type = Type::Any;

impl<'a> Subject<'a> {
    /// `None` where no values could be made up, or where an answer is not one JSON document. Of a start the answer is its result.
    pub(super) fn new(called: Called<'a>) -> Option<Self> {
        let Called { api, service, operation, .. } = called;
        let (success, ty) = match (&operation.start, operation.successes.as_slice()) {
            (Some(start), [success, ..]) => (success, start.result.as_ref().unwrap_or(&ANYTHING)),
            (None, [success]) => match &success.payload {
                Some(Payload::Json(ty, _)) => (success, ty),
                Some(Payload::Text(_) | Payload::Bytes(_)) | None => return None,
            },
            (_, _) => return None,
        };
        let example = operation.examples.iter().find(|example| example.response.status == success.status);
        let parameters = operation.parameters.iter().chain(&service.parameters);
        let mut arguments = Vec::new();
        for parameter in parameters.filter(|it| matches!(it.source, Source::Argument | Source::Client)) {
            let documented = example.and_then(|it| it.arguments.iter().find(|(wire, _)| *wire == parameter.wire));
            let value = match documented {
                _ if parameter.source == Source::Client => of_client(called, parameter)?,
                Some((_, value)) => value.clone(),
                None => made_up(called, parameter)?,
            };
            arguments.push((parameter.wire.clone(), value));
        }
        let body = match operation.body.as_ref().filter(|body| body.required).map(|body| &body.payload) {
            None => None,
            Some(Payload::Json(ty, _)) => Some(sample::of(api, ty, Extent::Minimal)?),
            Some(Payload::Text(_) | Payload::Bytes(_)) => Some(Value::from("text")),
        };
        let documented = example.and_then(|example| example.response.body.clone());
        let documented = documented.filter(|_| operation.start.is_none());
        let answer = documented.or_else(|| sample::of(api, ty, Extent::Minimal))?;
        let endpoint = call::endpoint(service, example.and_then(|example| example.endpoint.as_deref()));
        Some(Self { called, endpoint, arguments, body, status: success.status, ty, answer })
    }

    pub(super) fn operation(&self) -> &'a Operation {
        self.called.operation
    }

    pub(super) fn given(&self) -> Given<'_> {
        Given { endpoint: &self.endpoint, arguments: &self.arguments, body: self.body.as_ref() }
    }

    /// The values with another one for that parameter.
    pub(super) fn arguments_with(&self, parameter: &Parameter, value: &str) -> Vec<(String, Value)> {
        let mut arguments = self.arguments.clone();
        for (_, own) in arguments.iter_mut().filter(|(wire, _)| *wire == parameter.wire) {
            *own = Value::from(value);
        }
        arguments
    }

    /// The name of a test of this operation.
    pub(super) fn test(&self, name: &str) -> Ident {
        Ident::new(&format!("{}_{name}", self.operation().id.to_snake_case()), Span::call_site())
    }

    /// The name of the constant with the answer's body.
    pub(super) fn answer_name(&self) -> Ident {
        let name = heck::ToShoutySnakeCase::to_shouty_snake_case(self.operation().id.as_str());
        Ident::new(&format!("{name}_ANSWER"), Span::call_site())
    }

    /// The documented answer.
    pub(super) fn answered(&self, file: &mut File) -> TokenStream {
        let (answer, name) = (file.import("crate::support", "Answer"), self.answer_name());
        let status = Literal::u16_unsuffixed(self.status);
        quote!(#answer::json(#status, #name))
    }

    /// The client of the operation's group at the subject's own endpoint.
    pub(super) fn group(&self, credential: &TokenStream, options: &TokenStream) -> TokenStream {
        let client = client(self.called.service, &self.endpoint, credential, options);
        let accessor = &self.called.group.accessor;
        quote!(#client.unwrap().#accessor())
    }

    /// The call on [`Self::group`], with a new credential.
    pub(super) fn call(&self, options: &TokenStream, file: &mut File) -> TokenStream {
        let credential = credential(self.called.service, file);
        let (group, method) = (self.group(&credential, options), self.called.method(&self.given(), file));
        quote!(#group #method.await)
    }
}

/// A value that can be sent: one that stands for several segments of the path is not empty.
fn made_up(called: Called<'_>, parameter: &Parameter) -> Option<Value> {
    let value = sample::of(called.api, &parameter.ty, Extent::Minimal)?;
    let sendable = |text: &str| {
        let path = text.strip_prefix('/').unwrap_or(text);
        path.split('/').all(|segment| !matches!(segment, "" | "." | ".."))
    };
    if parameter.place != Place::PathWithSlashes || value.as_str().is_none_or(sendable) {
        return Some(value);
    }
    let Type::Named(reference) = &parameter.ty else { return Some(value) };
    let Shape::Text(textual) = &called.api.types[reference.id.0 as usize].shape else { return Some(value) };
    let simple = ["a/b", "/a/b"].map(str::to_owned).into_iter().filter(|text| textual.language.contains(text));
    simple.chain(textual.language.members(32)).find(|text| sendable(text)).map(Value::String)
}

/// The value of a parameter of the client, the same for all of its operations: from the first example that has one, or made up.
fn of_client(called: Called<'_>, parameter: &Parameter) -> Option<Value> {
    let operations = called.service.groups.iter().flat_map(|group| &group.operations);
    let mut given = operations.flat_map(|operation| &operation.examples).flat_map(|example| &example.arguments);
    match given.find(|(wire, _)| *wire == parameter.wire) {
        Some((_, value)) => Some(value.clone()),
        None => sample::of(called.api, &parameter.ty, Extent::Minimal),
    }
}

/// A new credential; nothing where there is no token.
pub(super) fn credential(service: &Service, file: &mut File) -> TokenStream {
    if !has_token(service) {
        return TokenStream::new();
    }
    let credential = file.import("crate::support", "TestCredential");
    quote!(#credential::new())
}

/// Whether callers are known by a token.
pub(super) fn has_token(service: &Service) -> bool {
    matches!(service.auth, Auth::OAuth2 { .. })
}

/// Whether the caller says where the service is.
pub(super) fn is_given(service: &Service) -> bool {
    matches!(service.endpoint, Endpoint::Given { .. })
}

/// The file's own function that makes a client, called.
pub(super) fn client(service: &Service, address: &str, credential: &TokenStream, options: &TokenStream) -> TokenStream {
    let address = is_given(service).then(|| quote!(#address,));
    let credential = has_token(service).then(|| quote!(#credential,));
    quote!(client(#address #credential #options))
}
