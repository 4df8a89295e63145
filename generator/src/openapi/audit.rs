//! What a description says of the operations that a spec has, in the spec's own layout, so that the two can be compared; never the comparison.

use super::document::{Library, Node};
use super::import::{Wanted, import};
use super::imported::Imported;
use super::merge::{fitted, listed, request, tree};
use super::problem::Place;
use super::session::Keys;
use super::{shared, write};
use serde_json::{Value, json};
use std::path::PathBuf;

/// The description's side of an audit.
#[derive(Clone, Debug, Default)]
pub struct Counterpart {
    /// What was imported, laid out as the spec is.
    pub imported: Imported,
    /// The operations of the spec that the description does not have.
    pub extra: Vec<String>,
    /// The operations that both have.
    pub paired: Vec<String>,
    /// The api-version of the description.
    pub version: String,
}

impl Counterpart {
    /// The `types.yaml` of a shared folder that the service uses, with what the description says of its models: so that a model is compared
    /// with the one of its name, wherever either side keeps it. Those models then are no longer the service's own.
    pub fn shared(&mut self, folder: &str, text: &str) -> String {
        let uses = self.imported.operations.get("uses").and_then(Value::as_array);
        let mut file = match tree(text) {
            Value::Object(file) if uses.into_iter().flatten().any(|used| used == folder) => file,
            _ => return text.to_owned(),
        };
        let Some(Value::Object(models)) = file.get_mut("models") else { return text.to_owned() };
        for (name, described) in shared::movable(&mut self.imported.models, models) {
            models.insert(name, described);
        }
        write::file(&file, &["models"])
    }
}

/// What descriptions say of the operations in a file of operations, paired by method and path.
pub fn counterpart(library: &Library, paths: &[PathBuf], wanted: &Wanted, operations: &str) -> Counterpart {
    let spec = tree(operations);
    let all = import(library, paths, wanted);
    let theirs = listed(&Value::Object(all.operations.clone()), "operations");
    let mut pairs: Vec<(String, String)> = Vec::new();
    let mut extra = Vec::new();
    for (id, written) in listed(&spec, "operations") {
        let same =
            |(_, other): &&(String, Value)| signature(other).is_some() && signature(other) == signature(&written);
        let found: Vec<&(String, Value)> = theirs.iter().filter(same).collect();
        match found.iter().find(|(other, _)| *other == id).or(found.first()) {
            Some((other, _)) => pairs.push((id, other.clone())),
            None => extra.push(id),
        }
    }
    let ids = pairs.iter().map(|(_, other)| other.clone()).collect();
    let mut imported = match pairs.is_empty() {
        true => Imported { operations: Keys::new(), ..all },
        false => import(library, paths, &Wanted { operations: ids, ..wanted.clone() }),
    };
    let version = imported.operations.get("api-version").and_then(Value::as_str).unwrap_or_default().to_owned();
    lay_out(&mut imported, &spec, &pairs);
    Counterpart { imported, extra, paired: pairs.into_iter().map(|(id, _)| id).collect(), version }
}

/// The method and the path without the names of its parameters.
fn signature(operation: &Value) -> Option<String> {
    let (method, path) = request(operation)?;
    let mut parts = path.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.map(|part| format!("{{}}{}", part.split_once('}').map_or("", |(_, rest)| rest)));
    Some(format!("{method} {}", rest.fold(first, |all, part| all + &part)).to_lowercase())
}

