//! From where each definition is reached, which of them contain themselves, and which are of no use.

use super::build::{Builder, definition};
use super::{circle, text};
use crate::diagnose::{DefinitionProblem, PathProblem};
use crate::model::{
    Access, Definition, Module, NextPlace, Operation, Parameter, Payload, Place, Presence, PropertyPath, Reach,
    Reference, Shape, Type, TypeId,
};
use crate::pattern::TextConstraints;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Fills in what only the whole can tell.
pub(super) fn finish(b: &mut Builder<'_>, types: &mut [Definition], modules: &mut [Module]) {
    box_recursion(types);
    merge_patches(types, modules);
    let roots = roots(modules);
    spread(types, &roots);
    one_way(types);
    paths(types, modules);
    path_segments(b, types, &roots);
    unused(b, types, modules, &roots);
    place(b, types, modules);
}

/// One use of a type by an operation.
struct Root {
    id: TypeId,
    reach: Reach,
    path: bool,
    page: Option<String>,
}

fn operations(modules: &[Module]) -> impl Iterator<Item = &Operation> {
    modules
        .iter()
        .filter_map(|module| module.service.as_ref())
        .flat_map(|service| &service.groups)
        .flat_map(|group| &group.operations)
}

fn roots(modules: &[Module]) -> Vec<Root> {
    let sent = Reach { request: true, response: false };
    let received = Reach { request: false, response: true };
    let mut roots = Vec::new();
    for operation in operations(modules) {
        let mut root = |ty: &Type, reach: Reach, path: bool| {
            let page = operation.source.clone();
            roots.extend(ty.references().into_iter().map(|reference| Root {
                id: reference.id,
                reach,
                path,
                page: page.clone(),
            }));
        };
        for Parameter { ty, place, .. } in &operation.parameters {
            root(ty, sent, *place == Place::Path);
        }
        if let Some(Payload::Json(ty, _)) = operation.body.as_ref().map(|body| &body.payload) {
            root(ty, sent, false);
        }
        for success in &operation.successes {
            if let Some(Payload::Json(ty, _)) = &success.payload {
                root(ty, received, false);
            }
            success.headers.iter().for_each(|header| root(&header.ty, received, false));
        }
        for error in &operation.errors {
            if let Some(Payload::Json(ty, _)) = &error.payload {
                root(ty, received, false);
            }
            error.headers.iter().for_each(|header| root(&header.ty, received, false));
        }
        if let Some(result) = operation.start.as_ref().and_then(|start| start.result.as_ref()) {
            root(result, received, false);
        }
    }
    roots
}

/// The definitions that a definition names, with the access they are reached by.
fn inner(shape: &Shape) -> Vec<(TypeId, Option<Access>)> {
    let ids = |ty: &Type| ty.references().into_iter().map(|reference| reference.id).collect::<Vec<_>>();
    match shape {
        Shape::Text(_) | Shape::Number(_) | Shape::Enum(_) => Vec::new(),
        Shape::Alias(ty) => ids(ty).into_iter().map(|id| (id, None)).collect(),
        Shape::Collection(collection) => ids(&collection.item).into_iter().map(|id| (id, None)).collect(),
        Shape::Struct(structure) => {
            let fields =
                structure.fields.iter().flat_map(|field| ids(&field.ty).into_iter().map(|id| (id, Some(field.access))));
            let additional = structure.additional.iter().flat_map(ids).map(|id| (id, None));
            fields.chain(additional).collect()
        }
        Shape::Union(union) => {
            let payloads = union.variants.iter().filter_map(|variant| variant.payload.as_ref());
            payloads.chain(&union.tag_type).map(|reference| (reference.id, None)).collect()
        }
    }
}

fn spread(types: &mut [Definition], roots: &[Root]) {
    let mut pages: HashMap<TypeId, BTreeSet<String>> = HashMap::new();
    for root in roots {
        let mut queue = vec![(root.id, root.reach)];
        let mut seen: HashMap<TypeId, Reach> = HashMap::new();
        while let Some((id, reach)) = queue.pop() {
            let known = seen.get(&id).copied().unwrap_or_default();
            if known.union(reach) == known {
                continue;
            }
            seen.insert(id, known.union(reach));
            let definition = &mut types[id.0 as usize];
            definition.reach = definition.reach.union(reach);
            if let Some(page) = &root.page {
                pages.entry(id).or_default().insert(page.clone());
            }
            queue.extend(
                inner(&definition.shape)
                    .into_iter()
                    .map(|(id, access)| (id, access.map_or(reach, |access| reach.through(access)))),
            );
        }
    }
    for definition in types {
        definition.pages = pages.remove(&definition.id).unwrap_or_default().into_iter().collect();
    }
}

/// Where a model is both sent and received, what is only received cannot be asked of a caller, nor what is only sent of an answer.
fn one_way(types: &mut [Definition]) {
    for definition in types {
        let Reach { request, response } = definition.reach;
        let Shape::Struct(structure) = &mut definition.shape else { continue };
        for field in &mut structure.fields {
            let missing = match field.access {
                Access::ReadWrite => false,
                Access::ReadOnly => request,
                Access::WriteOnly => request && response,
            };
            if missing && matches!(field.presence, Presence::Required | Presence::RequiredNullable) {
                field.presence = Presence::Optional;
            }
        }
    }
}

