//! One operation: method, path, parameters, responses.

use super::argument;
use super::build::Builder;
use super::name::{self, Namespace, Use};
use super::request_line::RequestLines;
use super::{auth, body, client, deprecated_alias, example, long_running, paging, parameter, path, response};
use crate::diagnose::{Callee, KeyOwner, KeyProblem, OperationProblem, ParameterProblem, PathProblem, closest};
use crate::model::{
    Auth, Doc, FieldName, Method, Operation, OperationKind, Parameter, ParameterLocation, SegmentPart, TypeName,
};
use crate::source::Spanned;
use crate::spec::{self, SchemaOrName};
use crate::yaml::Key;
use heck::ToUpperCamelCase;

/// What an operation's group brings along.
#[derive(Clone, Copy)]
pub(super) struct Within<'a> {
    pub(super) scope: usize,
    pub(super) client_type: &'a TypeName,
    pub(super) client: &'a [Parameter],
    /// How the service's requests are authenticated.
    pub(super) auth: Option<&'a Auth>,
}

/// What the operations before have taken, and this one adds to.
pub(super) struct TakenByOperations<'t> {
    /// The methods of the group's client.
    pub(super) methods: &'t mut Namespace,
    /// The methods and paths of the service.
    pub(super) requests: &'t mut RequestLines,
    /// How requests of single operations of the service are authenticated otherwise.
    pub(super) auth_overrides: &'t mut Vec<Auth>,
}

/// Methods of HTTP that no operation can have.
const OTHER_METHODS: &[&str] = &["options", "trace", "connect"];

pub(super) fn resolve<'a>(
    b: &mut Builder<'a>,
    within: Within<'_>,
    id: &'a Spanned<String>,
    written: &'a spec::Operation,
    taken: TakenByOperations<'_>,
) -> Option<Operation> {
    let Within { scope, client_type, client, auth: service_auth } = within;
    let (method, template) = method(b, id, written)?;
    // What is wrong with the path or the name does not hide what is wrong with the rest.
    let segments = path::resolve(b, template);
    let (name, options) = names(b, scope, (id, &written.rust_name), client_type, taken.methods);
    let mut names = Namespace::of_operation();
    let mut parameters = parameters(b, scope, written, segments.as_deref(), client, template, &mut names);
    argument::arrange(b, Callee::Method, &written.arguments, &mut parameters);
    let is_path = segments.is_some();
    let segments = segments.unwrap_or_default();
    if written.responses.is_missing() {
        b.problem(id.span, KeyProblem::Missing { key: "responses", of: KeyOwner::Operation(id.value.clone()) });
    }
    if written.doc.is_missing() {
        b.problem(id.span, OperationProblem::NoDoc { id: id.value.clone() });
    }
    if written.source.is_missing() {
        b.problem(id.span, OperationProblem::NoSource { id: id.value.clone() });
    }
    let (successes, errors) = response::resolve(b, scope, id, written);
    let mut operation = Operation {
        id: id.value.clone(),
        name,
        formerly: Vec::new(),
        options,
        doc: Doc {
            text: written.doc.value().cloned().unwrap_or_default(),
            deprecated: written.deprecated.value().map(|reason| reason.0.clone()),
        },
        source: written.source.value().cloned(),
        method,
        template: path::split_fragment(&template.value).0.to_owned(),
        path: segments,
        parameters,
        body: body::resolve(b, scope, written, method, &names),
        successes,
        errors,
        response: None,
        failure: None,
        headers: None,
        kind: OperationKind::Call,
        auth: auth::of_operation(b, written.auth.as_ref(), service_auth, taken.auth_overrides),
        api_version_parameter: api_version_parameter(b, scope),
        examples: Vec::new(),
    };
    if is_path {
        taken.requests.take(b, &operation, template);
    }
    parameter::check_content_type(b, written, &operation);
    operation.kind = kind(b, scope, written, &operation, taken.methods);
    response_types(b, scope, id, &mut operation);
    operation.formerly = deprecated_alias::resolve(b, scope, client_type, id, written, &operation, taken.methods);
    let auth = operation.auth.of(service_auth, taken.auth_overrides);
    operation.examples = example::resolve(b, scope, written, &operation, auth);
    Some(operation)
}

