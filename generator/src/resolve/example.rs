//! Documented examples: each must be a call and an answer that the spec allows.

use super::build::Builder;
use super::name::{self, Namespace};
use super::value::{At, Checker};
use crate::diagnose::Kind;
use crate::model::{Example, ExampleResponse, FieldName, Operation, Payload, Source, Type};
use crate::source::Spanned;
use crate::spec;
use crate::yaml::{Kind as NodeKind, Map, Node};
use serde_json::Value;

pub(super) fn resolve(b: &Builder<'_>, scope: usize, written: &spec::Operation, operation: &Operation) -> Vec<Example> {
    let mut tests = Namespace::default();
    let examples = written.examples.value().map(|map| &**map).unwrap_or_default();
    examples.iter().filter_map(|(title, example)| one(b, scope, title, example, operation, &mut tests)).collect()
}

fn one(
    b: &Builder<'_>,
    scope: usize,
    title: &Spanned<String>,
    example: &spec::Example,
    operation: &Operation,
    tests: &mut Namespace,
) -> Option<Example> {
    for (key, missing) in [("request", example.request.is_none()), ("response", example.response.is_none())] {
        if missing {
            b.problem(title.span, Kind::MissingKey { key, of: format!("the example `{}`", title.value) });
        }
    }
    let chosen = name::field_name(&title.value);
    let test = name::take_field(tests, &chosen, &title.value, title.span, b.problems)?;
    let request = example.request.as_ref()?;
    let endpoint_parameter = endpoint_parameter(b, scope);
    let mut endpoint = None;
    let (mut arguments, mut body) = (Vec::new(), None);
    for (wire, node) in request.value.iter() {
        if endpoint_parameter.as_deref() == Some(&wire.value) {
            endpoint = text(node);
        } else if wire.value == "body" && operation.body.is_some() {
            body = operation.body.as_ref().and_then(|declared| payload(b, node, &declared.payload, true));
        } else {
            arguments.extend(argument(b, wire, node, operation));
        }
    }
    check_missing(b, request, operation);
    let response = response(b, example.response.as_ref()?, operation)?;
    Some(Example {
        title: title.value.clone(),
        test: FieldName::new(test.as_str()),
        endpoint,
        arguments,
        body,
        response,
    })
}

fn endpoint_parameter(b: &Builder<'_>, scope: usize) -> Option<String> {
    match b.scopes[scope].files.operations.as_ref()?.content.endpoint.value()? {
        spec::Endpoint::Map(map) => map.parameter.value().cloned(),
        spec::Endpoint::Url(_) => None,
    }
}

fn text(node: &Node) -> Option<String> {
    match &node.kind {
        NodeKind::Scalar { text, .. } => Some(text.clone()),
        NodeKind::Sequence(_) | NodeKind::Mapping(_) => None,
    }
}

fn argument(b: &Builder<'_>, wire: &Spanned<String>, node: &Node, operation: &Operation) -> Option<(String, Value)> {
    let known = |parameter: &&crate::model::Parameter| parameter.wire.eq_ignore_ascii_case(&wire.value);
    let Some(parameter) = operation.parameters.iter().find(known) else {
        let known = operation.parameters.iter().map(|parameter| parameter.wire.clone()).collect();
        b.problem(wire.span, Kind::ExampleUnknownParameter { name: wire.value.clone(), known });
        return None;
    };
    let value = Checker { b, sent: true }.check(node, &parameter.ty, &At::root())?;
    Some((parameter.wire.clone(), value))
}

fn check_missing(b: &Builder<'_>, request: &Spanned<Map<Node>>, operation: &Operation) {
    let given = |name: &str| request.value.iter().any(|(wire, _)| wire.value.eq_ignore_ascii_case(name));
    for parameter in &operation.parameters {
        if matches!(parameter.source, Source::Argument | Source::Client) && !given(&parameter.wire) {
            b.problem(request.span.at_start(), Kind::ExampleMissesParameter { name: parameter.wire.clone() });
        }
    }
    if operation.body.as_ref().is_some_and(|body| body.required) && !given("body") {
        b.problem(request.span.at_start(), Kind::ExampleMissesParameter { name: "body".to_owned() });
    }
}

fn payload(b: &Builder<'_>, node: &Node, payload: &Payload, sent: bool) -> Option<Value> {
    let checker = Checker { b, sent };
    match payload {
        Payload::Json(ty, _) => checker.check(node, ty, &At::root()),
        Payload::Text(_) => checker.check(node, &Type::Scalar(crate::model::Scalar::Text), &At::root()),
        Payload::Bytes(_) => checker.check(node, &Type::Scalar(crate::model::Scalar::Bytes), &At::root()),
    }
}

fn response(
    b: &Builder<'_>,
    written: &Spanned<spec::ExampleResponse>,
    operation: &Operation,
) -> Option<ExampleResponse> {
    let Some(status) = written.value.status.as_ref() else {
        b.problem(
            written.span.at_start(),
            Kind::MissingKey { key: "status", of: "the response of an example".to_owned() },
        );
        return None;
    };
    let success = operation.successes.iter().find(|success| success.status == status.value);
    let error = operation.errors.iter().find(|error| error.status == Some(status.value));
    let error = error.or_else(|| {
        operation.errors.iter().find(|error| error.status.is_none() && !(200..300).contains(&status.value))
    });
    let declared = match (success, error) {
        (Some(success), _) => success.payload.clone(),
        (None, Some(error)) => {
            error.body.clone().map(|ty| Payload::Json(ty, crate::model::MediaType("application/json".to_owned())))
        }
        (None, None) => {
            let statuses = operation.successes.iter().map(|success| success.status);
            let known = statuses
                .chain(operation.errors.iter().filter_map(|error| error.status))
                .map(|status| status.to_string())
                .collect();
            b.problem(status.span, Kind::ExampleUndeclaredStatus { status: status.value, known });
            return None;
        }
    };
    let body = match (written.value.body.as_ref(), &declared) {
        (Some(body), Some(declared)) => Some(payload(b, &body.value, declared, false)?),
        (Some(body), None) => {
            b.problem(body.span, Kind::ExampleUnexpectedBody { status: status.value });
            None
        }
        (None, _) => None,
    };
    let headers = written.value.headers.value().map(|map| &**map).unwrap_or_default();
    let headers = headers.iter().filter_map(|(name, node)| Some((name.value.to_lowercase(), text(node)?))).collect();
    Some(ExampleResponse { status: status.value, headers, body })
}
