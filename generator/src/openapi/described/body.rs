//! Bodies and answers of the language as OpenAPI 3.1 has them, and examples as Azure's files do; never a parameter.

use super::{Described, YamlTree, plain, text, word};
use crate::openapi::session::Keys;
use crate::yaml::{Node, NodeKind};
use serde_json::{Value, json};

impl Described<'_> {
    /// The body of a request.
    pub(in crate::openapi) fn request(&self, node: &Node) -> Value {
        let is_name = matches!(node.kind, NodeKind::Scalar { .. });
        let schema = if is_name { Some(node) } else { node.get("schema") };
        let required = node.get("required").is_none_or(|required| word(required) != Some("false"));
        let mut written =
            json!({ "required": required, "content": self.content(schema, text(node, "content-type"), true) });
        if let Some(doc) = text(node, "doc") {
            written["description"] = json!(doc);
        }
        written
    }

    /// The content of a body by its media type; nothing where there is none.
    fn content(&self, schema: Option<&Node>, media: Option<&str>, always: bool) -> Value {
        if schema.is_none() && media.is_none() && !always {
            return json!({});
        }
        let media = media.unwrap_or("application/json");
        let is_json = media.contains("json");
        let schema = match schema {
            Some(schema) => self.schema(schema, "body"),
            None if is_json => json!({}),
            None if media == "text/plain" => json!({ "type": "string" }),
            None => json!({ "type": "string", "format": "binary" }),
        };
        json!({ media: { "schema": schema } })
    }

    /// An answer.
    pub(in crate::openapi) fn response(&self, node: &Node) -> Value {
        let is_name = word(node).is_some_and(|name| !name.is_empty());
        let schema = if is_name { Some(node) } else { node.get("body") };
        let mut written = json!({ "description": text(node, "doc").unwrap_or_default() });
        let content = self.content(schema, text(node, "content-type"), false);
        if content != json!({}) {
            written["content"] = content;
        }
        let headers: Keys =
            node.inside("headers").map(|(name, header)| (name.to_owned(), self.header(header))).collect();
        if !headers.is_empty() {
            written["headers"] = Value::Object(headers);
        }
        let others = node.entries().filter(|(key, _)| !["doc", "body", "headers", "content-type"].contains(key));
        let own: Keys = others.map(|(key, value)| (key.to_owned(), plain(value))).collect();
        if !own.is_empty() {
            written["x-spec"] = Value::Object(own);
        }
        written
    }

    fn header(&self, node: &Node) -> Value {
        let is_required = node.get("required").is_some_and(|it| word(it) == Some("true"));
        let mut header = json!({ "schema": self.schema(node, "header") });
        if is_required {
            header["required"] = json!(true);
        }
        header
    }
}

/// The examples of an operation, as Azure's files have them.
pub(in crate::openapi) fn examples(operation: &Node) -> Value {
    let one = |(title, example): (&str, &Node)| {
        let parameters: Keys =
            example.inside("request").map(|(name, value)| (name.to_owned(), value.to_json())).collect();
        let answer = example.get("response");
        let status = answer.and_then(|answer| text(answer, "status")).unwrap_or("200").to_owned();
        let mut response = Keys::new();
        for key in ["headers", "body"] {
            response.extend(answer.and_then(|answer| answer.get(key)).map(|value| (key.to_owned(), value.to_json())));
        }
        (title.to_owned(), json!({ "parameters": parameters, "responses": { status: response } }))
    };
    operation.inside("examples").map(one).collect::<Keys>().into()
}
