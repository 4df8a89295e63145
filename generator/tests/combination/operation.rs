//! Operations: every kind, with parameters, bodies, answers, errors and examples.

use super::feature::Feature;
use super::name::Role;
use super::service::Setting;
use super::unit::Unit;
use generator::resolve::reserved;
use heck::{ToSnakeCase, ToUpperCamelCase};
use serde_json::{Map, Value, json};

/// An operation as it is written.
pub struct Operation {
    pub id: String,
    /// Its group with another name in Rust.
    pub renamed_group: Option<(String, String)>,
    pub keys: Map<String, Value>,
}

/// What an example of the operation is made of, beside its title.
#[derive(Default)]
pub struct Call {
    pub request: Map<String, Value>,
    /// Answers by status, each with headers.
    pub answers: Vec<Answer>,
}

/// A documented answer.
pub struct Answer {
    pub status: u16,
    pub headers: Map<String, Value>,
    pub body: Option<Value>,
    pub is_error: bool,
}

impl Unit<'_, '_> {
    /// An operation of the service, the `number`th of all.
    pub fn operation(&mut self, number: usize, setting: &Setting) -> Operation {
        let kind = self.random.feature(&[
            "kind: call",
            "kind: call",
            "kind: call",
            "kind: poll",
            "kind: list",
            "kind: list",
            "kind: start",
            "kind: start",
            "kind: start of a list",
        ]);
        self.uses(kind);
        let method = self.method(kind);
        let mut keys = Map::new();
        let mut call = Call { request: setting.request.clone(), ..Call::default() };
        keys.insert("doc".to_owned(), json!("Does something."));
        keys.insert("source".to_owned(), json!("https://docs.example.com/it"));
        self.path(number, method, setting, &mut keys, &mut call);
        self.parameters("query", "place: query", &mut keys, &mut call);
        map_in_query(number, &mut keys, &mut call);
        self.parameters("headers", "place: header", &mut keys, &mut call);
        self.body((number, method), &mut keys, &mut call);
        self.answers(kind, method, &mut keys, &mut call);
        self.tell_apart(number, method, &mut keys);
        self.arguments(&mut keys);
        self.auth(setting, &mut keys);
        self.extras(&mut keys);
        self.examples(&mut keys, &call);
        let (id, renamed_group) = self.id(&mut keys);
        Operation { id, renamed_group, keys }
    }

    /// Its id, and the group that it names otherwise in Rust.
    fn id(&mut self, keys: &mut Map<String, Value>) -> (String, Option<(String, String)>) {
        let verb = self.name(Role::Id).text;
        if self.random.chance(10) {
            self.uses("id: renamed operation");
            keys.insert("rustName".to_owned(), json!(self.method_name()));
        }
        let others = self.names.groups.clone();
        if self.random.chance(10) {
            self.uses("id: without a group");
            return (verb, None);
        }
        if !others.is_empty() && self.random.chance(30) {
            self.uses("id: of a group of several");
            return (format!("{}_{verb}", others[self.random.below(others.len())]), None);
        }
        let group = self.name(Role::Id).text;
        self.uses("id: of a group");
        self.names.groups.push(group.clone());
        let renamed = self.random.chance(15).then(|| {
            self.uses("id: renamed group");
            let rust = self.name(Role::Id).text.to_upper_camel_case();
            let is_type = rust.starts_with(|first: char| first.is_ascii_alphabetic());
            (group.clone(), if is_type { rust } else { self.names.plain().to_upper_camel_case() })
        });
        (format!("{group}_{verb}"), renamed)
    }

    /// A name for a method that no client has already.
    fn method_name(&mut self) -> String {
        loop {
            let name = self.name(Role::Id).text.to_snake_case();
            if ![reserved::METHODS, reserved::NEVER_RAW].concat().contains(&name.as_str()) {
                return name;
            }
        }
    }

    fn method(&mut self, kind: Feature) -> Feature {
        let methods: &[Feature] = match kind {
            "kind: poll" => &["method: get"],
            "kind: list" if self.random.chance(60) => &["method: get", "method: post"],
            "kind: list" => &["method: get", "method: post", "method: put", "method: patch", "method: delete"],
            "kind: start" | "kind: start of a list" => {
                &["method: put", "method: post", "method: patch", "method: delete"]
            }
            _ => super::feature::METHODS,
        };
        let method = self.random.feature(methods);
        self.uses(method);
        method
    }

    fn parameters(&mut self, key: &str, place: Feature, keys: &mut Map<String, Value>, call: &mut Call) {
        let mut parameters = Map::new();
        for _ in 0..self.random.below(3) {
            let (mut name, mut written, presence) = self.named(place, 0);
            let is_map = is_map(&self.values, place);
            if place.ends_with("header") && is_map {
                name.text += "-";
            }
            self.style(place, &mut written.schema);
            let is_sent = presence == "presence: required" || !is_map && self.random.chance(50);
            if is_sent && !presence.starts_with("presence: const") {
                call.request.insert(name.text.clone(), written.sample.sent);
            }
            parameters.insert(name.text, written.schema);
        }
        if !parameters.is_empty() {
            keys.insert(key.to_owned(), Value::Object(parameters));
        }
    }

