//! The JSON Schemas of the spec language and of the file of accepted changes, for editors; derived from the structs that the files are read into, never a second description.

use crate::diff::AcceptedFile;
use crate::spec::{CrateFile, ModelsFile, OperationsFile, TypesFile};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

/// A schema and the name of the file it belongs in.
#[derive(Clone, Debug)]
pub struct SchemaFile {
    /// The file's name.
    pub name: &'static str,
    /// Its text.
    pub text: String,
}

/// The schemas of all kinds of files.
pub fn all() -> Vec<SchemaFile> {
    vec![
        file::<CrateFile>("crate.schema.json", "specs/crate.yaml"),
        file::<TypesFile>("types.schema.json", "specs/<shared>/types.yaml"),
        file::<OperationsFile>("operations.schema.json", "specs/<service>/<api-version>/operations.yaml"),
        file::<ModelsFile>("models.schema.json", "specs/<service>/<api-version>/models.yaml"),
        file::<AcceptedFile>("accepted.schema.json", "the file of `diff --accept`"),
    ]
}

fn file<T: JsonSchema>(name: &'static str, title: &str) -> SchemaFile {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value();
    schema["title"] = json!(title);
    // A name for tools, which nobody fetches and no version changes.
    schema["$id"] = json!(format!("urn:opgen:{}", name.trim_end_matches(".json").replace('.', ":")));
    tidy(&mut schema);
    let definitions = schema["$defs"].clone();
    discriminate(&mut schema, &definitions);
    let text = serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n";
    SchemaFile { name, text }
}

/// Fits what serde's derive says to how YAML is typed: text may look like a number, a date or a truth value, and no key's default is `null`.
fn tidy(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if object.get("default").is_some_and(Value::is_null) {
                object.remove("default");
            }
            // `200` and `2025-02-01` are typed without quotes.
            if object.get("type") == Some(&json!("string"))
                && !object.contains_key("const")
                && !object.contains_key("enum")
            {
                object.insert("type".to_owned(), json!(["string", "number", "boolean"]));
            }
            if let Some(Value::String(text)) = object.get_mut("description") {
                *text = text.replace('\n', " ");
                let markdown = text.clone();
                *text = text.replace('`', "'");
                object.insert("markdownDescription".to_owned(), json!(markdown));
            }
            object.values_mut().for_each(tidy);
        }
        Value::Array(items) => items.iter_mut().for_each(tidy),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Replaces a choice of schemas whose values have different JSON types by conditions, so that a mistake is reported in the one that is meant
/// and not as a failure of all.
fn discriminate(schema: &mut Value, definitions: &Value) {
    match schema {
        Value::Object(object) => {
            object.values_mut().for_each(|inner| discriminate(inner, definitions));
            let Some(Value::Array(choices)) = object.get("anyOf") else { return };
            let typed: Option<Vec<(Vec<String>, Value)>> =
                choices.iter().map(|choice| Some((types(choice, definitions)?, choice.clone()))).collect();
            let Some(mut typed) = typed else { return };
            // Whatever is none of the others is told what text has to be.
            typed.sort_by_key(|(types, _)| types.iter().any(|name| name == "string"));
            let Some((_, last)) = typed.pop() else { return };
            let conditions = typed.into_iter().rev().fold(
                bare(last),
                |rest, (types, choice)| json!({ "if": { "type": types }, "then": bare(choice), "else": rest }),
            );
            object.remove("anyOf");
            if let Value::Object(conditions) = conditions {
                object.extend(conditions);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|inner| discriminate(inner, definitions)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A choice without its own words, where what it refers to has better ones.
fn bare(mut choice: Value) -> Value {
    if let Value::Object(object) = &mut choice
        && object.contains_key("$ref")
    {
        object.remove("description");
        object.remove("markdownDescription");
    }
    choice
}

/// The JSON types of a schema's values, where it says so.
fn types(schema: &Value, definitions: &Value) -> Option<Vec<String>> {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        return types(definitions.get(name.strip_prefix("#/$defs/")?)?, definitions);
    }
    if let Some(choices) = schema.get("anyOf").and_then(Value::as_array) {
        let types: Option<Vec<_>> = choices.iter().map(|choice| types(choice, definitions)).collect();
        return Some(types?.concat());
    }
    match schema.get("type")? {
        Value::String(name) => Some(vec![name.clone()]),
        Value::Array(names) => names.iter().map(|name| name.as_str().map(str::to_owned)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => None,
    }
}
