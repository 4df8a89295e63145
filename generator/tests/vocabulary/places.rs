//! Every format in every place: that none is missing in the fictitious services. What is sent is proved beside the generated client.

use super::language::SCHEMAS;
use super::yaml::json;
use super::{files, specs};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

/// The places of an operation, and those of models.
const PLACES: &[&str] = &[
    "path",
    "query, required",
    "query, optional",
    "header, required",
    "header, optional",
    "header of an answer",
    "body",
    "list in a body",
    "map in a body",
];

/// Every type with every format that goes with it, and without any.
fn formats() -> BTreeSet<String> {
    let words = &SCHEMAS["models"]["$defs"]["Schema"]["properties"]["format"]["enum"];
    let words: Vec<&str> = words.as_array().expect("the formats").iter().filter_map(Value::as_str).collect();
    assert!(words.len() > 10, "{words:?}");
    let of_text = words.iter().map(|format| format!("string {format}"));
    let whole = ["int32", "int64", "unixtime"].map(|format| format!("integer {format}"));
    let others = ["float", "double", "decimal"].map(|format| format!("number {format}"));
    of_text.chain(whole).chain(others).chain(["string ", "boolean "].map(str::to_owned)).collect()
}

/// The type and the format of a schema.
fn format(schema: &Value) -> String {
    let word = |key: &str| schema[key].as_str().unwrap_or_default();
    format!("{} {}", schema.as_str().unwrap_or_else(|| word("type")), word("format"))
}

fn entries<'v>(map: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    map[key].as_object().into_iter().flat_map(|map| map.values())
}

fn of_operation(operation: &Value, note: &mut impl FnMut(&'static str, &Value)) {
    entries(operation, "path").for_each(|schema| note("path", schema));
    for schema in entries(operation, "query") {
        note(if schema["required"] == true { "query, required" } else { "query, optional" }, schema);
    }
    for schema in entries(operation, "headers") {
        note(if schema["required"] == true { "header, required" } else { "header, optional" }, schema);
    }
    for answer in entries(operation, "responses") {
        entries(answer, "headers").for_each(|schema| note("header of an answer", schema));
    }
}

fn of_model(model: &Value, note: &mut impl FnMut(&'static str, &Value)) {
    for property in entries(model, "properties") {
        note("body", property);
        note("list in a body", &property["items"]);
        note("map in a body", &property["additionalProperties"]);
    }
}

#[test]
fn every_format_stands_in_every_place() {
    let mut used = BTreeSet::new();
    let mut note = |place: &'static str, schema: &Value| {
        used.insert((place, format(schema)));
    };
    let mut found = Vec::new();
    files(&specs(), "operations.yaml", &mut found);
    files(&specs(), "models.yaml", &mut found);
    for path in found {
        let text = fs::read_to_string(&path).expect("a spec");
        let yaml = json(&text);
        entries(&yaml, "operations").for_each(|operation| of_operation(operation, &mut note));
        entries(&yaml, "models").for_each(|model| of_model(model, &mut note));
    }
    let all = PLACES.iter().flat_map(|place| formats().into_iter().map(move |format| (*place, format)));
    let missing: Vec<_> = all.filter(|it| !used.contains(it)).collect();
    assert!(missing.is_empty(), "the fictitious services do not use {missing:#?}");
}
