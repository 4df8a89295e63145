//! From where each definition is reached, and what follows from that for its properties and for the modules.

use super::build::Builder;
use super::{boxed, merge_patch, segment, unused};
use crate::model::{
    Access, ContinuationPlace, Definitions, Module, OperationKind, Page, Presence, PropertyPath, Reach, Shape,
    StartResult, Type, TypeId,
};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Fills in what follows from all operations together.
pub(super) fn finish(b: &mut Builder<'_>, types: &mut Definitions, modules: &mut [Module]) {
    boxed::mark(types);
    merge_patch::mark(types, modules);
    spread(types, modules);
    one_way(types);
    write_only(types, modules);
    paths(types, modules);
    segment::refuse_dots(b, types, modules);
    unused::note(b, types, modules);
    place(b, types, modules);
    merge_patch::delete_entries(types, modules);
}

/// Tells every definition from where it is reached.
fn spread(types: &mut Definitions, modules: &[Module]) {
    let mut pages: HashMap<TypeId, BTreeSet<String>> = HashMap::new();
    for operation in modules.iter().flat_map(Module::operations).map(|it| it.operation) {
        let used = operation.types().flat_map(|used| used.ty.references().into_iter().map(move |it| (used, it.id)));
        for (id, reach) in types.reached(used.map(|(used, id)| (id, used.position.reach()))) {
            types[id].reach = types[id].reach.union(reach);
            pages.entry(id).or_default().extend(operation.source.clone());
        }
    }
    for definition in types.iter_mut() {
        definition.pages = pages.remove(&definition.id).unwrap_or_default().into_iter().collect();
    }
}

/// What is only received cannot be asked of a caller, nor what is only sent of a response.
fn one_way(types: &mut Definitions) {
    for definition in types.iter_mut() {
        let Reach { request, response } = definition.reach;
        let Shape::Struct(structure) = &mut definition.shape else { continue };
        for field in &mut structure.fields {
            let missing = match field.access {
                Access::ReadWrite => false,
                Access::ReadOnly => request,
                Access::WriteOnly => response,
            };
            // What has one value is sent whatever the other side says; what is never sent is not written either.
            let is_given = field.constant.is_some() && request;
            match field.presence {
                Presence::Required if missing && !is_given => field.presence = Presence::Optional,
                // Of what is only sent, `null` can be sent where there is no value.
                Presence::RequiredNullable if missing && !(field.access == Access::WriteOnly && request) => {
                    field.presence = Presence::Optional;
                }
                Presence::Required | Presence::RequiredNullable | Presence::Optional | Presence::OptionalNullable => {}
            }
        }
    }
}

/// Text that is only ever sent is kept as a secret is: passwords and keys are documented so.
fn write_only(types: &mut Definitions, modules: &[Module]) {
    let (mut sent, mut other) = (HashSet::new(), HashSet::new());
    for (reference, access) in types.iter().flat_map(|definition| definition.shape.references()) {
        if access == Access::WriteOnly { &mut sent } else { &mut other }.insert(reference.id);
    }
    let used = modules.iter().flat_map(Module::operations).flat_map(|it| it.operation.types());
    other.extend(used.flat_map(|used| used.ty.references()).map(|reference| reference.id));
    for definition in types.iter_mut().filter(|it| sent.contains(&it.id) && !other.contains(&it.id)) {
        if let Shape::Text(textual) = &mut definition.shape {
            textual.secret = true;
        }
    }
}

/// Brings the ways to properties up to date with what [`one_way`] has changed.
fn paths(types: &Definitions, modules: &mut [Module]) {
    for operation in modules.iter_mut().flat_map(Module::operations_mut) {
        match &mut operation.kind {
            OperationKind::Call => {}
            OperationKind::StatusPoll(poll) => {
                let model = poll.model.clone();
                poll.paths_mut().for_each(|path| way(types, &model, path));
            }
            OperationKind::List(paging) => {
                page_ways(types, &mut paging.page, paging.next.place_mut());
            }
            OperationKind::Start(start) => match &mut start.result {
                StartResult::Nothing | StartResult::Value(_) => {}
                StartResult::List(pages) => page_ways(types, &mut pages.page, pages.next_link.as_mut()),
            },
        }
    }
}

fn page_ways(types: &Definitions, page: &mut Page, next: Option<&mut ContinuationPlace>) {
    let Page { model, items, item: _ } = page;
    way(types, model, items);
    match next {
        Some(ContinuationPlace::Property(path)) => way(types, model, path),
        Some(ContinuationPlace::Header(_)) | None => {}
    }
}

fn way(types: &Definitions, model: &Type, path: &mut PropertyPath) {
    let mut ty = model;
    for step in &mut path.steps {
        let Type::Named(reference) = ty else { return };
        let Shape::Struct(structure) = &types[reference].shape else { return };
        let Some(field) = structure.fields.iter().find(|field| field.wire == step.wire) else { return };
        step.wrapper = structure.wrapper(field.presence);
        ty = &field.ty;
    }
}

/// The models that there are values of: all but those whose properties alone are used, by models that extend them.
fn instantiable(b: &Builder<'_>, types: &Definitions, modules: &[Module]) -> HashSet<TypeId> {
    let of_operations = modules.iter().flat_map(Module::operations).flat_map(|it| it.operation.types());
    let used = types.closure(of_operations.flat_map(|used| used.ty.references()).map(|reference| reference.id));
    let mut extended = HashSet::new();
    let mut queue: Vec<TypeId> = used.iter().copied().collect();
    while let Some(id) = queue.pop() {
        queue.extend(b.parents(id).filter(|parent| extended.insert(*parent)));
    }
    let others = types.iter().map(|definition| definition.id).filter(|id| !extended.contains(id));
    types.closure(used.iter().copied().chain(others))
}

/// Gives every module its definitions, and the shared ones that its operations reach.
fn place(b: &Builder<'_>, types: &Definitions, modules: &mut [Module]) {
    let instantiable = instantiable(b, types, modules);
    for module in modules.iter_mut() {
        let own = types.iter().filter(|it| it.module == module.path && instantiable.contains(&it.id));
        module.types = own.map(|definition| definition.id).collect();
    }
    let order: HashMap<_, _> = modules.iter().enumerate().map(|(index, module)| (module.path.clone(), index)).collect();
    for (index, module) in modules.iter_mut().enumerate() {
        let used = module.operations().flat_map(|it| it.operation.types()).flat_map(|used| used.ty.references());
        let reached: BTreeSet<TypeId> = types.closure(used.map(|reference| reference.id)).into_iter().collect();
        let own: HashSet<&str> = module.types.iter().map(|id| types[*id].name.as_str()).collect();
        let elsewhere = reached.into_iter().filter(|id| order.get(&types[*id].module) != Some(&index));
        let visible = elsewhere.filter(|id| !own.contains(types[*id].name.as_str()));
        module.shared = visible.map(|id| b.reference(id)).collect();
    }
}
