//! Properties that an operation names by their way from a model, such as `properties.status`.

use super::build::Builder;
use super::structure;
use crate::diagnose::{PropertyForm, ResponseProblem};
use crate::model::{Field, PropertyPath, PropertyStep, Reference, Shape, Type, TypeId, Union, Wrapper};
use crate::source::{Span, Spanned};

/// What a way to a property may lead through.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Through {
    /// Objects, whose fields are named in Rust.
    Objects,
    /// Unions as well, where the way is only followed in JSON.
    Unions,
}

/// The property at the end of `a.b.c`, or a problem that names the step that is not there.
pub(super) fn resolve(
    b: &Builder<'_>,
    model: &Reference,
    path: &Spanned<String>,
    through: Through,
) -> Option<PropertyPath> {
    let mut steps: Vec<PropertyStep> = Vec::new();
    let mut ty = Type::Named(model.clone());
    let mut rest = path.value.as_str();
    loop {
        let Type::Named(reference) = &ty else {
            let kind = ResponseProblem::PropertyUnknown {
                name: rest.to_owned(),
                model: path.value.clone(),
                known: Vec::new(),
                declared: declared(b, model, &path.value),
            };
            return b.fail(path.span, kind);
        };
        let slot = b.slot(reference.id);
        let (name, further) = step(b, reference.id, rest);
        let (found, known) = match (slot.shape.as_ref()?, through) {
            (Shape::Struct(structure), _) => {
                let field = structure.fields.iter().find(|field| field.wire == name);
                let found = field.map(|field| (field, structure.wrapper(field.presence)));
                (found, structure.names().map(str::to_owned).collect())
            }
            (Shape::Union(union), Through::Unions) => {
                (common(b, union, name).map(|field| (field, Wrapper::Option)), union.common.clone())
            }
            (Shape::Union(_), Through::Objects)
            | (Shape::Text(_) | Shape::Number(_) | Shape::Enum(_) | Shape::Collection(_) | Shape::Alias(_), _) => {
                let kind = ResponseProblem::PropertyUnknown {
                    name: rest.to_owned(),
                    model: slot.spec_name.clone(),
                    known: Vec::new(),
                    declared: Some(slot.at),
                };
                return b.fail(path.span, kind);
            }
        };
        let Some((field, wrapper)) = found else {
            // A property that is declared, or may be, but could not be resolved has its own problem.
            let is_whole = structure::is_whole(b, reference.id);
            if !is_whole || b.places.contains_key(&(reference.id, name.to_owned())) {
                return None;
            }
            let (name, model) = (name.to_owned(), slot.spec_name.clone());
            return b.fail(path.span, ResponseProblem::PropertyUnknown { name, model, known, declared: Some(slot.at) });
        };
        if field.constant.is_some() {
            let declared = b.places.get(&(reference.id, name.to_owned())).copied();
            return b.fail(path.span, ResponseProblem::PropertyIsConstant { name: name.to_owned(), declared });
        }
        steps.push(PropertyStep { name: field.name.clone(), wire: field.wire.clone(), wrapper });
        ty = field.ty.clone();
        match further {
            Some(further) => rest = further,
            None => return Some(PropertyPath { steps, ty }),
        }
    }
}

/// A property that a union declares, as the first of its variants has it.
fn common<'b>(b: &'b Builder<'_>, union: &'b Union, name: &str) -> Option<&'b Field> {
    let declared = union.common.iter().any(|common| common == name);
    let mut payloads = union.variants.iter().filter(|_| declared).filter_map(|variant| variant.payload.as_ref());
    payloads.find_map(|payload| property(b, b.slot(payload.id).shape.as_ref()?, name))
}

/// A property of an object, or one that a union declares.
fn property<'b>(b: &'b Builder<'_>, shape: &'b Shape, name: &str) -> Option<&'b Field> {
    match shape {
        Shape::Struct(structure) => structure.fields.iter().find(|field| field.wire == name),
        Shape::Union(union) => common(b, union, name),
        Shape::Text(_) | Shape::Number(_) | Shape::Enum(_) | Shape::Collection(_) | Shape::Alias(_) => None,
    }
}

/// Whether the first property of `a.b.c` is one of the model's.
pub(super) fn is_declared(b: &Builder<'_>, model: &Reference, path: &str) -> bool {
    b.places.contains_key(&(model.id, step(b, model.id, path).0.to_owned()))
}

/// The first property of `a.b.c`, and what is inside it. The longest name that is declared counts, since names may have points, as in
/// `@odata.nextLink`.
fn step<'p>(b: &Builder<'_>, of: TypeId, path: &'p str) -> (&'p str, Option<&'p str>) {
    let ends = path.match_indices('.').map(|(at, _)| at).chain([path.len()]);
    let declared = ends.rev().find(|end| b.places.contains_key(&(of, path[..*end].to_owned())));
    match declared.or_else(|| path.find('.').filter(|_| !path.starts_with('@'))) {
        Some(end) if end < path.len() => (&path[..end], Some(&path[end + 1..])),
        _ => (path, None),
    }
}

/// The names in `a.b.c` where nothing is declared. A name that begins with `@`, as `@odata.nextLink` does, has its points in it.
pub(super) fn names(path: &str) -> impl Iterator<Item = &str> {
    let whole = path.starts_with('@').then_some(path);
    whole.into_iter().chain(path.split('.').filter(move |_| whole.is_none()))
}

/// Notes that the property at the end of `a.b.c` is not what it must be.
pub(super) fn of_wrong_type(b: &Builder<'_>, model: &Reference, path: &Spanned<String>, expected: PropertyForm) {
    let declared = declared(b, model, &path.value);
    b.problem(path.span, ResponseProblem::PropertyOfWrongType { name: path.value.clone(), expected, declared });
}

/// Where the property at the end of `a.b.c` is declared, or the nearest before it.
fn declared(b: &Builder<'_>, model: &Reference, path: &str) -> Option<Span> {
    let mut ty = Type::Named(model.clone());
    let mut found = None;
    let mut rest = Some(path);
    while let Some(path) = rest {
        let Type::Named(reference) = &ty else { break };
        let (name, further) = step(b, reference.id, path);
        rest = further;
        let Some(place) = b.places.get(&(reference.id, name.to_owned())) else { break };
        found = Some(*place);
        let Some(shape) = &b.slot(reference.id).shape else { break };
        let Some(field) = property(b, shape, name) else { break };
        ty = field.ty.clone();
    }
    found
}
