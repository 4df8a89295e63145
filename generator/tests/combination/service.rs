//! Whole services, each from a seed: their operations, their models in several files, and what all operations share.

use super::common::{self, Common};
use super::feature::{Feature, METHODS};
use super::name::{Names, Role};
use super::operation::{Operation, is_map};
use super::random::Random;
use super::unit::{Home, Model, Unit};
use heck::ToUpperCamelCase;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// What all operations of a service share.
pub struct Setting {
    pub auth: Feature,
    pub endpoint: Feature,
    /// The client's parameters of the path.
    pub path: Vec<String>,
    /// What every example gives.
    pub request: Map<String, Value>,
}

/// An operation with its models and what it uses.
pub struct Part {
    pub operation: Operation,
    pub models: Vec<Model>,
    pub values: Vec<Vec<Feature>>,
    pub features: BTreeSet<Feature>,
}

/// A service before it is judged.
pub struct Service {
    pub seed: u64,
    /// The lines of `operations.yaml` before `operations:`.
    head: Vec<String>,
    /// The lines of `types.yaml` before `models:`.
    shared_head: Vec<String>,
    /// The models of the client's parameters and those that several operations name.
    models: Vec<Model>,
    pub parts: Vec<Part>,
    /// What its names are like.
    pub names: BTreeSet<String>,
}

/// A file, line by line, each with the number of the operation that it is of.
pub struct File {
    pub path: String,
    pub lines: Vec<(Option<usize>, String)>,
}

impl File {
    pub fn text(&self) -> String {
        self.lines.iter().flat_map(|(_, line)| [line, "\n"]).collect()
    }
}

/// The service of a seed, with so many operations and, wherever it can be, with the features that are wanted.
pub fn write(seed: u64, operations: usize, mut names: Names<'_>, wanted: &[Feature]) -> Service {
    let mut random = Random::wanting(seed, wanted);
    let (mut head, mut shared_head) = (Vec::new(), Vec::new());
    let name = names.take(&mut random, Role::Id).text.to_upper_camel_case();
    head.push(line("service", &json!(name)));
    head.push(line("api-version", &json!("2025-01-01")));
    head.push(line("uses", &json!([shared(seed), COMMON])));
    shared_head.push(line("doc", &json!("What services share.")));
    shared_head.push(line("uses", &json!([COMMON])));
    for (key, value) in
        [("title", json!("A Service")), ("doc", json!("What it is for.")), ("namespace", json!("Contoso.Shop"))]
    {
        if random.chance(50) {
            head.push(line(key, &value));
        }
    }
    if random.chance(30) {
        head.push(line("api-version-parameter", &json!(random.pick(&["none", "v", "version"]))));
    }
    let mut setting = Setting { auth: "auth: none", endpoint: "endpoint: URL", path: Vec::new(), request: Map::new() };
    endpoint(&mut random, &mut setting, &mut head, &mut shared_head);
    let (common, page, common_models) = common::of_service(&mut random, &mut names);
    let (client_values, client_models, client) = client(&mut random, &mut names, &common, &mut setting);
    if !client.is_empty() {
        head.push(line("client", &Value::Object(client)));
    }
    let part = |number| {
        let mut unit = Unit::new(&mut random, &mut names, &common, Some(&page));
        unit.values.clone_from(&client_values);
        let operation = unit.operation(number, &setting);
        let Unit { models, values, features, .. } = unit;
        Part { operation, models, values, features }
    };
    let parts = by_path((0..operations).map(part).collect());
    let models = client_models.into_iter().chain(common_models).collect();
    Service { seed, head, shared_head, models, parts, names: names.used }
}

/// The operations with those of one path beside each other, as OpenAPI has them: types that would have one name are named in this order.
fn by_path(parts: Vec<Part>) -> Vec<Part> {
    let path = |part: &Part| {
        METHODS.iter().find_map(|method| part.operation.keys.get(method.trim_start_matches("method: "))).cloned()
    };
    let paths: Vec<_> = parts.iter().map(path).collect();
    let mut placed: Vec<_> =
        parts.into_iter().zip(&paths).map(|(part, own)| (paths.iter().position(|path| path == own), part)).collect();
    placed.sort_by_key(|(first, _)| *first);
    placed.into_iter().map(|(_, part)| part).collect()
}

/// The folder of shared types of a service.
fn shared(seed: u64) -> String {
    format!("shared{seed}")
}

/// The folder of types that all services share.
pub const COMMON: &str = "common";

/// A key with its value on one line: JSON is YAML.
pub fn line(key: &str, value: &Value) -> String {
    format!("{key}: {value}")
}