/// How the operation is called and what follows its response. What is wrong with that has a problem, and leaves a call.
fn kind(
    b: &mut Builder<'_>,
    scope: usize,
    written: &spec::Operation,
    operation: &Operation,
    methods: &mut Namespace,
) -> OperationKind {
    let kind = if written.long_running.is_missing() {
        paging::resolve(b, written, operation).map(OperationKind::List)
    } else {
        long_running::resolve(b, scope, written, operation, methods)
    };
    kind.unwrap_or(OperationKind::Call)
}

/// The names of the method and of its options; placeholders after a problem.
fn names(
    b: &mut Builder<'_>,
    scope: usize,
    (id, rust_name): (&Spanned<String>, &Key<String>),
    client_type: &TypeName,
    methods: &mut Namespace,
) -> (FieldName, TypeName) {
    let problems = b.problems;
    let chosen = (rust_name.as_ref().cloned())
        .unwrap_or_else(|| Spanned::new(methods.free_name(Use::Method, name::verb(&id.value)), id.span));
    let name = name::take_method(methods, &chosen.value, &id.value, chosen.span, problems);
    let Some(name) = name else { return (FieldName::new("unnamed"), TypeName::new("Unnamed")) };
    let options = format!("{client_type}{}Options", name.as_str().to_upper_camel_case());
    let options = name::take_type(&mut b.scopes[scope].namespace, &options, &id.value, id.span, problems);
    (name, options.unwrap_or_else(|| TypeName::new("Unnamed")))
}

/// The types that stand for several bodies, and the one that reads headers; named after the operation as the options are.
fn response_types(b: &mut Builder<'_>, scope: usize, id: &Spanned<String>, operation: &mut Operation) {
    let stem = operation.options.as_str().strip_suffix("Options").unwrap_or_default().to_owned();
    let problems = b.problems;
    let mut take = |suffix: &str| {
        let name = format!("{stem}{suffix}");
        name::take_type(&mut b.scopes[scope].namespace, &name, &id.value, id.span, problems)
    };
    if operation.successes.len() > 1 && operation.payloads().len() > 1 {
        operation.response = take("Response");
    }
    if operation.failures().len() > 1 {
        operation.failure = take("Failure");
    }
    if !operation.response_headers().is_empty() {
        operation.headers = take("Headers");
    }
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
    ];
    let mut given = all.iter().filter_map(|(method, key)| key.as_ref().map(|template| (*method, template)));
    let Some(first) = given.next() else {
        // A method that the language does not have is an unknown key, and one is enough to say.
        let other = b.problems.has_unknown_key(id.span.file, OTHER_METHODS);
        if all.iter().all(|(_, key)| key.is_missing()) && !other {
            b.problem(id.span, OperationProblem::NoMethod { id: id.value.clone() });
        }
        return None;
    };
    for (_, another) in given {
        b.problem(another.span, OperationProblem::TwoMethods { first: first.1.span });
    }
    Some(first)
}

