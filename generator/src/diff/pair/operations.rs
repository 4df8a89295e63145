//! Which operation of a folder is which after, and which of its parameters; never what changed about them.

use super::assignment::{self, Criterion};
use super::likeness;
use crate::model::{Module, Operation, Parameter, SegmentPart, fixed_query};

/// An operation before and after, by its position in the folder.
#[derive(Clone, Debug)]
pub(in crate::diff) struct OperationPair {
    /// Its position among the old operations.
    pub(in crate::diff) old: usize,
    /// Its position among the new ones.
    pub(in crate::diff) new: usize,
    /// Its parameters that are there before and after, by their positions.
    pub(in crate::diff) parameters: Vec<(usize, usize)>,
}

/// The operations of a folder on both sides.
struct Sides<'a> {
    old: Vec<&'a Operation>,
    new: Vec<&'a Operation>,
}

impl<'a> Sides<'a> {
    fn new(old: &'a Module, new: &'a Module) -> Self {
        let [old, new] = [old, new].map(|module| module.operations().map(|it| it.operation).collect());
        Self { old, new }
    }
}

/// Those of the same id, of a former id, of the same method on the same path: in this order.
pub(super) fn paired(old: &Module, new: &Module) -> Vec<OperationPair> {
    let Sides { old, new } = Sides::new(old, new);
    let criteria: [Criterion<'_, &Operation>; 3] = [&|a, b| a.id == b.id, &|a, b| b.was(&a.id), &|a, b| {
        a.method == b.method
            && signature(&a.path) == signature(&b.path)
            && fixed_query(&a.parameters) == fixed_query(&b.parameters)
    }];
    let pairs = assignment::by_criteria(&old, &new, &criteria).into_iter();
    pairs.map(|(a, b)| OperationPair { old: a, new: b, parameters: parameters(old[a], new[b]) }).collect()
}

/// Those that were removed, each with the added one that looks most like it.
pub(super) fn lookalikes(old: &Module, new: &Module, pairs: &[OperationPair]) -> Vec<(usize, usize)> {
    let Sides { old, new } = Sides::new(old, new);
    let literals = |operation: &Operation| -> Vec<String> {
        let parts = operation.path.iter().flatten();
        parts.filter_map(|part| if let SegmentPart::Literal(text) = part { Some(text.clone()) } else { None }).collect()
    };
    let mut candidates = Vec::new();
    for a in (0..old.len()).filter(|a| !pairs.iter().any(|pair| pair.old == *a)) {
        for b in (0..new.len()).filter(|b| !pairs.iter().any(|pair| pair.new == *b)) {
            let path = likeness::share(&literals(old[a]), &literals(new[b]));
            let score = path + likeness::of_names(&old[a].id, &new[b].id);
            if old[a].method == new[b].method && score >= 1.0 {
                candidates.push((score, a, b));
            }
        }
    }
    assignment::best(candidates)
}

/// What stands in one place of one path is one parameter, as the name is not on the wire; then those of one name, of one place in the
/// paths, of one name in Rust.
fn parameters(old: &Operation, new: &Operation) -> Vec<(usize, usize)> {
    let (old_names, new_names) = (names(old), names(new));
    let position = |names: &[&str], it: &Parameter| {
        names.iter().position(|name| *name == it.wire).filter(|_| it.location.is_path())
    };
    let in_place = |a: &Parameter, b: &Parameter| {
        old_names.len() == new_names.len()
            && position(&old_names, a).is_some_and(|at| position(&new_names, b) == Some(at))
    };
    let is_one_path = signature(&old.path) == signature(&new.path);
    let is_one_kind = |a: &Parameter, b: &Parameter| a.location.section() == b.location.section();
    let criteria: [Criterion<'_, Parameter>; 5] = [
        &|a, b| is_one_path && in_place(a, b),
        &|a, b| a.same_wire(b) && is_one_kind(a, b),
        &|a, b| a.same_wire(b),
        &in_place,
        &|a, b| a.name == b.name && is_one_kind(a, b),
    ];
    assignment::by_criteria(&old.parameters, &new.parameters, &criteria)
}

/// The path with its parameters' names left out.
pub(in crate::diff) fn signature(path: &[Vec<SegmentPart>]) -> Vec<Vec<&str>> {
    path.iter()
        .map(|segment| {
            segment
                .iter()
                .map(|part| match part {
                    SegmentPart::Literal(text) => text.as_str(),
                    SegmentPart::Parameter(_) => "{}",
                })
                .collect()
        })
        .collect()
}

/// The names of a path's parameters, in their order.
pub(in crate::diff) fn names(operation: &Operation) -> Vec<&str> {
    let parts = operation.path.iter().flatten();
    parts
        .filter_map(|part| match part {
            SegmentPart::Parameter(name) => Some(name.as_str()),
            SegmentPart::Literal(_) => None,
        })
        .collect()
}
