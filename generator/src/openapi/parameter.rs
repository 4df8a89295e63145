//! Parameters of a description: those of the path and of the operation together, each as a schema of the language; never a body.

use super::body;
use super::document::Node;
use super::form::{self, PARAMETER, Position};
use super::naming;
use super::problem::Cause;
use super::schema;
use super::session::{Dialect, Keys, Session};
use heck::ToSnakeCase;
use serde_json::{Value, json};

/// Headers that are sent without being asked for; OpenAPI 3.0.4, section 4.7.12, has the first three ignored.
const SENT: &[&str] = &["accept", "authorization", "content-type", "content-length", "host", "transfer-encoding"];

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum ParameterPlace {
    Path,
    Query,
    Header,
}

impl ParameterPlace {
    /// The key of an operation that lists the parameters there.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "headers",
        }
    }

    pub(super) const ALL: [Self; 3] = [Self::Path, Self::Query, Self::Header];
}

/// A parameter as it is written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Parameter {
    pub(super) name: String,
    pub(super) location: ParameterPlace,
    pub(super) written: Value,
    pub(super) required: bool,
    /// Whether the description leaves it to the client.
    pub(super) client: bool,
    /// What an example passes for it.
    pub(super) example: Option<Value>,
}

/// The parameters of an operation that are no body, and that which is one.
#[derive(Default)]
pub(super) struct Parameters<'a> {
    pub(super) list: Vec<Parameter>,
    pub(super) body: Option<Node<'a>>,
    /// The fields of a form in OpenAPI 2.0.
    pub(super) form: Vec<Node<'a>>,
    /// The parameter of the api-version, where there is one.
    pub(super) version: Option<Node<'a>>,
    /// The header that says what the body is, and whether it is shared.
    pub(super) content_type: Option<(Node<'a>, bool)>,
}

/// Reads the parameters of a path and of an operation on it; the operation's win.
pub(super) fn all<'a>(s: &mut Session<'a>, path: &Node<'a>, operation: &Node<'a>) -> Option<Parameters<'a>> {
    let mut nodes: Vec<(Node<'a>, bool)> = Vec::new();
    for written in path.items("parameters").into_iter().chain(operation.items("parameters")) {
        let node = s.follow(&written)?;
        let key = |node: &Node<'a>| Some((node.text("name")?, node.text("in")?));
        nodes.retain(|(other, _)| key(other).is_none() || key(other) != key(&node));
        nodes.push((node, written.get("$ref").is_some()));
    }
    let mut all = Parameters::default();
    for (node, shared) in nodes {
        let name = s.text(&node, "name")?;
        let location = match s.text(&node, "in")? {
            "body" => {
                all.body = Some(node);
                continue;
            }
            "query" if name.eq_ignore_ascii_case("api-version") => {
                all.version = Some(node);
                continue;
            }
            "path" => ParameterPlace::Path,
            "query" => ParameterPlace::Query,
            "header" if name.eq_ignore_ascii_case("content-type") => {
                all.content_type = Some((node, shared));
                continue;
            }
            "header" if SENT.contains(&name.to_lowercase().as_str()) => {
                s.say(&node, Cause::Key { key: name.to_owned() });
                continue;
            }
            "header" => ParameterPlace::Header,
            "cookie" => return s.fail(&node, Cause::Cookie {}),
            "formData" => {
                all.form.push(node);
                continue;
            }
            _ => return s.fail(&node, Cause::Malformed { expected: "a place of a parameter" }),
        };
        all.list.push(one(s, &node, name, location, shared)?);
    }
    Some(all)
}

/// The media type of a body, where that leaves it to the caller, as the boundary of a form in parts always is; it goes without saying elsewhere.
pub(super) fn content_type<'a>(s: &mut Session<'a>, all: &mut Parameters<'a>, body: Option<&Value>) -> Option<()> {
    let Some((node, shared)) = all.content_type.take() else {
        all.list.extend(body.filter(|body| body::is_in_parts(body)).map(|_| boundary()));
        return Some(());
    };
    let name = s.text(&node, "name")?;
    if body::is_open(body) {
        all.list.push(one(s, &node, name, ParameterPlace::Header, shared)?);
    } else {
        s.say(&node, Cause::Key { key: name.to_owned() });
    }
    Some(())
}

