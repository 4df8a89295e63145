//! Objects of a description: their properties, what they extend, and unions, whose variants are the schemas that extend them; never
//! a schema that is no object.

use super::document::Node;
use super::form::{self, Position, ReadSchema, just};
use super::problem::Cause;
use super::session::{Dialect, Keys, Session};
use super::text;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The keys that are read here.
pub(super) const KEYS: &[&str] = &[
    "additionalProperties",
    "discriminator",
    "minProperties",
    "maxProperties",
    "properties",
    "required",
    "unevaluatedProperties",
    "x-ms-discriminator-value",
    "allOf",
    "oneOf",
    "anyOf",
];

/// The keys that are read of a schema without a name that an object takes in.
const PART: &[&str] = &["additionalProperties", "allOf", "description", "properties", "required", "type"];

/// How deep schemas are followed that extend each other.
const DEEPEST: usize = 16;

/// The keys of an object, a map or a union.
pub(super) fn read<'a>(s: &mut Session<'a>, node: &Node<'a>, position: Position, read: ReadSchema) -> Option<Keys> {
    let mut keys = Keys::new();
    let parents = parents(s, node)?;
    match &parents[..] {
        [] => {}
        [one] => drop(keys.insert("extends".to_owned(), one.clone())),
        several => drop(keys.insert("extends".to_owned(), several.to_vec().into())),
    }
    let union = discriminator(node).map(|tag| (tag, node.clone())).or_else(|| inherited(s, node, position));
    let variants = match &union {
        Some(_) if position != Position::Model && node.get("oneOf").is_none() => Keys::new(),
        Some((tag, declaring)) => variants(s, node, tag, declaring),
        None => Keys::new(),
    };
    let tag = union.as_ref().map(|(tag, _)| tag).filter(|_| !variants.is_empty());
    if let Some(tag) = tag {
        keys.insert("discriminator".to_owned(), json!(tag));
    }
    let mut properties = Keys::new();
    let parts = node.parts();
    parts.iter().skip(1).for_each(|part| s.rest(part, &[PART]));
    for part in &parts {
        for (name, property) in part.inside("properties") {
            let written = read(s, &property, Position::Property)?;
            if properties.get(name).is_some_and(|own| *own != written) {
                s.say(&property, Cause::Key { key: name.to_owned() });
            }
            properties.entry(name).or_insert(written);
        }
    }
    let mut required = required(node);
    let may_lack = form::own(node).contains_key("defaultVariant");
    if let Some(tag) = tag.filter(|tag| !may_lack && !required.contains(tag) && !is_inherited(node, tag, DEEPEST)) {
        // OpenAPI 2.0, Schema Object: the discriminator must be in the required property list.
        s.say(node, Cause::TagNotRequired { tag: tag.clone() });
        required.push(tag.clone());
    }
    open(s, node, tag, &variants, &mut properties);
    // What is required and not described may be anything; a tag is a text.
    for name in required.iter().chain(tag).filter(|name| !has(node, name, DEEPEST)) {
        properties.entry(name.clone()).or_insert_with(|| json!(if Some(name) == tag { "string" } else { "any" }));
    }
    if !required.is_empty() {
        keys.insert("required".to_owned(), json!(required));
    }
    additional(s, &parts, &properties, &mut keys, read)?;
    if !properties.is_empty() {
        keys.insert("properties".to_owned(), Value::Object(properties));
    }
    if !variants.is_empty() {
        keys.insert("variants".to_owned(), Value::Object(variants));
    }
    if keys.is_empty() {
        return Some(just("object"));
    }
    Some(keys)
}

