//! From descriptions to the YAML of one api-version: which operations are kept, what they reach and what the client keeps; never a file.

use super::document::Library;
use super::form::Position;
use super::imported::Imported;
use super::naming::{self, TakenNames};
use super::operation::{self, DescribedOperation, Draft};
use super::parameter::{Parameter, ParameterPlace};
use super::problem::{Cause, Place, Problem};
use super::schema;
use super::service::{self, Service};
use super::session::{Dialect, Keys, Model, Part, Session};
use super::shared;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// What is imported.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The ids of the operations; all where none is named.
    pub operations: Vec<String>,
    /// The service's name in Rust, where that of the description is unsuitable.
    pub service: Option<String>,
    /// The names that types cannot have in Rust.
    pub reserved: ReservedNames,
    /// The folders that services share: their name, and the text of their `types.yaml`.
    pub shared: Vec<(String, String)>,
}

/// Tells the names that types cannot have; none by default.
#[derive(Clone, Copy, Debug)]
pub struct ReservedNames(pub fn(&str) -> bool);

impl Default for ReservedNames {
    fn default() -> Self {
        Self(|_| false)
    }
}

/// Imports the operations of descriptions of one api-version, which were added to a library.
pub fn import(library: &Library, paths: &[PathBuf], wanted: &Wanted) -> Imported {
    let mut problems = Vec::new();
    let mut roots = Vec::new();
    for root in paths.iter().filter_map(|path| library.root(path)) {
        let version = |key: &str| root.get(key).map(|node| node.value.to_string().trim_matches('"').to_owned());
        match (version("swagger"), version("openapi")) {
            (Some(version), _) if version.starts_with('2') => roots.push((root, Dialect::Swagger)),
            (_, Some(version)) if version.starts_with("3.") => roots.push((root, Dialect::OpenApi)),
            _ => problems.push(Problem { place: root.place(), cause: Cause::NotOpenApi {}, operations: Vec::new() }),
        }
    }
    let Some((first, dialect)) = roots.first().cloned() else {
        return Imported { problems, ..Imported::default() };
    };
    let mut s = Session::new(&roots, first, dialect);
    let mut service = None;
    let about = s.part(|s| {
        service = Some(service::read(s, wanted.service.as_deref()));
        None
    });
    let own = super::form::own(&s.root);
    let Some(service) = service else { return Imported::default() };
    let mut reading = DescriptionReading { service, drafts: Vec::new(), offered: 0, problems, own };
    reading.note(&about, &[]);
    reading.operations(&mut s, &roots, wanted);
    let mut next = 0;
    while let Some(node) = s.models.get(next).map(|model| model.node.clone()) {
        let part = s.part(|s| schema::read(s, &node, Position::Model));
        s.models[next].part = part;
        next += 1;
    }
    reading.finish(s, wanted)
}

struct DescriptionReading {
    service: Service,
    drafts: Vec<(String, Place, Draft, Part)>,
    offered: usize,
    problems: Vec<Problem>,
    /// What only the language can say of the service.
    own: Keys,
}

impl DescriptionReading {
    fn note(&mut self, part: &Part, operations: &[String]) {
        for (place, cause) in &part.problems {
            self.problems.push(Problem { place: place.clone(), cause: cause.clone(), operations: operations.to_vec() });
        }
    }

    /// Reads the operations that are wanted.
    fn operations<'a>(&mut self, s: &mut Session<'a>, roots: &[(super::document::Node<'a>, Dialect)], wanted: &Wanted) {
        let mut known = BTreeSet::new();
        for (root, dialect) in roots {
            (s.root, s.dialect) = (root.clone(), *dialect);
            let mut all = Vec::new();
            let about = s.part(|s| {
                all = operation::all(s);
                s.rest(&s.root.clone(), &[ROOT]);
                None
            });
            self.note(&about, &[]);
            self.offered += all.len();
            for found in all {
                let is_known = !known.insert(found.id.clone());
                if wanted.operations.is_empty() || wanted.operations.contains(&found.id) {
                    self.operation(s, &found, is_known);
                }
            }
        }
        for id in wanted.operations.iter().filter(|id| !known.contains(*id)) {
            let (place, cause) = (s.root.place(), Cause::UnknownOperation { id: id.clone() });
            self.problems.push(Problem { place, cause, operations: vec![id.clone()] });
        }
    }

    fn operation<'a>(&mut self, s: &mut Session<'a>, found: &DescribedOperation<'a>, is_known: bool) {
        let mut draft = None;
        let part = s.part(|s| {
            if is_known {
                return s.fail(&found.node, Cause::DuplicateId { id: found.id.clone() });
            }
            draft = operation::read(s, found, &self.service.prefix);
            None
        });
        match draft {
            Some(draft) => self.drafts.push((found.id.clone(), found.node.place(), draft, part)),
            None => self.note(&part, std::slice::from_ref(&found.id)),
        }
    }

