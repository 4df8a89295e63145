//! A schema of a description as a schema of the language; never the parameters, bodies and answers that have it.

use super::document::Node;
use super::form::{self, Position, doc, just, short};
use super::problem::Cause;
use super::session::{Keys, Session};
use super::{enumeration, object, text};
use serde_json::{Value, json};

/// The keys that are read wherever a schema is.
const PLACE: &[&str] = &[
    "default",
    "deprecated",
    "description",
    "nullable",
    "readOnly",
    "type",
    "writeOnly",
    "x-ms-client-name",
    "x-ms-mutability",
    "x-ms-secret",
    "x-nullable",
];

/// Keywords that no key of the language says, and without which a schema would allow something else.
const UNSAYABLE: &[&str] = &[
    "contains",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "if",
    "not",
    "patternProperties",
    "prefixItems",
    "propertyNames",
    "then",
];

/// What is written for a schema: the name of a model or of a plain type, or its keys; nothing after a problem.
pub(super) fn read<'a>(s: &mut Session<'a>, node: &Node<'a>, position: Position) -> Option<Value> {
    let keys = keys(s, node, position)?;
    Some(short(keys))
}

/// The keys of a schema.
pub(super) fn keys<'a>(s: &mut Session<'a>, node: &Node<'a>, position: Position) -> Option<Keys> {
    match node.value {
        Value::Object(_) => {}
        Value::Bool(true) => return Some(Keys::new()),
        _ => return s.fail(node, Cause::Malformed { expected: "a schema" }),
    }
    if let Some(keyword) = UNSAYABLE.iter().find(|keyword| node.get(keyword).is_some()) {
        return s.fail(node, Cause::Keyword { keyword: (*keyword).to_owned() });
    }
    let one = alone(node).filter(|(_, one)| position != Position::Model || !is_object(one));
    let (through, reference) = one.as_ref().map_or(("$ref", node), |(through, one)| (*through, one));
    let around: &[&str] = if position == Position::Parameter { form::PARAMETER } else { &[] };
    if let Some(name) = reference.text("$ref") {
        let target = reference.step(name).map_err(|(_, cause)| s.say(reference, cause)).ok()?;
        let id = s.model(&target);
        let mut keys = place(s, node, Some(&target), position);
        keys.insert("type".to_owned(), json!(s.models[id].name));
        constant(s, node, &mut keys, position);
        keys.extend(form::own(node));
        s.rest(node, &[PLACE, &["const", through], around]);
        return Some(keys);
    }
    if let Some(keyword) = ["oneOf", "anyOf"].into_iter().find(|keyword| node.get(keyword).is_some()) {
        return one_of(s, node, keyword, position);
    }
    let mut keys = place(s, node, None, position);
    let (word, is_nullable) = word(s, node)?;
    if is_nullable && matches!(position, Position::Property | Position::Item) {
        keys.insert("nullable".to_owned(), json!(true));
    }
    if word != "object" && node.get("allOf").is_some() {
        return s.fail(node, Cause::Keyword { keyword: "allOf".to_owned() });
    }
    let (own, read) = match word {
        _ if node.get("enum").is_some() => (enumeration::read(s, node, word, position)?, enumeration::KEYS),
        "string" => (text::text(s, node)?, text::keys(node, word)),
        "integer" | "number" => (text::number(s, node, word)?, text::keys(node, word)),
        "boolean" => (just("boolean"), NONE),
        "array" => (list(s, node)?, LIST),
        "object" => (object::read(s, node, position, read)?, object::KEYS),
        _ => (Keys::new(), NONE),
    };
    keys.extend(own);
    constant(s, node, &mut keys, position);
    keys.extend(form::own(node));
    s.rest(node, &[PLACE, read, &["const"], around]);
    Some(keys)
}

/// The keys that are read of a schema whose type says everything.
const NONE: &[&str] = &[];

