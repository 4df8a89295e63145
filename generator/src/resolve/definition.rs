//! A model's schema becomes a shape; a schema in the middle of another becomes a definition of its own where Rust needs a name for it.

use super::build::{Builder, Slot, Written};
use super::schema::{self, Class};
use super::{collection, enumeration, keys, name, number, structure, text, union};
use crate::diagnose::{NameProblem, NameUse};
use crate::model::{Definition, Doc, ModuleName, Reach, Scalar, Shape, Type, TypeId, TypeName};
use crate::source::{Span, Spanned};
use crate::spec::{Schema, SchemaOrName};

/// The shape of a model.
pub(super) fn shape(b: &mut Builder<'_>, index: usize) -> Option<Shape> {
    let (scope, written, at) = (b.slots[index].scope, b.slots[index].schema, b.slots[index].at);
    if let Written::Model(schema) = written {
        keys::check_position(b, schema, keys::Position::Model);
    }
    match written {
        Written::Model(SchemaOrName::Name(name)) => match schema::named(b, scope, name)? {
            Type::Scalar(Scalar::Text) => {
                text::resolve(b, &Schema::default(), at).map(|text| Shape::Text(Box::new(text)))
            }
            other => Some(Shape::Alias(other)),
        },
        Written::Model(SchemaOrName::Schema(schema)) => of_schema(b, scope, schema, TypeId(index_id(index)), at),
        Written::Inline(schema) => of_schema(b, scope, schema, TypeId(index_id(index)), at),
    }
}

fn index_id(index: usize) -> u32 {
    u32::try_from(index).expect("fewer than 2^32 definitions")
}

fn of_schema<'a>(b: &mut Builder<'a>, scope: usize, written: &'a Schema, id: TypeId, at: Span) -> Option<Shape> {
    let class = schema::class(b, scope, written)?;
    keys::check(b, written, &class);
    let documented = Spanned::new(b.slot(id).spec_name.clone(), at);
    match class {
        Class::Reference(_) | Class::Boolean | Class::Any => {
            schema::unnamed(b, scope, written, &class, &documented).map(Shape::Alias)
        }
        Class::Text => {
            let format_only = text::scalar(b, written);
            match format_only {
                Some(scalar) if !text::is_textual(scalar) => {
                    text::check_unconstrained(b, written, scalar);
                    Some(Shape::Alias(Type::Scalar(scalar)))
                }
                _ => text::resolve(b, written, at).map(|text| Shape::Text(Box::new(text))),
            }
        }
        Class::Number | Class::NumberText => match number::resolve(b, written, at)? {
            number::Resolved::Plain(scalar) => Some(Shape::Alias(Type::Scalar(scalar))),
            number::Resolved::Constrained(numeric) => Some(Shape::Number(numeric)),
        },
        Class::Enum => enumeration::resolve(b, written, at).map(Shape::Enum),
        Class::Struct => structure::resolve(b, scope, id).map(Shape::Struct),
        Class::Union => union::resolve(b, scope, written, id, at).map(Shape::Union),
        Class::List | Class::Map => {
            collection::resolve(b, scope, written, &class, &documented).map(|resolved| match resolved {
                collection::Resolved::Plain(ty) => Shape::Alias(ty),
                collection::Resolved::Constrained(collection) => Shape::Collection(collection),
            })
        }
    }
}

/// A definition for a schema that stands in the middle of another, named after the property or parameter it belongs to.
///
/// Schemas that say the same share one definition; different ones under one name are a problem.
pub(super) fn inline<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    documented: &str,
    schema: &'a Schema,
    at: Span,
) -> Option<Type> {
    let chosen = schema.rust_name.value().cloned().unwrap_or_else(|| name::type_name(documented));
    if let Some(&id) = b.scopes[scope].inline.get(&chosen) {
        return same(b, id, schema, documented, at);
    }
    if let Some(&id) = b.scopes[scope].models.get(chosen.as_str()) {
        return same(b, id, schema, documented, at);
    }
    // A shared model of the same name serves where it says the same; otherwise this folder's own hides it.
    if let Some(id) = b.find(scope, &chosen)
        && b.slot(id).schema.schema().is_some_and(|other| keys::says_the_same(other, schema))
    {
        return Some(Type::Named(b.reference(id)));
    }
    let problems = b.problems;
    let name = name::take_type(&mut b.scopes[scope].namespace, &chosen, documented, at, problems)?;
    let index = b.slots.len();
    let id = TypeId(index_id(index));
    let spec_name = documented.to_owned();
    b.slots.push(Slot { id, scope, name, spec_name, at, schema: Written::Inline(schema), shape: None });
    b.scopes[scope].inline.insert(chosen, id);
    let shape = shape(b, index);
    b.slots[index].shape = shape;
    Some(Type::Named(b.reference(id)))
}

fn same(b: &mut Builder<'_>, id: TypeId, schema: &Schema, documented: &str, at: Span) -> Option<Type> {
    let slot = b.slot(id);
    let equal =
        slot.schema.schema().is_some_and(|other| std::ptr::eq(other, schema) || keys::says_the_same(other, schema));
    if !equal {
        let kind = NameProblem::Clash {
            name: slot.name.to_string(),
            documented: documented.to_owned(),
            other: slot.spec_name.clone(),
            first: slot.at,
            usage: NameUse::Type,
        };
        b.problem(at, kind);
        return None;
    }
    Some(Type::Named(b.reference(id)))
}

/// The definitions, once every shape is known; reach and pages are filled in later.
pub(super) fn finish(b: &mut Builder<'_>) -> Vec<Definition> {
    let formerly: Vec<Vec<TypeName>> = (0..b.slots.len()).map(|index| former(b, index)).collect();
    b.slots
        .iter()
        .zip(formerly)
        .map(|(slot, formerly)| {
            let schema = slot.schema.schema();
            let doc = Doc {
                text: schema.and_then(|schema| schema.doc.value().cloned()).unwrap_or_default(),
                deprecated: schema.and_then(|schema| schema.deprecated.value().map(|reason| reason.0.clone())),
            };
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
    let Some(names) = b.slots[index].schema.schema().and_then(|schema| schema.formerly.value()) else {
        return Vec::new();
    };
    let space = &mut b.scopes[scope].namespace;
    let taken = |former: &Spanned<String>| {
        name::take_type(space, &name::type_name(&former.value), &former.value, former.span, problems)
    };
    names.iter().filter_map(taken).collect()
}
