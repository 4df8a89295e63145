//! From specs to descriptions in OpenAPI 3.1, for everybody else's tools; what only the language can say is under `x-spec`, from where an
//! import takes it back. Never a spec with mistakes, which may export as something else than was meant.

use super::described::{self, Described, YamlTree, body, plain, text};
use super::session::Keys;
use crate::diagnose::Problems;
use crate::source::Sources;
use crate::yaml::{self, Node, NodeKind};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// A description of one api-version.
#[derive(Clone, Debug)]
pub struct Exported {
    /// The folder of the api-version below the specs.
    pub folder: String,
    /// The description as JSON.
    pub text: String,
}

/// The description of every api-version of the specs below `root`.
pub fn export(root: &Path, sources: &Sources) -> Vec<Exported> {
    let mut files: BTreeMap<(String, String), Node> = BTreeMap::new();
    for (id, source) in sources.iter() {
        let below = source.path.strip_prefix(root).unwrap_or(&source.path);
        let folder = below.parent().map(|folder| folder.to_string_lossy().replace('\\', "/")).unwrap_or_default();
        let name = below.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(node) = yaml::read(id, source, &Problems::default()) {
            files.insert((folder, name), node);
        }
    }
    let operations = files.iter().filter(|((_, name), _)| name == "operations.yaml");
    let one = |((folder, _), node): (&(String, String), &Node)| {
        let document = ExportedVersion::new(folder, node, &files).document();
        let text = serde_json::to_string_pretty(&document).unwrap_or_default() + "\n";
        Exported { folder: folder.clone(), text }
    };
    operations.map(one).collect()
}

/// An api-version with the folders that it uses.
struct ExportedVersion<'a> {
    node: &'a Node,
    shared: Vec<&'a Node>,
    models: Vec<(&'a str, &'a Node)>,
}

impl<'a> ExportedVersion<'a> {
    fn new(folder: &str, node: &'a Node, files: &'a BTreeMap<(String, String), Node>) -> Self {
        let mut shared: Vec<&Node> = Vec::new();
        let mut queue = described::list(node.get("uses"));
        while let Some(name) = queue.pop() {
            let file = files.get(&(name, "types.yaml".to_owned()));
            if let Some(file) = file.filter(|file| !shared.iter().any(|other| std::ptr::eq(*other, *file))) {
                queue.extend(described::list(file.get("uses")));
                shared.push(file);
            }
        }
        let models = files.get(&(folder.to_owned(), "models.yaml".to_owned()));
        let mut all: Vec<(&str, &Node)> = Vec::new();
        for (name, schema) in [Some(node), models]
            .into_iter()
            .chain(shared.iter().copied().map(Some))
            .flatten()
            .flat_map(|file| file.inside("models"))
        {
            if !all.iter().any(|(other, _)| *other == name) {
                all.push((name, schema));
            }
        }
        Self { node, shared, models: all }
    }

