//! Bodies of JSON merge patches (RFC 7396): in their models absent differs from `null`, and an entry of a map may be `null`, which deletes
//! it. What responses have is left as it is.

use crate::model::{CollectionKind, Definitions, MediaType, Module, Payload, Shape, Type, TypeId};

/// Whether a body of this type is a merge patch.
pub(super) fn is_one(media: &MediaType) -> bool {
    media.0.starts_with("application/merge-patch+json")
}

/// Marks the models that are sent as merge patches.
pub(super) fn mark(types: &mut Definitions, modules: &[Module]) {
    let mut queue = Vec::new();
    for operation in modules.iter().flat_map(Module::operations).map(|it| it.operation) {
        if let Some(Payload::Json(ty, media)) = operation.body.as_ref().map(|body| &body.payload)
            && is_one(media)
        {
            queue.extend(ty.references().into_iter().map(|reference| reference.id));
        }
    }
    for id in types.closure(queue) {
        if let Shape::Struct(structure) = &mut types[id].shape {
            structure.merge_patch = true;
        }
    }
}

/// Makes the entries of the maps in merge patches ones that may be `null`. A map with a name and limits, which are those of the whole that
/// is patched, is a plain one there.
pub(super) fn delete_entries(types: &mut Definitions, modules: &mut [Module]) {
    let patches = |shape: &Shape| matches!(shape, Shape::Struct(structure) if structure.merge_patch);
    let ids: Vec<TypeId> = types.iter().filter(|it| patches(&it.shape)).map(|it| it.id).collect();
    for id in ids {
        let Shape::Struct(mut structure) = types[id].shape.clone() else { continue };
        structure.fields.iter_mut().for_each(|field| field.ty = patched(types, &field.ty, &[]));
        structure.additional = structure.additional.map(|item| entry(types, &item, &[]));
        types[id].shape = Shape::Struct(structure);
    }
    for operation in modules.iter_mut().flat_map(Module::operations_mut) {
        if let Some(Payload::Json(ty, media)) = operation.body.as_mut().map(|body| &mut body.payload)
            && is_one(media)
        {
            *ty = patched(types, ty, &[]);
        }
    }
}

fn entry(types: &Definitions, item: &Type, around: &[TypeId]) -> Type {
    match patched(types, item, around) {
        nullable @ Type::Nullable(_) => nullable,
        plain @ (Type::Scalar(_) | Type::Any | Type::List(_) | Type::Map(_) | Type::Named(_)) => {
            Type::Nullable(Box::new(plain))
        }
    }
}

/// The type as a merge patch has it; `around` are the named maps that enclose it, each of which is taken apart once.
fn patched(types: &Definitions, ty: &Type, around: &[TypeId]) -> Type {
    let map = |item: &Type, around: &[TypeId]| Type::Map(Box::new(entry(types, item, around)));
    match ty {
        Type::Map(item) => map(item, around),
        Type::Nullable(inner) => Type::Nullable(Box::new(patched(types, inner, around))),
        Type::Named(reference) if !around.contains(&reference.id) => {
            let within = [around, &[reference.id]].concat();
            match &types[reference].shape {
                Shape::Alias(alias) => match patched(types, alias, &within) {
                    map @ Type::Map(_) => map,
                    Type::Scalar(_) | Type::Any | Type::List(_) | Type::Nullable(_) | Type::Named(_) => ty.clone(),
                },
                Shape::Collection(collection) if collection.kind == CollectionKind::Map => {
                    map(&collection.item, &within)
                }
                Shape::Text(_)
                | Shape::Number(_)
                | Shape::Enum(_)
                | Shape::Struct(_)
                | Shape::Union(_)
                | Shape::Collection(_) => ty.clone(),
            }
        }
        Type::Scalar(_) | Type::Any | Type::List(_) | Type::Named(_) => ty.clone(),
    }
}
