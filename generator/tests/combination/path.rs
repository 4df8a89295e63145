//! Paths of operations, what tells apart those that have one path, and the order of what a method takes.

use super::feature::{ARGUMENTS, Feature, PATHS};
use super::operation::Call;
use super::service::Setting;
use super::unit::Unit;
use serde_json::{Map, Value, json};

impl Unit<'_, '_> {
    /// The path template of an operation, with its parameters.
    pub fn path(
        &mut self,
        number: usize,
        method: Feature,
        setting: &Setting,
        keys: &mut Map<String, Value>,
        call: &mut Call,
    ) {
        let feature = if self.random.chance(60) { PATHS[0] } else { self.random.feature(PATHS) };
        self.uses(feature);
        let (first, most, query) = match feature {
            "path: that of others" => ("/same".to_owned(), 2, format!("?comp=word{number}")),
            "path: that of other media types" => (SAME_PATH.to_owned(), 1, String::new()),
            _ => (format!("/u{number}"), 4, String::new()),
        };
        let of_client = setting.path.iter().map(|name| format!("/{{{name}}}")).collect::<String>();
        let (own, parameters) = self.own(most, call);
        keys.insert(method.trim_start_matches("method: ").to_owned(), json!(format!("{first}{of_client}{own}{query}")));
        if !parameters.is_empty() {
            keys.insert("path".to_owned(), Value::Object(parameters));
        }
    }

    /// Fewer than `most` parameters of the path, and the end of the template that names them.
    fn own(&mut self, most: usize, call: &mut Call) -> (String, Map<String, Value>) {
        let (mut template, mut parameters) = (String::new(), Map::new());
        for index in 0..self.random.below(most) {
            let (name, mut written, presence) = self.named("place: path", 0);
            // Segments that are empty cannot be sent.
            let has_segments = !written.sample.sent.as_str().is_some_and(|text| text.contains("//"));
            let may_have_slashes =
                index == 0 && presence == "presence: required" && has_segments && self.random.chance(20);
            if let Some(schema) = written.schema.as_object_mut().filter(|_| may_have_slashes) {
                schema.insert("allowSlashes".to_owned(), json!(true));
                if self.random.chance(30) {
                    schema.insert("allowEmptyValue".to_owned(), json!(true));
                }
            }
            // Paths that are one for several operations differ in nothing but the name.
            let arounds: &[(&str, &str)] =
                if most == 2 { &[("/", "")] } else { &[("/", ""), ("/row-", ""), ("/", ":go"), ("/f(x='", "')")] };
            let around = self.random.pick(arounds);
            template += &format!("{}{{{}}}{}", around.0, name.text, around.1);
            parameters.insert(name.text.clone(), written.schema);
            if !presence.starts_with("presence: const") {
                call.request.insert(name.text, written.sample.sent);
            }
        }
        (template, parameters)
    }

    /// Gives an operation a path of its own where another one on its path has bodies of the same media types.
    pub fn tell_apart(&mut self, number: usize, method: Feature, keys: &mut Map<String, Value>) {
        if !self.features.contains("path: that of other media types") {
            return;
        }
        let media = |payload: Option<&Value>| {
            let written = payload.and_then(|it| it.get("content-type")).and_then(Value::as_str);
            written.unwrap_or("application/json").to_owned()
        };
        let has_body = |response: &&Value| {
            response.is_string() || response.get("body").is_some() || response.get("content-type").is_some()
        };
        let responses = keys["responses"].as_object().expect("the responses").iter();
        let mut successes: Vec<_> = responses.filter(|(status, _)| status.starts_with('2')).collect();
        successes.sort_by_key(|(status, _)| *status);
        let received = successes.into_iter().map(|(_, response)| response).find(has_body);
        let types = format!("{method} {} {}", media(keys.get("body")), media(received));
        if !self.names.media_types.insert(types) {
            self.features.remove("path: that of other media types");
            self.uses("path: its own");
            let template = &mut keys[method.trim_start_matches("method: ")];
            *template = json!(template.as_str().expect("a template").replacen(SAME_PATH, &format!("/u{number}"), 1));
        }
    }

    /// Lists at times what the method takes, in another order.
    pub fn arguments(&mut self, keys: &mut Map<String, Value>) {
        let mut names = required(keys);
        let feature = if names.is_empty() { ARGUMENTS[0] } else { self.random.feature(ARGUMENTS) };
        self.uses(feature);
        if feature == "arguments: listed" {
            names.reverse();
            keys.insert("arguments".to_owned(), json!(names));
        }
    }
}

/// The parameters that its method takes as arguments.
pub fn required(keys: &Map<String, Value>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (key, is_required) in [("path", true), ("query", false), ("headers", false)] {
        let Some(Value::Object(parameters)) = keys.get(key) else { continue };
        let taken = parameters.iter().filter(|(_, schema)| {
            (is_required || schema.get("required") == Some(&json!(true))) && schema.get("const").is_none()
        });
        names.extend(taken.map(|(name, _)| name.clone()));
    }
    names
}

/// The path of operations that differ in media types.
const SAME_PATH: &str = "/media";