/// Gives the operations the ids of the spec, and its client the parameters that the spec's client has.
fn lay_out(imported: &mut Imported, spec: &Value, pairs: &[(String, String)]) {
    let theirs = listed(&Value::Object(imported.operations.clone()), "operations");
    let client = spec.get("client");
    let mut kept: Vec<(&str, Keys)> = Vec::new();
    let mut operations = Keys::new();
    for (id, other) in pairs {
        let Some((_, written)) = theirs.iter().find(|(name, _)| name == other) else { continue };
        operations.insert(id.clone(), fitted(written, imported, client));
        let whole = fitted(written, imported, None);
        for list in ["path", "query", "headers"] {
            let ours = client.and_then(|client| client.get(list)).and_then(Value::as_object).into_iter().flatten();
            let said = ours.filter_map(|(name, _)| Some((name.clone(), whole.get(list)?.get(name)?.clone()))).collect();
            kept.push((list, said));
        }
        if let Some(place) = imported.ids.remove(other) {
            imported.ids.insert(id.clone(), place);
        }
    }
    let mut lists = Keys::new();
    for (list, said) in kept.into_iter().filter(|(_, said)| !said.is_empty()) {
        let entry = lists.entry(list).or_insert_with(|| json!({}));
        if let Value::Object(entry) = entry {
            for (name, written) in said {
                entry.entry(name).or_insert(written);
            }
        }
    }
    imported.operations.shift_remove("client");
    if !lists.is_empty() {
        imported.operations.insert("client".to_owned(), Value::Object(lists));
    }
    for key in ["service", "title", "api-version", "doc"] {
        imported.operations.shift_remove(key);
        imported.operations.extend(spec.get(key).map(|value| (key.to_owned(), value.clone())));
    }
    imported.operations.insert("operations".to_owned(), Value::Object(operations));
}

impl Imported {
    /// Where the description says what is on a line of this text of one of the files, as far as it can be told.
    pub fn place_in(&self, library: &Library, text: &str, line: usize) -> Option<Place> {
        let path = keys(text, line);
        let (first, rest) = path.split_first()?;
        let entry = rest.first()?;
        let place = match first.as_str() {
            "operations" => self.ids.get(entry)?,
            "models" => self.model_places.get(entry)?,
            _ => self.ids.values().next()?,
        };
        let mut node = library.at(place)?;
        for key in &rest[1..] {
            let Some(inner) = inner(&node, key) else { break };
            node = inner;
        }
        Some(node.place())
    }
}

/// The keys that lead to a line of YAML, each from the line that it is on.
fn keys(text: &str, line: usize) -> Vec<String> {
    let mut path = Vec::new();
    let mut within = usize::MAX;
    for line in text.lines().take(line).collect::<Vec<_>>().into_iter().rev().filter(|line| !line.trim().is_empty()) {
        let indent = line.len() - line.trim_start().len();
        if indent < within && !line.trim_start().starts_with(['#', '-']) {
            let key = line.trim_start().split(':').next().unwrap_or_default();
            path.push(key.trim_matches(['\'', '"']).to_owned());
            within = indent;
        }
    }
    path.reverse();
    path
}

/// What the description has for a key of the spec; itself where the key only groups others.
fn inner<'a>(node: &Node<'a>, key: &str) -> Option<Node<'a>> {
    let said: &[&str] = match key {
        "path" | "query" | "headers" => return Some(node.clone()),
        "body" => &["requestBody", "schema"],
        "paging" => &["x-ms-pageable"],
        "long-running" => &["x-ms-long-running-operation-options", "x-ms-long-running-operation"],
        "items" => &["items"],
        _ => &[],
    };
    let parameter = || {
        let own =
            node.items("parameters").into_iter().chain(node.parent().into_iter().flat_map(|it| it.items("parameters")));
        let mut followed = own.filter_map(|written| written.follow().ok());
        followed.find(|parameter| parameter.text("name") == Some(key))
    };
    said.iter().find_map(|said| node.get(said)).or_else(|| node.get(key)).or_else(parameter)
}

#[cfg(test)]
mod tests {
    use super::keys;

    #[test]
    fn a_line_is_led_to_by_its_keys() {
        let text = "models:\n  Thing:\n    doc: A thing.\n    properties:\n      name: string\n      size: { type: integer }\n";
        assert_eq!(keys(text, 6), ["models", "Thing", "properties", "size"]);
        assert_eq!(keys(text, 2), ["models", "Thing"]);
    }
}
