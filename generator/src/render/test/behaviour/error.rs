//! Answers that are errors: a documented one in full, and one that nobody has documented.

use super::super::sample::{self, Extent};
use super::super::subject::Subject;
use crate::model::{ErrorResponse, Operation, Payload};
use crate::render::file::File;
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

pub(super) fn render(subject: &Subject<'_>, file: &mut File) {
    documented(subject, file);
    undocumented(subject, file);
}

fn documented(subject: &Subject<'_>, file: &mut File) {
    let found = subject.operation().errors.iter().find_map(|error| match &error.payload {
        Some(Payload::Json(ty, _)) => Some((error, ty)),
        Some(Payload::Text(_) | Payload::Bytes(_)) | None => None,
    });
    let Some((error, ty)) = found else { return };
    let Some(body) = sample::of(subject.called.api, ty, Extent::Full) else { return };
    let status = Literal::u16_unsuffixed(error.status.unwrap_or_else(|| unlisted(subject.operation())));
    let with_header = has_code_header(error).then(|| quote!(.with_header("x-ms-error-code", "FromTheHeader")));
    let code = if with_header.is_some() { Some("FromTheHeader") } else { word(&body, "code") };
    let (code, message) = (asserted("code", code), asserted("message", word(&body, "message")));
    let (scripted, answer) = (file.import("crate::support", "Scripted"), file.import("crate::support", "Answer"));
    let kind = super::body::error(subject, file);
    let call = subject.call(&quote!(options(service.options())), file);
    let (name, json) = (subject.test("gives_a_documented_error"), crate::render::literal::json(&body));
    let written = (subject.operation().errors.iter().filter(|error| error.payload.is_some()).count() == 1).then(|| {
        let same = without_nulls(&body);
        let json = crate::render::literal::json(&same);
        let value = file.import("serde_json", "Value");
        quote! {
            let model = serde_json::to_value(error.model().expect("the error is documented")).unwrap();
            assert_eq!(model, serde_json::from_str::<#value>(#json).unwrap());
        }
    });
    file.item(quote! {
        #[tokio::test]
        async fn #name() {
            let body = #json;
            let service = #scripted::new([#answer::json(#status, body) #with_header]);
            let error = #call.unwrap_err();
            assert!(matches!(error, #kind::Service(_)), "{error:?}");
            assert_eq!(error.status().unwrap(), #status);
            #code
            #message
            #written
        }
    });
}

fn asserted(method: &str, expected: Option<&str>) -> Option<TokenStream> {
    let method = proc_macro2::Ident::new(method, proc_macro2::Span::call_site());
    expected.map(|expected| quote!(assert_eq!(error.#method(), Some(#expected));))
}

fn has_code_header(error: &ErrorResponse) -> bool {
    error.headers.iter().any(|header| header.wire == "x-ms-error-code")
}

/// A property of the error, or of the one inside it.
pub(super) fn word<'a>(body: &'a Value, key: &str) -> Option<&'a str> {
    let inner = body.get("error").and_then(|error| error.get(key));
    inner.or_else(|| body.get(key))?.as_str()
}

/// The same as it is written again: what is `null` reads as absent.
fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(object) => {
            let there = object.iter().filter(|(_, value)| !value.is_null());
            Value::Object(there.map(|(key, value)| (key.clone(), without_nulls(value))).collect())
        }
        other => other.clone(),
    }
}

/// An error status without an entry of its own, that nobody retries.
fn unlisted(operation: &Operation) -> u16 {
    let is_listed = |status: &u16| operation.errors.iter().any(|error| error.status == Some(*status));
    [404, 409, 418, 422].into_iter().find(|status| !is_listed(status)).unwrap_or(451)
}

fn undocumented(subject: &Subject<'_>, file: &mut File) {
    let (scripted, answer) = (file.import("crate::support", "Scripted"), file.import("crate::support", "Answer"));
    let kind = super::body::error(subject, file);
    let call = subject.call(&quote!(options(service.options())), file);
    let name = subject.test("keeps_an_answer_that_nobody_has_documented");
    file.item(quote! {
        #[tokio::test]
        async fn #name() {
            for status in [299, 451] {
                let service = #scripted::new([#answer::json(status, "<p>a teapot</p>")]);
                let error = #call.unwrap_err();
                assert!(matches!(error, #kind::Status(_)), "{error:?}");
                let raw = error.raw().expect("there was an answer");
                assert_eq!((u16::from(raw.status()), &raw.body()[..]), (status, &b"<p>a teapot</p>"[..]));
            }
        }
    });
}
