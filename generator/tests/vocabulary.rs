//! Invented services that use every construct of the language: their spec has no mistake, and nothing of the language is missing in it.
//! What their client sends is proved by `.ci/vocabulary`, which compiles it.

use generator::diagnose::{self, Problems, Severity};
use generator::{output, render, resolve, schema, source};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use yaml::json;

#[path = "support/yaml.rs"]
mod yaml;

#[path = "vocabulary/places.rs"]
mod places;

fn specs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vocabulary/specs")
}

fn package() -> output::Package {
    let root = specs();
    let sources = source::load(&root).expect("the specs can be read");
    let problems = Problems::default();
    let api = resolve::resolve(&root, &sources, &problems);
    let reports = problems.into_reports();
    let wrong = reports.iter().filter(|report| report.severity > Severity::Note).count();
    assert_eq!(wrong, 0, "{}", diagnose::text(&reports, &sources, diagnose::Style::Plain));
    render::package(&api.expect("an api without mistakes")).printed()
}

#[test]
fn the_spec_of_every_construct_is_whole() {
    let package = package();
    assert!(package.iter().any(|(path, _)| path == "src/orchard/v2030_01_01/trees.rs"));
}

/// Reads a value along its JSON Schema and notes what of the language it uses.
struct Reader {
    schema: Value,
    used: BTreeSet<String>,
}

/// The keys whose words are part of the language, each to be used once at least.
const WORDS: &[&str] = &["type", "format", "style", "content-type", "final-state"];

impl Reader {
    fn new(schema: Value) -> Self {
        Self { schema, used: BTreeSet::new() }
    }

    fn part(&self, name: &str) -> Value {
        self.schema["$defs"][name].clone()
    }

    /// Reads a value by the schema of that part of the language.
    fn read(&mut self, value: &Value, schema: &Value, part: &str) {
        if let Some(name) = schema["$ref"].as_str() {
            let name = name.rsplit('/').next().expect("a name").to_owned();
            let schema = self.part(&name);
            return self.read(value, &schema, &name);
        }
        for (number, one) in schema["anyOf"].as_array().into_iter().flatten().enumerate() {
            if self.fits(value, one) {
                self.used.insert(format!("{part} in its form {number}"));
                self.read(value, one, part);
            }
        }
        for (key, value) in value.as_object().into_iter().flatten() {
            let Some(inner) = schema["properties"].get(key) else {
                self.read(value, &schema["additionalProperties"], part);
                continue;
            };
            self.used.insert(format!("{part}.{key}"));
            if let (true, Some(word)) = (WORDS.contains(&key.as_str()), value.as_str()) {
                self.used.insert(format!("{part}.{key}: {word}"));
            }
            self.read(value, inner, part);
        }
        for item in value.as_array().into_iter().flatten() {
            self.read(item, &schema["items"], part);
        }
    }

    fn fits(&self, value: &Value, schema: &Value) -> bool {
        if let Some(name) = schema["$ref"].as_str() {
            return self.fits(value, &self.part(name.rsplit('/').next().expect("a name")));
        }
        if let Some(any) = schema["anyOf"].as_array() {
            return any.iter().any(|one| self.fits(value, one));
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
        for (part, schema) in parts.map(|(name, schema)| (name.as_str(), schema)).chain([("file", &self.schema)]) {
            all.extend(
                (0..schema["anyOf"].as_array().map_or(0, Vec::len)).map(|it| format!("{part} in its form {it}")),
            );
            for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
                all.insert(format!("{part}.{key}"));
                let words = inner["examples"].as_array().into_iter().flatten().filter_map(Value::as_str);
                let words = words.filter(|word| WORDS.contains(&key.as_str()) && *word != "Thing");
                all.extend(words.map(|word| format!("{part}.{key}: {word}")));
            }
        }
        all
    }
}

fn files(folder: &Path, name: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of specs") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, name, found);
        } else if path.file_name().is_some_and(|own| own == name) {
            found.push(path);
        }
    }
}

#[test]
fn every_construct_of_the_language_is_used() {
    let (mut all, mut used) = (BTreeSet::new(), BTreeSet::new());
    for kind in ["crate", "types", "models", "operations"] {
        let file = schema::all().into_iter().find(|file| file.name == format!("{kind}.schema.json"));
        let schema: Value = serde_json::from_str(&file.expect("a schema of each file").text).expect("JSON");
        let mut reader = Reader::new(schema.clone());
        all.extend(reader.all().into_iter().map(|it| it.replace("file.", &format!("{kind}.yaml: "))));
        let mut found = Vec::new();
        files(&specs(), &format!("{kind}.yaml"), &mut found);
        for path in found {
            let text = fs::read_to_string(&path).expect("a spec");
            let yaml = json(&text);
            reader.read(&yaml, &schema, "file");
        }
        used.extend(reader.used.into_iter().map(|it| it.replace("file.", &format!("{kind}.yaml: "))));
    }
    let missing: Vec<&String> = all.difference(&used).collect();
    assert!(missing.is_empty(), "the invented services do not use {missing:#?}");
}