    /// Leaves out what reaches something that cannot be said, and writes the rest.
    fn finish(mut self, s: Session<'_>, wanted: &Wanted) -> Imported {
        let mut kept: Vec<(String, Place, Draft)> = Vec::new();
        let mut reaches = BTreeMap::new();
        let mut reached = BTreeSet::new();
        let mut lost: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        let mut signatures: BTreeMap<String, String> = BTreeMap::new();
        for (id, place, mut draft, part) in std::mem::take(&mut self.drafts) {
            let reach = reach(&part, &s.models);
            let broken: Vec<usize> =
                reach.iter().copied().filter(|model| s.models[*model].part.written.is_none()).collect();
            if !broken.is_empty() {
                broken.into_iter().for_each(|model| lost.entry(model).or_default().push(id.clone()));
                continue;
            }
            if let Some(other) = signatures.get(&operation::signature(&draft)) {
                let cause = Cause::DuplicatePath { other: other.clone(), fragment: draft.fragment.clone() };
                self.problems.push(Problem { place: place.clone(), cause, operations: vec![id.clone()] });
                draft.path += &format!("#{}", draft.fragment);
            }
            signatures.insert(operation::signature(&draft), id.clone());
            self.note(&part, std::slice::from_ref(&id));
            reaches.insert(id.clone(), reach.iter().map(|model| s.models[*model].name.clone()).collect());
            reached.extend(reach);
            kept.push((id, place, draft));
        }
        for (model, operations) in &lost {
            self.note(&s.models[*model].part, operations);
        }
        for model in &reached {
            self.note(&s.models[*model].part, &[]);
        }
        Imported { reaches, ..self.write(s, kept, &reached, wanted) }
    }

    fn write(
        mut self,
        s: Session<'_>,
        kept: Vec<(String, Place, Draft)>,
        reached: &BTreeSet<usize>,
        wanted: &Wanted,
    ) -> Imported {
        let mut order: Vec<usize> = reached.iter().copied().collect();
        order.sort_by_key(|model| s.models[*model].order.clone());
        let mut models: Vec<(String, Value)> = Vec::new();
        let mut model_places = BTreeMap::new();
        for model in order {
            let Model { name, part, node, .. } = &s.models[model];
            model_places.insert(name.clone(), node.place());
            models.push((name.clone(), part.written.clone().unwrap_or_default()));
        }
        let used = serde_json::to_string(&kept.iter().map(|(_, _, draft)| &draft.tail).collect::<Vec<_>>());
        let used = used.unwrap_or_default();
        models.extend(s.extra.into_iter().filter(|(name, _)| used.contains(&json!(name).to_string())));
        let ids = kept.iter().map(|(id, place, _)| (id.clone(), place.clone())).collect();
        let mut head = self.head(wanted, &mut models, kept.is_empty());
        let mut operations = self.assemble(kept, &mut head);
        let mut names = TakenNames::new(&wanted.reserved.0);
        names.models(&mut models);
        let mut written = Keys::new();
        if let Some(client) = head.get_mut("client").and_then(Value::as_object_mut) {
            names.operation(client, "Client");
        }
        // Names are taken group by group.
        let group = |id: &str| id.split_once('_').map(|(group, _)| group.to_owned());
        let groups: Vec<_> = operations.iter().map(|(id, _)| group(id)).collect();
        let mut of_groups: Vec<_> = operations.iter_mut().collect();
        of_groups.sort_by_key(|(id, _)| groups.iter().position(|it| *it == group(id)));
        of_groups.into_iter().for_each(|(id, keys)| names.operation(keys, id));
        written.extend(operations.into_iter().map(|(id, keys)| (id, Value::Object(keys))));
        head.insert("operations".to_owned(), Value::Object(written));
        self.problems.sort();
        self.problems.dedup();
        Imported {
            folder: format!("{}/{}", self.service.name.to_lowercase(), self.service.version),
            operations: head,
            models: models.into_iter().collect(),
            ids,
            model_places,
            reaches: BTreeMap::new(),
            offered: self.offered,
            problems: self.problems,
        }
    }

