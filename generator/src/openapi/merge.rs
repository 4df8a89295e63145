//! What an import adds to a spec that is there: every line of it stays as it is, and new entries follow those that are there; never a change.

use super::imported::Imported;
use super::naming::bare;
use super::session::Keys;
use super::write;
use serde_json::Value;

/// What a spec and an import say of one operation or model.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Change {
    /// Only the description has it.
    Added(String),
    /// Both have it, and say different things.
    Different(String),
}

/// A spec with what an import adds.
#[derive(Clone, Debug, Default)]
pub struct MergedSpec {
    /// `operations.yaml`, where it changes.
    pub operations: Option<String>,
    /// `models.yaml`, where it changes.
    pub models: Option<String>,
    /// What was added.
    pub added: Vec<String>,
    /// What is there already and says something else than the description; it stays as it is.
    pub different: Vec<String>,
}

const METHODS: [&str; 6] = ["get", "put", "post", "patch", "delete", "head"];

/// What an import would add to a spec or say differently; texts for people are not compared.
pub fn changes(operations: &str, models: &str, imported: &Imported) -> Vec<Change> {
    let (old, old_models) = (tree(operations), tree(models));
    let client = old.get("client");
    let mut changes = Vec::new();
    for (id, written) in listed(&Value::Object(imported.operations.clone()), "operations") {
        let own = fitted(&written, imported, client);
        let there = listed(&old, "operations");
        match there.iter().find(|(other, other_written)| *other == id || request(other_written) == request(&own)) {
            None => changes.push(Change::Added(id)),
            Some((_, other)) if plain(other) != plain(&own) => changes.push(Change::Different(id)),
            Some(_) => {}
        }
    }
    let there = [listed(&old, "models"), listed(&old_models, "models")].concat();
    for (name, written) in &imported.models {
        match there.iter().find(|(other, _)| other == name) {
            None => changes.push(Change::Added(name.clone())),
            Some((_, other)) if bare(other) != bare(written) => changes.push(Change::Different(name.clone())),
            Some(_) => {}
        }
    }
    changes
}

/// Adds to a spec the operations and models that it lacks.
pub fn merge(operations: &str, models: &str, imported: &Imported) -> MergedSpec {
    let (mut added, mut different) = (Vec::new(), Vec::new());
    for change in changes(operations, models, imported) {
        match change {
            Change::Added(name) => added.push(name),
            Change::Different(name) => different.push(name),
        }
    }
    let client = tree(operations).get("client").cloned();
    let all = listed(&Value::Object(imported.operations.clone()), "operations");
    let new: Vec<(String, Value)> = all
        .into_iter()
        .filter(|(id, _)| added.contains(id))
        .map(|(id, written)| (id, fitted(&written, imported, client.as_ref())))
        .collect();
    let new_models: Vec<(String, Value)> = imported
        .models
        .iter()
        .filter(|(name, _)| added.contains(name))
        .map(|(name, written)| (name.clone(), written.clone()))
        .collect();
    MergedSpec {
        operations: (!new.is_empty()).then(|| appended(operations, "operations", &new)),
        models: (!new_models.is_empty()).then(|| appended(models, "models", &new_models)),
        added,
        different,
    }
}

pub(super) fn tree(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap_or_default()
}

pub(super) fn listed(file: &Value, key: &str) -> Vec<(String, Value)> {
    let entries = file.get(key).and_then(Value::as_object).into_iter().flatten();
    entries.map(|(name, written)| (name.clone(), written.clone())).collect()
}

/// The method and the path.
pub(super) fn request(operation: &Value) -> Option<(&'static str, &str)> {
    METHODS.into_iter().find_map(|method| Some((method, operation.get(method)?.as_str()?)))
}

/// An operation without texts and examples.
fn plain(operation: &Value) -> Value {
    let Value::Object(keys) = operation else { return operation.clone() };
    let words = ["doc", "source", "examples", "deprecated", "formerly", "rustName", "arguments"];
    let kept = keys.iter().filter(|(key, _)| !words.contains(&key.as_str()));
    kept.map(|(key, value)| (key.clone(), wordless(value))).collect::<Keys>().into()
}

