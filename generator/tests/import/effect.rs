//! Every key of a description says something: without it, something else is written or said. What is neither is lost in silence.

use super::{CASES, from_disk, imported, said, wanted};
use generator::openapi::Imported;
use serde_json::Value;
use std::path::Path;

/// Keys for people and for other programs, and those that only repeat what stands beside them.
const SILENT: [&str; 14] = [
    "example",
    "externalDocs",
    "openapi",
    "security",
    "securityDefinitions",
    "securitySchemes",
    "servers",
    "summary",
    "swagger",
    "tags",
    "title",
    "x-ms-azure-resource",
    "x-ms-code-generation-settings",
    "x-spec",
];

/// Keys that say what holds without them: the end of their place, and why.
const IMPLIED: [(&str, &str); 17] = [
    ("/type", "the other keys of the schema imply it, or it is a header that the client reads itself"),
    ("/required", "a parameter of the path is always required"),
    ("/modelAsString", "an enumeration is open"),
    ("/schemes", "https is what a client speaks"),
    ("/consumes", "JSON is the default"),
    ("/produces", "JSON is the default"),
    ("/parameters/2/x-ms-client-name", "it is the name of the parameter in Rust's case"),
    ("/put/parameters/1/description", "a body has the documentation of its model"),
    ("/x-ms-error-response", "a status of 400 and above is an error"),
    ("/Kind/x-ms-enum/name", "a named schema has its own name"),
    ("/delete/parameters", "its only parameter is the version, which the service has"),
    ("/Part/oneOf", "the mapping of the discriminator names the same"),
    ("/Part/oneOf/0/$ref", "the mapping of the discriminator names the same"),
    ("/Part/oneOf/1/$ref", "the mapping of the discriminator names the same"),
    ("/allOf/0/properties/label/maxLength", "the property as a whole is left out, and that is said"),
    ("/allOf/0/properties/label/description", "the property as a whole is left out, and that is said"),
    ("/ETag/schema", "the client reads the header itself"),
];

/// A description as a value, with JSON that `import` reads in its place.
fn description(path: &str) -> Value {
    let text = from_disk(Path::new(path)).expect("a description");
    serde_yaml::from_str(&text).expect("YAML or JSON")
}

fn outcome(path: &str, description: &Value) -> (Vec<(String, String)>, String) {
    let text = description.to_string();
    let read = |file: &Path| if file == Path::new(path) { Some(text.clone()) } else { from_disk(file) };
    let imported: Imported = imported(path, &wanted(), &read);
    let files = imported.files().into_iter().map(|(file, text)| (file.to_string(), text)).collect();
    (files, said(&imported))
}

/// The pointers of every key below a value whose absence has to be noticed.
fn keys(value: &Value, pointer: &str, into: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                let is_silent = SILENT.contains(&key.as_str());
                if !is_silent {
                    let pointer = format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
                    into.push(pointer.clone());
                    keys(inner, &pointer, into);
                }
            }
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(number, inner)| keys(inner, &format!("{pointer}/{number}"), into));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn without(description: &Value, pointer: &str) -> Value {
    let mut changed = description.clone();
    let (parent, key) = pointer.rsplit_once('/').expect("a key");
    let parent = changed.pointer_mut(parent).and_then(Value::as_object_mut).expect("an object");
    parent.shift_remove(&key.replace("~1", "/").replace("~0", "~"));
    changed
}

/// Whether a key may be without an effect: `false` is what holds without it, and nobody asks for what nothing uses.
fn is_implied(description: &Value, pointer: &str) -> bool {
    description.pointer(pointer) == Some(&Value::Bool(false))
        || pointer.contains("/NobodyUsesIt")
        || IMPLIED.iter().any(|(end, _)| pointer.ends_with(end))
}

#[test]
fn every_key_has_an_effect() {
    let mut lost = Vec::new();
    let (_, whole_operations) = CASES.split_last().expect("cases");
    for case in whole_operations {
        let whole = description(case);
        let before = outcome(case, &whole);
        let mut pointers = Vec::new();
        keys(&whole, "", &mut pointers);
        pointers.retain(|pointer| !is_implied(&whole, pointer) && outcome(case, &without(&whole, pointer)) == before);
        lost.extend(pointers.into_iter().map(|pointer| format!("{case}#{pointer}")));
    }
    assert!(lost.is_empty(), "{} keys without an effect:\n{}", lost.len(), lost.join("\n"));
}