/// Brings the ways to properties up to date with what [`one_way`] has changed.
fn paths(types: &[Definition], modules: &mut [Module]) {
    let services = modules.iter_mut().filter_map(|module| module.service.as_mut());
    for operation in services.flat_map(|service| &mut service.groups).flat_map(|group| &mut group.operations) {
        if let Some(monitor) = &mut operation.monitor {
            let others = [&mut monitor.percent, &mut monitor.error].into_iter().flatten();
            others.chain([&mut monitor.status]).for_each(|path| way(types, &monitor.model, path));
        }
        if let Some(page) = &mut operation.page {
            let token = page.token.as_mut().map(|(place, _)| place);
            let others = page.next_link.as_mut().into_iter().chain(token).filter_map(|place| match place {
                NextPlace::Property(path) => Some(path),
                NextPlace::Header(_) => None,
            });
            others.chain([&mut page.items]).for_each(|path| way(types, &page.model, path));
        }
    }
}

fn way(types: &[Definition], model: &Reference, path: &mut PropertyPath) {
    let mut id = model.id;
    for step in &mut path.steps {
        let Shape::Struct(structure) = &types[id.0 as usize].shape else { return };
        let Some(field) = structure.fields.iter().find(|field| field.wire == step.wire) else { return };
        step.optional = field.presence != Presence::Required;
        let Type::Named(reference) = &field.ty else { return };
        id = reference.id;
    }
}

/// What no encoding makes safe in a path (RFC 3986 section 6.2.2.3).
pub(super) const DOTS: [&str; 3] = ["", ".", ".."];

/// Text that is only ever a path segment refuses what no encoding makes safe there: nothing, `.` and `..`.
fn path_segments(b: &mut Builder<'_>, types: &mut [Definition], roots: &[Root]) {
    let in_path: HashSet<TypeId> = roots.iter().filter(|root| root.path).map(|root| root.id).collect();
    let elsewhere: HashSet<TypeId> = roots.iter().filter(|root| !root.path).map(|root| root.id).collect();
    let nested: HashSet<TypeId> =
        types.iter().flat_map(|definition| inner(&definition.shape)).map(|(id, _)| id).collect();
    for definition in types {
        let id = definition.id;
        let Shape::Text(textual) = &mut definition.shape else { continue };
        if !in_path.contains(&id) || !DOTS.iter().any(|dots| textual.language.contains(dots)) {
            continue;
        }
        let only_path = !elsewhere.contains(&id) && !nested.contains(&id);
        let constraints = TextConstraints { path_segment: true, ..textual.language.constraints().clone() };
        match text::set(b, constraints) {
            Ok(text::Set { language, matcher: Some(matcher), requirement }) if only_path => {
                (textual.language, textual.matcher, textual.requirement) = (language, matcher, requirement);
                textual.path_segment = true;
            }
            Ok(text::Set { matcher: None, .. }) => b.problem(b.slot(id).at, PathProblem::NoSegmentFits),
            Ok(_) | Err(_) => {}
        }
    }
}

/// A field whose type contains the field's own model without a list or map between them is put behind a pointer.
fn box_recursion(types: &mut [Definition]) {
    let direct = |shape: &Shape| -> Vec<TypeId> {
        let ids = |ty: &Type| match ty {
            Type::Named(reference) => Some(reference.id),
            Type::Nullable(inner) => match &**inner {
                Type::Named(reference) => Some(reference.id),
                _ => None,
            },
            _ => None,
        };
        match shape {
            Shape::Struct(structure) => structure.fields.iter().filter_map(|field| ids(&field.ty)).collect(),
            Shape::Union(union) => {
                union.variants.iter().filter_map(|variant| variant.payload.as_ref()).map(|payload| payload.id).collect()
            }
            Shape::Alias(ty) => ids(ty).into_iter().collect(),
            Shape::Text(_) | Shape::Number(_) | Shape::Enum(_) | Shape::Collection(_) => Vec::new(),
        }
    };
    let edges: Vec<Vec<TypeId>> = types.iter().map(|definition| direct(&definition.shape)).collect();
    // A definition holds itself exactly where what it names is on its own circle.
    let circles = circle::circles(&edges);
    for definition in types {
        let id = definition.id;
        let mark = |reference: &mut Reference| {
            reference.boxed = circles[reference.id.0 as usize] == circles[id.0 as usize];
        };
        match &mut definition.shape {
            Shape::Struct(structure) => structure.fields.iter_mut().for_each(|field| named(&mut field.ty, &mark)),
            Shape::Union(union) => {
                union.variants.iter_mut().filter_map(|variant| variant.payload.as_mut()).for_each(mark)
            }
            _ => {}
        }
    }
}

