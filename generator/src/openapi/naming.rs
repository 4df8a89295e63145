//! Names in Rust for what would clash: models, and schemas in the middle of others, which are named after their property or parameter;
//! never a name where the derived one will do.

use super::session::Keys;
use heck::{ToSnakeCase, ToUpperCamelCase};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};

/// Whether a type in Rust is made of a schema in the middle of another.
pub(super) fn needs_name(keys: &Keys) -> bool {
    let is_empty = |key: &str, value: &Value| key.starts_with("min") && key != "minimum" && *value == json!(0);
    let asks = |key: &str| keys.get(key).is_some_and(|value| !is_empty(key, value) && *value != json!(false));
    NAMED.iter().any(|key| asks(key))
}

/// Keys that make a type.
const NAMED: [&str; 18] = [
    "enum",
    "properties",
    "extends",
    "discriminator",
    "pattern",
    "minLength",
    "maxLength",
    "secret",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
];

/// The names that are taken, each with what has it: a model, or a schema without its words.
pub(super) struct TakenNames<'r> {
    is_reserved: &'r dyn Fn(&str) -> bool,
    taken: HashMap<String, Option<Value>>,
    /// The names that schemas got instead of their derived one, by that and by what they allow: equal ones are one type.
    given: HashMap<(String, Value), String>,
}

impl<'r> TakenNames<'r> {
    pub(super) fn new(is_reserved: &'r dyn Fn(&str) -> bool) -> Self {
        Self { is_reserved, taken: HashMap::new(), given: HashMap::new() }
    }

    /// Gives each model a name of its own, then each schema inside the models.
    pub(super) fn models(&mut self, models: &mut [(String, Value)]) {
        let mut chosen = Vec::new();
        for (name, written) in models.iter() {
            let made = made(name);
            let said = written.get("rustName").and_then(Value::as_str);
            let free = self.free(said.unwrap_or(&made), "Model");
            self.taken.insert(free.to_snake_case(), None);
            chosen.push((free != made).then_some(free));
        }
        for ((name, written), chosen) in models.iter_mut().zip(chosen) {
            if let Some(chosen) = chosen {
                let mut keys = written.as_object().cloned().unwrap_or_default();
                if let Value::String(word) = &*written {
                    keys.insert("type".to_owned(), json!(word));
                }
                keys.insert("rustName".to_owned(), json!(chosen));
                *written = Value::Object(keys);
            }
            self.inside(written, name, &name.to_upper_camel_case());
        }
    }

    /// The name, or one that is free: with `word`, then with numbers.
    fn free(&self, name: &str, word: &str) -> String {
        let is_free = |name: &String| !self.taken.contains_key(&name.to_snake_case()) && !(self.is_reserved)(name);
        let numbered = (2..).map(|number| format!("{name}{number}"));
        let names = [name.to_owned(), format!("{name}{word}")].into_iter().chain(numbered);
        names.into_iter().find(is_free).unwrap_or_else(|| name.to_owned())
    }

    /// Gives a schema in the middle of another a name where the derived one is taken by something else.
    pub(super) fn schema(&mut self, written: &mut Value, documented: &str, owner: &str) {
        self.inside(written, documented, owner);
        let Value::Object(keys) = &mut *written else { return };
        if needs_name(keys) && keys.get("type").is_none_or(is_plain) {
            self.take(keys, documented, owner);
        }
    }

    /// Gives a path parameter a name: a text of no constraint has a type of its own there too.
    fn path_parameter(&mut self, written: &mut Value, documented: &str, owner: &str) {
        let is_text = |written: &Value| *written == json!("string") || written.get("type") == Some(&json!("string"));
        // Every other format is a type of the runtime.
        let is_own = |format: &Value| ["uuid", "uri", "arm-id"].iter().any(|it| format == it);
        if !is_text(written) || written.get("format").is_some_and(|format| !is_own(format)) {
            return self.schema(written, documented, owner);
        }
        let mut keys = match &*written {
            Value::Object(keys) => keys.clone(),
            word => Keys::from_iter([("type".to_owned(), word.clone())]),
        };
        self.take(&mut keys, documented, owner);
        *written = super::form::short(keys);
    }

