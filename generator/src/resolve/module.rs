//! Folders become modules: which names each one sees, and which versions of a service the crate carries.

use super::build::{Builder, FolderScope, Slot};
use super::name::{self, Namespace};
use super::reserved;
use super::service;
use crate::diagnose::{Carried, DefinitionProblem, FileProblem, KeyProblem, NameProblem, NameUse, Problem, Problems};
use crate::model::{Module, ModuleName, TypeId};
use crate::source::{Span, Spanned};
use crate::spec::{SchemaOrName, Versions};
use crate::yaml::{Key, List};
use std::collections::{BTreeMap, HashMap};

/// Gives every folder its module and every model its name; the models as they are written, in the order of their ids.
pub(super) fn names<'a>(b: &mut Builder<'a>) -> Vec<&'a SchemaOrName> {
    let mut taken = Modules::default();
    for (folder, files) in &b.files.folders {
        let at = [
            files.operations.as_ref().map(|read| read.at),
            files.types.as_ref().map(|read| read.at),
            files.models.as_ref().map(|read| read.at),
        ];
        let Some(at) = at.into_iter().flatten().next() else { continue };
        if files.types.is_none() && files.operations.is_none() && !files.broken {
            b.problem(at, FileProblem::ModelsWithoutOperations);
        }
        if let Some(version) = version_of(b, folder) {
            b.problem(at, FileProblem::TypesInService { folder: folder.clone(), version });
            continue;
        }
        let Some(path) = taken.path(folder, at, b.problems) else { continue };
        b.scopes.push(FolderScope {
            folder,
            files,
            path,
            models: HashMap::new(),
            uses: Vec::new(),
            uses_broken: false,
            namespace: Namespace::default(),
            inline: HashMap::new(),
        });
    }
    let mut written = Vec::new();
    for scope in 0..b.scopes.len() {
        models(b, scope, &mut written);
        uses(b, scope);
    }
    written
}

/// The first file of an api-version below a folder.
fn version_of(b: &Builder<'_>, folder: &str) -> Option<Span> {
    let inside = b.files.folders.iter().filter(|(name, _)| name.split_once('/').is_some_and(|(top, _)| top == folder));
    let files = inside.flat_map(|(_, files)| {
        [files.operations.as_ref().map(|read| read.at), files.models.as_ref().map(|read| read.at)]
    });
    files.flatten().next()
}

/// The modules that are taken: those of folders, and in each those of its versions.
#[derive(Default)]
struct Modules {
    folders: HashMap<String, ModuleName>,
    top: Namespace,
    versions: HashMap<String, Namespace>,
}

impl Modules {
    fn path(&mut self, folder: &str, at: Span, problems: &Problems) -> Option<Vec<ModuleName>> {
        let (service, version) = folder.split_once('/').map_or((folder, None), |(service, rest)| (service, Some(rest)));
        if !self.folders.contains_key(service) {
            let module = name::field_name(service);
            if reserved::MODULES.contains(&module.as_str()) {
                let kind = NameProblem::Hides { documented: service.to_owned(), name: module, usage: NameUse::Module };
                problems.push(Problem::new(at, kind));
                return None;
            }
            let module = name::take_module(&mut self.top, &module, service, at, problems)?;
            self.folders.insert(service.to_owned(), module);
        }
        let mut path = vec![self.folders[service].clone()];
        if let Some(version) = version {
            let module = format!("v{}", name::field_name(version).trim_start_matches("n_").trim_start_matches('v'));
            let names = self.versions.entry(service.to_owned()).or_default();
            path.push(name::take_module(names, &module, version, at, problems)?);
        }
        Some(path)
    }
}

