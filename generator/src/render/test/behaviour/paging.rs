//! A list that is read page by page, and its test.

use super::super::call::query_name;
use super::super::place;
use super::super::sample::{self, Extent};
use super::super::subject::TestedOperation;
use super::super::suite::TestFile;
use super::polling::pointer;
use crate::model::{
    ContinuationPlace, NextPage, Paging, ParameterSource, PropertyPath, Scalar, Shape, TokenParameter, Type,
};
use crate::render::literal;
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

/// Adds the test; `false` where no page can be generated.
///
/// ```ignore
/// /// `Things_List`: Lists the things.
/// #[tokio::test]
/// async fn list() {
///     let paged = Paged {
///         endpoint: super::ENDPOINT,
///         request: "GET /things?api-version=2025-02-01",
///         list: |setup, pager_options| {
///             let options = ThingsClientListOptions { pager_options, ..Default::default() };
///             Listing::of(super::client(setup).unwrap().things().list(Some(options)))
///         },
///         page: (200, r#"{"value":[{}]}"#),
///         next: "/nextLink",
///         further: Further::Links("GET", &["https://things.example/more?page=2", "/more?page=3"]),
///     };
///     paged.check().await;
/// }
/// ```
pub(super) fn render(subject: &TestedOperation<'_>, paging: &Paging, test: &mut TestFile) -> bool {
    let Some(last) = last(subject, paging) else { return false };
    let (operation, called) = (subject.operation(), subject.called);
    let (paged, listing) = (test.support("paged", "Paged"), test.support("paged", "Listing"));
    let (docs, function, request) = (subject.doc(), &operation.name, called.template(&subject.given(), &[]));
    let options = place::item(called.api, called.module, operation.options.as_str(), &mut test.file);
    let more = operation.parameters.iter().any(|parameter| parameter.source == ParameterSource::Option)
        || operation.body.as_ref().is_some_and(|body| !body.required);
    let rest = more.then(|| quote!(, ..Default::default()));
    let (group, arguments) = (subject.group(), called.arguments(&subject.given(), &mut test.file));
    let method = called.method_name(&mut test.file);
    let (status, last) = (Literal::u16_unsuffixed(subject.status), literal::text(&last.to_string()));
    let next = paging.next.place().map(property_or_header).unwrap_or_default();
    let further = further(subject, &paging.next, test);
    test.file.item(quote! {
        #docs
        #[tokio::test]
        async fn #function() {
            let paged = #paged {
                endpoint: super::ENDPOINT,
                request: #request,
                list: |setup, pager_options| {
                    let options = #options { pager_options #rest };
                    #listing::of(#group.#method(#(#arguments,)* Some(options)))
                },
                page: (#status, #last),
                next: #next,
                further: #further,
            };
            paged.check().await;
        }
    });
    true
}

/// What names the next page: a JSON pointer, or a header.
fn property_or_header(place: &ContinuationPlace) -> String {
    match place {
        ContinuationPlace::Property(path) => pointer(path),
        ContinuationPlace::Header(name) => name.clone(),
    }
}

/// How the pages after the first are requested.
fn further(subject: &TestedOperation<'_>, next: &NextPage, test: &mut TestFile) -> TokenStream {
    let further = test.support("paged", "Further");
    match next {
        NextPage::None => quote!(#further::Nothing),
        NextPage::Link { place, verb } => {
            let (verb, links) = (verb.as_str(), links(subject, place));
            quote!(#further::Links(#verb, &[#(#links),*]))
        }
        NextPage::Token { place: _, parameter: TokenParameter::Query(name) } => {
            let name = query_name(name);
            quote!(#further::Query(#name))
        }
        NextPage::Token { place: _, parameter: TokenParameter::Header(name) } => quote!(#further::Header(#name)),
        NextPage::Token { place: _, parameter: TokenParameter::Body(path) } => {
            let pointer = pointer(path);
            quote!(#further::Body(#pointer))
        }
    }
}

/// Links to a next page; one that is documented as a URI is never relative.
fn links(subject: &TestedOperation<'_>, place: &ContinuationPlace) -> Vec<String> {
    let relative = match place {
        ContinuationPlace::Property(path) if path.ty != Type::Scalar(Scalar::Text) => None,
        ContinuationPlace::Property(_) | ContinuationPlace::Header(_) => Some("/more?page=3".to_owned()),
    };
    [format!("{}/more?page=2", subject.endpoint)].into_iter().chain(relative).collect()
}

/// A page with one item and nothing after it; `None` where a page must name another one.
fn last(subject: &TestedOperation<'_>, paging: &Paging) -> Option<Value> {
    let api = subject.called.api;
    let item = sample::of(api, &paging.page.item, Extent::Minimal)?;
    let mut last = subject.response.clone();
    *at(&mut last, &paging.page.items)? = Value::Array(vec![item]);
    if let Some(ContinuationPlace::Property(path)) = paging.next.place() {
        let is_there = path.steps.iter().try_fold(&last, |value, step| value.get(&step.wire)).is_some();
        if is_there {
            *at(&mut last, path)? = nothing(subject, &path.ty)?;
        }
    }
    Some(last)
}

/// The value of a required property that names no page.
fn nothing(subject: &TestedOperation<'_>, ty: &Type) -> Option<Value> {
    match subject.called.api.types.unaliased(ty) {
        Type::Scalar(Scalar::Text) => Some(Value::from("")),
        Type::Nullable(_) => Some(Value::Null),
        Type::Named(reference) => match &subject.called.api[reference].shape {
            Shape::Text(textual) => textual.language.contains("").then(|| Value::from("")),
            Shape::Number(_) | Shape::Enum(_) | Shape::Struct(_) | Shape::Union(_) => None,
            Shape::Collection(_) | Shape::Alias(_) => None,
        },
        Type::Scalar(_) | Type::Any | Type::List(_) | Type::Map(_) => None,
    }
}

/// The place at the end of a path, in objects that are made where they are missing.
fn at<'v>(object: &'v mut Value, path: &PropertyPath) -> Option<&'v mut Value> {
    path.steps.iter().try_fold(object, |value, step| {
        if value.is_null() {
            *value = Value::Object(serde_json::Map::new());
        }
        Some(value.as_object_mut()?.entry(step.wire.clone()).or_insert(Value::Null))
    })
}