/// A value without the texts for people inside it.
fn wordless(value: &Value) -> Value {
    match value {
        Value::Object(keys) => {
            let kept: Keys = keys
                .iter()
                .filter(|(key, inner)| !(*key == "doc" && inner.is_string()))
                .map(|(key, inner)| (key.clone(), wordless(inner)))
                .collect();
            match kept.iter().next() {
                Some((key, only)) if kept.len() == 1 && ["type", "body", "schema"].contains(&key.as_str()) => {
                    only.clone()
                }
                Some(_) => Value::Object(kept),
                None => Value::Null,
            }
        }
        Value::Array(items) => items.iter().map(wordless).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}

/// An operation as the client of the spec needs it: with the parameters that only the description leaves to the client, without those that
/// the spec's client has.
pub(super) fn fitted(operation: &Value, imported: &Imported, client: Option<&Value>) -> Value {
    let Value::Object(keys) = operation else { return operation.clone() };
    let mut keys = keys.clone();
    let path = request(operation).map_or("", |(_, path)| path).to_owned();
    for list in ["path", "query", "headers"] {
        let kept =
            |name: &str| client.is_some_and(|client| client.get(list).is_some_and(|all| all.get(name).is_some()));
        let theirs = imported.operations.get("client").and_then(|client| client.get(list)?.as_object().cloned());
        let theirs =
            theirs.into_iter().flatten().filter(|(name, _)| list != "path" || path.contains(&format!("{{{name}}}")));
        let own = keys.get(list).and_then(Value::as_object).cloned().unwrap_or_default();
        let all: Keys = theirs.chain(own).filter(|(name, _)| !kept(name)).collect();
        if all.is_empty() {
            keys.shift_remove(list);
        } else if keys.contains_key(list) {
            keys.insert(list.to_owned(), Value::Object(all));
        } else {
            let at = keys.keys().position(|key| METHODS.contains(&key.as_str())).map_or(keys.len(), |at| at + 1);
            keys.shift_insert(at, list.to_owned(), Value::Object(all));
        }
    }
    Value::Object(keys)
}

/// The text with entries after the last one of a key.
fn appended(text: &str, key: &str, entries: &[(String, Value)]) -> String {
    let head = format!("{key}:");
    let lines: Vec<&str> = text.lines().collect();
    let Some(begin) = lines.iter().position(|line| *line == head || line.starts_with(&format!("{head} #"))) else {
        let mut file = text.to_owned();
        if !file.is_empty() && !file.ends_with('\n') {
            file.push('\n');
        }
        let keys: Keys = entries.iter().cloned().collect();
        return file
            + write::file(&Keys::from_iter([(key.to_owned(), Value::Object(keys))]), &[key]).trim_start_matches('\n');
    };
    let is_inside = |line: &&str| line.is_empty() || line.starts_with([' ', '#']);
    let inside = lines[begin + 1..].iter().take_while(|line| is_inside(line)).count();
    let blank = lines[begin + 1..begin + 1 + inside].iter().rev().take_while(|line| !line.starts_with(' ')).count();
    let end = begin + 1 + inside - blank;
    let indent = lines[begin + 1..end].iter().find(|line| line.starts_with(' ') && !line.trim().starts_with('#'));
    let indent = indent.map_or(2, |line| line.len() - line.trim_start().len());
    let mut new = String::new();
    for (name, written) in entries {
        new.push('\n');
        write::entry(&mut new, name, written, indent);
    }
    let mut merged = lines[..end].join("\n") + "\n" + &new;
    for line in &lines[end..] {
        merged += line;
        merged.push('\n');
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::appended;
    use serde_json::json;

    #[test]
    fn every_line_stays() {
        let text = "service: Shop\noperations:\n  # Prices.\n  A_Get:\n    get: /a\n\nmodels: {}\n";
        let merged =
            appended(text, "operations", &[("B_Get".to_owned(), json!({ "get": "/b", "responses": { "204": null } }))]);
        let expected = "service: Shop\noperations:\n  # Prices.\n  A_Get:\n    get: /a\n\n  B_Get:\n    get: /b\n    responses:\n      204:\n\nmodels: {}\n";
        assert_eq!(merged, expected);
    }
}
