//! An operation of a description as one of the language; never what the client keeps, which all operations decide together.

use super::document::Node;
use super::form;
use super::parameter::{self, Parameter, ParameterPlace, Parameters};
use super::problem::Cause;
use super::session::{Dialect, Keys, Session};
use super::{auth, body, example, listing};
use heck::ToUpperCamelCase;
use serde_json::{Value, json};

const METHODS: [&str; 6] = ["get", "put", "post", "patch", "delete", "head"];

/// An operation as the description has it, before it is read.
pub(super) struct DescribedOperation<'a> {
    pub(super) id: String,
    pub(super) method: &'a str,
    pub(super) path: &'a str,
    pub(super) item: Node<'a>,
    pub(super) node: Node<'a>,
}

/// Every operation, in the description's order.
pub(super) fn all<'a>(s: &mut Session<'a>) -> Vec<DescribedOperation<'a>> {
    let root = s.root.clone();
    let mut found = Vec::new();
    for (path, written) in root.inside("paths").chain(root.inside("x-ms-paths")) {
        if !path.starts_with('/') {
            continue;
        }
        let Some(item) = s.follow(&written) else { continue };
        for (method, node) in item.entries() {
            if METHODS.contains(&method) || ["options", "trace"].contains(&method) {
                let id = node.text("operationId").map_or_else(|| made_id(&node, method, path), str::to_owned);
                found.push(DescribedOperation { id, method, path, item: item.clone(), node });
            }
        }
    }
    found
}

/// An id for an operation that has none: its tag or the first word of its path, and what it does.
fn made_id(node: &Node<'_>, method: &str, path: &str) -> String {
    let tag = node.items("tags").first().and_then(|tag| tag.value.as_str());
    let group = tag.or_else(|| path.split('/').find(|part| !part.is_empty() && !part.contains('{'))).unwrap_or("Root");
    format!("{}_{}", group.to_upper_camel_case(), format!("{method} {path}").to_upper_camel_case())
}

/// An operation that was read, but for its parameters.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) parameters: Vec<Parameter>,
    /// The constant api-version that it asks for, if it asks for any.
    pub(super) version: Option<Option<String>>,
    pub(super) method: String,
    pub(super) path: String,
    /// A word that can follow the path where another operation has the same one.
    pub(super) fragment: String,
    pub(super) head: Keys,
    pub(super) tail: Keys,
}

/// Reads an operation; `prefix` comes before every path.
pub(super) fn read<'a>(s: &mut Session<'a>, found: &DescribedOperation<'a>, prefix: &str) -> Option<Draft> {
    let DescribedOperation { id, method, path, item, node } = found;
    if !METHODS.contains(method) {
        return s.fail(node, Cause::Method { method: method.to_uppercase() });
    }
    if !node.value.is_object() {
        return s.fail(node, Cause::Malformed { expected: "an operation" });
    }
    for own in item.items("servers").into_iter().chain(node.items("servers")) {
        s.say(&own, Cause::OwnServer { url: own.text("url").unwrap_or_default().to_owned() });
    }
    let mut parameters = parameter::all(s, item, node)?;
    let body = body::request(s, node, parameters.body.as_ref(), &parameters.form)?;
    parameter::content_type(s, &mut parameters, body.as_ref())?;
    let Parameters { list, body: body_parameter, form: _, version, content_type: _ } = parameters;
    let path = format!("{prefix}{}", with_constants(path, &list));
    agree(s, node, &path, &list)?;
    let mut head = Keys::new();
    let doc = node.text("description").or(node.text("summary")).and_then(form::doc);
    head.extend(doc.map(|doc| ("doc".to_owned(), json!(doc))));
    let source = node.get("externalDocs").and_then(|docs| docs.text("url"));
    head.extend(source.filter(|url| url.starts_with("https://")).map(|url| ("source".to_owned(), json!(url))));
    let mut tail = Keys::new();
    if let Some(body) = body {
        if *method == "head" {
            return s.fail(node, Cause::BodyOnHead {});
        }
        tail.insert("body".to_owned(), body);
    }
    let responses = responses(s, node)?;
    tail.insert("responses".to_owned(), Value::Object(responses));
    listing::read(s, node, id, method, &mut tail)?;
    let own = form::own(node);
    if let Some(result) = own.get("long-running").and_then(|own| own.get("result")?.as_str()) {
        s.named(result);
    }
    tail.extend(own);
    if let Some(own) = auth::of_operation(s, node) {
        tail.insert("auth".to_owned(), own);
    }
    let body_name = body_parameter.as_ref().map_or(Some("body"), |node| node.text("name"));
    if !tail.contains_key("examples") {
        let examples = example::read(s, node, &list, body_name, &tail);
        tail.extend((!examples.is_empty()).then(|| ("examples".to_owned(), Value::Object(examples))));
    }
    if node.is("deprecated") {
        tail.entry("deprecated").or_insert(json!("The service's description marks it as deprecated."));
    }
    s.rest(node, &[KEYS]);
    let version = version.map(|node| constant_version(s.dialect, &node));
    let draft = Draft {
        parameters: list,
        version,
        method: (*method).to_owned(),
        path,
        fragment: fragment(found.path, id),
        head,
        tail,
    };
    Some(draft).filter(|_| !id.is_empty())
}

const KEYS: &[&str] = &[
    "callbacks",
    "consumes",
    "deprecated",
    "description",
    "operationId",
    "parameters",
    "produces",
    "requestBody",
    "responses",
    "schemes",
    "security",
    "servers",
    "x-ms-examples",
    "x-ms-long-running-operation",
    "x-ms-long-running-operation-options",
    "x-ms-pageable",
];

