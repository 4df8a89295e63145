//! A folder that services share, used where it says what the description says; never changed.

use super::form;
use super::naming::bare;
use super::session::Keys;
use serde_json::{Value, json};

/// A shared folder whose endpoint is the description's.
pub(super) struct Shared {
    pub(super) folder: String,
    pub(super) auth: Option<Value>,
    models: Keys,
    uses: Vec<String>,
}

impl Shared {
    /// The folder, where its endpoint is the wanted one.
    pub(super) fn read(folder: &str, text: &str, endpoint: &Value) -> Option<Self> {
        let file: Value = serde_yaml::from_str(text).ok()?;
        let own = file.get("endpoint")?;
        (own == endpoint || own.get("public") == Some(endpoint)).then(|| Self::whole(folder, text))
    }

    /// The folder, whatever its endpoint.
    pub(super) fn whole(folder: &str, text: &str) -> Self {
        let file: Value = serde_yaml::from_str(text).unwrap_or_default();
        let models = file.get("models").and_then(Value::as_object).cloned().unwrap_or_default();
        let uses = file.get("uses").and_then(Value::as_array).into_iter().flatten();
        let uses = uses.filter_map(|name| Some(name.as_str()?.to_owned())).collect();
        Self { folder: folder.to_owned(), auth: file.get("auth").cloned(), models, uses }
    }

    /// With the models of the folders that it uses itself.
    pub(super) fn with_used(mut self, all: &[(String, String)]) -> Self {
        let mut seen = vec![self.folder.clone()];
        while let Some(name) = self.uses.pop() {
            let found = all.iter().find(|(folder, _)| *folder == name && !seen.contains(folder));
            if let Some((folder, text)) = found {
                let other = Self::whole(folder, text);
                seen.push(folder.clone());
                self.uses.extend(other.uses);
                for (name, model) in other.models {
                    self.models.entry(name).or_insert(model);
                }
            }
        }
        self
    }

    /// Leaves out the models that the folder has as well: with the same values, and of models that it has too.
    pub(super) fn without(&self, models: &mut Vec<(String, Value)>) {
        let form = |written: &Value| bare(&shortest(written));
        let same =
            |(name, written): &&(String, Value)| self.models.get(name).is_some_and(|own| form(own) == form(written));
        let mut equal: Vec<String> = models.iter().filter(same).map(|(name, _)| name.clone()).collect();
        loop {
            let differs = |name: &String| {
                let others = models.iter().filter(|(other, _)| !equal.contains(other));
                let written = models.iter().find(|(other, _)| other == name).map(|(_, written)| written);
                written.is_some_and(|written| others.into_iter().any(|(other, _)| names(written, other)))
            };
            let Some(at) = equal.iter().position(differs) else { break };
            equal.remove(at);
        }
        models.retain(|(name, _)| !equal.contains(name));
    }
}

/// Takes the models that the folder has too out of a service's own, but for those that name a model which is the service's alone.
pub(super) fn movable(own: &mut Keys, folder: &Keys) -> Keys {
    let mut moved: Keys = own.iter().filter(|(name, _)| folder.contains_key(*name)).map(cloned).collect();
    loop {
        let stays = |written: &Value| own.keys().any(|name| !moved.contains_key(name) && names(written, name));
        let Some(name) = moved.iter().find(|(_, written)| stays(written)).map(|(name, _)| name.clone()) else { break };
        moved.shift_remove(&name);
    }
    own.retain(|name, _| !moved.contains_key(name));
    moved
}

fn cloned((name, written): (&String, &Value)) -> (String, Value) {
    (name.clone(), written.clone())
}

/// A schema in its shortest form, however it was typed.
fn shortest(written: &Value) -> Value {
    let Value::Object(keys) = written else { return written.clone() };
    let entry = |(key, value): (&String, &Value)| {
        let value = match (key.as_str(), value) {
            ("items" | "additionalProperties", inner) => shortest(inner),
            ("properties", Value::Object(all)) => {
                all.iter().map(|(name, inner)| (name.clone(), shortest(inner))).collect::<Keys>().into()
            }
            (_, other) => other.clone(),
        };
        (key.clone(), value)
    };
    let mut keys: Keys = keys.iter().map(entry).collect();
    let implies = [
        ("array", &["items"][..]),
        ("object", &["properties", "extends", "variants", "additionalProperties"]),
        ("string", &["enum"]),
    ];
    let is_implied = |(word, by): &(&str, &[&str])| {
        keys.get("type").is_some_and(|own| own == word) && by.iter().any(|key| keys.contains_key(*key))
    };
    let is_any = keys.len() > 1 && keys.get("type").is_some_and(|own| own == "any");
    if is_any || implies.iter().any(is_implied) {
        keys.shift_remove("type");
    }
    form::short(keys)
}

/// Whether a schema names a model.
fn names(written: &Value, model: &str) -> bool {
    match written {
        Value::String(word) => *word == json!(model),
        Value::Array(items) => items.iter().any(|inner| names(inner, model)),
        Value::Object(keys) => keys.iter().any(|(key, inner)| match key.as_str() {
            "type" | "extends" | "items" | "additionalProperties" | "defaultVariant" => names(inner, model),
            "properties" | "variants" => inner.as_object().is_some_and(|all| all.values().any(|it| names(it, model))),
            _ => false,
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}