/// The header that tells where the parts of a form begin (RFC 7578, section 4.1).
fn boundary() -> Parameter {
    let doc = "The media type of the body with the boundary between its parts, as in `multipart/form-data; boundary=frontier`.";
    let written = json!({ "doc": doc, "type": "string", "required": true });
    let (name, location) = ("Content-Type".to_owned(), ParameterPlace::Header);
    Parameter { name, location, written, required: true, client: false, example: None }
}

fn one<'a>(
    s: &mut Session<'a>,
    node: &Node<'a>,
    name: &str,
    location: ParameterPlace,
    shared: bool,
) -> Option<Parameter> {
    let described = match s.dialect {
        Dialect::Swagger => node.clone(),
        Dialect::OpenApi => match node.get("schema") {
            Some(schema) => schema,
            None => return s.fail(node, Cause::ParameterNotScalar {}),
        },
    };
    let prefix = described.text("x-ms-header-collection-prefix").or(node.text("x-ms-header-collection-prefix"));
    let is_prefix = prefix.is_some() && location == ParameterPlace::Header;
    let mut keys = match is_prefix {
        true if node.get("x-spec").is_some() => own_map(s, node),
        true => Keys::from_iter([("additionalProperties".to_owned(), json!("string"))]),
        false => scalar(s, node, &described, location)?,
    };
    if s.dialect == Dialect::OpenApi {
        s.rest(node, &[PARAMETER, &["description", "deprecated", "x-ms-client-name", "x-ms-enum"]]);
        if let Some(doc) = node.text("description").and_then(form::doc) {
            keys.shift_remove("doc");
            keys.shift_insert(0, "doc".to_owned(), json!(doc));
        }
    }
    if node.is("allowEmptyValue") && keys.get("type").is_some_and(|word| word != "string") {
        s.say(node, Cause::Key { key: "allowEmptyValue".to_owned() });
    }
    let required = node.is("required");
    if required && location != ParameterPlace::Path {
        keys.insert("required".to_owned(), json!(true));
    }
    fix(&mut keys, required);
    // A default that is never used, since the value must be given.
    if required && keys.shift_remove("default").is_some() {
        s.say(node, Cause::Key { key: "default".to_owned() });
    }
    if node.is("x-ms-skip-url-encoding") && location == ParameterPlace::Path {
        keys.insert("allowSlashes".to_owned(), json!(true));
    }
    if location != ParameterPlace::Path {
        client_name(node, name, &mut keys);
    }
    let name = if is_prefix { prefix.unwrap_or(name) } else { name };
    let client = match node.text("x-ms-parameter-location") {
        Some(location) => location == "client",
        None => shared && name == "subscriptionId",
    };
    let (written, name) = (form::short(keys), name.to_owned());
    Some(Parameter { name, location, written, required, client, example: example(node, &described) })
}

/// The map that an export wrote for headers, with the model that it names.
fn own_map(s: &mut Session<'_>, node: &Node<'_>) -> Keys {
    let own = form::own(node);
    if let Some(model) = own.get("type").and_then(Value::as_str) {
        s.named(model);
    }
    own
}

/// The only value that a required parameter may have is sent always.
fn fix(keys: &mut Keys, required: bool) {
    let only = match keys.get("enum").and_then(Value::as_array).map(Vec::as_slice) {
        Some([only]) if required => only.clone(),
        _ => return,
    };
    for key in ["enum", "closed", "rustName"] {
        keys.shift_remove(key);
    }
    if keys.get("type").is_none() {
        keys.insert("type".to_owned(), json!("string"));
    }
    keys.insert("const".to_owned(), only);
}