fn models<'a>(b: &mut Builder<'a>, scope: usize, written: &mut Vec<&'a SchemaOrName>) {
    let files = b.scopes[scope].files;
    for (model, schema) in files.models().flat_map(|models| models.iter()) {
        if let Some(first) = b.scopes[scope].models.get(model.value.as_str()) {
            let first = b.slot(*first).at;
            b.problem(model.span, DefinitionProblem::DuplicateModel { name: model.value.clone(), first });
            continue;
        }
        let chosen = match schema {
            SchemaOrName::Schema(schema) => schema.rust_name.as_ref().cloned(),
            SchemaOrName::Name(_) => None,
        };
        let chosen = chosen.unwrap_or_else(|| Spanned::new(name::type_name(&model.value), model.span));
        let (problems, namespace) = (b.problems, &mut b.scopes[scope].namespace);
        let Some(name) = name::take_type(namespace, &chosen.value, &model.value, chosen.span, problems) else {
            continue;
        };
        let id = TypeId::new(b.slots.len());
        b.scopes[scope].models.insert(&model.value, id);
        written.push(schema);
        b.slots.push(Slot {
            id,
            scope,
            name,
            spec_name: model.value.clone(),
            at: model.span,
            schema: None,
            shape: None,
        });
    }
}

fn uses(b: &mut Builder<'_>, scope: usize) {
    let files = b.scopes[scope].files;
    let lists = [
        files.types.as_ref().and_then(|read| read.content.uses.value()),
        files.operations.as_ref().and_then(|read| read.content.uses.value()),
    ];
    let unread = |uses: &Key<List<Spanned<String>>>| uses.is_none() && !uses.is_missing();
    b.scopes[scope].uses_broken = files.types.as_ref().is_some_and(|read| unread(&read.content.uses))
        || files.operations.as_ref().is_some_and(|read| unread(&read.content.uses));
    for used in lists.into_iter().flatten().flat_map(|list| list.iter()) {
        let shared = |scope: &FolderScope<'_>| scope.files.types.is_some();
        match b.scopes.iter().position(|scope| shared(scope) && scope.folder == used.value) {
            Some(found) => b.scopes[scope].uses.push(found),
            None if b.files.folders.get(&used.value).is_some_and(|folder| folder.broken) => {
                b.scopes[scope].uses_broken = true;
            }
            None => {
                let known =
                    b.scopes.iter().filter(|scope| shared(scope)).map(|scope| scope.folder.to_owned()).collect();
                b.problem(used.span, FileProblem::UnknownFolder { name: used.value.clone(), known });
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
        let position = version.and_then(|(service, version)| {
            carried.get(service).and_then(|versions| versions.iter().position(|carried| carried == version))
        });
        // What is not carried is judged all the same.
        if position.is_some() {
            b.carried.insert(folder.to_owned());
        }
        let doc = match (&files.types, &files.operations) {
            (Some(types), _) => types.content.doc.value(),
            (None, Some(operations)) => operations.content.doc.value(),
            (None, None) => None,
        };
        let service = files.operations.as_ref().and_then(|operations| service::resolve(b, scope, operations, position));
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
    if wanted.iter().next().is_none() && wanted.unreadable().is_empty() {
        let at = b.files.krate.as_ref().and_then(|krate| krate.content.services.at());
        at.into_iter().for_each(|at| b.problem(at, KeyProblem::EmptyList { of: Carried::Services }));
    }
    for (service, versions) in wanted.iter() {
        let Some(known) = found.get(&service.value) else {
            let known = found.keys().cloned().collect();
            b.problem(service.span, FileProblem::UnknownFolder { name: service.value.clone(), known });
            continue;
        };
        let listed = listed(versions);
        if listed.is_empty() {
            b.problem(service.span, KeyProblem::EmptyList { of: Carried::ApiVersions });
        }
        for (at, version) in listed.iter().enumerate() {
            if let Some(first) = listed[..at].iter().find(|other| other.value == version.value) {
                b.problem(version.span, KeyProblem::DuplicateValue { value: version.value.clone(), first: first.span });
            } else if known.contains(&version.value) {
                carried.entry(service.value.clone()).or_default().push(version.value.clone());
            } else {
                b.problem(
                    version.span,
                    FileProblem::UnknownFolder {
                        name: format!("{}/{}", service.value, version.value),
                        known: known.clone(),
                    },
                );
            }
        }
    }
    carried
}