/// Makes the tag a plain text, where it is an enumeration that lacks a variant.
fn open(s: &mut Session<'_>, node: &Node<'_>, tag: Option<&String>, variants: &Keys, properties: &mut Keys) {
    let Some(tag) = tag else { return };
    let Some(property) = node.get("properties").and_then(|all| all.get(tag)) else { return };
    let Ok(whole) = property.items("allOf").first().unwrap_or(&property).follow() else { return };
    let Some(values) = whole.get("enum").and_then(|values| values.value.as_array()) else { return };
    if let Some(value) = variants.keys().find(|value| !values.contains(&json!(value))) {
        s.say(&property, Cause::TagNotListed { value: value.clone() });
        properties.insert(tag.clone(), json!("string"));
    }
}

/// Whether a model that is extended requires a property.
fn is_inherited(node: &Node<'_>, name: &str, depth: usize) -> bool {
    let mut parents = node.items("allOf").into_iter().filter_map(|part| part.follow().ok());
    parents.any(|parent| {
        required(&parent).iter().any(|required| required == name) || depth > 0 && is_inherited(&parent, name, depth - 1)
    })
}

/// The names of the required properties.
fn required(node: &Node<'_>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in node.parts() {
        let listed = part.items("required").into_iter().filter_map(|name| Some(name.value.as_str()?.to_owned()));
        for name in listed {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// The names of the models that it extends; one without properties adds nothing.
fn parents<'a>(s: &mut Session<'a>, node: &Node<'a>) -> Option<Vec<Value>> {
    let mut names: Vec<Value> = Vec::new();
    for part in node.parts().iter().flat_map(|part| part.items("allOf")) {
        let Some(reference) = part.text("$ref") else { continue };
        let target = part.step(reference).map_err(|(_, cause)| s.say(&part, cause)).ok()?;
        let whole = s.follow(&target)?;
        let says = ["properties", "allOf", "discriminator"]
            .iter()
            .any(|key| whole.get(key).is_some_and(|node| !is_empty(&node)));
        if says && whole.pointer != node.pointer {
            let id = s.model(&target);
            let name = json!(s.models[id].name);
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    Some(names)
}

fn is_empty(node: &Node<'_>) -> bool {
    node.value.as_object().is_some_and(|map| map.is_empty())
}

/// Whether an object declares or inherits a property.
fn has(node: &Node<'_>, name: &str, depth: usize) -> bool {
    let own = node.get("properties").is_some_and(|properties| properties.get(name).is_some());
    own || depth > 0 && {
        let parents = node.items("allOf").into_iter().filter_map(|part| part.follow().ok());
        parents.into_iter().any(|parent| has(&parent, name, depth - 1))
    }
}

/// The schema of the properties that are not listed, and how many a map may have.
fn additional<'a>(
    s: &mut Session<'a>,
    parts: &[Node<'a>],
    properties: &Keys,
    keys: &mut Keys,
    read: ReadSchema,
) -> Option<()> {
    let is_map = properties.is_empty() && keys.is_empty();
    let node = &parts[0];
    let mut listed = parts.iter().filter_map(|part| part.get("additionalProperties"));
    if let Some(inner) = listed.find(|inner| inner.value != &json!(false)) {
        let any = inner.value == &json!(true) || is_empty(&inner);
        let written = if any { json!(true) } else { read(s, &inner, Position::Item)? };
        keys.insert("additionalProperties".to_owned(), written);
    }
    let limits = ["minProperties", "maxProperties"];
    if is_map && limits.iter().any(|limit| node.get(limit).is_some()) {
        keys.entry("additionalProperties").or_insert(json!(true));
        return text::amounts(s, node, &limits, keys);
    }
    for limit in limits.iter().filter_map(|limit| node.get(limit)) {
        s.say(&limit, Cause::Key { key: limit.key() });
    }
    Some(())
}

/// The property that tells the variants of a union apart.
fn discriminator(node: &Node<'_>) -> Option<String> {
    let written = node.get("discriminator")?;
    let name = written.value.as_str().or_else(|| written.text("propertyName"))?;
    Some(name.to_owned())
}

/// The discriminator of what a schema extends, with the schema that declares it, where values are of that schema and others extend it in turn.
fn inherited<'a>(s: &Session<'a>, node: &Node<'a>, position: Position) -> Option<(String, Node<'a>)> {
    let key = (node.file.to_owned(), node.pointer.clone());
    let is_union = position == Position::Model && s.children.contains_key(&key) && s.used_as_type.contains(&key);
    let mut next = if is_union { vec![node.clone()] } else { Vec::new() };
    for _ in 0..DEEPEST {
        next = next.iter().flat_map(|it| it.items("allOf")).filter_map(|parent| parent.follow().ok()).collect();
        if let Some(found) = next.iter().find_map(|parent| Some((discriminator(parent)?, parent.clone()))) {
            return Some(found);
        }
    }
    None
}

/// The variants of a union by the value of the discriminator, which `declaring` declares.
fn variants<'a>(s: &mut Session<'a>, node: &Node<'a>, tag: &str, declaring: &Node<'a>) -> Keys {
    let mut mapping: BTreeMap<(std::path::PathBuf, String), &str> = BTreeMap::new();
    let mut targets = Vec::new();
    let written = declaring.get("discriminator").into_iter().flat_map(|it| it.inside("mapping").collect::<Vec<_>>());
    for (value, reference) in written {
        let name = reference.value.as_str().unwrap_or_default();
        let whole = match s.dialect {
            Dialect::OpenApi if !name.contains(['#', '/', '.']) => format!("#/components/schemas/{name}"),
            Dialect::OpenApi | Dialect::Swagger => name.to_owned(),
        };
        match reference.step(&whole) {
            Ok(target) => {
                mapping.insert((target.file.to_owned(), target.pointer.clone()), value);
                targets.push(target);
            }
            Err((_, cause)) => s.say(&reference, cause),
        }
    }
    let own = (node.file.to_owned(), node.pointer.clone());
    if own != (declaring.file.to_owned(), declaring.pointer.clone()) {
        targets.clear();
    }
    let members = node.items("oneOf").into_iter().chain(node.items("anyOf"));
    targets.extend(members.filter_map(|member| member.step(member.text("$ref")?).ok()));
    descendants(s, node, &mut targets, DEEPEST);
    let mut found = Keys::new();
    let mut taken = Vec::new();
    targets.retain(|target| (target.file, &target.pointer) != (node.file, &node.pointer));
    let named = mapping.get(&own).map(|value| (*value).to_owned());
    let named = named.or_else(|| node.text("x-ms-discriminator-value").map(str::to_owned));
    if let Some(value) = named.filter(|_| !targets.is_empty()) {
        // Its own value is a variant without further properties.
        found.insert(value, Value::Null);
    }
    for target in targets {
        let key = (target.file.to_owned(), target.pointer.clone());
        if taken.contains(&key) {
            continue;
        }
        let value = match mapping.get(&key) {
            Some(value) => (*value).to_owned(),
            None => tagged(&target, tag),
        };
        let id = s.model(&target);
        found.entry(value).or_insert(json!(s.models[id].name));
        taken.push(key);
    }
    found
}

/// The value of the discriminator that stands for a schema: what Azure says, the only value that it may have, or its name.
fn tagged(target: &Node<'_>, tag: &str) -> String {
    let property = target.get("properties").and_then(|properties| properties.get(tag));
    let constant = property.and_then(|property| Some(property.text("const")?.to_owned()));
    let said = target.text("x-ms-discriminator-value").map(str::to_owned);
    said.or(constant).unwrap_or_else(|| target.key())
}

/// Every schema that extends one, or one that does.
fn descendants<'a>(s: &Session<'a>, node: &Node<'a>, into: &mut Vec<Node<'a>>, depth: usize) {
    let children = s.children.get(&(node.file.to_owned(), node.pointer.clone()));
    for child in children.into_iter().flatten().filter(|_| depth > 0) {
        into.push(child.clone());
        descendants(s, child, into, depth - 1);
    }
}
