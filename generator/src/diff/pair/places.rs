//! Where paired things use definitions, place by place; never which definition is which.

use super::assignment::{self, Criterion};
use crate::model::{
    Field, HeaderField, Operation, OperationKind, Page, Payload, Reference, Shape, StartResult, Struct, Success, Type,
    TypeId, Union, Variant,
};

/// The definitions that stand in one place, before and after.
pub(super) type TypePair = (TypeId, TypeId);

/// The places of an operation: parameters, bodies, headers, results, items of pages.
pub(super) fn of_operations(old: &Operation, new: &Operation, parameters: &[(usize, usize)]) -> Vec<TypePair> {
    let mut found: Vec<Option<TypePair>> =
        parameters.iter().map(|(a, b)| met(&old.parameters[*a].ty, &new.parameters[*b].ty)).collect();
    let body = |it: &'_ Operation| it.body.as_ref().map(|body| body.payload.clone());
    found.push(of_payloads(body(old).as_ref(), body(new).as_ref()));
    for (a, b) in successes(old, new) {
        found.push(of_payloads(a.payload.as_ref(), b.payload.as_ref()));
        found.extend(of_headers(&a.headers, &b.headers));
    }
    for a in &old.errors {
        for b in new.errors.iter().filter(|b| b.status == a.status) {
            found.push(of_payloads(a.payload.as_ref(), b.payload.as_ref()));
            found.extend(of_headers(&a.headers, &b.headers));
        }
    }
    found.push(old.kind.result().zip(new.kind.result()).and_then(|(a, b)| met(a, b)));
    found.push(page(&old.kind).zip(page(&new.kind)).and_then(|(a, b)| met(&a.item, &b.item)));
    found.into_iter().flatten().collect()
}

/// The successes of one status, and the only ones that have a body.
fn successes<'a>(old: &'a Operation, new: &'a Operation) -> impl Iterator<Item = (&'a Success, &'a Success)> {
    let has_body = |it: &&Success| it.payload.is_some();
    let is_only = [old, new].iter().all(|it| it.successes.iter().filter(has_body).count() == 1);
    let criteria: [Criterion<'_, Success>; 2] =
        [&|a, b| a.status == b.status, &|a, b| is_only && a.payload.is_some() && b.payload.is_some()];
    let pairs = assignment::by_criteria(&old.successes, &new.successes, &criteria);
    pairs.into_iter().map(|(a, b)| (&old.successes[a], &new.successes[b]))
}

fn page(kind: &OperationKind) -> Option<&Page> {
    match kind {
        OperationKind::List(paging) => Some(&paging.page),
        OperationKind::Start(start) => match &start.result {
            StartResult::List(pages) => Some(&pages.page),
            StartResult::Nothing | StartResult::Value(_) => None,
        },
        OperationKind::Call | OperationKind::StatusPoll(_) => None,
    }
}

fn of_payloads(old: Option<&Payload>, new: Option<&Payload>) -> Option<TypePair> {
    met(old?.json()?, new?.json()?)
}

fn of_headers(old: &[HeaderField], new: &[HeaderField]) -> Vec<Option<TypePair>> {
    let pairs = assignment::by_criteria(old, new, &[&|a, b| a.wire == b.wire]);
    pairs.into_iter().map(|(a, b)| met(&old[a].ty, &new[b].ty)).collect()
}

/// The places inside of two definitions that are one.
pub(super) fn of_shapes(old: &Shape, new: &Shape) -> Vec<TypePair> {
    match (old, new) {
        (Shape::Struct(old), Shape::Struct(new)) => of_structs(old, new),
        (Shape::Union(old), Shape::Union(new)) => of_unions(old, new),
        (Shape::Alias(old), Shape::Alias(new)) => met(old, new).into_iter().collect(),
        (Shape::Collection(old), Shape::Collection(new)) => met(&old.item, &new.item).into_iter().collect(),
        (
            Shape::Struct(_)
            | Shape::Union(_)
            | Shape::Alias(_)
            | Shape::Collection(_)
            | Shape::Text(_)
            | Shape::Number(_)
            | Shape::Enum(_),
            _,
        ) => Vec::new(),
    }
}

fn of_structs(old: &Struct, new: &Struct) -> Vec<TypePair> {
    let fields = fields(&old.fields, &new.fields).into_iter().map(|(a, b)| met(&old.fields[a].ty, &new.fields[b].ty));
    let beside = old.additional.as_ref().zip(new.additional.as_ref()).and_then(|(a, b)| met(a, b));
    fields.chain([beside]).flatten().collect()
}

fn of_unions(old: &Union, new: &Union) -> Vec<TypePair> {
    let both = |a: Option<&Reference>, b: Option<&Reference>| a.zip(b).map(|(a, b)| (a.id, b.id));
    let pairs = variants(&old.variants, &new.variants).into_iter();
    let payloads = pairs.map(|(a, b)| both(old.variants[a].payload.as_ref(), new.variants[b].payload.as_ref()));
    let base = |it: &'_ Union| it.untagged.as_ref().and_then(|untagged| untagged.base().cloned());
    let others = [both(old.tag_type.as_ref(), new.tag_type.as_ref()), both(base(old).as_ref(), base(new).as_ref())];
    payloads.chain(others).flatten().collect()
}

/// Properties of one name in JSON, then of one name in Rust.
pub(in crate::diff) fn fields(old: &[Field], new: &[Field]) -> Vec<(usize, usize)> {
    assignment::by_criteria(old, new, &[&|a, b| a.wire == b.wire, &|a, b| a.name == b.name])
}

/// Variants of one tag, then of one name in Rust.
pub(in crate::diff) fn variants(old: &[Variant], new: &[Variant]) -> Vec<(usize, usize)> {
    assignment::by_criteria(old, new, &[&|a, b| a.tag == b.tag, &|a, b| a.name == b.name])
}

/// What meets where one type takes the place of another, whatever list, map or null is around it.
fn met(old: &Type, new: &Type) -> Option<TypePair> {
    let id = |ty: &Type| ty.references().first().map(|reference| reference.id);
    id(old).zip(id(new))
}
