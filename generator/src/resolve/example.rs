//! Documented examples: each must be a call and a response that the spec allows.

use super::build::Builder;
use super::name::{self, Namespace};
use super::value::{At, Checker, Origin};
use super::{auth, merge_patch, parameter, path, response, segment};
use crate::diagnose::{
    EndpointProblem, ExampleProblem, Expected, Found, KeyOwner, KeyProblem, ResponseProblem, ValueProblem, closest,
};
use crate::model::{
    Auth, Example, ExampleResponse, FieldName, HeaderField, KeyPlace, Method, Operation, Parameter, ParameterSource,
    Payload, Scalar, Type,
};
use crate::source::{Span, Spanned};
use crate::spec::{self, ExampleResponses, SchemaOrName};
use crate::yaml::{Map, Node, NodeKind};
use serde_json::Value;

/// The examples of an operation; `auth` is how its requests are authenticated.
pub(super) fn resolve(
    b: &Builder<'_>,
    scope: usize,
    written: &spec::Operation,
    operation: &Operation,
    auth: Option<&Auth>,
) -> Vec<Example> {
    let mut tests = Namespace::default();
    let examples = written.examples.value().map(|map| &**map).unwrap_or_default();
    let call = ExampleCall { b, scope, written, operation, key: auth.and_then(Auth::key) };
    examples.iter().flat_map(|(title, example)| one(&call, (title, example), &mut tests)).collect()
}

fn one(
    call: &ExampleCall<'_, '_>,
    (title, example): (&Spanned<String>, &spec::Example),
    tests: &mut Namespace,
) -> Vec<Example> {
    let ExampleCall { b, scope, written, operation, key: _ } = *call;
    for (key, missing) in [("request", example.request.is_missing()), ("response", example.response.is_missing())] {
        if missing {
            b.problem(title.span, KeyProblem::Missing { key, of: KeyOwner::Example(title.value.clone()) });
        }
    }
    let responses: &[Spanned<spec::ExampleResponse>] = match example.response.value() {
        Some(ExampleResponses::One(response)) => std::slice::from_ref(response),
        Some(ExampleResponses::Many(responses)) => responses,
        None => &[],
    };
    let titled = |response: &Spanned<spec::ExampleResponse>| match response.value.status.value() {
        Some(status) if responses.len() > 1 => format!("{} ({status})", title.value),
        Some(_) | None => title.value.clone(),
    };
    let titles: Vec<String> = responses.iter().map(titled).collect();
    let take = |title_of: &String| {
        let chosen = name::field_name(title_of);
        name::take_field(tests, &chosen, &title.value, title.span, b.problems)
    };
    let tests: Vec<Option<FieldName>> = titles.iter().map(take).collect();
    let Some(request) = example.request.as_ref() else { return Vec::new() };
    let endpoint_parameter = endpoint_parameter(b, scope);
    let mut endpoint = None;
    let (mut arguments, mut body) = (Vec::new(), None);
    for (wire, node) in request.value.iter() {
        if endpoint_parameter.as_deref() == Some(&wire.value) {
            call.check_shared(wire, "endpoint");
            endpoint = call.endpoint(node);
        } else if wire.value == "body" && !written.body.is_missing() {
            call.check_shared(wire, "body of the request");
            body = operation.body.as_ref().and_then(|declared| payload(b, node, &declared.payload, written.body.at()));
        } else {
            arguments.extend(call.argument(wire, node));
        }
    }
    call.check_missing(request);
    let examples = responses.iter().zip(titles).zip(tests).filter_map(|((response, title), test)| {
        let (response, test) = (resolve_response(b, response, written, operation)?, test?);
        let (endpoint, arguments, body) = (endpoint.clone(), arguments.clone(), body.clone());
        Some(Example { title, test, endpoint, arguments, body, response })
    });
    examples.collect()
}

/// The operation that an example calls, as resolved and as written.
struct ExampleCall<'c, 'a> {
    b: &'c Builder<'a>,
    scope: usize,
    written: &'c spec::Operation,
    operation: &'c Operation,
    /// Where the caller's key goes, where it has one.
    key: Option<&'c KeyPlace>,
}

