//! One operation: method, path, parameters, answers.

use super::build::Builder;
use super::name::{self, Namespace};
use super::{auth, body, example, long_running, paging, parameter, path, response};
use crate::diagnose::Kind;
use crate::model::{Doc, FieldName, Method, Operation, Parameter, Part, Place, TypeName};
use crate::source::{Span, Spanned};
use crate::spec;
use heck::ToUpperCamelCase;
use std::collections::HashMap;

/// The paths that are taken, by method and signature.
pub(super) type Templates = HashMap<(&'static str, String), Span>;

/// What an operation's group brings along.
#[derive(Clone, Copy)]
pub(super) struct Within<'a> {
    pub(super) scope: usize,
    pub(super) client_type: &'a TypeName,
    pub(super) client: &'a [Parameter],
}

pub(super) fn resolve<'a>(
    b: &mut Builder<'a>,
    within: Within<'_>,
    id: &'a Spanned<String>,
    written: &'a spec::Operation,
    methods: &mut Namespace,
    templates: &mut Templates,
) -> Option<Operation> {
    let Within { scope, client_type, client } = within;
    let (method, template) = method(b, id, written)?;
    let segments = path::resolve(b, template)?;
    if let Some(first) = templates.insert((method.as_str(), path::signature(&segments)), template.span) {
        b.problem(template.span, Kind::DuplicatePath { method: method.as_str(), first });
    }
    let verb = id.value.split_once('_').map_or(id.value.as_str(), |(_, verb)| verb);
    let name = name::take_field(methods, &name::field_name(verb), &id.value, id.span, b.problems)?;
    let options = format!("{client_type}{}Options", name.as_str().to_upper_camel_case());
    let problems = b.problems;
    let options = name::take_type(&mut b.scopes[scope].namespace, &options, &id.value, id.span, problems)?;
    let mut names = Namespace::default();
    let parameters = parameters(b, scope, written, &segments, client, template.span, &mut names);
    if written.responses.is_none() {
        b.problem(id.span, Kind::MissingKey { key: "responses", of: format!("`{}`", id.value) });
    }
    if written.doc.is_none() {
        b.problem(id.span, Kind::NoDoc { id: id.value.clone() });
    }
    if written.source.is_none() {
        b.problem(id.span, Kind::NoSource { id: id.value.clone() });
    }
    let (successes, errors) = response::resolve(b, scope, id, written);
    let formerly =
        written.formerly.value().map(|ids| ids.iter().map(|id| former(&id.value)).collect()).unwrap_or_default();
    let mut operation = Operation {
        id: id.value.clone(),
        name,
        formerly,
        options,
        doc: Doc {
            text: written.doc.value().cloned().unwrap_or_default(),
            deprecated: written.deprecated.value().cloned(),
        },
        source: written.source.value().cloned(),
        method,
        template: template.value.clone(),
        path: segments,
        parameters,
        body: body::resolve(b, scope, written, method),
        successes,
        errors,
        monitor: None,
        start: None,
        page: None,
        auth: written.auth.as_ref().and_then(|written| auth::resolve(b, written)),
        api_version_parameter: api_version_parameter(b, scope),
        examples: Vec::new(),
    };
    long_running::resolve(b, scope, written, &mut operation, methods);
    operation.page = paging::resolve(b, written, &operation);
    operation.examples = example::resolve(b, scope, written, &operation);
    Some(operation)
}

/// The query parameter that carries the api-version: `api-version`, another, or none.
pub(super) fn api_version_parameter(b: &Builder<'_>, scope: usize) -> Option<String> {
    let file = &b.scopes[scope].files.operations.as_ref()?.content;
    match file.api_version_parameter.value().map(String::as_str) {
        None => Some("api-version".to_owned()),
        Some("none") => None,
        Some(parameter) => Some(parameter.to_owned()),
    }
}

fn former(id: &str) -> FieldName {
    FieldName::new(name::field_name(id.split_once('_').map_or(id, |(_, verb)| verb)))
}

fn method<'a>(
    b: &Builder<'_>,
    id: &Spanned<String>,
    written: &'a spec::Operation,
) -> Option<(Method, &'a Spanned<String>)> {
    let all = [
        (Method::Get, &written.get),
        (Method::Put, &written.put),
        (Method::Post, &written.post),
        (Method::Patch, &written.patch),
        (Method::Delete, &written.delete),
        (Method::Head, &written.head),
        (Method::Options, &written.options),
    ];
    let mut given = all.into_iter().filter_map(|(method, key)| key.as_ref().map(|template| (method, template)));
    let Some(first) = given.next() else {
        b.problem(id.span, Kind::NoMethod { id: id.value.clone() });
        return None;
    };
    for (_, another) in given {
        b.problem(another.span, Kind::TwoMethods { first: first.1.span });
    }
    Some(first)
}

/// The path's parameters in the order of the template, then the query's and the headers', then those of the client.
fn parameters<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    written: &'a spec::Operation,
    segments: &[Vec<Part>],
    client: &[Parameter],
    template: Span,
    names: &mut Namespace,
) -> Vec<Parameter> {
    let declared = written.path.value().map(|map| &**map).unwrap_or_default();
    let mut parameters = Vec::new();
    for wanted in path::parameters(segments) {
        if let Some((wire, schema)) = declared.iter().find(|(wire, _)| wire.value == wanted) {
            if let Some(shared) = client.iter().find(|parameter| parameter.wire == wanted && is_path(parameter)) {
                b.problem(wire.span, Kind::ParameterOfClient { name: shared.wire.clone() });
            }
            parameters.extend(parameter::resolve(b, scope, wire, schema, Place::Path, names));
        } else if let Some(shared) = client.iter().find(|parameter| parameter.wire == wanted && is_path(parameter)) {
            parameters.push(shared.clone());
        } else {
            let known = declared.iter().map(|(wire, _)| wire.value.clone()).collect();
            b.problem(template, Kind::PathParameterMissing { name: wanted.to_owned(), known });
        }
    }
    for (wire, _) in declared {
        if !path::parameters(segments).any(|wanted| wanted == wire.value) {
            let known = path::parameters(segments).map(str::to_owned).collect();
            b.problem(wire.span, Kind::PathParameterUnused { name: wire.value.clone(), known, template });
        }
    }
    for (section, place) in [(&written.query, Place::Query), (&written.headers, Place::Header)] {
        for (wire, schema) in section.value().map(|map| &**map).unwrap_or_default() {
            parameters.extend(parameter::resolve(b, scope, wire, schema, place, names));
        }
    }
    parameters.extend(client.iter().filter(|parameter| !is_path(parameter)).cloned());
    parameters
}

fn is_path(parameter: &Parameter) -> bool {
    matches!(parameter.place, Place::Path | Place::PathWithSlashes)
}
