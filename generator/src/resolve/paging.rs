//! Lists that are read page by page.

use super::build::Builder;
use super::parameter;
use super::property::{self, Through};
use super::response;
use crate::diagnose::{KeyProblem, PagingProblem, PropertyForm};
use crate::model::{
    ContinuationPlace, NextLinkVerb, NextPage, Operation, Page, Paging, ParameterLocation, Payload, PropertyPath,
    Reference, ResultPages, Scalar, StartResult, TokenParameter, Type,
};
use crate::source::Spanned;
use crate::spec;
use crate::yaml::Key;

/// Of a list that the operation responds with.
pub(super) fn resolve(b: &Builder<'_>, written: &spec::Operation, operation: &Operation) -> Option<Paging> {
    let paging = written.paging.as_ref()?;
    let Some(model) = operation.only_body() else {
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
        return b.fail(paging.span, PagingProblem::WithoutResult);
    };
    let page = page(b, paging, model)?;
    let next_link = match next(b, paging, operation, model)? {
        NextPage::None => None,
        NextPage::Link { place, verb: NextLinkVerb::Get } => Some(place),
        NextPage::Link { place: _, verb: NextLinkVerb::Post } => {
            return b.fail(paging.value.next_link_verb.at().unwrap_or(paging.span), PagingProblem::VerbUnused);
        }
        NextPage::Token { .. } => {
            return b.fail(paging.value.token.at().unwrap_or(paging.span), PagingProblem::TokenOfResult);
        }
    };
    Some(StartResult::List(Box::new(ResultPages { page, next_link })))
}

/// What a page is.
fn page(b: &Builder<'_>, paging: &Spanned<spec::Paging>, model: &Reference) -> Option<Page> {
    let name = named(paging, &paging.value.items, "value");
    let items = property::resolve(b, model, &name, Through::Objects)?;
    let Some(item) = parameter::list_item(b, &items.ty).cloned() else {
        property::of_wrong_type(b, model, &name, PropertyForm::List);
        return None;
    };
    Some(Page { model: Type::Named(model.clone()), items, item })
}

/// How the list goes on after a page.
fn next(b: &Builder<'_>, paging: &Spanned<spec::Paging>, operation: &Operation, model: &Reference) -> Option<NextPage> {
    let spec::Paging { items: _, next_link, next_link_verb, token, token_parameter } = &paging.value;
    let verb = verb(b, next_link_verb)?;
    let is_whole = next_link.value().is_some_and(|word| word == "none");
    if let Some(at) = next_link_verb.at().filter(|_| is_whole || token.is_some()) {
        b.problem(at, PagingProblem::VerbUnused);
    }
    match (token.as_ref(), token_parameter.as_ref()) {
        (Some(token), _) if next_link.is_some() => {
            let first = next_link.as_ref()?.span;
            b.fail(token.span, PagingProblem::Twice { first })
        }
        (Some(token), Some(parameter)) => {
            let place = place(b, operation, model, token)?;
            Some(NextPage::Token { place, parameter: token_place(b, operation, parameter)? })
        }
        (None, None) if is_whole => Some(NextPage::None),
        (None, None) => {
            let place = place(b, operation, model, &named(paging, next_link, "nextLink"))?;
            Some(NextPage::Link { place, verb })
        }
        (Some(_), None) | (None, Some(_)) => b.fail(paging.span, PagingProblem::Token),
    }
}

/// How a next link is requested.
fn verb(b: &Builder<'_>, written: &Key<String>) -> Option<NextLinkVerb> {
    let Some(word) = written.as_ref() else { return Some(NextLinkVerb::Get) };
    let verbs = [NextLinkVerb::Get, NextLinkVerb::Post];
    let verb = verbs.into_iter().find(|verb| word.value == verb.as_str());
    if verb.is_none() {
        let known = verbs.map(NextLinkVerb::as_str).to_vec();
        b.problem(word.span, KeyProblem::UnknownWord { word: word.value.clone(), known });
    }
    verb
}

/// What takes a token: a parameter that is declared, a property of the body, or else a query parameter.
fn token_place(b: &Builder<'_>, operation: &Operation, key: &Spanned<String>) -> Option<TokenParameter> {
    let declared = |place| operation.parameters.iter().filter(move |parameter| parameter.location == place);
    if declared(ParameterLocation::Query).any(|parameter| parameter.wire == key.value) {
        return Some(TokenParameter::Query(key.value.clone()));
    }
    if let Some(header) =
        declared(ParameterLocation::Header).find(|header| header.wire.eq_ignore_ascii_case(&key.value))
    {
        return Some(TokenParameter::Header(header.wire.clone()));
    }
    match operation.body.as_ref().map(|body| &body.payload) {
        Some(Payload::Json(Type::Named(model), _)) if property::is_declared(b, model, &key.value) => {
            text(b, model, key).map(TokenParameter::Body)
        }
        Some(Payload::Json(..) | Payload::Text(_) | Payload::Bytes(_)) | None => {
            Some(TokenParameter::Query(key.value.clone()))
        }
    }
}

/// The name of a property, or what it is where none is written.
fn named(paging: &Spanned<spec::Paging>, key: &Key<String>, default: &str) -> Spanned<String> {
    key.as_ref().cloned().unwrap_or_else(|| Spanned::new(default.to_owned(), paging.span))
}

/// Where a response says how the list goes on: in a documented header of that name, or else in a property.
fn place(
    b: &Builder<'_>,
    operation: &Operation,
    model: &Reference,
    key: &Spanned<String>,
) -> Option<ContinuationPlace> {
    let name = key.value.to_lowercase();
    if operation.response_headers().iter().any(|header| header.wire == name) {
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
