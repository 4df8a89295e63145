//! YAML as an editor sees it.

use serde_json::Value;
use serde_yaml::Value as Yaml;

/// YAML by its core schema, as JSON; a key that looks like a number or a flag is the text that stands there.
pub fn json(text: &str) -> Value {
    from(serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}")))
}

fn from(yaml: Yaml) -> Value {
    let key = |key: Yaml| match key {
        Yaml::String(text) => text,
        other => serde_yaml::to_string(&other).expect("a scalar").trim().to_owned(),
    };
    match yaml {
        Yaml::Mapping(entries) => entries.into_iter().map(|(name, value)| (key(name), from(value))).collect(),
        Yaml::Sequence(items) => items.into_iter().map(from).collect(),
        other => serde_json::to_value(other).expect("a scalar"),
    }
}
