//! Folders become modules: which names each one sees, and which versions of a service the crate carries.

use super::build::{Builder, Scope, Slot, Written};
use super::name::{self, Namespace};
use super::service;
use crate::diagnose::Kind;
use crate::model::{Module, ModuleName, TypeId};
use crate::source::Spanned;
use crate::spec::{SchemaOrName, Versions};
use crate::yaml::Map;
use std::collections::{BTreeMap, HashMap};

/// Gives every folder its module and every model its name.
pub(super) fn names(b: &mut Builder<'_>) {
    let mut modules: HashMap<String, Namespace> = HashMap::new();
    for (folder, files) in &b.files.folders {
        let at = files
            .operations
            .as_ref()
            .map(|read| read.at)
            .or(files.types.as_ref().map(|read| read.at))
            .or(files.models.as_ref().map(|read| read.at));
        let Some(at) = at else { continue };
        if files.types.is_none() && files.operations.is_none() {
            b.problem(at, Kind::ModelsWithoutOperations);
        }
        let (service, version) =
            folder.split_once('/').map_or((folder.as_str(), None), |(service, version)| (service, Some(version)));
        let mut path = vec![ModuleName::new(name::field_name(service))];
        let top = modules.entry(String::new()).or_default();
        if !top.has(path[0].as_str()) && name::take_module(top, path[0].as_str(), service, at, b.problems).is_none() {
            continue;
        }
        if RESERVED.contains(&path[0].as_str()) {
            b.problem(at, Kind::NameHides { documented: service.to_owned(), name: path[0].to_string() });
        }
        if let Some(version) = version {
            let module = format!("v{}", name::field_name(version).trim_start_matches("n_").trim_start_matches('v'));
            let names = modules.entry(service.to_owned()).or_default();
            let Some(module) = name::take_module(names, &module, version, at, b.problems) else { continue };
            path.push(module);
        }
        let namespace = Namespace::default();
        let scope =
            Scope { folder, files, path, models: HashMap::new(), uses: Vec::new(), namespace, inline: HashMap::new() };
        b.scopes.push(scope);
    }
    for scope in 0..b.scopes.len() {
        models(b, scope);
        uses(b, scope);
    }
}

/// Modules of the crate that are not of a service.
const RESERVED: &[&str] = &["runtime", "byte_class", "core", "std", "serde", "serde_json", "time", "azure_core"];

fn models(b: &mut Builder<'_>, scope: usize) {
    let files = b.scopes[scope].files;
    let sections = [
        files.types.as_ref().and_then(|read| read.content.models.value()),
        files.operations.as_ref().and_then(|read| read.content.models.value()),
        files.models.as_ref().and_then(|read| read.content.models.value()),
    ];
    for (model, schema) in sections.into_iter().flatten().flat_map(|models: &Map<SchemaOrName>| models.iter()) {
        if let Some(first) = b.scopes[scope].models.get(model.value.as_str()) {
            let first = b.slots[first.0 as usize].at;
            b.problem(model.span, Kind::DuplicateModel { name: model.value.clone(), first });
            continue;
        }
        let chosen = match schema {
            SchemaOrName::Schema(schema) => schema.rust_name.value().cloned(),
            SchemaOrName::Name(_) => None,
        };
        let chosen = chosen.unwrap_or_else(|| name::type_name(&model.value));
        let problems = b.problems;
        let Some(name) = name::take_type(&mut b.scopes[scope].namespace, &chosen, &model.value, model.span, problems)
        else {
            continue;
        };
        let id = TypeId(u32::try_from(b.slots.len()).expect("fewer than 2^32 definitions"));
        b.scopes[scope].models.insert(&model.value, id);
        let schema = Written::Model(schema);
        b.slots.push(Slot { id, scope, name, spec_name: model.value.clone(), at: model.span, schema, shape: None });
    }
}

fn uses(b: &mut Builder<'_>, scope: usize) {
    let files = b.scopes[scope].files;
    let lists = [
        files.types.as_ref().and_then(|read| read.content.uses.value()),
        files.operations.as_ref().and_then(|read| read.content.uses.value()),
    ];
    for used in lists.into_iter().flatten().flat_map(|list| list.iter()) {
        let shared = |scope: &Scope<'_>| scope.files.types.is_some();
        match b.scopes.iter().position(|scope| shared(scope) && scope.folder == used.value) {
            Some(found) => b.scopes[scope].uses.push(found),
            None => {
                let known =
                    b.scopes.iter().filter(|scope| shared(scope)).map(|scope| scope.folder.to_owned()).collect();
                b.problem(used.span, Kind::UnknownFolder { name: used.value.clone(), known });
            }
        }
    }
}

/// The modules, in the order of their folders.
pub(super) fn resolve(b: &mut Builder<'_>) -> Vec<Module> {
    let carried = carried(b);
    let mut modules = Vec::new();
    for scope in 0..b.scopes.len() {
        let files = b.scopes[scope].files;
        let folder = b.scopes[scope].folder;
        let version = folder.split_once('/');
        let default = match version {
            None => false,
            Some((service, version)) => {
                match carried.get(service).map(|versions| versions.iter().position(|carried| carried == version)) {
                    Some(None) => continue,
                    Some(Some(position)) => position == 0,
                    None => false,
                }
            }
        };
        let doc = match (&files.types, &files.operations) {
            (Some(types), _) => types.content.doc.value(),
            (None, Some(operations)) => operations.content.doc.value(),
            (None, None) => None,
        };
        let service = files.operations.as_ref().and_then(|operations| service::resolve(b, scope, operations, default));
        modules.push(Module {
            path: b.scopes[scope].path.clone(),
            folder: folder.to_owned(),
            doc: doc.cloned().unwrap_or_default(),
            types: Vec::new(),
            shared: Vec::new(),
            service,
        });
    }
    modules
}

/// The versions of each service that the crate carries, the default first.
fn carried(b: &Builder<'_>) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for scope in &b.scopes {
        if let Some((service, version)) = scope.folder.split_once('/') {
            found.entry(service.to_owned()).or_default().push(version.to_owned());
        }
    }
    for versions in found.values_mut() {
        versions.sort_by_key(|version| std::cmp::Reverse((!version.ends_with("-preview"), version.clone())));
    }
    let Some(wanted) = b.files.krate.as_ref().and_then(|krate| krate.content.services.value()) else { return found };
    let listed = |versions: &Versions| -> Vec<Spanned<String>> {
        match versions {
            Versions::One(version) => vec![version.clone()],
            Versions::Many(versions) => versions.0.clone(),
        }
    };
    let mut carried: BTreeMap<String, Vec<String>> =
        found.keys().map(|service| (service.clone(), Vec::new())).collect();
    for (service, versions) in wanted.iter() {
        let Some(known) = found.get(&service.value) else {
            let known = found.keys().cloned().collect();
            b.problem(service.span, Kind::UnknownFolder { name: service.value.clone(), known });
            continue;
        };
        for version in listed(versions) {
            if known.contains(&version.value) {
                carried.entry(service.value.clone()).or_default().push(version.value);
            } else {
                b.problem(
                    version.span,
                    Kind::UnknownFolder { name: format!("{}/{}", service.value, version.value), known: known.clone() },
                );
            }
        }
    }
    carried
}
