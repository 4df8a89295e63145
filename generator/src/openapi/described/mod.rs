//! Schemas of the language as schemas of OpenAPI 3.1; what only the language can say is under `x-spec`. Never an operation.

pub(super) mod body;

use super::session::Keys;
use crate::yaml::{Node, NodeKind};
use serde_json::{Value, json};

/// A tree of YAML, looked into by keys.
pub(super) trait YamlTree {
    /// The entries of a mapping; nothing for anything else.
    fn entries(&self) -> impl Iterator<Item = (&str, &Node)>;

    /// The value of a key.
    fn get(&self, key: &str) -> Option<&Node> {
        self.entries().find(|(name, _)| *name == key).map(|(_, value)| value)
    }

    /// The entries below a key.
    fn inside(&self, key: &str) -> impl Iterator<Item = (&str, &Node)> {
        self.get(key).into_iter().flat_map(YamlTree::entries)
    }
}

impl YamlTree for Node {
    fn entries(&self) -> impl Iterator<Item = (&str, &Node)> {
        let entries: &[_] = match &self.kind {
            NodeKind::Mapping(entries) => entries,
            NodeKind::Scalar { .. } | NodeKind::Sequence(_) => &[],
        };
        entries.iter().map(|(key, value)| (key.value.as_str(), value))
    }
}

/// The text of a key.
pub(super) fn text<'a>(node: &'a Node, key: &str) -> Option<&'a str> {
    word(node.get(key)?)
}

/// The text of a scalar; nothing where it stands for no value.
fn word(node: &Node) -> Option<&str> {
    match &node.kind {
        NodeKind::Scalar { .. } if node.is_null() => None,
        NodeKind::Scalar { text, .. } => Some(text),
        NodeKind::Sequence(_) | NodeKind::Mapping(_) => None,
    }
}

/// The texts of a list, or the only one.
pub(super) fn list(node: Option<&Node>) -> Vec<String> {
    match node.map(|node| &node.kind) {
        Some(NodeKind::Sequence(items)) => items.iter().filter_map(|item| Some(word(item)?.to_owned())).collect(),
        Some(NodeKind::Scalar { text, .. }) => vec![text.clone()],
        Some(NodeKind::Mapping(_)) | None => Vec::new(),
    }
}

/// A value whose scalars are texts, but for `true` and `false` and what stands for nothing.
pub(super) fn plain(node: &Node) -> Value {
    match &node.kind {
        NodeKind::Scalar { .. } if node.is_null() => Value::Null,
        NodeKind::Scalar { text, plain: true } if text == "true" || text == "false" => json!(text == "true"),
        NodeKind::Scalar { text, .. } => json!(text),
        NodeKind::Sequence(items) => items.iter().map(plain).collect(),
        NodeKind::Mapping(entries) => {
            entries.iter().map(|(key, value)| (key.value.clone(), plain(value))).collect::<Keys>().into()
        }
    }
}

/// A schema as it is, its amounts as numbers.
fn typed(node: &Node) -> Value {
    let entry = |(key, value): (&str, &Node)| {
        let is_amount = SAME.contains(&key) && word(value).is_some() && !["format", "pattern"].contains(&key);
        (key.to_owned(), if is_amount { value.to_json() } else { typed(value) })
    };
    match &node.kind {
        NodeKind::Mapping(_) => node.entries().map(entry).collect::<Keys>().into(),
        NodeKind::Sequence(_) | NodeKind::Scalar { .. } => plain(node),
    }
}

const NUMBERS: [&str; 6] = ["int32", "int64", "float", "double", "decimal", "unixtime"];

/// The keys that OpenAPI has too, with values as they are.
const SAME: [&str; 17] = [
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "pattern",
    "readOnly",
    "required",
    "uniqueItems",
    "writeOnly",
];

/// What refers to a model.
fn reference(model: &str) -> String {
    format!("#/components/schemas/{}", super::problem::escaped(model))
}

/// The models that schemas name.
pub(super) struct Described<'a> {
    pub(super) models: &'a [(&'a str, &'a Node)],
}

