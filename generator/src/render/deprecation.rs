//! Whether the specs deprecate anything. The crate carries and tests what is deprecated, so that the lint about its use is for callers only.

use crate::model::{Api, Definition, Doc, Operation, Shape};

/// Whether anything of the crate is marked as deprecated.
pub(super) fn any(api: &Api) -> bool {
    let services = api.modules.iter().filter_map(|module| module.service.as_ref());
    let operations = services.flat_map(|service| &service.groups).flat_map(|group| &group.operations);
    api.types.iter().any(definition) || operations.into_iter().any(operation)
}

fn says(doc: &Doc) -> bool {
    doc.deprecated.is_some()
}

fn definition(definition: &Definition) -> bool {
    let inside = match &definition.shape {
        Shape::Struct(structure) => structure.fields.iter().any(|field| says(&field.doc)),
        Shape::Enum(enumeration) => enumeration.values.iter().any(|value| says(&value.doc)),
        Shape::Union(union) => union.variants.iter().any(|variant| says(&variant.doc)),
        Shape::Alias(_) | Shape::Text(_) | Shape::Number(_) | Shape::Collection(_) => false,
    };
    inside || says(&definition.doc) || !definition.formerly.is_empty()
}

fn operation(operation: &Operation) -> bool {
    let parameters = operation.parameters.iter().any(|parameter| says(&parameter.doc));
    parameters || says(&operation.doc) || !operation.formerly.is_empty()
}