    /// How a list is written, where the schema is one, or a map in the query.
    pub fn style(&mut self, place: Feature, schema: &mut Value) {
        if place.ends_with("query") && is_map(&self.values, place) {
            if schema.is_string() {
                *schema = json!({ "type": schema });
            }
            schema["style"] = json!(self.random.pick(&["form", "deepObject"]));
            return;
        }
        let Some(keys) = schema.as_object_mut().filter(|keys| keys.contains_key("items")) else { return };
        let styles: &[&str] = if place.ends_with("query") {
            &["csv", "ssv", "tsv", "pipes", "multi", "multi"]
        } else {
            &["csv", "ssv", "pipes"]
        };
        if self.random.chance(80) {
            keys.insert("style".to_owned(), json!(self.random.pick(styles)));
        }
    }

    fn auth(&mut self, setting: &Setting, keys: &mut Map<String, Value>) {
        self.uses(setting.auth);
        self.uses(setting.endpoint);
        if !self.random.chance(30) {
            return;
        }
        let (feature, auth) = match setting.auth {
            "auth: none" => return,
            "auth: token" | "auth: token of the endpoint" if self.random.chance(60) => {
                let scopes = json!(["https://other.example.com/.default"]);
                ("auth: other scope", json!({ "oauth2": "https://login.example.com/authorize", "scopes": scopes }))
            }
            "auth: token or key" if self.random.chance(60) => {
                let scopes = json!(["https://other.example.com/.default"]);
                let oauth2 = "https://login.example.com/authorize";
                let auth = json!({ "oauth2": oauth2, "scopes": scopes, "api-key": { "header": "x-other-key" } });
                (self.random.feature(&["auth: other scope", "auth: other key"]), auth)
            }
            "auth: key in a header" | "auth: key in the query" if self.random.chance(60) => {
                let place = self.random.pick(&["header", "query"]);
                ("auth: other key", json!({ "api-key": { place: "x-other-key" } }))
            }
            _ => ("auth: anonymous operation", json!("none")),
        };
        self.uses(feature);
        keys.insert("auth".to_owned(), auth);
    }

    fn extras(&mut self, keys: &mut Map<String, Value>) {
        if self.random.chance(10) {
            keys.insert("deprecated".to_owned(), json!("Use another."));
        }
        if self.random.chance(10) {
            let former = format!("{}_{}", self.name(Role::Id).text, self.name(Role::Id).text);
            keys.insert("formerly".to_owned(), json!([former]));
        }
    }

    fn examples(&mut self, keys: &mut Map<String, Value>, call: &Call) {
        let mut examples = Map::new();
        let (mut successes, mut errors, mut all) = (0, 0, Vec::new());
        let share = self.random.pick(&[0, 50, 60, 70]);
        for answer in &call.answers {
            if !self.random.chance(share) {
                continue;
            }
            if answer.is_error {
                errors += 1
            } else {
                successes += 1
            }
            let mut response = Map::from_iter([("status".to_owned(), json!(answer.status))]);
            if !answer.headers.is_empty() {
                response.insert("headers".to_owned(), Value::Object(answer.headers.clone()));
            }
            if let Some(body) = &answer.body {
                response.insert("body".to_owned(), body.clone());
            }
            all.push(response);
        }
        if all.len() > 1 && self.random.chance(50) {
            self.uses("example: several answers");
            examples.insert(self.names.plain(), json!({ "request": call.request, "response": all }));
        } else {
            let one = |response| (self.names.plain(), json!({ "request": call.request, "response": response }));
            examples.extend(all.into_iter().map(one));
        }
        self.uses(match (successes, errors) {
            (0, 0) => "example: none",
            (1, 0) => "example: success",
            (0, 1) => "example: error",
            _ => "example: several",
        });
        if !examples.is_empty() {
            keys.insert("examples".to_owned(), Value::Object(examples));
        }
    }
}

/// Whether the value that was written last at the place is a map.
pub fn is_map(values: &[Vec<Feature>], place: Feature) -> bool {
    values.iter().rfind(|value| value[0] == place).is_some_and(|value| value[1] == "form: map")
}

/// Adds a map to the query of every fourth operation, whose entries are parameters of their own.
fn map_in_query(number: usize, keys: &mut Map<String, Value>, call: &mut Call) {
    let (style, item, sample) = match number % 8 {
        3 => ("form", json!("string"), json!("x & y")),
        7 => ("deepObject", json!({ "type": "integer", "minimum": 0 }), json!(7)),
        _ => return,
    };
    let name = format!("entries{number}");
    let written = json!({ "doc": "Entries.", "additionalProperties": item, "style": style });
    let query = keys.entry("query").or_insert_with(|| json!({}));
    query[name.as_str()] = written;
    call.request.insert(name, json!({ "a b": sample }));
}
