//! Models that are of no use; never those of a folder with errors, among which the one name that is missing may be.

use super::build::Builder;
use crate::diagnose::DefinitionProblem;
use crate::model::{Definition, Definitions, Module, TypeId};
use std::collections::HashSet;

/// Notes the models that no operation uses: of those that name each other only the outermost, or the first of a cycle.
pub(super) fn note(b: &Builder<'_>, types: &Definitions, modules: &[Module]) {
    let names = |definition: &Definition| -> Vec<TypeId> {
        let values = definition.shape.references().into_iter().map(|(reference, _)| reference.id);
        values.chain(b.parents(definition.id)).collect()
    };
    let mut named: HashSet<TypeId> = HashSet::new();
    let spread = |named: &mut HashSet<TypeId>, from: Vec<TypeId>| {
        let mut queue = from;
        while let Some(id) = queue.pop() {
            if named.insert(id) {
                queue.extend(names(&types[id]));
            }
        }
    };
    let of_operations = modules.iter().flat_map(Module::operations).flat_map(|it| it.operation.types()).map(|it| it.ty);
    let services = modules.iter().filter_map(|module| module.service.as_ref());
    let of_clients = services.flat_map(|service| service.parameters.iter().chain(&service.settings));
    let used = of_operations.chain(of_clients.map(|parameter| &parameter.ty));
    spread(&mut named, used.flat_map(|ty| ty.references()).map(|reference| reference.id).collect());
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
    // What others refer to is last: where nothing else led to it, it is on a cycle.
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