    /// Takes the derived name, or one that is free.
    fn take(&mut self, keys: &mut Keys, documented: &str, owner: &str) {
        let said = keys.get("rustName").and_then(Value::as_str).map(str::to_owned);
        let first = said.unwrap_or_else(|| made(documented));
        let form = bare(&Value::Object(keys.clone()));
        let own = format!("{owner}{}", documented.to_upper_camel_case());
        let key = (first.clone(), form.clone());
        let given = self.given.get(&key).cloned();
        let names = [Some(first.clone()), given, Some(made(&own))];
        let mut candidates = names.into_iter().flatten().chain((2..).map(|number| format!("{own}{number}")));
        let fits = |name: &String| match self.taken.get(&name.to_snake_case()) {
            Some(other) => other.as_ref() == Some(&form),
            None => !(self.is_reserved)(name) && !name.is_empty(),
        };
        let name = candidates.find(fits).unwrap_or(first);
        if name == made(documented) {
            keys.shift_remove("rustName");
        } else {
            keys.insert("rustName".to_owned(), json!(name));
        }
        self.taken.insert(name.to_snake_case(), Some(form));
        self.given.entry(key).or_insert(name);
    }

    /// The schemas inside a schema.
    fn inside(&mut self, written: &mut Value, documented: &str, owner: &str) {
        let Value::Object(keys) = written else { return };
        let item = format!("{documented}Item");
        for key in ["items", "additionalProperties"] {
            if let Some(inner) = keys.get_mut(key) {
                self.schema(inner, &item, owner);
            }
        }
        for (name, property) in keys.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten() {
            self.schema(property, name, owner);
        }
        variants(keys);
        if let Some(properties) = keys.get_mut("properties").and_then(Value::as_object_mut) {
            fields(properties, &mut HashSet::new());
        }
    }

    /// The schemas of an operation.
    pub(super) fn operation(&mut self, keys: &mut Keys, id: &str) {
        let owner = id.to_upper_camel_case();
        for (name, written) in keys.get_mut("path").and_then(Value::as_object_mut).into_iter().flatten() {
            self.path_parameter(written, name, &owner);
        }
        let mut seen: HashSet<String> = HashSet::new();
        for list in ["path", "query", "headers"] {
            let Some(list) = keys.get_mut(list).and_then(Value::as_object_mut) else { continue };
            for (name, written) in &mut *list {
                self.schema(written, name, &owner);
            }
            fields(list, &mut seen);
        }
        if let Some(body) = keys.get_mut("body").and_then(|body| body.get_mut("schema")) {
            self.schema(body, "Body", &owner);
        }
        for (status, response) in keys.get_mut("responses").and_then(Value::as_object_mut).into_iter().flatten() {
            if let Some(body) = response.get_mut("body") {
                self.schema(body, &format!("Response{status}"), &owner);
            }
            for (name, header) in response.get_mut("headers").and_then(Value::as_object_mut).into_iter().flatten() {
                self.schema(header, name, &owner);
            }
        }
    }
}

/// The type's name that is derived from a documented one.
fn made(documented: &str) -> String {
    let name: String = documented.to_upper_camel_case().chars().filter(char::is_ascii_alphanumeric).collect();
    let name = if documented.is_ascii() { name } else { String::new() };
    match name.chars().next() {
        Some(first) if first.is_ascii_digit() => format!("N{name}"),
        Some(_) => name,
        None => "Unnamed".to_owned(),
    }
}

fn is_plain(word: &Value) -> bool {
    word.as_str().is_some_and(|word| ["string", "integer", "number", "boolean", "object", "array"].contains(&word))
}