impl Described<'_> {
    fn model(&self, name: &str) -> Option<&Node> {
        self.models.iter().find(|(other, _)| *other == name).map(|(_, schema)| *schema)
    }

    /// A schema; `place` says where it is.
    pub(super) fn schema(&self, node: &Node, place: &str) -> Value {
        let (mut keys, mut own) = (Keys::new(), Keys::new());
        let kind = word(node).or(text(node, "type"));
        if kind == Some("true") {
            return json!({});
        }
        if let Some(kind) = kind.filter(|kind| *kind != "any") {
            let (key, value) = match self.model(kind) {
                Some(_) => ("$ref", json!(reference(kind))),
                None => ("type", json!(kind)),
            };
            keys.insert(key.to_owned(), value);
        }
        for (key, value) in node.entries() {
            self.key(node, place, (key, value), (&mut keys, &mut own));
        }
        if kind.is_none() {
            keys.extend(implied(node).map(|word| ("type".to_owned(), json!(word))));
        }
        if node.get("nullable").is_some_and(|it| word(it) == Some("true")) {
            nullable(&mut keys);
        }
        if !own.is_empty() {
            keys.insert("x-spec".to_owned(), Value::Object(own));
        }
        Value::Object(keys)
    }

    fn key(&self, node: &Node, place: &str, (key, value): (&str, &Node), (keys, own): (&mut Keys, &mut Keys)) {
        let mut put = |key: &str, value: Value| drop(keys.insert(key.to_owned(), value));
        match key {
            "type" | "nullable" | "discriminator" => {}
            "required" if word(value).is_some() => {}
            "doc" => put("description", plain(value)),
            "const" | "default" => put(key, self.value(node, value)),
            _ if SAME.contains(&key) => put(key, value.to_json()),
            "items" => put("items", self.schema(value, "item")),
            "additionalProperties" => put(key, self.schema(value, "item")),
            "properties" => {
                let all = node.inside("properties").map(|(name, it)| (name.to_owned(), self.schema(it, "property")));
                put("properties", Value::Object(all.collect()));
            }
            "extends" => {
                let parent = |name: &String| json!({ "$ref": reference(name) });
                put("allOf", list(Some(value)).iter().map(parent).collect());
            }
            "enum" => {
                let (values, about) = self.enumeration(node, value);
                put("enum", values);
                put("x-ms-enum", about);
                if matches!(value.kind, NodeKind::Mapping(_)) {
                    own.insert("enum".to_owned(), plain(value));
                }
            }
            "variants" => {
                let tag = text(node, "discriminator").unwrap_or_default();
                let named = value.entries().filter_map(|(tag, model)| Some((tag, word(model)?)));
                let mapping: Keys = named.map(|(tag, model)| (tag.to_owned(), json!(reference(model)))).collect();
                put("discriminator", json!({ "propertyName": tag, "mapping": mapping }));
                own.insert("variants".to_owned(), plain(value));
                own.insert("discriminator".to_owned(), json!(tag));
            }
            "secret" => put("x-ms-secret", json!(word(value) == Some("true"))),
            "closed" => {}
            "allowSlashes" | "style" if place == "parameter" => {}
            "deprecated" => {
                put("deprecated", json!(true));
                own.insert(key.to_owned(), plain(value));
            }
            _ => drop(own.insert(key.to_owned(), plain(value))),
        }
    }

    fn enumeration(&self, node: &Node, value: &Node) -> (Value, Value) {
        let is_integer = text(node, "type") == Some("integer");
        let one = |text: &str| match text.parse::<i64>() {
            Ok(number) if is_integer => json!(number),
            Ok(_) | Err(_) => json!(text),
        };
        let closed = node.get("closed").is_some_and(|closed| word(closed) == Some("true"));
        let mut about = json!({ "modelAsString": !closed });
        let values = match &value.kind {
            NodeKind::Mapping(entries) => {
                let meaning = |meaning: &Node| word(meaning).or(text(meaning, "doc")).unwrap_or_default().to_owned();
                let said = |(name, it): &(crate::source::Spanned<String>, Node)| json!({ "value": one(&name.value), "description": meaning(it) });
                about["values"] = entries.iter().map(said).collect();
                entries.iter().map(|(name, _)| one(&name.value)).collect()
            }
            NodeKind::Sequence(_) | NodeKind::Scalar { .. } => list(Some(value)).iter().map(|text| one(text)).collect(),
        };
        (values, about)
    }

    /// A value of a schema: text stays the text that it was typed as.
    fn value(&self, schema: &Node, value: &Node) -> Value {
        match word(value) {
            Some(text) if self.is_text(schema, 16) => json!(text),
            Some(_) | None => value.to_json(),
        }
    }

    /// Whether every value of a schema is a text.
    fn is_text(&self, schema: &Node, depth: usize) -> bool {
        match word(schema).or(text(schema, "type")) {
            Some("string") => true,
            Some(name) => depth > 0 && self.model(name).is_some_and(|model| self.is_text(model, depth - 1)),
            None => ["pattern", "minLength", "maxLength", "enum"].iter().any(|key| schema.get(key).is_some()),
        }
    }

    /// A parameter.
    pub(super) fn parameter(&self, name: &str, node: &Node, place: &str) -> Value {
        let mut schema = self.schema(node, "parameter");
        let mut parameter = json!({ "name": name, "in": place });
        if let Some(doc) = schema.as_object_mut().and_then(|keys| keys.shift_remove("description")) {
            parameter["description"] = doc;
        }
        let is_true = |key: &str| node.get(key).is_some_and(|it| word(it) == Some("true"));
        if is_true("required") || place == "path" {
            parameter["required"] = json!(true);
        }
        if is_true("allowSlashes") {
            parameter["x-ms-skip-url-encoding"] = json!(true);
        }
        let style = text(node, "style").unwrap_or("csv");
        let is_list = self.has(node, "items", 16);
        let (written, explode) = match style {
            "ssv" => (Some("spaceDelimited"), false),
            "pipes" => (Some("pipeDelimited"), false),
            "tsv" => (Some("tsv"), false),
            "multi" => (None, true),
            _ => (None, false),
        };
        if is_list {
            parameter["explode"] = json!(explode);
            written.iter().for_each(|style| parameter["style"] = json!(style));
        }
        let is_map = self.has(node, "additionalProperties", 16);
        if is_map && place == "query" {
            parameter["style"] = json!(style);
            parameter["explode"] = json!(true);
        } else if is_map {
            parameter["x-ms-header-collection-prefix"] = json!(name);
            parameter["x-spec"] = match typed(node) {
                Value::String(model) => json!({ "type": model }),
                keys => keys,
            };
        }
        parameter["schema"] = schema;
        parameter
    }

    /// Whether a schema, or the model that it names, has a key.
    fn has(&self, schema: &Node, key: &str, depth: usize) -> bool {
        let named = word(schema).or(text(schema, "type")).and_then(|name| self.model(name));
        schema.get(key).is_some() || depth > 0 && named.is_some_and(|model| self.has(model, key, depth - 1))
    }
}

/// The type that keys imply.
fn implied(node: &Node) -> Option<&'static str> {
    let has = |keys: &[&str]| keys.iter().any(|key| node.get(key).is_some());
    let is_number = text(node, "format").is_some_and(|format| NUMBERS.contains(&format));
    match () {
        () if has(&["variants", "properties", "extends", "additionalProperties"]) => Some("object"),
        () if has(&["items"]) => Some("array"),
        () if has(&["enum"]) => Some("string"),
        () if is_number || has(&["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]) => {
            Some("number")
        }
        () if has(&["format", "pattern", "minLength", "maxLength", "secret"]) => Some("string"),
        () => None,
    }
}

/// Allows `null` too.
fn nullable(keys: &mut Keys) {
    if let Some(reference) = keys.shift_remove("$ref") {
        keys.insert("anyOf".to_owned(), json!([{ "$ref": reference }, { "type": "null" }]));
    } else if let Some(word) = keys.get("type").cloned() {
        keys.insert("type".to_owned(), json!([word, "null"]));
        if let Some(values) = keys.get_mut("enum").and_then(Value::as_array_mut) {
            values.push(Value::Null);
        }
    } else {
        keys.insert("x-nullable".to_owned(), json!(true));
    }
}
