//! What the tests of one operation share: a call with values, and the response to it.

use super::super::file::File;
use super::super::{doc, group};
use super::call::{self, Called, Given};
use super::sample::{self, Extent};
use crate::model::{
    Api, FieldName, Operation, Parameter, ParameterLocation, ParameterSource, Payload, Scalar, SegmentPart, Shape, Type,
};
use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

/// An operation with a call that its documentation allows and the response that it promises.
pub(super) struct TestedOperation<'a> {
    pub(super) called: Called<'a>,
    pub(super) endpoint: String,
    arguments: Vec<(String, Value)>,
    body: Option<Value>,
    /// The success that is read, its body's type and a body.
    pub(super) status: u16,
    pub(super) ty: &'a Type,
    pub(super) response: Value,
}

/// Stands for the response where there is nothing to read.
static ANYTHING: Type = Type::Any;

impl<'a> TestedOperation<'a> {
    /// `None` where no values could be generated, or where a response is not one JSON document. Of a start the response is its result.
    pub(super) fn new(called: Called<'a>) -> Option<Self> {
        let Called { api, service, operation, .. } = called;
        let (success, ty) = match (operation.kind.start(), operation.successes.as_slice()) {
            (Some(start), [success, ..]) => (success, start.result.ty().unwrap_or(&ANYTHING)),
            (None, [success]) => match &success.payload {
                Some(Payload::Json(ty, _)) => (success, ty),
                Some(Payload::Text(_) | Payload::Bytes(_)) | None => return None,
            },
            (_, _) => return None,
        };
        let example = operation.examples.iter().find(|example| example.response.status == success.status);
        let parameters = operation.parameters.iter().chain(&service.parameters);
        let mut arguments = Vec::new();
        for parameter in
            parameters.filter(|it| matches!(it.source, ParameterSource::Argument | ParameterSource::Client))
        {
            let documented = example.and_then(|it| it.arguments.iter().find(|(wire, _)| *wire == parameter.wire));
            let value = match documented {
                _ if parameter.source == ParameterSource::Client => called.of_client(parameter)?,
                Some((_, value)) => value.clone(),
                None => sample::sent(api, parameter)?,
            };
            arguments.push((parameter.wire.clone(), value));
        }
        let body = match operation.body.as_ref().filter(|body| body.required).map(|body| &body.payload) {
            None => None,
            Some(Payload::Json(ty, _)) => Some(sample::of(api, ty, Extent::Minimal)?),
            Some(Payload::Text(_)) => Some(Value::from("text")),
            Some(Payload::Bytes(_)) => Some(Value::from("AQID")),
        };
        let response = sample::of(api, ty, Extent::Minimal)?;
        let endpoint = call::endpoint(service, None);
        Some(Self { called, endpoint, arguments, body, status: success.status, ty, response })
    }

    pub(super) fn operation(&self) -> &'a Operation {
        self.called.operation
    }

    pub(super) fn given(&self) -> Given<'_> {
        Given { endpoint: &self.endpoint, arguments: &self.arguments, body: self.body.as_ref() }
    }

    /// The parameters whose texts are whole segments of the path, in its order, and their texts.
    pub(super) fn segments(&self) -> Vec<(&'a Parameter, &str)> {
        let operation = self.operation();
        let whole = operation.path.iter().filter_map(|segment| {
            let [SegmentPart::Parameter(wire)] = segment.as_slice() else { return None };
            Some(wire)
        });
        let text = |parameter: &Parameter| {
            parameter.source == ParameterSource::Argument && is_text(self.called.api, &parameter.ty)
        };
        whole
            .filter_map(|wire| {
                let parameter = operation
                    .parameters
                    .iter()
                    .find(|it| it.location == ParameterLocation::Path && it.wire == *wire)?;
                let (_, value) = self.arguments.iter().find(|(own, _)| own == wire)?;
                Some((parameter, value.as_str()?)).filter(|_| text(parameter))
            })
            .collect()
    }

    /// What the method takes before its options, with a variable for each of [`Self::segments`]; `convert` makes a variable into a value.
    pub(super) fn arguments(&self, convert: &TokenStream, file: &mut File) -> Vec<TokenStream> {
        let mut arguments = self.called.arguments(&self.given(), file);
        let own = self.operation().parameters.iter().filter(|it| it.source == ParameterSource::Argument);
        let segments = self.segments();
        for (argument, parameter) in arguments.iter_mut().zip(own) {
            if segments.iter().any(|(open, _)| open.wire == parameter.wire) {
                let name = variable(parameter);
                let is_scalar = parameter.ty.as_scalar().is_some();
                *argument = if is_scalar { quote!(#name) } else { quote!(&#name #convert) };
            }
        }
        arguments
    }

    /// `[project_name, operation_id]`.
    pub(super) fn variables(&self) -> TokenStream {
        let names = self.segments().into_iter().map(|(parameter, _)| variable(parameter));
        quote!([#(#names),*])
    }

    /// `super::client(setup).unwrap().operation_statuses()`.
    pub(super) fn group(&self) -> TokenStream {
        let accessor = group::accessor(self.called.group);
        quote!(super::client(setup).unwrap() #accessor)
    }

    /// The id and what the operation does.
    pub(super) fn doc(&self) -> TokenStream {
        let operation = self.operation();
        let first = doc::text(&operation.doc.text).into_iter().next().unwrap_or_default();
        doc::attributes(&[format!("{}: {first}", doc::code(&operation.id))])
    }
}

/// The variable of a parameter; the setup of the client has a name of its own.
fn variable(parameter: &Parameter) -> FieldName {
    match parameter.name.as_str() {
        "setup" => FieldName::new("setup_"),
        _ => parameter.name.clone(),
    }
}

fn is_text(api: &Api, ty: &Type) -> bool {
    match ty {
        Type::Scalar(scalar) => *scalar == Scalar::Text,
        Type::Named(reference) => matches!(api[reference].shape, Shape::Text(_)),
        Type::Any | Type::List(_) | Type::Map(_) | Type::Nullable(_) => false,
    }
}