/// The name in Rust that Azure's clients give it, where a field can have one.
pub(super) fn client_name(node: &Node<'_>, wire: &str, keys: &mut Keys) {
    let Some(name) = node.text("x-ms-client-name") else { return };
    let chosen = name.to_snake_case();
    let is_legal = chosen.starts_with(|first: char| first.is_ascii_lowercase()) && chosen.is_ascii();
    let is_word = ["self", "super", "crate"].contains(&chosen.as_str());
    if is_legal && !is_word && chosen != wire.to_snake_case() && !naming::needs_name(keys) {
        keys.insert("rustName".to_owned(), json!(chosen));
    }
}

/// A parameter that is a text, a number, or a list of those.
fn scalar<'a>(s: &mut Session<'a>, node: &Node<'a>, described: &Node<'a>, location: ParameterPlace) -> Option<Keys> {
    let whole = s.follow(described)?;
    let is_object = ["properties", "allOf", "additionalProperties"].iter().any(|key| whole.get(key).is_some())
        && whole.get("enum").is_none()
        && whole.text("type").is_none_or(|word| word == "object");
    let alone = whole.items("allOf").len() == 1 && whole.get("properties").is_none();
    if is_object && !alone || whole.text("type") == Some("object") {
        let Some(style) = map_style(s, node, &whole, location) else {
            return s.fail(node, Cause::ParameterNotScalar {});
        };
        let mut keys = schema::keys(s, described, Position::Parameter)?;
        keys.insert("style".to_owned(), json!(style));
        return Some(keys);
    }
    let mut keys = schema::keys(s, described, Position::Parameter)?;
    if keys.keys().all(|key| ["doc", "default", "const"].contains(&key.as_str())) {
        keys.insert("type".to_owned(), json!("string"));
    }
    if whole.text("type") == Some("array") {
        let style = style(s, node, location)?;
        keys.extend(style.map(|style| ("style".to_owned(), json!(style))));
    }
    Some(keys)
}

/// How the query has a map, each entry as a parameter of its own; nothing for any other object, and elsewhere.
fn map_style(s: &Session<'_>, node: &Node<'_>, whole: &Node<'_>, location: ParameterPlace) -> Option<&'static str> {
    let is_map = whole.get("additionalProperties").is_some_and(|it| it.value.is_object())
        && ["properties", "allOf"].iter().all(|key| whole.get(key).is_none());
    let is_exploded = node.get("explode").and_then(|node| node.value.as_bool());
    if !is_map || location != ParameterPlace::Query || s.dialect != Dialect::OpenApi {
        return None;
    }
    match node.text("style").unwrap_or("form") {
        "form" => is_exploded.unwrap_or(true).then_some("form"),
        "deepObject" => Some("deepObject"),
        _ => None,
    }
}

/// How a list is written; nothing where its items are separated by commas.
fn style<'a>(s: &mut Session<'a>, node: &Node<'a>, location: ParameterPlace) -> Option<Option<&'static str>> {
    let explode = node.get("explode").and_then(|node| node.value.as_bool());
    let written = match s.dialect {
        Dialect::Swagger => node.text("collectionFormat").unwrap_or("csv"),
        Dialect::OpenApi => match (node.text("style"), location) {
            (None | Some("form"), ParameterPlace::Query) if explode != Some(false) => "multi",
            (None | Some("form" | "simple"), _) => "csv",
            (Some("spaceDelimited"), _) => "ssv",
            (Some("pipeDelimited"), _) => "pipes",
            (Some(other), _) => other,
        },
    };
    match written {
        "csv" => Some(None),
        "ssv" => Some(Some("ssv")),
        "tsv" => Some(Some("tsv")),
        "pipes" => Some(Some("pipes")),
        "multi" => Some(Some("multi")),
        other => s.fail(node, Cause::ParameterStyle { style: other.to_owned() }),
    }
}

fn example(node: &Node<'_>, described: &Node<'_>) -> Option<Value> {
    let named = node.inside("examples").find_map(|(_, example)| example.follow().ok()?.get("value"));
    let found = node.get("example").or(named).or(described.get("example"));
    found.map(|node| node.value.clone())
}