impl ExampleCall<'_, '_> {
    fn endpoint(&self, node: &Node) -> Option<String> {
        let url = text(node)?;
        if auth::is_endpoint(&url) {
            return Some(url);
        }
        self.b.fail(node.span, EndpointProblem::NotHttps { url })
    }

    /// Notes a required parameter that has the name of something else; an optional one is left out.
    fn check_shared(&self, wire: &Spanned<String>, with: &'static str) {
        let is_required = |it: &Parameter| matches!(it.source, ParameterSource::Argument | ParameterSource::Client);
        if self.operation.parameters.iter().any(|it| it.wire == wire.value && is_required(it)) {
            let declared = self.place(&wire.value);
            self.b.problem(wire.span, ExampleProblem::SharesName { name: wire.value.clone(), with, declared });
        }
    }

    fn argument(&self, wire: &Spanned<String>, node: &Node) -> Option<(String, Value)> {
        let same = |parameter: &&Parameter| parameter.wire.eq_ignore_ascii_case(&wire.value);
        let Some(parameter) = self.operation.parameters.iter().find(same) else {
            self.unknown(wire, node);
            return None;
        };
        let at = At::declared(self.place(&parameter.wire).unwrap_or(wire.span));
        let checker = Checker { b: self.b, origin: Origin::Request };
        let node = &unquoted(node);
        let value = checker.check(node, &parameter.ty, &at)?;
        if let Some(constant) = parameter.constant()
            && *constant != value
        {
            return checker.not_constant(node, constant, &at);
        }
        let of_list = || segment::unsendable_list(parameter, value.as_array()?);
        let of_text = value.as_str().and_then(|text| segment::unsendable(parameter.location, text));
        if let Some(requirement) = of_text.or_else(of_list) {
            let declared = self.place(&parameter.wire).unwrap_or(wire.span);
            return checker.breaks(node, requirement.to_owned(), declared, &at);
        }
        let taken = self.operation.names_beside(parameter, self.key);
        let meets = |key: &String| taken.iter().any(|name| name.eq_ignore_ascii_case(&parameter.entry_name(key)));
        if value.as_object().is_some_and(|entries| entries.keys().any(meets)) {
            let requirement = "a map without an entry that is called like another parameter".to_owned();
            return checker.breaks(node, requirement, self.place(&parameter.wire).unwrap_or(wire.span), &at);
        }
        Some((parameter.wire.clone(), value))
    }

    /// Where a parameter is declared.
    fn place(&self, name: &str) -> Option<Span> {
        let find = |map: &Map<SchemaOrName>| {
            let entries = map.iter().map(|(wire, _)| wire).chain(map.unreadable());
            entries.into_iter().find(|wire| wire.value.eq_ignore_ascii_case(name)).map(|wire| wire.span)
        };
        let file = self.b.scopes[self.scope].files.operations.as_ref().map(|read| &read.content);
        let client = file.and_then(|file| file.client.value());
        let sections = [&self.written.path, &self.written.query, &self.written.headers];
        let shared = client.into_iter().flat_map(|client| [&client.path, &client.query, &client.headers]);
        sections.into_iter().chain(shared).filter_map(|section| section.value()).find_map(find)
    }

    /// Whether every section that declares parameters could be read, and none has a name in another language.
    fn is_whole(&self, at: Span) -> bool {
        let sections = [&self.written.path, &self.written.query, &self.written.headers];
        let unread = sections.into_iter().any(|section| section.is_none() && !section.is_missing());
        !unread && !self.b.problems.has_unknown_key(at.file, &["parameters"])
    }

    fn is_in_path(&self, name: &str) -> bool {
        path::parameters(&self.operation.path).any(|parameter| parameter == name)
    }

