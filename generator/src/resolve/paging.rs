//! Lists that come page by page.

use super::build::Builder;
use super::long_running::{declared, property};
use super::response;
use crate::diagnose::{PagingProblem, PropertyForm, ResponseProblem};
use crate::model::{NextPlace, Operation, Page, PropertyPath, Scalar, Shape, Type};
use crate::source::Spanned;
use crate::spec;

pub(super) fn resolve(b: &Builder<'_>, written: &spec::Operation, operation: &Operation) -> Option<Page> {
    let paging = written.paging.as_ref()?;
    let Some(model) = operation.only_model().cloned() else {
        if response::is_whole(written, &operation.successes) {
            b.problem(paging.span, PagingProblem::WithoutModel);
        }
        return None;
    };
    let named = |key: &crate::yaml::Key<String>, default: &str| {
        key.as_ref().cloned().unwrap_or_else(|| Spanned::new(default.to_owned(), paging.span))
    };
    let items = property(b, &model, &named(&paging.value.items, "value"))?;
    let Some(item) = item(b, &items.ty) else {
        let name = named(&paging.value.items, "value");
        let declared = declared(b, &model, &name.value);
        b.problem(
            name.span,
            ResponseProblem::PropertyOfWrongType { name: name.value, expected: PropertyForm::List, declared },
        );
        return None;
    };
    let text = |key: &Spanned<String>| -> Option<PropertyPath> {
        let path = property(b, &model, key)?;
        if !matches!(path.ty, Type::Scalar(Scalar::Text | Scalar::Uri)) {
            let declared = declared(b, &model, &key.value);
            b.problem(
                key.span,
                ResponseProblem::PropertyOfWrongType {
                    name: key.value.clone(),
                    expected: PropertyForm::Text,
                    declared,
                },
            );
        }
        Some(path)
    };
    let place = |key: &Spanned<String>| {
        let name = key.value.to_lowercase();
        let is_header = operation.answer_headers().iter().any(|header| header.wire == name);
        Some(if is_header { NextPlace::Header(name) } else { NextPlace::Property(text(key)?) })
    };
    let (next_link, token) = match (paging.value.token.as_ref(), paging.value.token_parameter.as_ref()) {
        (Some(token), _) if paging.value.next_link.is_some() => {
            let link = paging.value.next_link.as_ref()?;
            b.problem(token.span, PagingProblem::Twice { first: link.span });
            return None;
        }
        (Some(token), Some(parameter)) => (None, Some((place(token)?, parameter.value.clone()))),
        (None, None) if paging.value.next_link.value().is_some_and(|word| word == "none") => (None, None),
        (None, None) => (Some(place(&named(&paging.value.next_link, "nextLink"))?), None),
        _ => {
            b.problem(paging.span, PagingProblem::Token);
            return None;
        }
    };
    Some(Page { model, items, item, next_link, token })
}

fn item(b: &Builder<'_>, ty: &Type) -> Option<Type> {
    match ty {
        Type::List(item) => Some((**item).clone()),
        Type::Named(reference) => match &b.slot(reference.id).shape {
            Some(Shape::Collection(collection)) => Some(collection.item.clone()),
            Some(Shape::Alias(alias)) => item(b, alias),
            _ => None,
        },
        _ => None,
    }
}
