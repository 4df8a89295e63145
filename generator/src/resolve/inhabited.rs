//! Models of which a value exists: one that requires itself, directly or through others, never ends.

use super::build::Builder;
use crate::diagnose::DefinitionProblem;
use crate::model::{Definitions, Presence, Shape, Type, TypeId};
use std::ops::Index;

/// Notes a problem for every cycle of models that require each other.
pub(super) fn check(b: &Builder<'_>, types: &Definitions) {
    let mut inhabited = Inhabited::of(types);
    for definition in types.iter() {
        if inhabited[definition.id] {
            continue;
        }
        let mut walked = vec![definition.id];
        loop {
            let last = walked[walked.len() - 1];
            let Some(next) = inhabited.blocking(&types[last].shape) else { break };
            if let Some(begin) = walked.iter().position(|id| *id == next) {
                let mut cycle: Vec<String> = walked[begin..].iter().map(|id| b.slot(*id).spec_name.clone()).collect();
                cycle.push(cycle[0].clone());
                b.problem(b.slot(next).at, DefinitionProblem::NoFiniteValue { cycle });
                break;
            }
            walked.push(next);
        }
        // The rest of the cycle, and what leads to it, is not reported again.
        walked.into_iter().for_each(|id| inhabited.add(id));
    }
}

/// The definitions that are known to have a value that ends.
struct Inhabited(Vec<bool>);

impl Index<TypeId> for Inhabited {
    type Output = bool;

    fn index(&self, id: TypeId) -> &bool {
        &self.0[id.index()]
    }
}

impl Inhabited {
    /// All of them, found from the inside out.
    fn of(types: &Definitions) -> Self {
        let mut inhabited = Self(vec![false; types.len()]);
        let mut waiting: Vec<Vec<TypeId>> = vec![Vec::new(); types.len()];
        let mut queue: Vec<TypeId> = types.iter().map(|definition| definition.id).collect();
        while let Some(id) = queue.pop() {
            if inhabited[id] {
                continue;
            }
            match inhabited.blocking(&types[id].shape) {
                Some(blocking) => {
                    waiting[blocking.index()].push(id);
                    if let Shape::Union(union) = &types[id].shape {
                        union.payloads().for_each(|payload| waiting[payload.id.index()].push(id));
                    }
                }
                None => {
                    inhabited.add(id);
                    queue.append(&mut waiting[id.index()]);
                }
            }
        }
        inhabited
    }

    fn add(&mut self, id: TypeId) {
        self.0[id.index()] = true;
    }

    /// A definition without a known end that every value of this shape holds.
    fn blocking(&self, shape: &Shape) -> Option<TypeId> {
        let direct = |ty: &Type| match ty {
            Type::Named(reference) => Some(reference.id).filter(|id| !self[*id]),
            Type::Scalar(_) | Type::Any | Type::List(_) | Type::Map(_) | Type::Nullable(_) => None,
        };
        match shape {
            Shape::Alias(ty) => direct(ty),
            Shape::Struct(structure) => structure
                .fields
                .iter()
                .filter(|field| field.presence == Presence::Required)
                .find_map(|field| direct(&field.ty)),
            Shape::Union(union) => {
                let blocked = |variant: &crate::model::Variant| {
                    variant.payload.as_ref().map(|payload| payload.id).filter(|id| !self[*id])
                };
                let all: Option<Vec<TypeId>> = union.variants.iter().map(blocked).collect();
                all?.into_iter().next()
            }
            Shape::Collection(collection) if collection.min.is_some_and(|min| min > 0) => direct(&collection.item),
            Shape::Text(_) | Shape::Number(_) | Shape::Enum(_) | Shape::Collection(_) => None,
        }
    }
}
