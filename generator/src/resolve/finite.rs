//! Models of which a value exists: one that requires itself, directly or through others, never ends.

use super::build::Builder;
use crate::diagnose::DefinitionProblem;
use crate::model::{Definition, Presence, Shape, Type, TypeId};

/// Notes a problem for every circle of models that require each other.
pub(super) fn check(b: &Builder<'_>, types: &[Definition]) {
    let mut finite = finite(types);
    for start in 0..types.len() {
        if finite[start] {
            continue;
        }
        let mut walked = vec![types[start].id];
        loop {
            let last = walked[walked.len() - 1];
            let Some(next) = endless(&types[last.0 as usize].shape, &finite) else { break };
            if let Some(begin) = walked.iter().position(|id| *id == next) {
                let mut cycle: Vec<String> = walked[begin..].iter().map(|id| b.slot(*id).spec_name.clone()).collect();
                cycle.push(cycle[0].clone());
                b.problem(b.slot(next).at, DefinitionProblem::NoFiniteValue { cycle });
                break;
            }
            walked.push(next);
        }
        // The rest of the circle, and what leads to it, is not reported again.
        walked.iter().for_each(|id| finite[id.0 as usize] = true);
    }
}

/// Whether each definition has a value that ends; found from the inside out.
fn finite(types: &[Definition]) -> Vec<bool> {
    let mut finite = vec![false; types.len()];
    let mut waiting: Vec<Vec<u32>> = vec![Vec::new(); types.len()];
    let mut queue: Vec<u32> = (0..).zip(types).map(|(index, _)| index).collect();
    while let Some(index) = queue.pop() {
        if finite[index as usize] {
            continue;
        }
        match endless(&types[index as usize].shape, &finite) {
            Some(blocking) => {
                waiting[blocking.0 as usize].push(index);
                if let Shape::Union(union) = &types[index as usize].shape {
                    let payloads = union.variants.iter().filter_map(|variant| variant.payload.as_ref());
                    payloads.for_each(|payload| waiting[payload.id.0 as usize].push(index));
                }
            }
            None => {
                finite[index as usize] = true;
                queue.append(&mut waiting[index as usize]);
            }
        }
    }
    finite
}

/// A definition without a known end that every value of this shape holds.
fn endless(shape: &Shape, finite: &[bool]) -> Option<TypeId> {
    let direct = |ty: &Type| match ty {
        Type::Named(reference) => Some(reference.id).filter(|id| !finite[id.0 as usize]),
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
                variant.payload.as_ref().map(|payload| payload.id).filter(|id| !finite[id.0 as usize])
            };
            let all: Option<Vec<TypeId>> = union.variants.iter().map(blocked).collect();
            all?.into_iter().next()
        }
        Shape::Collection(collection) if collection.min.is_some_and(|min| min > 0) => direct(&collection.item),
        Shape::Text(_) | Shape::Number(_) | Shape::Enum(_) | Shape::Collection(_) => None,
    }
}
