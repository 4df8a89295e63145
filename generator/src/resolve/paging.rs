//! Lists that come page by page.

use super::build::Builder;
use super::property::{self, Through};
use super::response;
use crate::diagnose::{PagingProblem, PropertyForm};
use crate::model::{
    ContinuationPlace, NextPage, Operation, Page, Paging, Place, PropertyPath, Reference, ResultPages, Scalar, Shape,
    StartResult, TokenParameter, Type,
};
use crate::source::Spanned;
use crate::spec;

/// Of a list that the operation answers with.
pub(super) fn resolve(b: &Builder<'_>, written: &spec::Operation, operation: &Operation) -> Option<Paging> {
    let paging = written.paging.as_ref()?;
    let Some(model) = operation.only_model() else {
        if response::is_whole(written, &operation.successes) {
            b.problem(paging.span, PagingProblem::WithoutModel);
        }
        return None;
    };
    let page = page(b, paging, model)?;
    let next = next(b, paging, operation, model)?;
    Some(Paging { page, next })
}

/// Of a list that a started operation ends in. Its start is never sent again, so that no token could be sent along.
pub(super) fn of_result(
    b: &Builder<'_>,
    paging: &Spanned<spec::Paging>,
    operation: &Operation,
    result: Option<&Type>,
) -> Option<StartResult> {
    let Some(Type::Named(model)) = result else {
        b.problem(paging.span, PagingProblem::WithoutResult);
        return None;
    };
    let page = page(b, paging, model)?;
    let next_link = match next(b, paging, operation, model)? {
        NextPage::None => None,
        NextPage::Link(place) => Some(place),
        NextPage::Token { .. } => {
            b.problem(paging.value.token.at().unwrap_or(paging.span), PagingProblem::TokenOfResult);
            return None;
        }
    };
    Some(StartResult::List(Box::new(ResultPages { page, next_link })))
}

/// What a page is.
fn page(b: &Builder<'_>, paging: &Spanned<spec::Paging>, model: &Reference) -> Option<Page> {
    let name = named(paging, &paging.value.items, "value");
    let items = property::resolve(b, model, &name, Through::Objects)?;
    let Some(item) = item(b, &items.ty) else {
        property::of_wrong_type(b, model, &name, PropertyForm::List);
        return None;
    };
    Some(Page { model: Type::Named(model.clone()), items, item })
}

/// How the list goes on after a page.
fn next(b: &Builder<'_>, paging: &Spanned<spec::Paging>, operation: &Operation, model: &Reference) -> Option<NextPage> {
    let spec::Paging { items: _, next_link, token, token_parameter } = &paging.value;
    match (token.as_ref(), token_parameter.as_ref()) {
        (Some(token), _) if next_link.is_some() => {
            let first = next_link.as_ref()?.span;
            b.problem(token.span, PagingProblem::Twice { first });
            None
        }
        (Some(token), Some(parameter)) => Some(NextPage::Token {
            place: place(b, operation, model, token)?,
            parameter: token_parameter_of(operation, &parameter.value),
        }),
        (None, None) if next_link.value().is_some_and(|word| word == "none") => Some(NextPage::None),
        (None, None) => place(b, operation, model, &named(paging, next_link, "nextLink")).map(NextPage::Link),
        (Some(_), None) | (None, Some(_)) => {
            b.problem(paging.span, PagingProblem::Token);
            None
        }
    }
}

/// The parameter that takes a token: a documented header of that name, or else a query parameter.
fn token_parameter_of(operation: &Operation, name: &str) -> TokenParameter {
    let header = name.to_lowercase();
    match operation.parameters.iter().any(|it| it.place == Place::Header && it.wire == header) {
        true => TokenParameter::Header(header),
        false => TokenParameter::Query(name.to_owned()),
    }
}

/// The name of a property, or what it is where none is written.
fn named(paging: &Spanned<spec::Paging>, key: &crate::yaml::Key<String>, default: &str) -> Spanned<String> {
    key.as_ref().cloned().unwrap_or_else(|| Spanned::new(default.to_owned(), paging.span))
}

/// Where an answer says how the list goes on: in a documented header of that name, or else in a property.
fn place(
    b: &Builder<'_>,
    operation: &Operation,
    model: &Reference,
    key: &Spanned<String>,
) -> Option<ContinuationPlace> {
    let name = key.value.to_lowercase();
    if operation.answer_headers().iter().any(|header| header.wire == name) {
        return Some(ContinuationPlace::Header(name));
    }
    text(b, model, key).map(ContinuationPlace::Property)
}

/// A property that is text.
fn text(b: &Builder<'_>, model: &Reference, key: &Spanned<String>) -> Option<PropertyPath> {
    let path = property::resolve(b, model, key, Through::Objects)?;
    if !matches!(path.ty, Type::Scalar(Scalar::Text | Scalar::Uri)) {
        property::of_wrong_type(b, model, key, PropertyForm::Text);
    }
    Some(path)
}

fn item(b: &Builder<'_>, ty: &Type) -> Option<Type> {
    match ty {
        Type::List(item) => Some((**item).clone()),
        Type::Named(reference) => match &b.slot(reference.id).shape {
            Some(Shape::Collection(collection)) => Some(collection.item.clone()),
            Some(Shape::Alias(alias)) => item(b, alias),
            _ => None,
        },
        Type::Scalar(_) | Type::Any | Type::Map(_) | Type::Nullable(_) => None,
    }
}
