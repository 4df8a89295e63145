//! Every key of a schema is changed by a case: what a report says of a constraint is then something that a person has read.

use crate::case::{cases, files, folder};
use crate::{language, yaml};
use serde_json::{Map, Value};

#[test]
fn every_key_of_a_schema_is_changed_by_a_case() {
    if std::env::var_os("CASE").is_some() {
        return;
    }
    let changes: Vec<(String, Value)> = cases().iter().flat_map(|case| changes(case)).collect();
    let missing = language::missing(|kind| {
        let is_changed = |value: &Value| value.as_object().is_some_and(|it| !it.is_empty());
        let of_kind = changes.iter().filter(|(path, it)| is_changed(it) && path.ends_with(&format!("{kind}.yaml")));
        of_kind.map(|(_, value)| value.to_string()).collect()
    });
    // With a space it is a word or a form of a key.
    let keys: Vec<_> = missing.iter().filter(|key| key.starts_with("Schema.") && !key.contains(' ')).collect();
    assert!(keys.is_empty(), "no case in tests/diff/case changes {keys:?}");
}

/// What differs in each file that both sides of a case have.
fn changes(case: &str) -> Vec<(String, Value)> {
    let [old, new] = ["old", "new"].map(|which| files(&folder(case, which), ""));
    let in_both = old.iter().filter_map(|(path, old)| Some((path, old, new.get(path)?)));
    in_both.map(|(path, old, new)| (path.clone(), difference(&yaml::json(old), &yaml::json(new)))).collect()
}

/// The keys that only one side has, or that have other values; never what is in a mapping that only one side has.
fn difference(old: &Value, new: &Value) -> Value {
    let (Value::Object(old), Value::Object(new)) = (old, new) else { return new.clone() };
    let shallow = |value: &Value| if value.is_object() { Value::Object(Map::new()) } else { value.clone() };
    let added = new.iter().filter(|(key, _)| !old.contains_key(*key)).map(|(key, value)| (key.clone(), shallow(value)));
    let removed = old.iter().filter_map(|(key, value)| match new.get(key) {
        None => Some((key.clone(), shallow(value))),
        Some(new) => (value != new).then(|| (key.clone(), difference(value, new))),
    });
    Value::Object(removed.chain(added).collect())
}
