//! The committed JSON Schemas are those of the language as it is, hold for every spec that is right, and refuse what the reader refuses.
//! `UPDATE=1` writes them, as `cargo xtask schema` does.

#[path = "support/golden.rs"]
mod golden;

use golden::Goldens;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use yaml::json;

#[path = "support/yaml.rs"]
mod yaml;

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn validator(file: &Path) -> jsonschema::Validator {
    let name = match file.file_stem().and_then(|stem| stem.to_str()) {
        Some(stem @ ("crate" | "types" | "operations" | "models")) => format!("schema/{stem}.schema.json"),
        _ => panic!("{} is no spec file", file.display()),
    };
    let schema: Value =
        serde_json::from_str(&fs::read_to_string(here().join(name)).expect("a schema")).expect("a schema is JSON");
    jsonschema::validator_for(&schema).expect("a schema is a schema")
}

/// The spec files below a folder.
fn specs(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of specs") {
        let path = entry.expect("a spec").path();
        if path.is_dir() {
            found.extend(specs(&path));
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            found.push(path);
        }
    }
    found
}

/// What an editor sees: YAML by its core schema.
fn instance(path: &Path) -> Value {
    let text = fs::read_to_string(path).expect("a spec");
    json(&text)
}

fn refusals(path: &Path) -> Vec<String> {
    let instance = instance(path);
    validator(path).iter_errors(&instance).map(|error| format!("{}: {error}", path.display())).collect()
}

#[test]
fn committed_schemas_are_current() {
    let mut goldens = Goldens::default();
    for file in generator::schema::all() {
        goldens.check(&here().join("schema").join(file.name), &file.text);
    }
    // That of the report is written by hand.
    goldens.finish(&here().join("schema"), |path| !path.ends_with("diff-report.schema.json"));
}

#[test]
fn specs_without_mistakes_satisfy_them() {
    let mut right = specs(&here().join("../specs"));
    right.extend(specs(&here().join("tests/ui/base")));
    let refused: Vec<String> = right.iter().flat_map(|path| refusals(path)).collect();
    assert!(refused.is_empty() && right.len() > 10, "{}", refused.join("\n"));
}

#[test]
fn a_file_of_accepted_changes_is_judged_alike_in_the_editor() {
    let schema = generator::schema::all().into_iter().find(|file| file.name == "accepted.schema.json");
    let schema: Value = serde_json::from_str(&schema.expect("the schema").text).expect("a schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema is a schema");
    let entry = |keys: &str| format!("accepted:\n- {{ fingerprint: 0123456789abcdef, {keys} }}\n");
    for (text, is_right) in [
        (generator::diff::extend("accepted.yaml", None, []).expect("a file").0, true),
        (entry("rule: text-changed, reason: The page says six."), true),
        (entry("rule: text-changed, change: It is less., reason: The page says six."), true),
        (entry("rule: text-changed, reason: ''"), false),
        (entry("rule: text-changed"), false),
        (entry("rule: text-changed, reason: Yes., because: No."), false),
    ] {
        let yaml = json(&text);
        assert_eq!(validator.is_valid(&yaml), is_right, "{text}");
        let judged = generator::diff::accept(&mut generator::diff::Report::default(), "accepted.yaml", &text);
        let is_taken = judged.as_ref().is_ok_and(|remarks| remarks.unfinished.is_empty());
        assert_eq!(is_taken, is_right, "{text}: {judged:?}");
    }
}

#[test]
fn misspelt_keys_are_refused_in_the_editor_too() {
    for case in [
        "unknown-key",
        "unknown-key.comma",
        "unknown-key.section",
        "unknown-key.top",
        "unexpected",
        "unexpected.list",
        "missing-key",
    ] {
        let found = specs(&here().join("tests/ui").join(case));
        assert!(found.iter().any(|path| !refusals(path).is_empty()), "{case} is accepted");
    }
}