    /// What comes before the operations; what a shared folder says already is left out.
    fn head(&self, wanted: &Wanted, models: &mut Vec<(String, Value)>, is_empty: bool) -> Keys {
        let Service { name, title, version, doc, endpoint, auth, .. } = &self.service;
        let mut keys = Keys::from_iter([
            ("service".to_owned(), json!(name)),
            ("title".to_owned(), json!(title)),
            ("api-version".to_owned(), json!(version)),
        ]);
        keys.extend(doc.as_ref().map(|doc| ("doc".to_owned(), json!(doc))));
        keys.insert("endpoint".to_owned(), endpoint.clone());
        keys.insert("auth".to_owned(), auth.clone());
        let is_known = |name: &Value| wanted.shared.iter().any(|(folder, _)| name == folder);
        let uses = self.own.get("uses").and_then(Value::as_array).filter(|uses| uses.iter().all(is_known));
        keys.extend(
            self.own
                .iter()
                .filter(|(key, _)| !["uses", "client"].contains(&key.as_str()))
                .map(|(key, own)| (key.clone(), own.clone())),
        );
        let found = wanted.shared.iter().find_map(|(folder, text)| shared::Shared::read(folder, text, endpoint));
        let used: Vec<shared::Shared> = match uses {
            Some(uses) => {
                let own = wanted.shared.iter().filter(|(folder, _)| uses.iter().any(|name| name == folder));
                own.map(|(folder, text)| shared::Shared::whole(folder, text)).collect()
            }
            None => found.filter(|_| !is_empty).into_iter().collect(),
        };
        if used.is_empty() {
            return keys;
        }
        if !self.own.contains_key("endpoint") {
            keys.shift_remove("endpoint");
        }
        let has_auth = |shared: &shared::Shared| match uses {
            Some(_) => shared.auth.is_some(),
            None => shared.auth.as_ref() == Some(auth),
        };
        if !self.own.contains_key("auth") && used.iter().any(has_auth) {
            keys.shift_remove("auth");
        }
        let at = keys.keys().position(|key| key == "endpoint" || key == "auth").unwrap_or(keys.len());
        let names: Vec<&str> = used.iter().map(|shared| shared.folder.as_str()).collect();
        keys.shift_insert(at, "uses".to_owned(), json!(names));
        used.into_iter().for_each(|shared| shared.with_used(&wanted.shared).without(models));
        keys
    }