    /// Notes the required parameters that the example does not give; one that is only misspelt is noted where it is.
    fn check_missing(&self, request: &Spanned<Map<Node>>) {
        let known = || self.operation.parameters.iter().map(|parameter| parameter.wire.as_str());
        let given = |name: &str| {
            request.value.iter().any(|(wire, _)| {
                wire.value.eq_ignore_ascii_case(name)
                    || !known().any(|known| known.eq_ignore_ascii_case(&wire.value))
                        && closest(&wire.value, known()) == Some(name)
            })
        };
        for parameter in &self.operation.parameters {
            if matches!(parameter.source, ParameterSource::Argument | ParameterSource::Client)
                && !given(&parameter.wire)
            {
                let kind = ExampleProblem::MissesParameter {
                    name: parameter.wire.clone(),
                    declared: self.place(&parameter.wire),
                };
                self.b.problem(request.span.at_start(), kind);
            }
        }
        if self.operation.body.as_ref().is_some_and(|body| body.required) && !given("body") {
            let declared = self.written.body.at();
            let kind = ExampleProblem::MissesParameter { name: "body".to_owned(), declared };
            self.b.problem(request.span.at_start(), kind);
        }
    }

    fn unknown(&self, wire: &Spanned<String>, node: &Node) {
        // The page's sample call usually shows the api-version, which is sent anyway.
        let file = self.b.scopes[self.scope].files.operations.as_ref().map(|read| &read.content);
        let version = file.and_then(|file| {
            let parameter = file.api_version_parameter.value().map_or("api-version", String::as_str);
            file.api_version.as_ref().filter(|_| parameter == wire.value)
        });
        match version {
            Some(version) if text(node).as_ref() == Some(&version.value) => {}
            Some(version) => {
                let checker = Checker { b: self.b, origin: Origin::Request };
                let constant = Value::String(version.value.clone());
                let _: Option<()> = checker.not_constant(node, &constant, &At::declared(version.span));
            }
            // A parameter that is declared but could not be resolved, or that the path names, has its own problem.
            None if self.place(&wire.value).is_some() || self.is_in_path(&wire.value) => {}
            None if !self.is_whole(wire.span) => {}
            // The page's sample call may show what the client sends by itself, such as the credential.
            None if parameter::OWN_HEADERS.iter().any(|own| wire.value.eq_ignore_ascii_case(own)) => {}
            None if self.key.is_some_and(|key| key.is_named(&wire.value)) => {}
            None => {
                let known = self.operation.parameters.iter().map(|parameter| parameter.wire.clone()).collect();
                self.b.problem(wire.span, ExampleProblem::UnknownParameter { name: wire.value.clone(), known });
            }
        }
    }
}

/// A header of a response; those that are not declared are kept too, but one that is only misspelt is reported.
fn check_header(b: &Builder<'_>, name: &Spanned<String>, node: &Node, declared: &[HeaderField], place: Option<Span>) {
    let known = || declared.iter().map(|header| header.wire.as_str());
    let lower = name.value.to_lowercase();
    let checker = Checker { b, origin: Origin::Response };
    match declared.iter().find(|header| header.wire == lower) {
        Some(header) => drop(checker.check(&unquoted(node), &header.ty, &place.map_or_else(At::root, At::declared))),
        None if closest(&lower, known()).is_some() => {
            let known = known().map(str::to_owned).collect();
            b.problem(name.span, ExampleProblem::UnknownHeader { name: name.value.clone(), known });
        }
        None => {}
    }
    if text(node).is_some_and(|text| text.contains(|c: char| c.is_control() && c != '\t')) {
        let (expected, found) = (Expected::HeaderValue, Found::ControlCharacter);
        b.problem(node.span, ValueProblem::OfWrongType { expected, found, path: String::new(), rule: None });
    }
}

/// A value outside of JSON without quotation marks: it is sent as text, and a page that shows it as JSON may quote numbers too.
fn unquoted(node: &Node) -> Node {
    let kind = match &node.kind {
        NodeKind::Scalar { text, .. } => {
            let plain = Node { kind: NodeKind::Scalar { text: text.clone(), plain: true }, ..node.clone() };
            return if plain.is_null() { node.clone() } else { plain };
        }
        NodeKind::Sequence(items) => NodeKind::Sequence(items.iter().map(unquoted).collect()),
        NodeKind::Mapping(entries) => {
            NodeKind::Mapping(entries.iter().map(|(key, value)| (key.clone(), unquoted(value))).collect())
        }
    };
    Node { kind, ..node.clone() }
}

