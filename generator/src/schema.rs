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
        file::<AcceptedFile>("accepted.schema.json", "the file of `cargo xtask diff --accept`"),
    ]
}

fn file<T: JsonSchema>(name: &'static str, title: &str) -> SchemaFile {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value();
    schema["title"] = json!(title);
    tidy(&mut schema);
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
            }
            object.values_mut().for_each(tidy);
        }
        Value::Array(items) => items.iter_mut().for_each(tidy),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