    /// The operations with their parameters, but for those that the client keeps.
    fn assemble(&mut self, kept: Vec<(String, Place, Draft)>, head: &mut Keys) -> Vec<(String, Keys)> {
        let drafts: Vec<&Draft> = kept.iter().map(|(_, _, draft)| draft).collect();
        let is_sent = self.version(&drafts, head);
        let client = client(&drafts);
        let mut lists = Keys::new();
        for location in ParameterPlace::ALL {
            let own = client.iter().filter(|it| it.location == location);
            let own: Keys = own.map(|it| (it.name.clone(), it.written.clone())).collect();
            if !own.is_empty() {
                lists.insert(location.key().to_owned(), Value::Object(own));
            }
        }
        let order = self.own.get("client").and_then(|own| own.get("arguments")?.as_array());
        let is_there = |name: &Value| client.iter().any(|it| Some(it.name.as_str()) == name.as_str());
        if let Some(order) = order.filter(|order| order.iter().all(is_there)) {
            lists.insert("arguments".to_owned(), order.clone().into());
        }
        if !lists.is_empty() {
            head.insert("client".to_owned(), Value::Object(lists));
        }
        let version = self.service.version.clone();
        let operation = |(id, _, mut draft): (String, Place, Draft)| {
            if let Some(own) = draft.version.as_ref().filter(|_| !is_sent) {
                let own = own.as_ref().unwrap_or(&version);
                let written = json!({ "type": "string", "const": own, "required": true });
                let (name, location) = ("api-version".to_owned(), ParameterPlace::Query);
                draft.parameters.push(Parameter {
                    name,
                    location,
                    written,
                    required: true,
                    client: false,
                    example: None,
                });
            }
            let mut keys = draft.head;
            keys.insert(draft.method, json!(draft.path));
            for location in ParameterPlace::ALL {
                let is_own = |it: &&Parameter| {
                    it.location == location
                        && !client.iter().any(|kept| kept.name == it.name && kept.location == location)
                };
                let list: Keys =
                    draft.parameters.iter().filter(is_own).map(|it| (it.name.clone(), it.written.clone())).collect();
                if !list.is_empty() {
                    keys.insert(location.key().to_owned(), Value::Object(list));
                }
            }
            keys.extend(draft.tail);
            (id, keys)
        };
        kept.into_iter().map(operation).collect()
    }

    /// Whether the api-version is sent with every operation, which is the default; otherwise each says so itself.
    fn version(&mut self, drafts: &[&Draft], head: &mut Keys) -> bool {
        let constants: BTreeSet<&str> = drafts.iter().filter_map(|draft| draft.version.as_ref()?.as_deref()).collect();
        let all = drafts.iter().all(|draft| draft.version.is_some());
        match (constants.len(), constants.first()) {
            (0, _) if all => return true,
            (1, Some(only)) if all => {
                self.service.version = (*only).to_owned();
                head.insert("api-version".to_owned(), json!(only));
                return true;
            }
            _ => {}
        }
        if drafts.iter().any(|draft| draft.version.is_some()) || !head.contains_key("api-version-parameter") {
            self.without_version(head);
        }
        false
    }

    /// Says that no api-version is sent unless an operation says so itself.
    fn without_version(&self, head: &mut Keys) {
        let at = head.keys().position(|key| key == "api-version").map_or(0, |at| at + 1);
        head.shift_insert(at, "api-version-parameter".to_owned(), json!("none"));
    }
}

const ROOT: &[&str] = &[
    "basePath",
    "components",
    "consumes",
    "definitions",
    "host",
    "info",
    "jsonSchemaDialect",
    "openapi",
    "parameters",
    "paths",
    "produces",
    "responses",
    "schemes",
    "security",
    "securityDefinitions",
    "servers",
    "swagger",
    "webhooks",
    "x-ms-parameterized-host",
    "x-ms-paths",
];

/// Every model that a part uses, directly or not.
fn reach(part: &Part, models: &[Model<'_>]) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut queue: Vec<usize> = part.uses.iter().copied().collect();
    while let Some(model) = queue.pop() {
        if found.insert(model) {
            queue.extend(&models[model].part.uses);
        }
    }
    found
}

/// The parameters that the description leaves to the client, where every operation that has one agrees on it; what is not part of a path is
/// sent with every request, so that every operation must have it.
fn client(drafts: &[&Draft]) -> Vec<Parameter> {
    let mut found: Vec<Parameter> = Vec::new();
    for parameter in drafts.iter().flat_map(|draft| &draft.parameters).filter(|parameter| parameter.client) {
        let same = |it: &Parameter| it.name == parameter.name;
        let form = |it: &Parameter| (it.location, it.required, naming::bare(&it.written));
        let agrees = drafts.iter().all(|draft| {
            let others = draft.parameters.iter().filter(|it| same(it)).map(form).collect::<Vec<_>>();
            let is_missing = others.is_empty() && parameter.location != ParameterPlace::Path;
            others.iter().all(|other| *other == form(parameter)) && !is_missing
        });
        if agrees && !found.iter().any(same) {
            found.push(parameter.clone());
        }
    }
    found
}
