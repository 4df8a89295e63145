//! A model's schema becomes a shape; a schema in the middle of another becomes a definition of its own where Rust needs a name for it.

use super::build::{Builder, Slot};
use super::group::{AdditionalKeys, FormatKeys, ItemKeys};
use super::schema::{self, Classified, Kind, Naming};
use super::{collection, enumeration, name, number, structure, text, union, value};
use crate::diagnose::{NameProblem, NameUse};
use crate::model::{Definition, ModuleName, Reach, Shape, Type, TypeId, TypeName};
use crate::source::Spanned;
use std::rc::Rc;

/// Gives a definition its shape.
pub(super) fn fill(b: &mut Builder<'_>, index: usize) {
    let shape = shape(b, index);
    b.slots[index].shape = shape;
    if b.complete {
        value::fill(b);
    }
}

fn shape(b: &mut Builder<'_>, index: usize) -> Option<Shape> {
    let Slot { id, scope, at, .. } = b.slots[index];
    let schema = b.slots[index].schema.clone()?;
    let documented = Spanned::new(b.slots[index].spec_name.clone(), at);
    match &schema.kind {
        Kind::Reference(_) | Kind::Boolean | Kind::Any => {
            schema::ty(b, scope, &schema, &documented, Naming::AsNeeded).map(Shape::Alias)
        }
        Kind::Text(scalar, format, keys) if text::is_textual(*scalar) => {
            text::resolve(b, *scalar, format, keys, at).map(|text| Shape::Text(Box::new(text)))
        }
        Kind::Text(scalar, format, keys) => {
            text::check_unconstrained(b, *scalar, format, keys);
            Some(Shape::Alias(Type::Scalar(*scalar)))
        }
        Kind::Number(scalar, FormatKeys { format }, keys) => {
            let type_at = format.as_ref().or(schema.word.0).map(|key| key.span);
            number::resolve(b, *scalar, type_at, keys)
        }
        Kind::Enum(repr, keys) => Some(Shape::Enum(enumeration::resolve(b, *repr, keys))),
        Kind::Struct(_, additional) => structure::resolve(b, id, additional).map(Shape::Struct),
        Kind::Union(_, keys) => union::resolve(b, keys, id, at).map(Shape::Union),
        Kind::List(ItemKeys { items }, keys) => collection::list(b, scope, items, keys, &documented),
        Kind::Map(AdditionalKeys { additional_properties: additional }, keys) => {
            collection::map(b, scope, additional, keys, &documented)
        }
    }
}

/// A definition for a schema that stands in the middle of another, named after the property or parameter it belongs to.
///
/// Schemas that say the same share one definition; different ones under one name are a problem.
pub(super) fn inline<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    schema: &Rc<Classified<'a>>,
    documented: &Spanned<String>,
) -> Option<Type> {
    let at = documented.span;
    let chosen = schema.place.rust_name.value().cloned().unwrap_or_else(|| name::type_name(&documented.value));
    let says_so = |slot: &Slot<'a>| slot.schema.as_ref().is_some_and(|other| other.kind == schema.kind);
    let own = b.scopes[scope].inline.get(&chosen).or_else(|| b.scopes[scope].models.get(chosen.as_str()));
    if let Some(slot) = own.map(|id| b.slot(*id)) {
        if says_so(slot) {
            return Some(Type::Named(b.reference(slot.id)));
        }
        let (name, other, first) = (slot.name.to_string(), slot.spec_name.clone(), slot.at);
        let (documented, usage) = (documented.value.clone(), NameUse::Type);
        b.problem(at, NameProblem::Clash { name, documented, other, first, usage });
        return None;
    }
    // A shared model of the same name serves where it says the same; otherwise this folder's own hides it.
    if let Some(id) = b.find(scope, &chosen).filter(|id| says_so(b.slot(*id))) {
        return Some(Type::Named(b.reference(id)));
    }
    let problems = b.problems;
    let name = name::take_type(&mut b.scopes[scope].namespace, &chosen, &documented.value, at, problems)?;
    let index = b.slots.len();
    let id = TypeId::new(index);
    let (spec_name, schema) = (documented.value.clone(), Some(schema.clone()));
    b.slots.push(Slot { id, scope, name, spec_name, at, schema, shape: None });
    b.scopes[scope].inline.insert(chosen, id);
    fill(b, index);
    Some(Type::Named(b.reference(id)))
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
