//! Documented examples: evidence for people, and tests of the emitted crate.

use super::comparison::{Comparison, DraftFinding, Subject};
use super::rule::Rule;
use crate::model::Example;
use serde_json::Value;
use std::collections::BTreeMap;

impl Comparison<'_> {
    pub(super) fn examples(&mut self, whole: &Subject, old: &[Example], new: &[Example]) {
        let part =
            |title: &str| whole.part(format!("example `{title}` of {}", whole.name), &format!("examples/{title}"));
        for example in old {
            let other = new.iter().find(|other| other.title == example.title);
            // The order of what is given is that of the file, and changes nothing.
            if other.is_some_and(|other| describe(other) == describe(example)) {
                continue;
            }
            let subject = part(&example.title);
            let subject = if other.is_some() { subject } else { subject.only_old() };
            let draft = DraftFinding::new(Rule::ExampleChanged, &subject);
            self.push(match other {
                Some(other) => differences(describe(example), describe(other))
                    .into_iter()
                    .fold(draft, |draft, (key, old, new)| draft.detail(&key, old, new)),
                None => draft.detail("example", Some(example.title.clone()), None),
            });
        }
        for example in new.iter().filter(|example| !old.iter().any(|other| other.title == example.title)) {
            let draft = DraftFinding::new(Rule::ExampleChanged, &part(&example.title).only_new());
            self.push(draft.detail("example", None, Some(example.title.clone())));
        }
    }
}

/// What an example says, each value under the way to it.
fn describe(example: &Example) -> BTreeMap<String, String> {
    let Example { title: _, test, endpoint, arguments, body, response } = example;
    let mut values = BTreeMap::from([
        ("name of the test".to_owned(), test.to_string()),
        ("status".to_owned(), response.status.to_string()),
    ]);
    values.extend(endpoint.iter().map(|endpoint| ("endpoint".to_owned(), endpoint.clone())));
    values.extend(arguments.iter().map(|(name, value)| (format!("`{name}`"), value.to_string())));
    values.extend(response.headers.iter().map(|(name, value)| (format!("header `{name}`"), value.to_string())));
    for (place, value) in [("body", body), ("response", &response.body)] {
        value.iter().for_each(|value| leaves(place, value, &mut values));
    }
    values
}

fn leaves(way: &str, value: &Value, values: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            members.iter().for_each(|(name, value)| leaves(&format!("{way}/{name}"), value, values));
        }
        Value::Array(items) if !items.is_empty() => {
            items.iter().enumerate().for_each(|(at, value)| leaves(&format!("{way}/{at}"), value, values));
        }
        _ => drop(values.insert(way.to_owned(), value.to_string())),
    }
}

type ValueDifference = (String, Option<String>, Option<String>);

fn differences(old: BTreeMap<String, String>, mut new: BTreeMap<String, String>) -> Vec<ValueDifference> {
    let mut found = Vec::new();
    for (way, before) in old {
        let after = new.remove(&way);
        if after.as_ref() != Some(&before) {
            found.push((way, Some(before), after));
        }
    }
    found.extend(new.into_iter().map(|(way, after)| (way, None, Some(after))));
    found.sort();
    found
}