/// The path's parameters in the order of the template, then the query's and the headers', then those of the client.
fn parameters<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    written: &'a spec::Operation,
    segments: Option<&[Vec<SegmentPart>]>,
    client: &[Parameter],
    template: &Spanned<String>,
    names: &mut Namespace,
) -> Vec<Parameter> {
    let declared = written.path.value().map(|map| &**map).unwrap_or_default();
    let mut parameters = Vec::new();
    for (wire, schema) in in_order(declared, segments) {
        let of_client = client.iter().find(|parameter| parameter.wire == wire.value && is_path(parameter));
        if let Some(shared) = of_client {
            let client = client::place(b, scope, &shared.wire).unwrap_or(wire.span);
            b.problem(wire.span, ParameterProblem::OfClient { name: shared.wire.clone(), client });
        }
        parameters.extend(parameter::resolve(b, scope, wire, schema, ParameterLocation::Path, names));
    }
    if let Some(segments) = segments {
        let place = |name: &str| path::parameters(segments).position(|wanted| wanted == name);
        parameters.extend(client.iter().filter(|shared| is_path(shared) && place(&shared.wire).is_some()).cloned());
        parameters.sort_by_key(|parameter| place(&parameter.wire));
        check_template(b, scope, written, segments, client, template);
    }
    for (wire, value) in path::fixed_query(b, template) {
        parameters.extend(parameter::fixed(b, scope, &wire, value, names));
    }
    for (section, place) in [(&written.query, ParameterLocation::Query), (&written.headers, ParameterLocation::Header)]
    {
        for (wire, schema) in section.value().map(|map| &**map).unwrap_or_default() {
            let twice = |shared: &&Parameter| shared.location == place && shared.wire.eq_ignore_ascii_case(&wire.value);
            if client.iter().any(|shared| twice(&shared)) {
                let client = client::place(b, scope, &wire.value).unwrap_or(wire.span);
                b.problem(wire.span, ParameterProblem::OfClient { name: wire.value.clone(), client });
            }
            parameters.extend(parameter::resolve(b, scope, wire, schema, place, names));
        }
    }
    parameters.extend(client.iter().filter(|parameter| !is_path(parameter)).cloned());
    parameters
}

/// A parameter as it is declared.
type DeclaredParameter = (Spanned<String>, SchemaOrName);

/// The declared parameters in the order of the template, those that it does not name last.
fn in_order<'a>(
    declared: &'a [DeclaredParameter],
    segments: Option<&[Vec<SegmentPart>]>,
) -> Vec<&'a DeclaredParameter> {
    let place = |name: &str| {
        path::parameters(segments.unwrap_or_default()).position(|wanted| wanted == name).unwrap_or(usize::MAX)
    };
    let mut declared: Vec<_> = declared.iter().collect();
    declared.sort_by_key(|(wire, _)| place(&wire.value));
    declared
}

/// Every name of the template is declared, and every declared one is in the template.
fn check_template(
    b: &Builder<'_>,
    scope: usize,
    written: &spec::Operation,
    segments: &[Vec<SegmentPart>],
    client: &[Parameter],
    template: &Spanned<String>,
) {
    let declared = written.path.value();
    let mentions = |name: &str| declared.is_some_and(|declared| declared.mentions(name));
    let readable = declared.is_some() || written.path.is_missing();
    for wanted in path::parameters(segments) {
        let of_client = client.iter().any(|parameter| parameter.wire == wanted && is_path(parameter))
            || client::mentions(b, scope, wanted);
        if readable && !mentions(wanted) && !of_client {
            // What is declared and not in the template is the likely other half of one slip, and is said by this problem.
            let spare = declared.into_iter().flat_map(|map| map.iter()).map(|(wire, _)| wire);
            let spare: Vec<_> =
                spare.filter(|wire| !path::parameters(segments).any(|wanted| wanted == wire.value)).collect();
            let meant = closest(wanted, spare.iter().map(|wire| wire.value.as_str()));
            let meant = spare.iter().find(|wire| Some(wire.value.as_str()) == meant);
            let kind = PathProblem::ParameterMissing {
                name: wanted.to_owned(),
                meant: meant.map(|wire| wire.value.clone()),
                declared: meant.map(|wire| wire.span),
            };
            b.problem(path::place(b, template, wanted), kind);
        }
    }
    let missing: Vec<&str> =
        path::parameters(segments).filter(|wanted| !mentions(wanted) && !client::mentions(b, scope, wanted)).collect();
    for (wire, _) in declared.into_iter().flat_map(|map| map.iter()) {
        let unused = !path::parameters(segments).any(|wanted| wanted == wire.value);
        if unused && closest(&wire.value, missing.iter().copied()).is_none() {
            let known = path::parameters(segments).map(str::to_owned).collect();
            let kind = PathProblem::ParameterUnused { name: wire.value.clone(), known, template: template.span };
            b.problem(wire.span, kind);
        }
    }
}

fn is_path(parameter: &Parameter) -> bool {
    parameter.location.is_path()
}
