//! No fact of a description is lost on the way: what it says once is written once.

use super::{CASES, from_disk, imported, root, wanted};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The keys that are counted, and the key that the language has for each.
const FACTS: [(&str, &str); 22] = [
    ("operationId", "responses"),
    ("pattern", "pattern"),
    ("minLength", "minLength"),
    ("maxLength", "maxLength"),
    ("maximum", "maximum"),
    ("multipleOf", "multipleOf"),
    ("minItems", "minItems"),
    ("maxItems", "maxItems"),
    ("uniqueItems", "uniqueItems"),
    ("additionalProperties", "additionalProperties"),
    ("default", "default"),
    ("x-ms-secret", "secret"),
    ("x-nullable", "nullable"),
    ("discriminator", "discriminator"),
    ("allOf", "extends"),
    ("x-ms-skip-url-encoding", "allowSlashes"),
    ("collectionFormat", "style"),
    ("x-ms-pageable", "paging"),
    ("x-ms-long-running-operation", "long-running"),
    ("x-ms-examples", "examples"),
    ("deprecated", "deprecated"),
    ("exclusiveMinimum", "exclusiveMinimum"),
];

/// The different values that each key has anywhere in a value, but for the values of examples and the names that a description gives.
fn count(value: &Value, named: bool, counts: &mut BTreeMap<String, BTreeSet<String>>) {
    match value {
        Value::Object(keys) => {
            for (key, inner) in keys {
                if !named {
                    counts.entry(key.clone()).or_default().insert(inner.to_string());
                }
                let names =
                    ["properties", "definitions", "parameters", "responses", "models", "operations", "path", "query"];
                if !["request", "response", "example"].contains(&key.as_str()) {
                    count(inner, names.contains(&key.as_str()) && !named, counts);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|inner| count(inner, false, counts)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn every_fact_is_written() {
    let (mut read, mut written) = (BTreeMap::new(), BTreeMap::new());
    for file in [CASES[0], "azure/common.json"] {
        let text = fs::read_to_string(root().join(file)).expect("a description");
        let mut value: Value = serde_json::from_str(&text).expect("JSON");
        if let Some(definitions) = value.get_mut("definitions").and_then(Value::as_object_mut) {
            definitions.remove("NobodyUsesIt");
        }
        // An answer for every other status is none of the defaults of values.
        let text = value.to_string().replace("\"default\":{\"description\"", "\"otherwise\":{\"description\"");
        count(&serde_json::from_str(&text).expect("JSON"), false, &mut read);
    }
    for (_, text) in imported(CASES[0], &wanted(), &from_disk).files() {
        count(&serde_yaml::from_str(&text).expect("YAML"), false, &mut written);
    }
    for (said, key) in FACTS {
        let count = |all: &BTreeMap<String, BTreeSet<String>>, key: &str| all.get(key).map_or(0, BTreeSet::len);
        let (before, after) = (count(&read, said), count(&written, key));
        assert!(before > 0, "the description says nothing of `{said}`");
        assert_eq!(before, after, "`{said}` is read {before} times, and `{key}` written {after} times");
    }
}