fn endpoint(random: &mut Random, setting: &mut Setting, head: &mut Vec<String>, shared_head: &mut Vec<String>) {
    setting.endpoint = random.feature(super::feature::ENDPOINTS);
    let url = json!("https://service.example.com");
    let value = match setting.endpoint {
        "endpoint: clouds" => {
            json!({ "public": url, "china": "https://service.example.cn", "government": "https://service.example.us" })
        }
        "endpoint: parameter" => {
            setting.request.insert("endpointUrl".to_owned(), url);
            json!({ "parameter": "endpointUrl", "doc": "Where it is." })
        }
        _ => url,
    };
    let is_shared = setting.endpoint == "endpoint: shared";
    setting.auth = random.feature(&super::feature::AUTHS[..6]);
    let oauth = "https://login.example.com/authorize";
    let auth = match setting.auth {
        "auth: none" => json!("none"),
        "auth: token" if setting.endpoint == "endpoint: clouds" => {
            let token = json!({ "public": "https://a.example/.default", "china": "https://b.example/.default", "government": "https://c.example/.default" });
            json!({ "oauth2": oauth, "scopes": ["user_impersonation"], "token": token })
        }
        "auth: token" => json!({ "oauth2": oauth, "scopes": ["https://service.example.com/.default"] }),
        "auth: token of the endpoint" => {
            json!({ "oauth2": oauth, "scopes": ["user_impersonation"], "token": "{endpoint}/.default" })
        }
        "auth: token or key" => {
            let scopes = json!(["https://service.example.com/.default"]);
            json!({ "oauth2": oauth, "scopes": scopes, "api-key": { "header": "x-key" } })
        }
        "auth: key in a header" => json!({ "api-key": { "header": "x-key" } }),
        _ => json!({ "api-key": { "query": "x-key" } }),
    };
    let place = if is_shared { shared_head } else { head };
    place.push(line("endpoint", &value));
    place.push(line("auth", &auth));
}

/// What the parameters of the client use, their models, and the parameters.
fn client<'e>(
    random: &mut Random,
    names: &mut Names<'e>,
    common: &[Common],
    setting: &mut Setting,
) -> (Vec<Vec<Feature>>, Vec<Model>, Map<String, Value>) {
    let (mut client, mut values, mut models) = (Map::new(), Vec::new(), Vec::new());
    for (key, place) in
        [("path", "place: client path"), ("query", "place: client query"), ("headers", "place: client header")]
    {
        let mut parameters = Map::new();
        for _ in 0..random.below(3) {
            let mut unit = Unit::new(random, names, common, None);
            let (mut name, mut written, presence) = unit.named(place, 0);
            if place.ends_with("header") && is_map(&unit.values, place) {
                name.text += "-";
            }
            unit.style(place, &mut written.schema);
            if key == "path" {
                setting.path.push(name.text.clone());
            }
            if presence == "presence: required" {
                setting.request.insert(name.text.clone(), written.sample.sent);
            }
            values.append(&mut unit.values);
            models.append(&mut unit.models);
            parameters.insert(name.text, written.schema);
        }
        if !parameters.is_empty() {
            client.insert(key.to_owned(), Value::Object(parameters));
        }
    }
    (values, models, client)
}

impl Service {
    /// The schemas of its models and of the bodies of these operations.
    pub fn schemas<'s>(&'s self, left: &'s [usize]) -> impl Iterator<Item = &'s Value> {
        let parts = || left.iter().map(|number| &self.parts[*number]);
        let models = self.models.iter().chain(parts().flat_map(|part| &part.models)).map(|model| &model.schema);
        let responses = parts().filter_map(|part| part.operation.keys.get("responses")?.as_object());
        let bodies = parts().filter_map(|part| part.operation.keys.get("body")).chain(responses.flat_map(Map::values));
        models.chain(bodies.flat_map(|body| [body.get("schema"), body.get("body"), Some(body)]).flatten())
    }

    /// The files of the service with those of its operations that are still in it.
    pub fn files(&self, is_in: impl Fn(usize) -> bool) -> Vec<File> {
        let folder = format!("s{}/2025-01-01", self.seed);
        let head = |lines: &[String]| lines.iter().map(|line| (None, line.clone())).collect::<Vec<_>>();
        let models = |home: Home| {
            let mut lines = vec![(None, "models:".to_owned())];
            let parts = self.parts.iter().enumerate().filter(|(number, _)| is_in(*number));
            let of_parts = parts.map(|(number, part)| (Some(number), &part.models));
            for (owner, models) in [(None, &self.models)].into_iter().chain(of_parts) {
                let own = models.iter().filter(|model| model.home == home);
                lines.extend(own.map(|it| (owner, format!("  {}: {}", json!(it.name), it.schema))));
            }
            if lines.len() > 1 { lines } else { Vec::new() }
        };
        let mut operations = head(&self.head);
        operations.extend(models(Home::Operations));
        operations.extend(self.groups(&is_in));
        operations.push((None, "operations:".to_owned()));
        for (number, part) in self.parts.iter().enumerate().filter(|(number, _)| is_in(*number)) {
            let keys = Value::Object(part.operation.keys.clone());
            operations.push((Some(number), format!("  {}: {keys}", json!(part.operation.id))));
        }
        let mut types = head(&self.shared_head);
        types.extend(models(Home::Shared));
        let files = [
            (format!("{folder}/operations.yaml"), operations),
            (format!("{folder}/models.yaml"), models(Home::Models)),
            (format!("{}/types.yaml", shared(self.seed)), types),
        ];
        files.into_iter().filter(|(_, lines)| !lines.is_empty()).map(|(path, lines)| File { path, lines }).collect()
    }

    /// The groups that are named otherwise in Rust, each with the operation that brought it.
    fn groups(&self, is_in: impl Fn(usize) -> bool) -> Vec<(Option<usize>, String)> {
        let parts = self.parts.iter().enumerate().filter(|(number, _)| is_in(*number));
        let renamed = parts.filter_map(|(number, part)| Some((number, part.operation.renamed_group.as_ref()?)));
        let mut lines: Vec<_> = renamed
            .map(|(number, (group, rust))| (Some(number), format!("  {group}: {}", json!({ "rustName": rust }))))
            .collect();
        if !lines.is_empty() {
            lines.insert(0, (None, "groups:".to_owned()));
        }
        lines
    }
}