    /// A key of the service, or of the first folder that it uses and that has one.
    fn key(&self, key: &str) -> Option<&'a Node> {
        self.node.get(key).or_else(|| self.shared.iter().find_map(|file| file.get(key)))
    }

    fn document(&self) -> Value {
        let described = Described { models: &self.models };
        let schemas: Keys =
            self.models.iter().map(|(name, schema)| ((*name).to_owned(), described.schema(schema, "model"))).collect();
        let title = text(self.node, "title").or(text(self.node, "service")).unwrap_or_default();
        let mut info = json!({ "title": title, "version": text(self.node, "api-version").unwrap_or_default() });
        if let Some(doc) = text(self.node, "doc") {
            info["description"] = json!(doc);
        }
        let mut own = Keys::new();
        let elsewhere = ["api-version", "doc", "client", "models", "operations"];
        for (key, value) in self.node.entries().filter(|(key, _)| !elsewhere.contains(key)) {
            own.insert(key.to_owned(), plain(value));
        }
        if let Some(order) = self.node.get("client").and_then(|client| client.get("arguments")) {
            own.insert("client".to_owned(), json!({ "arguments": plain(order) }));
        }
        let mut document = json!({ "openapi": "3.1.0", "info": info, "servers": [self.server()] });
        let mut components = json!({ "schemas": schemas });
        if let Some((scheme, scopes)) = self.key("auth").and_then(scheme) {
            components["securitySchemes"] = json!({ "auth": scheme });
            document["security"] = json!([{ "auth": scopes }]);
        }
        document["paths"] = Value::Object(self.paths(&described));
        document["components"] = components;
        document["x-spec"] = Value::Object(own);
        document
    }

    fn server(&self) -> Value {
        let Some(endpoint) = self.key("endpoint") else { return json!({ "url": "/" }) };
        let url = match &endpoint.kind {
            NodeKind::Scalar { text, .. } => Some(text.as_str()),
            NodeKind::Sequence(_) | NodeKind::Mapping(_) => text(endpoint, "public"),
        };
        match (url, text(endpoint, "parameter")) {
            (None, Some(name)) => {
                let variable = json!({ "default": "https://example.com", "description": text(endpoint, "doc").unwrap_or_default() });
                json!({ "url": format!("{{{name}}}"), "variables": { name: variable } })
            }
            (url, _) => json!({ "url": url.unwrap_or("/") }),
        }
    }

    fn paths(&self, described: &Described<'a>) -> Keys {
        let mut paths = Keys::new();
        for (id, operation) in self.node.inside("operations") {
            let request = METHODS.into_iter().find_map(|method| Some((method, text(operation, method)?)));
            let Some((method, path)) = request else { continue };
            let written = self.operation(described, id, operation, path);
            // A second operation of the method on the path is told apart by what follows `#`, which no request has.
            let is_taken = paths.get(path).is_some_and(|item| item.get(method).is_some());
            let path = if is_taken { format!("{path}#{id}") } else { path.to_owned() };
            let item = paths.entry(path).or_insert_with(|| json!({}));
            item[method] = written;
        }
        paths
    }

    fn operation(&self, described: &Described<'a>, id: &str, node: &'a Node, path: &str) -> Value {
        let mut written = Keys::from_iter([("operationId".to_owned(), json!(id))]);
        let mut own = Keys::new();
        let mut parameters: Vec<Value> = Vec::new();
        for (list, place) in [("path", "path"), ("query", "query"), ("headers", "header")] {
            let client = self.node.get("client").into_iter().flat_map(|client| client.inside(list));
            let client = client.filter(|(name, _)| list != "path" || path.contains(&format!("{{{name}}}")));
            let all = client.map(|it| (it, true)).chain(node.inside(list).map(|it| (it, false)));
            for ((name, schema), is_client) in all {
                let mut parameter = described.parameter(name, schema, place);
                parameter["x-ms-parameter-location"] = json!(if is_client { "client" } else { "method" });
                parameters.push(parameter);
            }
        }
        if text(self.node, "api-version-parameter").is_none() {
            parameters.push(
                json!({ "name": "api-version", "in": "query", "required": true, "schema": { "type": "string" } }),
            );
        }
        for (key, value) in node.entries() {
            match key {
                "doc" => drop(written.insert("description".to_owned(), plain(value))),
                "source" => drop(written.insert("externalDocs".to_owned(), json!({ "url": plain(value) }))),
                "body" => drop(written.insert("requestBody".to_owned(), described.request(value))),
                "responses" => {
                    let all = node.inside("responses").map(|(status, it)| (status.to_owned(), described.response(it)));
                    written.insert("responses".to_owned(), Value::Object(all.collect()));
                }
                "examples" => drop(written.insert("x-ms-examples".to_owned(), body::examples(node))),
                "auth" if plain(value) == json!("none") => drop(written.insert("security".to_owned(), json!([]))),
                "path" | "query" | "headers" => {}
                _ if METHODS.contains(&key) => {}
                _ => {
                    let standard = standard(key, value);
                    written.extend(standard.map(|(key, value)| (key.to_owned(), value)));
                    own.insert(key.to_owned(), plain(value));
                }
            }
        }
        // A parameter of the client that is not in the path has a value in an example all the same, and a response may lack its body.
        let is_known = |name: &str| name == "body" || parameters.iter().any(|it| it["name"] == json!(name));
        let says_more = |(_, example): (&str, &Node)| {
            let has_body = example.get("response").is_some_and(|response| response.get("body").is_some());
            !has_body || example.inside("request").any(|(name, _)| !is_known(name))
        };
        if node.inside("examples").any(says_more) {
            own.extend(node.get("examples").map(|examples| ("examples".to_owned(), examples.to_json())));
        }
        if !parameters.is_empty() {
            written.insert("parameters".to_owned(), Value::Array(parameters));
        }
        if !own.is_empty() {
            written.insert("x-spec".to_owned(), Value::Object(own));
        }
        Value::Object(written)
    }
}

const METHODS: [&str; 6] = ["get", "put", "post", "patch", "delete", "head"];

/// What OpenAPI and its extensions say of a key of an operation, beside what the language says.
fn standard(key: &str, value: &Node) -> Option<(&'static str, Value)> {
    match key {
        "deprecated" => Some(("deprecated", json!(true))),
        "paging" => {
            let link = text(value, "next-link").unwrap_or("nextLink");
            let link = (link != "none" && value.get("token").is_none()).then_some(link);
            Some((
                "x-ms-pageable",
                json!({ "itemName": text(value, "items").unwrap_or("value"), "nextLinkName": link }),
            ))
        }
        "long-running" if value.get("final-state").is_some() => Some(("x-ms-long-running-operation", json!(true))),
        _ => None,
    }
}

/// How a caller authenticates, and the scopes.
fn scheme(auth: &Node) -> Option<(Value, Value)> {
    if let Some(key) = auth.get("api-key") {
        let (place, name) = ["header", "query"].into_iter().find_map(|place| Some((place, text(key, place)?)))?;
        return Some((json!({ "type": "apiKey", "in": place, "name": name }), json!([])));
    }
    let url = text(auth, "oauth2")?;
    let scopes = described::list(auth.get("scopes"));
    let known: Keys = scopes.iter().map(|scope| (scope.clone(), json!(""))).collect();
    let flow = json!({ "implicit": { "authorizationUrl": url, "scopes": known } });
    Some((json!({ "type": "oauth2", "flows": flow }), json!(scopes)))
}
