//! Which definitions are in one file: what only one other refers to comes after that one. It looks at one folder of specs only, so that
//! no file of a service depends on another service.

use crate::model::{Api, Definition, Module, TypeId};
use heck::ToShoutySnakeCase;
use std::collections::{HashMap, HashSet};

/// How many definitions a file has at most.
const MOST: usize = 12;

/// The definitions of one file. The first gives it its name and refers to the others, directly or through one another.
pub(super) type ModelFile<'a> = Vec<&'a Definition>;

/// The files of a folder's definitions, by name.
pub(super) fn files<'a>(api: &'a Api, module: &Module) -> Vec<ModelFile<'a>> {
    let users = users(api, module);
    let mut files: HashMap<TypeId, ModelFile<'a>> = module.types.iter().map(|id| (*id, vec![&api[*id]])).collect();
    for id in innermost_first(module, &users) {
        let Some(User::One(user)) = users.get(&id) else { continue };
        let Some(file) = files.remove(&id) else { continue };
        match files.get_mut(user) {
            Some(with) if fits(with, &file) => with.extend(file),
            _ => {
                files.insert(id, file);
            }
        }
    }
    let mut files: Vec<ModelFile<'a>> = files.into_values().collect();
    files.sort_by(|a, b| a[0].file.cmp(&b[0].file));
    files
}

/// Who refers to a definition.
enum User {
    One(TypeId),
    /// Several, or an operation.
    Several,
}

fn users(api: &Api, module: &Module) -> HashMap<TypeId, User> {
    let mut users = HashMap::new();
    for used in module.operations().flat_map(|at| at.operation.types()) {
        users.extend(used.ty.references().into_iter().map(|reference| (reference.id, User::Several)));
    }
    for user in &module.types {
        let used: HashSet<TypeId> = api[*user].shape.references().into_iter().map(|(used, _)| used.id).collect();
        for used in used.into_iter().filter(|used| used != user) {
            users.entry(used).and_modify(|known| *known = User::Several).or_insert(User::One(*user));
        }
    }
    users
}

/// The definitions in an order in which each comes before its only user. Those that refer to each other in a cycle, and that nothing else
/// refers to, are not among them.
fn innermost_first(module: &Module, users: &HashMap<TypeId, User>) -> Vec<TypeId> {
    let of = |id: &TypeId| match users.get(id) {
        Some(User::One(user)) => Some(*user),
        Some(User::Several) | None => None,
    };
    let mut used: HashMap<TypeId, Vec<TypeId>> = HashMap::new();
    for id in &module.types {
        used.entry(of(id).unwrap_or(*id)).or_default().extend(of(id).map(|_| *id));
    }
    let mut order: Vec<TypeId> = module.types.iter().filter(|id| of(id).is_none()).copied().collect();
    let mut next = 0;
    while let Some(id) = order.get(next) {
        // Pushed from the back, so that the last is the first in the end.
        let inner = used.get(id).into_iter().flatten().rev().copied().collect::<Vec<_>>();
        order.extend(inner);
        next += 1;
    }
    order.reverse();
    order
}

/// Whether two files may be one: few enough definitions, whose private items have names of their own.
fn fits(a: &ModelFile<'_>, b: &ModelFile<'_>) -> bool {
    let names: HashSet<String> = a.iter().chain(b).map(|it| it.name.as_str().to_shouty_snake_case()).collect();
    a.len() + b.len() <= MOST && names.len() == a.len() + b.len()
}