fn constant_version(dialect: Dialect, node: &Node<'_>) -> Option<String> {
    let described = match dialect {
        Dialect::Swagger => node.clone(),
        Dialect::OpenApi => node.get("schema")?,
    };
    let only = described.text("const").map(str::to_owned);
    only.or_else(|| match &described.items("enum")[..] {
        [only] => only.value.as_str().map(str::to_owned),
        _ => None,
    })
}

/// A path with what is constant in its query, which tells it from others; what a parameter says is that parameter's.
fn with_constants(path: &str, parameters: &[Parameter]) -> String {
    // What follows `#` only tells two entries of the description apart.
    let path = path.split('#').next().unwrap_or_default();
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let is_constant = |pair: &&str| {
        let name = pair.split('=').next().unwrap_or_default();
        !name.is_empty() && !pair.contains('{') && parameters.iter().all(|parameter| parameter.name != name)
    };
    let constants: Vec<&str> = query.split('&').filter(is_constant).collect();
    if constants.is_empty() { path.to_owned() } else { format!("{path}?{}", constants.join("&")) }
}

/// What the description has after `#` to distinguish two entries, or else the id; without the characters that no fragment may have.
fn fragment(path: &str, id: &str) -> String {
    let is_plain = |c: &char| c.is_ascii_alphanumeric() || "-._~=&".contains(*c);
    let written: String = path.split_once('#').map_or("", |(_, word)| word).chars().filter(is_plain).collect();
    if written.is_empty() { id.chars().filter(is_plain).collect() } else { written }
}

/// The names in the braces of a path.
pub(super) fn names(path: &str) -> Vec<&str> {
    path.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect()
}

/// The path and its parameters name the same.
fn agree<'a>(s: &mut Session<'a>, node: &Node<'a>, path: &str, list: &[Parameter]) -> Option<()> {
    let names = names(path);
    let declared: Vec<&str> =
        list.iter().filter(|it| it.location == ParameterPlace::Path).map(|it| it.name.as_str()).collect();
    if let Some((at, name)) = names.iter().enumerate().find(|(at, name)| names[..*at].contains(name)) {
        return s.fail(node, Cause::ParameterTwice { name: names[at].max(name).to_string() });
    }
    let lonely = names.iter().find(|name| !declared.contains(name));
    match lonely.or_else(|| declared.iter().find(|name| !names.contains(name))) {
        Some(name) => s.fail(node, Cause::PathParameters { name: (*name).to_owned() }),
        None => Some(()),
    }
}

fn responses<'a>(s: &mut Session<'a>, node: &Node<'a>) -> Option<Keys> {
    let Some(listed) = node.get("responses").filter(|listed| listed.value.is_object()) else {
        return s.fail(node, Cause::Malformed { expected: "an operation with answers" });
    };
    let mut responses = Keys::new();
    for (status, written) in listed.entries().filter(|(status, _)| !status.starts_with("x-")) {
        let is_code = status.parse::<u16>().is_ok_and(|status| (100..600).contains(&status));
        let key = if is_code { status.to_owned() } else { status.to_uppercase() };
        let key = match key.as_str() {
            "3XX" | "4XX" | "5XX" => key,
            _ if is_code || status == "default" => status.to_owned(),
            _ => return s.fail(&written, Cause::StatusRange { range: status.to_owned() }),
        };
        let response = s.follow(&written)?;
        responses.insert(key, body::response(s, node, &response)?);
        let is_error = response.get("x-ms-error-response").and_then(|node| node.value.as_bool());
        if is_error == Some(status.starts_with('2')) {
            s.say(&response, Cause::Key { key: "x-ms-error-response".to_owned() });
        }
    }
    if !responses.keys().any(|status| status.starts_with('2') || status.starts_with('3')) {
        return s.fail(&listed, Cause::NoSuccess {});
    }
    Some(responses)
}

/// What two operations may not share: the method, the path without the names of its parameters, the constants of the query, and the media types
/// of the bodies.
pub(super) fn signature(draft: &Draft) -> String {
    let mut parts = draft.path.split('{');
    let literal: String = parts.next().unwrap_or_default().to_owned();
    let rest: String = parts.map(|part| format!("{{}}{}", part.split_once('}').map_or("", |(_, rest)| rest))).collect();
    let mut constants: Vec<String> = draft.parameters.iter().filter_map(constant).collect();
    constants.sort();
    let (sent, received) = media_types(draft);
    format!("{} {literal}{rest}?{} {sent} {received}", draft.method, constants.join("&"))
}

/// The media types of the request body and of the first body of a success.
fn media_types(draft: &Draft) -> (String, String) {
    let key = |name: &str| draft.head.get(name).or(draft.tail.get(name));
    let of = |body: Option<&Value>| {
        body.and_then(|body| body.get("content-type")?.as_str()).unwrap_or("application/json").to_owned()
    };
    let responses = key("responses").and_then(Value::as_object).into_iter().flatten();
    let received = responses.filter(|(status, _)| status.starts_with('2')).map(|(_, response)| response);
    (of(key("body")), of(received.into_iter().find(|response| !response.is_null())))
}

/// A parameter of the query that has the same value in every request, with it.
fn constant(parameter: &Parameter) -> Option<String> {
    let is_sent = parameter.location == ParameterPlace::Query && parameter.required;
    parameter.written.get("const").filter(|_| is_sent).map(|value| format!("{}={value}", parameter.name))
}