/// A schema without what makes no difference to the values that it allows.
pub(super) fn bare(written: &Value) -> Value {
    const WORDS: [&str; 10] = [
        "doc",
        "nullable",
        "readOnly",
        "writeOnly",
        "default",
        "deprecated",
        "rustName",
        "const",
        "style",
        "arguments",
    ];
    let Value::Object(keys) = written else { return written.clone() };
    let kept = keys.iter().filter(|(key, value)| {
        let is_flag = *key == "required" && value.is_boolean();
        !is_flag && *key != "allowSlashes" && !WORDS.contains(&key.as_str())
    });
    kept.map(|(key, value)| {
        let value = match (key.as_str(), value) {
            ("items" | "additionalProperties", inner) => bare_inside(inner),
            ("properties", Value::Object(inner)) => {
                inner.iter().map(|(name, inner)| (name.clone(), bare_inside(inner))).collect::<Keys>().into()
            }
            ("enum", Value::Object(values)) => {
                values.iter().map(|(value, meaning)| json!([value, meaning.get("rustName")])).collect()
            }
            ("enum", Value::Array(values)) => values.iter().map(|value| json!([value, null])).collect(),
            (_, other) => other.clone(),
        };
        (key.clone(), value)
    })
    .collect::<Keys>()
    .into()
}

/// A schema inside another, without its words for people; two are told apart by the names in Rust inside them.
fn bare_inside(written: &Value) -> Value {
    let mut kept = bare(written);
    let own = ["nullable", "readOnly", "writeOnly", "default", "const", "rustName"];
    if let (Value::Object(kept), Value::Object(keys)) = (&mut kept, written) {
        // It goes without saying.
        if kept.get("type") == Some(&json!("any")) {
            kept.shift_remove("type");
        }
        kept.extend(own.into_iter().filter_map(|key| Some((key.to_owned(), keys.get(key)?.clone()))));
        if kept.is_empty() {
            return json!("any");
        }
        if kept.len() == 1 && kept.contains_key("type") {
            return kept.remove("type").unwrap_or_default();
        }
    }
    kept
}

/// Gives values whose names in Rust would be the same a name with a number.
fn variants(keys: &mut Keys) {
    let Some(values) = keys.get_mut("enum") else { return };
    let names: Vec<String> = match &*values {
        Value::Array(values) => values.iter().filter_map(|value| Some(value.as_str()?.to_owned())).collect(),
        Value::Object(values) => values.keys().cloned().collect(),
        _ => return,
    };
    let mut seen = HashSet::new();
    let mut chosen = HashMap::new();
    for name in &names {
        let plain = made(name);
        let numbered = (2..).map(|number| format!("{plain}{number}"));
        let free = std::iter::once(plain.clone()).chain(numbered).find(|name| !seen.contains(name));
        let free = free.unwrap_or_default();
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_. :/".contains(c);
        if free != plain
            && name.contains(|c: char| c.is_ascii_alphanumeric())
            && (name.chars().all(is_plain) || !name.is_ascii())
        {
            chosen.insert(name.clone(), free.clone());
        }
        seen.insert(free);
    }
    if chosen.is_empty() {
        return;
    }
    let one = |name: &String| {
        let meaning = values.get(name).cloned().unwrap_or_default();
        match (chosen.get(name), meaning) {
            (Some(chosen), Value::String(doc)) => json!({ "doc": doc, "rustName": chosen }),
            (Some(chosen), _) => json!({ "rustName": chosen }),
            (None, meaning) => meaning,
        }
    };
    *values = names.iter().map(|name| (name.clone(), one(name))).collect::<Keys>().into();
}

/// Gives properties and parameters whose names in Rust would be the same a name with a number.
fn fields(list: &mut Keys, seen: &mut HashSet<String>) {
    for (name, written) in list {
        let said = written.get("rustName").and_then(Value::as_str).filter(|name| name.starts_with(char::is_lowercase));
        let plain: String = said.unwrap_or(name).to_snake_case();
        let numbered = (2..).map(|number| format!("{plain}_{number}"));
        let free = std::iter::once(plain.clone()).chain(numbered).find(|name| !seen.contains(name)).unwrap_or_default();
        let is_type = written.as_object().is_some_and(needs_name);
        if free != plain && !is_type {
            let mut own = match &*written {
                Value::Object(own) => own.clone(),
                word => Keys::from_iter([("type".to_owned(), word.clone())]),
            };
            own.insert("rustName".to_owned(), json!(free));
            *written = Value::Object(own);
        }
        seen.insert(free);
    }
}
