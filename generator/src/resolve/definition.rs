//! A model's schema becomes a shape; a schema in the middle of another becomes a definition of its own where Rust needs a name for it.

use super::build::{Builder, Slot};
use super::classified::{AdditionalKeys, Classified, FormatKeys, ItemKeys, SchemaKind};
use super::inline::{self, Naming};
use super::{collection, enumeration, name, number, structure, text, union, value};
use crate::model::{Definition, ModuleName, Reach, Shape, Type, TypeId, TypeName};
use crate::source::Spanned;
use std::rc::Rc;

/// Gives every definition its shape that has none yet, those that turn up on the way among them.
pub(super) fn fill(b: &mut Builder<'_>) {
    while b.filled < b.slots.len() {
        let index = b.filled;
        b.filled += 1;
        let shape = b.inside(b.as_enclosing(TypeId::new(index)), |b| shape(b, index));
        b.slots[index].shape = shape;
    }
    if b.complete {
        value::fill(b);
    }
}

/// The type of a schema that is in an operation, with the shapes of what is defined in it.
pub(super) fn ty<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    schema: &Rc<Classified<'a>>,
    documented: &Spanned<String>,
    naming: Naming,
) -> Option<Type> {
    let ty = inline::ty(b, scope, schema, documented, naming);
    fill(b);
    ty
}

fn shape(b: &mut Builder<'_>, index: usize) -> Option<Shape> {
    let Slot { id, scope, at, .. } = b.slots[index];
    let schema = b.slots[index].schema.clone()?;
    let documented = inline::nameable(&schema, &Spanned::new(b.slots[index].spec_name.clone(), at));
    match &schema.kind {
        SchemaKind::Reference(_) | SchemaKind::Boolean | SchemaKind::Any => {
            inline::ty(b, scope, &schema, &documented, Naming::AsNeeded).map(Shape::Alias)
        }
        SchemaKind::Text(scalar, format, keys) if text::is_textual(*scalar, keys) => {
            text::resolve(b, *scalar, format, keys, at).map(|text| Shape::Text(Box::new(text)))
        }
        SchemaKind::Text(scalar, format, keys) => {
            text::check_unconstrained(b, *scalar, format, keys);
            Some(Shape::Alias(Type::Scalar(*scalar)))
        }
        SchemaKind::Number(number, FormatKeys { format }, keys) => {
            let type_at = format.as_ref().or(schema.word.0).map(|key| key.span);
            number::resolve(b, *number, type_at, keys)
        }
        SchemaKind::Enum(repr, keys) => Some(Shape::Enum(enumeration::resolve(b, *repr, keys))),
        SchemaKind::Struct(..) => structure::resolve(b, id).map(Shape::Struct),
        SchemaKind::Union(_, _, keys) => union::resolve(b, keys, id, at).map(Shape::Union),
        SchemaKind::List(ItemKeys { items }, keys) => collection::list(b, scope, items, keys, &documented),
        SchemaKind::Map(AdditionalKeys { additional_properties: additional }, keys) => {
            collection::map(b, scope, additional, keys, &documented)
        }
    }
}

/// The definitions, once every shape is known; reach and pages are filled in later.
pub(super) fn finish(b: &mut Builder<'_>) -> Vec<Definition> {
    let formerly: Vec<Vec<TypeName>> = (0..b.slots.len()).map(|index| former(b, index)).collect();
    b.slots
        .iter()
        .zip(formerly)
        .map(|(slot, formerly)| {
            let doc = slot.schema.as_ref().map(|schema| schema.doc()).unwrap_or_default();
            Definition {
                id: slot.id,
                name: slot.name.clone(),
                spec_name: slot.spec_name.clone(),
                module: b.scopes[slot.scope].path.clone(),
                file: ModuleName::new(name::file_name(slot.name.as_str())),
                doc,
                pages: Vec::new(),
                reach: Reach::default(),
                formerly,
                shape: slot.shape.clone().unwrap_or(Shape::Alias(Type::Any)),
            }
        })
        .collect()
}

/// The names that a definition had before, none of which another has now.
fn former(b: &mut Builder<'_>, index: usize) -> Vec<TypeName> {
    let (scope, problems) = (b.slots[index].scope, b.problems);
    let Some(names) = b.slots[index].schema.as_ref().and_then(|schema| schema.place.formerly.value()) else {
        return Vec::new();
    };
    let space = &mut b.scopes[scope].namespace;
    let taken = |former: &Spanned<String>| {
        name::take_type(space, &name::type_name(&former.value), &former.value, former.span, problems)
    };
    names.iter().filter_map(taken).collect()
}