/// The keys that are read of a list.
const LIST: &[&str] = &["items", "minItems", "maxItems", "uniqueItems", "collectionFormat"];

/// The only schema that it extends, where it adds nothing but what holds for the place.
fn alone<'a>(node: &Node<'a>) -> Option<(&'static str, Node<'a>)> {
    let one = |key| Some((key, node.items(key).into_iter().next().filter(|_| node.items(key).len() == 1)?));
    let first = one("allOf").or_else(|| one("oneOf")).or_else(|| one("anyOf"))?;
    let adds = ["properties", "additionalProperties", "discriminator", "required", "enum", "x-ms-discriminator-value"];
    let is_plain = adds.iter().all(|key| node.get(key).is_none()) && first.1.get("$ref").is_some();
    is_plain.then_some(first)
}

/// Whether a schema has properties: a model that only extends it is one of its own.
fn is_object(node: &Node<'_>) -> bool {
    let whole = node.follow().ok();
    whole.is_some_and(|whole| ["properties", "allOf", "discriminator"].iter().any(|key| whole.get(key).is_some()))
}

/// The type, and whether `null` is one too.
fn word<'a>(s: &mut Session<'a>, node: &Node<'a>) -> Option<(&'a str, bool)> {
    let words: Vec<&str> = match node.get("type").map(|node| node.value) {
        Some(Value::String(word)) => vec![word],
        Some(Value::Array(words)) => words.iter().filter_map(Value::as_str).collect(),
        Some(_) => return s.fail(node, Cause::Malformed { expected: "a type" }),
        None => Vec::new(),
    };
    let is_nullable = words.contains(&"null");
    let mut words = words.into_iter().filter(|word| *word != "null");
    let Some(word) = words.next() else { return Some((implied(node), is_nullable)) };
    if words.next().is_some() {
        return s.fail(node, Cause::SeveralTypes {});
    }
    if !["string", "integer", "number", "boolean", "array", "object", "file", "any"].contains(&word) {
        return s.fail(node, Cause::Malformed { expected: "a type of JSON Schema" });
    }
    Some((word, is_nullable))
}

fn implied(node: &Node<'_>) -> &'static str {
    let has = |keys: &[&str]| keys.iter().any(|key| node.get(key).is_some());
    match () {
        () if has(&["properties", "allOf", "additionalProperties", "discriminator", "required"]) => "object",
        () if has(&["items"]) => "array",
        () if has(&["pattern", "minLength", "maxLength"]) => "string",
        () if has(&["minimum", "maximum", "multipleOf"]) => "number",
        () => "any",
    }
}

/// The keys that hold for the place of a schema; what a model says of the places where it is used is said there.
fn place<'a>(s: &mut Session<'a>, node: &Node<'a>, model: Option<&Node<'a>>, position: Position) -> Keys {
    let mut keys = Keys::new();
    if let Some(doc) = node.parts().iter().find_map(|part| part.text("description").and_then(doc)) {
        keys.insert("doc".to_owned(), json!(doc));
    }
    let says = |key: &str| node.is(key) || model.is_some_and(|model| model.is(key));
    let mutability: Option<Vec<&str>> = [Some(node), model].into_iter().flatten().find_map(|node| {
        let words = node.get("x-ms-mutability")?.value.as_array()?;
        Some(words.iter().filter_map(Value::as_str).collect())
    });
    let reads = mutability.as_ref().is_none_or(|words| words.contains(&"read"));
    let only_reads = mutability.as_ref().is_some_and(|words| words[..] == ["read"]);
    if let Some(limited) = node.get("x-ms-mutability").filter(|_| reads && !only_reads)
        && mutability.as_ref().is_some_and(|words| !["create", "update"].iter().all(|word| words.contains(word)))
    {
        s.say(&limited, Cause::Key { key: limited.key() });
    }
    let flags = [
        ("nullable", says("nullable") || says("x-nullable"), &[Position::Property, Position::Item][..]),
        ("readOnly", says("readOnly") || only_reads, &[Position::Property]),
        ("writeOnly", says("writeOnly") || !reads, &[Position::Property]),
    ];
    for (key, _, _) in flags.iter().filter(|(_, is, places)| *is && places.contains(&position)) {
        keys.insert((*key).to_owned(), json!(true));
    }
    if let Some(default) = node.get("default") {
        // A parameter is text, whatever its schema leaves open.
        let is_value = !default.value.is_null() || position == Position::Property && is_any(node);
        match position {
            Position::Property | Position::Parameter if is_value => {
                keys.insert("default".to_owned(), default.value.clone());
            }
            Position::Model
            | Position::Property
            | Position::Parameter
            | Position::Item
            | Position::Header
            | Position::Body => {
                s.say(&default, Cause::Key { key: "default".to_owned() });
            }
        }
    }
    if node.is("deprecated") && matches!(position, Position::Model | Position::Property | Position::Parameter) {
        keys.insert("deprecated".to_owned(), json!("The service's description marks it as deprecated."));
    }
    keys
}

