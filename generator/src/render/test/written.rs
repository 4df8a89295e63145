//! What a model writes of what it has read: a model that is sent too leaves out what is read-only, and has what it is never sent without.

use super::sample::{self, Extent};
use crate::model::{Access, Api, Definition, Field, Presence, Shape, Struct, Type, TypeId};

/// Whether a value of the type, written, has what was read, no more and no less, where that has so much of the type.
pub(super) fn is_whole(api: &Api, ty: &Type, extent: Extent) -> bool {
    Writer { api, extent, asked: Vec::new() }.is_whole(ty)
}

struct Writer<'a> {
    api: &'a Api,
    extent: Extent,
    /// The definitions that have been asked, or are being.
    asked: Vec<TypeId>,
}

impl Writer<'_> {
    fn is_whole(&mut self, ty: &Type) -> bool {
        let reference = match ty {
            Type::List(_) | Type::Map(_) | Type::Nullable(_) if self.extent == Extent::Minimal => return true,
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => return self.is_whole(inner),
            Type::Scalar(_) | Type::Any => return true,
            Type::Named(reference) => reference,
        };
        if self.asked.contains(&reference.id) {
            return true;
        }
        self.asked.push(reference.id);
        let definition = &self.api[reference];
        match &definition.shape {
            Shape::Struct(structure) => self.is_whole_object(definition, structure),
            Shape::Union(union) => union.payloads().all(|payload| self.is_whole(&Type::Named(payload.clone()))),
            Shape::Collection(collection) => self.is_whole(&collection.item),
            Shape::Alias(alias) => self.is_whole(alias),
            Shape::Text(_) | Shape::Number(_) | Shape::Enum(_) => true,
        }
    }

    fn is_whole_object(&mut self, definition: &Definition, structure: &Struct) -> bool {
        let keeps = |field: &Field| match field.access {
            Access::ReadWrite => true,
            Access::ReadOnly => !definition.reach.request,
            Access::WriteOnly => matches!(field.presence, Presence::Optional | Presence::OptionalNullable),
        };
        let is_minimal = self.extent == Extent::Minimal;
        let mut read = structure.fields.iter().filter(|field| !is_minimal || sample::is_required(definition, field));
        let fields = read.all(|field| keeps(field) && self.is_whole(&field.ty));
        fields && (is_minimal || structure.additional.iter().all(|ty| self.is_whole(ty)))
    }
}