/// Slips of a hand, in the reference's own example: what is typed, what it was to be, and where the editor has to show it.
const SLIPS: &[(&str, &str, &str)] = &[
    ("format: uuid", "format: uuuid", "/format"),
    ("200: Thing", "20x: Thing", "/responses"),
    ("get: /things", "get: /things\n    put: /things", "/put"),
    ("type: string", "type: strin", "/type"),
    ("type: string", "typ: string", "/name"),
    ("    get: /things/{name}\n", "", "/Things_Get"),
    ("final-state: location", "final-state: locaton", "/final-state"),
    ("style: csv", "style: foo", "/style"),
    ("maxLength: 9", "maxLenght: 9", "/name"),
    ("maxLength: 9", "maxLength: nine", "/maxLength"),
    ("auth: none", "auth: nobody", "/auth"),
    ("auth: none", "auth: { api-key: { header: a, query: b } }", "/api-key"),
    ("required: true", "required: yes please", "/required"),
    ("doc: A list.", "doc: [A list.]", "/doc"),
    ("service: Shop", "servise: Shop", ""),
    ("    responses:\n      200: Thing\n    examples", "    examples", "/Things_Get"),
    ("next-link-verb: GET", "next-link-verb: GIT", "/next-link-verb"),
    ("enforce: length", "enforce: lenght", "/enforce"),
    ("status: 200", "status: fine", "/status"),
    ("api-version: 2025-02-01", "api-version: [2025-02-01]", "/api-version"),
];

const SHOP: &str = "service: Shop
api-version: 2025-02-01
auth: none
operations:
  Things_Get:
    doc: Gets a thing.
    get: /things/{name}
    path:
      name: { doc: Its name., type: string, format: uuid, maxLength: 9, enforce: length }
    query:
      tags: { doc: Its tags., items: interval, style: csv, required: true }
    responses:
      200: Thing
    examples:
      One: { request: { name: a }, response: { status: 200, body: {} } }
  Things_Create:
    put: /things
    body: Thing
    responses: { 201: Thing, 202: }
    long-running: { final-state: location, result: Thing }
  Things_List:
    doc: A list.
    get: /all
    responses: { 200: ThingList, default: { body: ErrorResponse } }
    paging: { next-link-verb: GET }
";

#[test]
fn slips_are_shown_at_their_place() {
    let validator = validator(Path::new("operations.yaml"));
    let right: Vec<String> = validator.iter_errors(&json(SHOP)).map(|error| error.to_string()).collect();
    assert!(right.is_empty(), "{right:?}");
    let missed: Vec<String> = SLIPS
        .iter()
        .filter_map(|(meant, typed, place)| {
            let text = SHOP.replacen(meant, typed, 1);
            assert_ne!(text, SHOP, "{meant}");
            let shown: Vec<String> =
                validator.iter_errors(&json(&text)).map(|error| error.instance_path().to_string()).collect();
            let is_shown = !shown.is_empty() && shown.iter().all(|at| at.ends_with(place));
            (!is_shown).then(|| format!("{typed}: {shown:?}"))
        })
        .collect();
    assert!(missed.is_empty(), "{} of {} are not shown at their place: {missed:#?}", missed.len(), SLIPS.len());
}

#[test]
fn every_key_is_described() {
    for file in generator::schema::all() {
        let schema: Value = serde_json::from_str(&file.text).expect("a schema is JSON");
        let mut bare = Vec::new();
        undescribed(&schema, "", &mut bare);
        assert!(bare.is_empty(), "{}: {bare:?}", file.name);
    }
}

fn undescribed(schema: &Value, path: &str, bare: &mut Vec<String>) {
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        for (name, property) in properties {
            let is_refused = *property == false;
            if !is_refused && property.get("description").is_none() && property.get("$ref").is_none() {
                bare.push(format!("{path}/{name}"));
            }
        }
    }
    match schema {
        Value::Object(object) => {
            for (key, inner) in object {
                // The names below `properties` are the author's; what stands at each is a schema again.
                let named = inner.as_object().filter(|_| matches!(key.as_str(), "properties" | "$defs"));
                match named {
                    Some(named) => {
                        named
                            .iter()
                            .for_each(|(name, inner)| undescribed(inner, &format!("{path}/{key}/{name}"), bare));
                    }
                    None => undescribed(inner, &format!("{path}/{key}"), bare),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|inner| undescribed(inner, path, bare)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