fn named(ty: &mut Type, mark: &impl Fn(&mut Reference)) {
    match ty {
        Type::Named(reference) => mark(reference),
        Type::Nullable(inner) => named(inner, mark),
        Type::Scalar(_) | Type::Any | Type::List(_) | Type::Map(_) => {}
    }
}

/// Bodies of JSON merge patches tell absent from `null`.
fn merge_patches(types: &mut [Definition], modules: &[Module]) {
    let mut queue = Vec::new();
    for operation in operations(modules) {
        if let Some(Payload::Json(ty, media)) = operation.body.as_ref().map(|body| &body.payload)
            && media.0.starts_with("application/merge-patch+json")
        {
            queue.extend(ty.references().into_iter().map(|reference| reference.id));
        }
    }
    let mut seen = HashSet::new();
    while let Some(id) = queue.pop() {
        if !seen.insert(id) {
            continue;
        }
        let definition = &mut types[id.0 as usize];
        if let Shape::Struct(structure) = &mut definition.shape {
            structure.merge_patch = true;
        }
        queue.extend(inner(&definition.shape).into_iter().map(|(id, _)| id));
    }
}

/// Notes the models that no operation comes to: of those that name each other only the outermost, or the first of a circle. Where the
/// folder has errors the one name that is missing may be among them.
fn unused(b: &Builder<'_>, types: &[Definition], modules: &[Module], roots: &[Root]) {
    let names = |definition: &Definition| -> Vec<TypeId> {
        let slot = b.slot(definition.id);
        let parents = slot.schema.iter().flat_map(|schema| schema.parents()).filter_map(|parent| parent.id);
        inner(&definition.shape).into_iter().map(|(id, _)| id).chain(parents).collect()
    };
    let mut named: HashSet<TypeId> = HashSet::new();
    let spread = |named: &mut HashSet<TypeId>, from: Vec<TypeId>| {
        let mut queue = from;
        while let Some(id) = queue.pop() {
            if named.insert(id) {
                queue.extend(names(&types[id.0 as usize]));
            }
        }
    };
    let services = modules.iter().filter_map(|module| module.service.as_ref());
    let of_clients = services.flat_map(|service| service.parameters.iter().chain(&service.settings));
    let of_clients = of_clients.flat_map(|parameter| parameter.ty.references()).map(|reference| reference.id);
    spread(&mut named, roots.iter().map(|root| root.id).chain(of_clients).collect());
    // What a service uses is not known where the service itself could not be resolved.
    let unresolved: HashSet<&str> =
        modules.iter().filter(|module| module.service.is_none()).map(|module| module.folder.as_str()).collect();
    let judged = |definition: &Definition| {
        let slot = b.slot(definition.id);
        let files = b.scopes[slot.scope].files;
        let whole = files.operations.as_ref().is_none_or(|read| !b.problems.has_errors_in(read.at.file));
        let whole = whole && (files.operations.is_none() || !unresolved.contains(b.scopes[slot.scope].folder));
        whole && files.types.is_none() && !files.broken && !b.problems.has_errors_in(slot.at.file)
    };
    // What others name comes last: where nothing else led to it, it is on a circle.
    let others: HashSet<TypeId> =
        types.iter().flat_map(|definition| names(definition).into_iter().filter(|id| *id != definition.id)).collect();
    let (inside, outermost): (Vec<&Definition>, Vec<&Definition>) =
        types.iter().partition(|definition| others.contains(&definition.id));
    for definition in outermost.into_iter().chain(inside) {
        if !named.contains(&definition.id) {
            if judged(definition) {
                let slot = b.slot(definition.id);
                b.problem(slot.at, DefinitionProblem::UnusedModel { name: slot.spec_name.clone() });
            }
            spread(&mut named, vec![definition.id]);
        }
    }
}

/// Gives every module its definitions, and the shared ones that its operations reach.
fn place(b: &Builder<'_>, types: &[Definition], modules: &mut [Module]) {
    for module in modules.iter_mut() {
        module.types = types
            .iter()
            .filter(|definition| definition.module == module.path)
            .map(|definition| definition.id)
            .collect();
    }
    let order: HashMap<_, _> = modules.iter().enumerate().map(|(index, module)| (module.path.clone(), index)).collect();
    for (index, module) in modules.iter_mut().enumerate() {
        let mut seen: BTreeSet<TypeId> = BTreeSet::new();
        let mut queue: Vec<TypeId> = roots(std::slice::from_ref(module)).into_iter().map(|root| root.id).collect();
        while let Some(id) = queue.pop() {
            if seen.insert(id) {
                queue.extend(inner(&types[id.0 as usize].shape).into_iter().map(|(id, _)| id));
            }
        }
        let elsewhere = |id: &&TypeId| order.get(&types[id.0 as usize].module) != Some(&index);
        let own: HashSet<&str> = module.types.iter().map(|id| types[id.0 as usize].name.as_str()).collect();
        let shared: Vec<Reference> = seen
            .iter()
            .filter(elsewhere)
            .map(|id| b.reference(*id))
            .filter(|reference| !own.contains(definition(types, reference).name.as_str()))
            .collect();
        module.shared = shared;
    }
}
