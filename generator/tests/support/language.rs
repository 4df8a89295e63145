//! What of the spec language some specs use, read along its JSON Schemas.

use super::yaml::json;
use generator::schema;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The kinds of files.
const KINDS: [&str; 4] = ["crate", "types", "models", "operations"];

/// The JSON Schemas, by the kind of file; every reading goes along them.
pub static SCHEMAS: LazyLock<BTreeMap<&'static str, Value>> = LazyLock::new(|| {
    let all = schema::all();
    let of_kind = |kind| all.iter().find(|file| file.name == format!("{kind}.schema.json"));
    let json = |kind| serde_json::from_str(&of_kind(kind).expect("a schema of each file").text).expect("JSON");
    KINDS.into_iter().map(|kind| (kind, json(kind))).collect()
});

/// What of the language is used in none of the texts, which are given for each kind of file.
pub fn missing(texts: impl Fn(&str) -> Vec<String>) -> Vec<String> {
    let (mut all, mut used) = (BTreeSet::new(), BTreeSet::new());
    for kind in KINDS {
        let named = |it: String| it.replace("file.", &format!("{kind}.yaml: "));
        all.extend(Reader::new(&SCHEMAS[kind]).all().into_iter().map(named));
        used.extend(texts(kind).iter().flat_map(|text| uses(kind, &json(text)).into_keys()).map(named));
    }
    all.difference(&used).cloned().collect()
}

/// Where a file of that kind uses what of the language, as JSON pointers; keys are those without a space.
pub fn uses(kind: &str, file: &Value) -> BTreeMap<String, Vec<String>> {
    let schema = &SCHEMAS[kind];
    let mut reader = Reader::new(schema);
    reader.read(file, schema, "file", "");
    reader.used
}

/// Reads a value along its JSON Schema and notes what of the language it uses.
struct Reader<'s> {
    schema: &'s Value,
    /// With the places of each, as JSON pointers.
    used: BTreeMap<String, Vec<String>>,
}

/// The keys whose words are part of the language, each to be used once at least.
const WORDS: &[&str] = &["type", "format", "style", "content-type", "final-state"];

impl<'s> Reader<'s> {
    fn new(schema: &'s Value) -> Self {
        Self { schema, used: BTreeMap::new() }
    }

    /// That part of the language.
    fn part(&self, name: &str) -> &'s Value {
        &self.schema["$defs"][name]
    }

    /// Reads the value at a place by the schema of that part of the language.
    fn read(&mut self, value: &Value, schema: &Value, part: &str, at: &str) {
        if let Some(name) = schema["$ref"].as_str() {
            let name = name.rsplit('/').next().expect("a name").to_owned();
            return self.read(value, self.part(&name), &name, at);
        }
        for (number, one) in forms(schema).into_iter().enumerate() {
            if self.fits(value, one) {
                self.note(format!("{part} in its form {number}"), at);
                self.read(value, one, part, at);
            }
        }
        for (key, value) in value.as_object().into_iter().flatten() {
            let at = &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
            let Some(inner) = schema["properties"].get(key) else {
                self.read(value, &schema["additionalProperties"], part, at);
                continue;
            };
            self.note(format!("{part}.{key}"), at);
            if let (true, Some(word)) = (WORDS.contains(&key.as_str()), value.as_str()) {
                self.note(format!("{part}.{key}: {word}"), at);
            }
            self.read(value, inner, part, at);
        }
        for (number, item) in value.as_array().into_iter().flatten().enumerate() {
            self.read(item, &schema["items"], part, &format!("{at}/{number}"));
        }
    }

    fn note(&mut self, used: String, at: &str) {
        self.used.entry(used).or_default().push(at.to_owned());
    }

    fn fits(&self, value: &Value, schema: &Value) -> bool {
        if let Some(name) = schema["$ref"].as_str() {
            return self.fits(value, self.part(name.rsplit('/').next().expect("a name")));
        }
        let forms = forms(schema);
        if !forms.is_empty() {
            return forms.into_iter().any(|one| self.fits(value, one));
        }
        let kind = match value {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(_) => "number",
            Value::String(_) => "string",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
        };
        match &schema["type"] {
            Value::String(one) => one == kind || one == "integer" && kind == "number",
            Value::Array(several) => several.iter().any(|one| one == kind),
            _ => false,
        }
    }

    /// Everything that the schema has.
    fn all(&self) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        let parts = self.schema["$defs"].as_object().into_iter().flatten();
        for (part, schema) in parts.map(|(name, schema)| (name.as_str(), schema)).chain([("file", self.schema)]) {
            all.extend((0..forms(schema).len()).map(|it| format!("{part} in its form {it}")));
            for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
                all.insert(format!("{part}.{key}"));
                let words = ["examples", "enum"].into_iter().filter_map(|key| inner[key].as_array()).flatten();
                let words = words.filter_map(Value::as_str);
                let words = words.filter(|word| WORDS.contains(&key.as_str()) && *word != "Thing");
                all.extend(words.map(|word| format!("{part}.{key}: {word}")));
            }
        }
        all
    }
}

/// The schemas that a schema chooses from: by the type of the value, or whichever fits.
fn forms(schema: &Value) -> Vec<&Value> {
    if let Some(any) = schema["anyOf"].as_array() {
        return any.iter().collect();
    }
    let mut forms = Vec::new();
    let mut rest = schema;
    while let (Some(then), Some(otherwise)) = (rest.get("then"), rest.get("else")) {
        forms.push(then);
        rest = otherwise;
    }
    if !forms.is_empty() {
        forms.push(rest);
    }
    forms
}