/// Whether every value is one of the schema, as `null` is.
fn is_any(node: &Node<'_>) -> bool {
    let whole = node.follow().ok();
    whole.is_some_and(|whole| {
        ["type", "enum", "const"].iter().all(|key| whole.get(key).is_none()) && implied(&whole) == "any"
    })
}

/// The only value, as a constant where the place allows one.
fn constant<'a>(s: &mut Session<'a>, node: &Node<'a>, keys: &mut Keys, position: Position) {
    let Some(constant) = node.get("const") else { return };
    match position {
        Position::Property | Position::Parameter => drop(keys.insert("const".to_owned(), constant.value.clone())),
        Position::Model | Position::Item | Position::Header | Position::Body => {
            s.say(&constant, Cause::Key { key: "const".to_owned() });
        }
    }
}

fn list<'a>(s: &mut Session<'a>, node: &Node<'a>) -> Option<Keys> {
    let items = match node.get("items") {
        Some(items) => read(s, &items, Position::Item)?,
        None => json!("any"),
    };
    let mut keys = Keys::from_iter([("items".to_owned(), items)]);
    text::amounts(s, node, &["minItems", "maxItems"], &mut keys)?;
    if node.is("uniqueItems") {
        keys.insert("uniqueItems".to_owned(), json!(true));
    }
    Some(keys)
}

/// One of several schemas: `null` beside one, an enumeration that is open because any text is allowed beside it, or a union.
fn one_of<'a>(s: &mut Session<'a>, node: &Node<'a>, keyword: &'static str, position: Position) -> Option<Keys> {
    if node.get("discriminator").is_some() {
        let mut keys = place(s, node, None, position);
        keys.extend(object::read(s, node, position, read)?);
        s.rest(node, &[PLACE, object::KEYS]);
        return Some(keys);
    }
    let mut members = node.items(keyword);
    let count = members.len();
    members.retain(|member| member.text("type") != Some("null"));
    let is_nullable = members.len() < count;
    if members.len() > 1 {
        let is_any_text = |member: &Node<'_>| member.text("type") == Some("string") && member.get("enum").is_none();
        let rest: Vec<_> = members.iter().filter(|member| !is_any_text(member)).cloned().collect();
        if let [only] = &rest[..]
            && only.follow().is_ok_and(|target| target.get("enum").is_some())
        {
            members = rest;
        }
    }
    let [only] = &members[..] else { return s.fail(node, Cause::OneOf { keyword }) };
    let mut own = place(s, node, None, position);
    own.extend(keys(s, only, position)?);
    constant(s, node, &mut own, position);
    own.extend(form::own(node));
    if is_nullable && matches!(position, Position::Property | Position::Item) {
        own.insert("nullable".to_owned(), json!(true));
    }
    s.rest(node, &[PLACE, &["const", keyword]]);
    Some(own)
}
