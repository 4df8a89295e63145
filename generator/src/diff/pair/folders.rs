//! Which folder of the old spec is which of the new one; knows operations only by their ids and lines.

use super::operations::{self, OperationPair};
use crate::diff::change_origin::{self, ChangeOrigin};
use crate::model::{Api, Module, Operation};
use std::collections::HashSet;

/// A folder of the old spec and what became of it.
#[derive(Clone, Debug)]
pub(in crate::diff) struct Folders {
    /// Its index among the old modules.
    pub(in crate::diff) old: usize,
    /// Its index among the new modules.
    pub(in crate::diff) new: usize,
    /// Whether the service can have changed.
    pub(in crate::diff) origin: ChangeOrigin,
    /// Its operations that are there before and after, in the order of the old spec.
    pub(in crate::diff) operations: Vec<OperationPair>,
    /// Operations that were removed, each with the added one that it may be, by their positions.
    pub(in crate::diff) likely: Vec<(usize, usize)>,
}

impl Folders {
    /// Two folders that are one.
    pub(in crate::diff) fn new((old, a): (&Api, usize), (new, b): (&Api, usize)) -> Self {
        let (from, to) = (&old.modules[a], &new.modules[b]);
        let origin = ChangeOrigin::between(version(from), version(to));
        let operations = operations::paired(from, to);
        let likely = operations::lookalikes(from, to, &operations);
        Self { old: a, new: b, origin, operations, likely }
    }
}

fn version(module: &Module) -> Option<&str> {
    module.service.as_ref().map(|service| service.api_version.as_str())
}

/// The service that a folder of an api-version belongs to.
pub(in crate::diff) fn service_folder(module: &Module) -> Option<&str> {
    module.folder.split_once('/').map(|(service, _)| service)
}

/// The folders of one name; then an api-version that took the place of another of the same service: the nearest one before it, unless
/// that stays; then services under another folder that have most of their operations in common.
pub(in crate::diff) fn folders(old: &Api, new: &Api) -> Vec<Folders> {
    let pair = |a: usize, b: usize| Folders::new((old, a), (new, b));
    let mut pairs: Vec<Folders> = Vec::new();
    for (a, module) in old.modules.iter().enumerate() {
        if let Some(b) = new.modules.iter().position(|other| other.folder == module.folder) {
            pairs.push(pair(a, b));
        }
    }
    let free = |modules: &[Module], taken: HashSet<usize>| -> Vec<usize> {
        (0..modules.len()).filter(|index| !taken.contains(index) && modules[*index].service.is_some()).collect()
    };
    let mut removed = free(&old.modules, pairs.iter().map(|pair| pair.old).collect());
    let mut added = free(&new.modules, pairs.iter().map(|pair| pair.new).collect());
    let service = |a: usize, b: usize| service_folder(&old.modules[a]) == service_folder(&new.modules[b]);
    let replaced = |a: usize, b: usize| {
        let before = predecessor(&old.modules, &new.modules[b]);
        service(a, b) && before.is_some_and(|before| before.folder == old.modules[a].folder)
    };
    let is_beside = |b: usize| {
        let before = predecessor(&old.modules, &new.modules[b]);
        before.is_some_and(|before| new.modules.iter().any(|other| other.folder == before.folder))
    };
    let left = |a: usize, b: usize| service(a, b) && !is_beside(b);
    let renamed = |a: usize, b: usize| !service(a, b) && have_much_in_common(&old.modules[a], &new.modules[b]);
    let criteria: [&dyn Fn(usize, usize) -> bool; 3] = [&replaced, &left, &renamed];
    for criterion in criteria {
        removed.retain(|a| match added.iter().position(|b| criterion(*a, *b)) {
            Some(found) => {
                pairs.push(pair(*a, added.remove(found)));
                false
            }
            None => true,
        });
    }
    pairs
}

/// The latest api-version of the same service that is earlier.
pub(in crate::diff) fn predecessor<'a>(modules: &'a [Module], of: &Module) -> Option<&'a Module> {
    let at = version(of).map(change_origin::order)?;
    let of_service = modules.iter().filter(|other| service_folder(other) == service_folder(of));
    let earlier =
        of_service.filter_map(|other| Some((change_origin::order(version(other)?), other))).filter(|it| it.0 < at);
    earlier.max_by(|a, b| a.0.cmp(&b.0)).map(|(_, other)| other)
}

/// Whether at least half of all operations are in both: by id, or by method and path.
fn have_much_in_common(a: &Module, b: &Module) -> bool {
    let operations = |module: &Module| -> Vec<[String; 2]> {
        let line = |it: &Operation| [it.id.clone(), format!("{} {}", it.method.as_str(), it.template)];
        module.operations().map(|it| it.operation).map(line).collect()
    };
    let (a, b) = (operations(a), operations(b));
    let is_in_b = |it: &&[String; 2]| b.iter().any(|other| it[0] == other[0] || it[1] == other[1]);
    let both = a.iter().filter(is_in_b).count();
    2 * both >= a.len() + b.len().saturating_sub(both)
}
