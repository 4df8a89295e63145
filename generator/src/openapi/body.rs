//! Bodies of a description, of requests and of answers: which media type is taken, and what is written for the schema; never a status code.

use super::document::Node;
use super::form::{self, Position};
use super::problem::Cause;
use super::schema;
use super::session::{Dialect, Keys, Session};
use serde_json::{Value, json};

/// A body: its media type where that is not JSON, and its schema where that is.
pub(super) struct Body {
    pub(super) media: Option<String>,
    pub(super) schema: Option<Value>,
}

/// The body of a request, as it is written; nothing where there is none. In OpenAPI 2.0, `parameter` is the body and `fields` are those of a form.
pub(super) fn request<'a>(
    s: &mut Session<'a>,
    operation: &Node<'a>,
    parameter: Option<&Node<'a>>,
    fields: &[Node<'a>],
) -> Option<Option<Value>> {
    let (node, body) = match (parameter, operation.get("requestBody")) {
        (Some(node), _) => {
            let media = media(operation, &s.root, "consumes");
            (node.clone(), swagger(s, node, &media)?)
        }
        (None, None) if !fields.is_empty() => {
            let field = fields.iter().find(|field| field.is("required")).unwrap_or(&fields[0]);
            let media = media(operation, &s.root, "consumes");
            let written = media.iter().map(|media| essence(media)).find(|media| FORMS.contains(&media.as_str()));
            (field.clone(), html_form(s, operation, &written.unwrap_or_else(|| FORMS[0].to_owned())))
        }
        (None, Some(written)) => {
            let node = s.follow(&written)?;
            s.rest(&node, &[&["content", "description", "required", "x-ms-client-name", "x-ms-parameter-location"]]);
            (node.clone(), content(s, &node)?)
        }
        (None, None) => return Some(None),
    };
    let Some(Body { media, schema }) = body else { return Some(None) };
    let mut keys = Keys::new();
    if let Some(doc) = node.text("description").and_then(form::doc) {
        keys.insert("doc".to_owned(), json!(doc));
    }
    keys.extend(schema.map(|schema| ("schema".to_owned(), schema)));
    keys.extend(media.map(|media| ("content-type".to_owned(), json!(media))));
    if !node.is("required") {
        keys.insert("required".to_owned(), json!(false));
    }
    let is_model = |s: &Session<'a>, name: &Value| s.models.iter().any(|model| *name == json!(model.name));
    let written = match keys.get("schema") {
        Some(name) if keys.len() == 1 && is_model(s, name) => name.clone(),
        Some(_) | None => Value::Object(keys),
    };
    Some(Some(written))
}

/// The media types that an operation says, or the whole description.
pub(super) fn media(operation: &Node<'_>, root: &Node<'_>, key: &str) -> Vec<String> {
    let own = if operation.get(key).is_some() { operation.items(key) } else { root.items(key) };
    own.into_iter().filter_map(|media| Some(media.value.as_str()?.to_owned())).collect()
}

/// The body of OpenAPI 2.0: a schema beside the media types of the operation.
pub(super) fn swagger<'a>(s: &mut Session<'a>, node: &Node<'a>, media: &[String]) -> Option<Option<Body>> {
    if node.text("in") == Some("body") {
        let known = ["description", "in", "name", "required", "schema", "x-ms-client-name", "x-ms-parameter-location"];
        s.rest(node, &[&known]);
    }
    let Some(described) = node.get("schema") else { return Some(None) };
    let json = "application/json".to_owned();
    let taken = choose(media.iter()).unwrap_or(&json).clone();
    others(s, node, &taken, media);
    one(s, &described, Some(&described), &taken).map(Some)
}

/// The body of OpenAPI 3: a schema for each media type.
pub(super) fn content<'a>(s: &mut Session<'a>, node: &Node<'a>) -> Option<Option<Body>> {
    let all: Vec<(String, Node<'a>)> = node.inside("content").map(|(key, node)| (key.to_owned(), node)).collect();
    let Some(taken) = choose(all.iter().map(|(media, _)| media)).cloned() else { return Some(None) };
    let media: Vec<String> = all.iter().map(|(media, _)| media.clone()).collect();
    others(s, node, &taken, &media);
    let (_, body) = all.into_iter().find(|(media, _)| *media == taken)?;
    s.rest(&body, &[&["schema", "examples"]]);
    one(s, &body, body.get("schema").as_ref(), &taken).map(Some)
}

/// JSON before text before anything else.
fn choose<'m>(all: impl Iterator<Item = &'m String> + Clone) -> Option<&'m String> {
    let find = |wanted: &dyn Fn(&str) -> bool| all.clone().find(|media| wanted(&essence(media)));
    find(&|media| media == "application/json")
        .or_else(|| find(&is_json))
        .or_else(|| find(&|media| media == "text/plain"))
        .or_else(|| all.clone().next())
}

/// A media type without its parameters.
fn essence(media: &str) -> String {
    media.split(';').next().unwrap_or_default().trim().to_lowercase()
}

/// Whether a media type has a parameter that chooses among forms of its content; JSON is UTF-8 whatever `charset` says (RFC 8259).
fn says_more(media: &str) -> bool {
    media.split(';').skip(1).any(|parameter| !parameter.trim_start().to_lowercase().starts_with("charset"))
}

/// Whether a body, as it is written, is text or bytes, whose media type may be left to the caller.
pub(super) fn is_open(body: Option<&Value>) -> bool {
    body.and_then(Value::as_object).is_some_and(|body| !body.contains_key("schema"))
}

