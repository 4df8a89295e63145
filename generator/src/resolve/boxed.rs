//! Recursion: a field whose type contains the field's own model is put behind a pointer.

use super::cycle::Cycles;
use crate::model::{Definitions, Reference, Shape, Type, TypeId};

/// A field whose type contains the field's own model without a list or map between them is put behind a pointer.
pub(super) fn mark(types: &mut Definitions) {
    let direct = |shape: &Shape| -> Vec<TypeId> {
        match shape {
            Shape::Struct(structure) => structure.fields.iter().filter_map(|field| held(&field.ty)).collect(),
            Shape::Union(union) => union.payloads().map(|payload| payload.id).collect(),
            Shape::Alias(ty) => held(ty).into_iter().collect(),
            Shape::Text(_) | Shape::Number(_) | Shape::Enum(_) | Shape::Collection(_) => Vec::new(),
        }
    };
    let edges: Vec<Vec<TypeId>> = types.iter().map(|definition| direct(&definition.shape)).collect();
    // A definition holds itself exactly where what it names is on its own cycle.
    let cycles = Cycles::of(&edges);
    for definition in types.iter_mut() {
        let id = definition.id;
        let mark = |reference: &mut Reference| reference.boxed = cycles[reference.id] == cycles[id];
        match &mut definition.shape {
            Shape::Struct(structure) => structure.fields.iter_mut().for_each(|field| named(&mut field.ty, &mark)),
            Shape::Union(union) => union.payloads_mut().for_each(mark),
            Shape::Text(_) | Shape::Number(_) | Shape::Enum(_) | Shape::Collection(_) | Shape::Alias(_) => {}
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

/// The definition that a value of the type holds without a list or map between them.
fn held(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(reference) => Some(reference.id),
        Type::Nullable(inner) => held(inner),
        Type::Scalar(_) | Type::Any | Type::List(_) | Type::Map(_) => None,
    }
}
