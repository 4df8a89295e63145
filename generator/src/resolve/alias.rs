//! Models that are only another name for something: a cycle of them names nothing.

use super::build::Builder;
use crate::diagnose::{DefinitionProblem, Nesting, YamlProblem};
use crate::model::{Shape, Type, TypeId};

/// Names beyond this that lead to each other are refused.
const MAX_CHAIN: usize = 64;

/// Notes every cycle of names once, and breaks it, so that following a name always ends.
pub(super) fn cycles(b: &mut Builder<'_>) {
    // A model that a walk ended at safely ends every other walk too.
    let mut safe = vec![false; b.slots.len()];
    for start in 0..b.slots.len() {
        let mut walked: Vec<TypeId> = Vec::new();
        let mut next = Some(b.slots[start].id);
        while let Some(id) = next.filter(|id| !safe[id.index()]) {
            if let Some(begin) = walked.iter().position(|other| *other == id) {
                let mut cycle: Vec<String> = walked[begin..].iter().map(|id| b.slot(*id).spec_name.clone()).collect();
                cycle.push(b.slot(id).spec_name.clone());
                b.problem(b.slot(id).at, DefinitionProblem::AliasCycle { cycle });
                b.slot_mut(id).shape = None;
                break;
            }
            if walked.len() == MAX_CHAIN {
                b.problem(b.slots[start].at, YamlProblem::TooDeep { what: Nesting::Aliases, limit: MAX_CHAIN });
                b.slots[start].shape = None;
                break;
            }
            walked.push(id);
            next = target(b, id);
        }
        // A chain that was too long is left to the walks that begin further down.
        let ended = walked.len() < MAX_CHAIN;
        walked.iter().filter(|_| ended).for_each(|id| safe[id.index()] = true);
    }
}

fn target(b: &Builder<'_>, id: TypeId) -> Option<TypeId> {
    let Shape::Alias(ty) = b.slot(id).shape.as_ref()? else { return None };
    named(ty)
}

fn named(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(reference) => Some(reference.id),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => named(inner),
        Type::Scalar(_) | Type::Any => None,
    }
}