fn is_json(media: &str) -> bool {
    media == "application/json" || media == "text/json" || media.ends_with("+json")
}

/// Any media type.
const ANY: &str = "*/*";

/// Whether a body of any media type is described as what JSON alone can be: an object, or a list.
fn is_any_json(essence: &str, schema: Option<&Node<'_>>) -> bool {
    essence == ANY && schema.is_some_and(|it| ["properties", "items", "allOf"].iter().any(|key| it.get(key).is_some()))
}

fn others(s: &mut Session<'_>, node: &Node<'_>, taken: &str, all: &[String]) {
    let other = |media: &&String| essence(media) != essence(taken) && !(is_json(taken) && is_json(&essence(media)));
    let others: Vec<String> = all.iter().filter(other).map(|media| format!("`{media}`")).collect();
    if !others.is_empty() {
        s.say(node, Cause::MediaTypes { taken: taken.to_owned(), others: others.join(", ") });
    }
}

/// The media types of forms (WHATWG HTML, section 4.10.21; RFC 7578).
const FORMS: [&str; 2] = ["application/x-www-form-urlencoded", "multipart/form-data"];

/// A form, which is passed as bytes.
fn html_form(s: &mut Session<'_>, node: &Node<'_>, media: &str) -> Option<Body> {
    s.say(node, Cause::FormBody { media: media.to_owned() });
    Some(Body { media: Some(media.to_owned()), schema: None })
}

/// Whether a body, as it is written, is a form in parts, whose boundary only the caller knows.
pub(super) fn is_in_parts(body: &Value) -> bool {
    body.get("content-type").is_some_and(|media| media == FORMS[1])
}

fn one<'a>(s: &mut Session<'a>, node: &Node<'a>, described: Option<&Node<'a>>, media: &str) -> Option<Body> {
    let essence = essence(media);
    if FORMS.contains(&essence.as_str()) {
        return html_form(s, node, &essence);
    }
    let whole = described.and_then(|described| described.follow().ok());
    let word = whole.as_ref().and_then(|whole| whole.text("type"));
    let is_file = word == Some("file")
        || word == Some("string") && whole.as_ref().is_some_and(|it| it.text("format") == Some("binary"));
    if (is_json(&essence) || is_any_json(&essence, whole.as_ref())) && !is_file {
        let schema = match described {
            Some(described) => schema::read(s, described, Position::Body)?,
            None => json!("any"),
        };
        let is_plain = essence == "application/json" || essence == "text/json" || essence == ANY;
        let media = if says_more(media) { Some(media.trim().to_owned()) } else { Some(essence).filter(|_| !is_plain) };
        return Some(Body { media, schema: Some(schema) });
    }
    if essence == "text/plain" && word == Some("string") && !is_file {
        return Some(Body { media: Some(essence), schema: None });
    }
    if described.is_some() && !is_file {
        s.say(node, Cause::BodyAsBytes { media: essence.clone() });
    }
    let is_range = essence.contains('*') || !essence.contains('/') || is_json(&essence) || essence == "text/plain";
    let media = if is_range { "application/octet-stream".to_owned() } else { essence };
    Some(Body { media: Some(media), schema: None })
}

/// The keys of an answer: its body and headers.
pub(super) fn response<'a>(s: &mut Session<'a>, operation: &Node<'a>, node: &Node<'a>) -> Option<Value> {
    let mut keys = Keys::new();
    if let Some(doc) = node.text("description").and_then(form::doc) {
        keys.insert("doc".to_owned(), json!(doc));
    }
    let body = match s.dialect {
        Dialect::Swagger => swagger(s, node, &media(operation, &s.root.clone(), "produces"))?,
        Dialect::OpenApi => content(s, node)?,
    };
    let is_empty = ["204", "205", "304"].contains(&node.key().as_str());
    if is_empty && body.is_some() {
        s.say(node, Cause::BodyWithoutContent {});
    }
    if let Some(Body { media, schema }) = body.filter(|_| !is_empty) {
        keys.extend(schema.map(|schema| ("body".to_owned(), schema)));
        keys.extend(media.map(|media| ("content-type".to_owned(), json!(media))));
    }
    let mut headers = Keys::new();
    for (name, written) in node.inside("headers") {
        let header = s.follow(&written)?;
        let described = match s.dialect {
            Dialect::Swagger => Some(header.clone()),
            Dialect::OpenApi => header.get("schema"),
        };
        let mut own = match &described {
            Some(described) => schema::keys(s, described, Position::Header)?,
            None => form::just("string"),
        };
        if header.is("required") {
            own.insert("required".to_owned(), json!(true));
        }
        if let Some(doc) = header.text("description").and_then(form::doc) {
            own.shift_remove("doc");
            own.shift_insert(0, "doc".to_owned(), json!(doc));
        }
        if own.keys().all(|key| key == "doc") {
            own.insert("type".to_owned(), json!("string"));
        }
        headers.insert(name.to_owned(), form::short(own));
    }
    if !headers.is_empty() {
        keys.insert("headers".to_owned(), Value::Object(headers));
    }
    keys.extend(form::own(node));
    s.rest(node, &[&["content", "description", "examples", "headers", "schema", "x-ms-error-response", "links"]]);
    Some(match keys.get("body") {
        None if keys.is_empty() => Value::Null,
        Some(Value::String(name)) if keys.len() == 1 && s.models.iter().any(|model| model.name == *name) => json!(name),
        Some(_) | None => Value::Object(keys),
    })
}