fn endpoint_parameter(b: &Builder<'_>, scope: usize) -> Option<String> {
    let own = b.scopes[scope].files.operations.as_ref()?.content.endpoint.value();
    match own.or_else(|| auth::shared_endpoint(b, scope).map(|endpoint| &endpoint.value))? {
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

/// A body that is sent; `declared` is where the operation says so.
fn payload(b: &Builder<'_>, node: &Node, payload: &Payload, declared: Option<Span>) -> Option<Value> {
    let is_patch = matches!(payload, Payload::Json(_, media) if merge_patch::is_one(media));
    let origin = if is_patch { Origin::MergePatch } else { Origin::Request };
    of_payload(&Checker { b, origin }, node, payload, declared)
}

/// A body that is received.
fn received(b: &Builder<'_>, node: &Node, payload: &Payload, declared: Option<Span>) -> Option<Value> {
    of_payload(&Checker { b, origin: Origin::Response }, node, payload, declared)
}

fn of_payload(checker: &Checker<'_, '_>, node: &Node, payload: &Payload, declared: Option<Span>) -> Option<Value> {
    let at = declared.map_or_else(At::root, At::declared);
    match payload {
        Payload::Json(ty, _) => checker.check(node, ty, &at),
        Payload::Text(_) => checker.check(node, &Type::Scalar(Scalar::Text), &at),
        Payload::Bytes(_) => checker.check(node, &Type::Scalar(Scalar::Bytes), &at),
    }
}

fn resolve_response(
    b: &Builder<'_>,
    written: &Spanned<spec::ExampleResponse>,
    of: &spec::Operation,
    operation: &Operation,
) -> Option<ExampleResponse> {
    let Some(status) = written.value.status.as_ref() else {
        if written.value.status.is_missing() {
            let kind = KeyProblem::Missing { key: "status", of: KeyOwner::ExampleResponse };
            b.problem(written.span.at_start(), kind);
        }
        return None;
    };
    if !response::STATUSES.contains(&status.value) {
        return b.fail(status.span, ResponseProblem::StatusUnknown { status: status.value.to_string() });
    }
    let success = operation.successes.iter().find(|success| success.status == status.value);
    let error = operation.error_of(status.value);
    let declared = match (success, error) {
        (Some(success), _) => success.payload.clone(),
        (None, Some(error)) => error.payload.clone(),
        // A response that is declared but could not be resolved has its own problem.
        (None, None) if response::mentions(of, status.value) => return None,
        (None, None) => {
            let statuses = operation.successes.iter().map(|success| success.status);
            let errors = operation.errors.iter().map(|error| error.status.to_string());
            let known = statuses.map(|status| status.to_string()).chain(errors).collect();
            let responses = of.responses.at();
            return b.fail(status.span, ExampleProblem::UndeclaredStatus { status: status.value, known, responses });
        }
    };
    let body = match (written.value.body.as_ref(), &declared) {
        (Some(body), Some(declared)) => Some(received(b, &body.value, declared, response::place(of, status.value))?),
        (Some(body), None) => {
            let at = written.value.body.at().unwrap_or(body.span);
            let declared = response::place(of, status.value);
            b.fail(at, ExampleProblem::UnexpectedBody { status: status.value, declared })
        }
        (None, Some(_)) if written.value.body.is_missing() && operation.method != Method::Head => {
            let declared = response::place(of, status.value);
            b.fail(status.span, ExampleProblem::MissesBody { status: status.value, declared })
        }
        (None, _) => None,
    };
    let declared = success.map(|success| &success.headers).or(error.map(|error| &error.headers));
    let headers = written.value.headers.value().map(|map| &**map).unwrap_or_default();
    for (name, node) in headers {
        let place = response::header_place(of, status.value, &name.value);
        check_header(b, name, node, declared.map(Vec::as_slice).unwrap_or_default(), place);
    }
    let headers = headers.iter().filter_map(|(name, node)| Some((name.value.to_lowercase(), text(node)?))).collect();
    Some(ExampleResponse { status: status.value, headers, body })
}
