//! Bodies of successes: over a real socket, over the limit, and with a value that breaks its constraint.

use super::super::place;
use super::super::sample::{self, Extent};
use super::super::subject::Subject;
use crate::model::{Access, Field, NumberForm, Presence, Scalar, Shape, Struct, Type};
use crate::render::file::File;
use proc_macro2::{Ident, Literal};
use quote::quote;
use serde_json::Value;

pub(super) fn render(subject: &Subject<'_>, file: &mut File) {
    super::constant(&subject.answer_name(), &subject.answer, file);
    socket(subject, file);
    limit(subject, file);
    broken(subject, file);
}

fn socket(subject: &Subject<'_>, file: &mut File) {
    let (name, loopback) = (subject.test("reads_its_answer_from_a_socket"), file.import("crate::support", "Loopback"));
    let (answered, call) = (subject.answered(file), subject.call(&quote!(options(service.options())), file));
    let (url, status) = (subject.called.url(&subject.given()), Literal::u16_unsuffixed(subject.status));
    let constant = subject.answer_name();
    file.item(quote! {
        #[tokio::test]
        async fn #name() {
            let service = #loopback::start([#answered]).await;
            let response = #call.unwrap();
            assert_eq!(response.status(), #status);
            assert_eq!(response.body(), #constant.as_bytes());
            let url = #url;
            assert_eq!(service.seen()[0].url, url);
        }
    });
}

fn limit(subject: &Subject<'_>, file: &mut File) {
    let name = subject.test("stops_reading_at_the_limit");
    let (scripted, error) = (file.import("crate::support", "Scripted"), error(subject, file));
    let answered = subject.answered(file);
    // A body of one byte comes a thousand times before it is over the limit.
    let most = if subject.answer.to_string().len() > 1 { quote!(1_000) } else { quote!(2_000) };
    let options = options(subject, "body_limit", quote!(1_000), file);
    let call = subject.call(&options, file);
    file.item(quote! {
        #[tokio::test]
        async fn #name() {
            let service = #scripted::new([#answered.repeated(1_000_000)]);
            let error = #call.unwrap_err();
            assert!(matches!(error, #error::BodyTooLarge(_)), "{error}");
            assert!(service.chunks() < #most);
        }
    });
}

/// The error type of the crate.
pub(super) fn error(subject: &Subject<'_>, file: &mut File) -> proc_macro2::TokenStream {
    let library = place::library(&subject.called.api.krate);
    file.import(&format!("{library}::runtime::client"), "Error")
}

fn options(
    subject: &Subject<'_>,
    field: &str,
    value: proc_macro2::TokenStream,
    file: &mut File,
) -> proc_macro2::TokenStream {
    let called = subject.called;
    let name = place::item(called.api, called.module, called.service.options.as_str(), file);
    let field = Ident::new(field, proc_macro2::Span::call_site());
    quote!(#name { #field: #value, ..options(service.options()) })
}

/// The answer with one value that its type does not take, where there is such a type.
fn broken(subject: &Subject<'_>, file: &mut File) {
    let Some(structure) = structure(subject) else { return };
    let is_breakable = |field: &&Field| field.access != Access::WriteOnly && field.doc.deprecated.is_none();
    let breakable = structure.fields.iter().filter(is_breakable);
    let fitting = breakable.filter_map(|field| Some((field, unfit(subject, &field.ty)?)));
    // What is optional can be left out in a report, so that it shows more.
    let Some((field, value)) = fitting.max_by_key(|(field, _)| field.presence == Presence::Optional) else { return };
    let Some(Value::Object(mut object)) = sample::of(subject.called.api, subject.ty, Extent::Minimal) else { return };
    object.insert(field.wire.clone(), value);
    let body = Value::Object(object).to_string();
    let body = crate::render::literal::text(&body);
    strict(subject, field, &body, file);
    if field.presence == Presence::Optional {
        report(subject, (structure, field), &body, file);
    }
}

fn strict(subject: &Subject<'_>, field: &Field, body: &proc_macro2::TokenStream, file: &mut File) {
    let name = subject.test("says_where_an_answer_breaks_its_documentation");
    let (scripted, error) = (file.import("crate::support", "Scripted"), error(subject, file));
    let (answer, call) =
        (file.import("crate::support", "Answer"), subject.call(&quote!(options(service.options())), file));
    let (status, path) = (Literal::u16_unsuffixed(subject.status), path(&field.wire));
    file.item(quote! {
        #[tokio::test]
        async fn #name() {
            let service = #scripted::new([#answer::json(#status, #body)]);
            match #call.unwrap_err() {
                #error::Decode(error) => assert_eq!(error.path().to_string(), #path),
                error => panic!("{error:?}"),
            }
        }
    });
}

fn report(
    subject: &Subject<'_>,
    (structure, field): (&Struct, &Field),
    body: &proc_macro2::TokenStream,
    file: &mut File,
) {
    let name = subject.test("reports_where_an_answer_breaks_its_documentation");
    let scripted = file.import("crate::support", "Scripted");
    let library = place::library(&subject.called.api.krate);
    let decoding = file.import(&format!("{library}::runtime::decode"), "Decoding");
    let options = options(subject, "decoding", quote!(#decoding::Report), file);
    let (answer, call) = (file.import("crate::support", "Answer"), subject.call(&options, file));
    let (status, path, member) = (Literal::u16_unsuffixed(subject.status), path(&field.wire), &field.name);
    let left_out = if structure.merge_patch {
        quote!(assert!(response.value().#member.is_absent());)
    } else {
        quote!(assert_eq!(response.value().#member, None);)
    };
    file.item(quote! {
        #[tokio::test]
        async fn #name() {
            let service = #scripted::new([#answer::json(#status, #body)]);
            let response = #call.unwrap();
            let places: Vec<String> = response.violations().iter().map(|it| it.path().to_string()).collect();
            assert_eq!(places, [#path]);
            #left_out
        }
    });
}

/// The place of a member of the document, as messages name it.
fn path(wire: &str) -> String {
    let plain = |character: char| character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '$');
    if !wire.is_empty() && wire.chars().all(plain) { wire.to_owned() } else { format!("[\"{}\"]", wire.escape_debug()) }
}

fn structure<'a>(subject: &Subject<'a>) -> Option<&'a Struct> {
    let Type::Named(reference) = subject.ty else { return None };
    match &subject.called.api.types[reference.id.0 as usize].shape {
        Shape::Struct(structure) => Some(structure),
        _ => None,
    }
}

/// JSON that the type does not take: by its constraint where it has one, by its form otherwise.
fn unfit(subject: &Subject<'_>, ty: &Type) -> Option<Value> {
    match ty {
        Type::Named(reference) => match &subject.called.api.types[reference.id.0 as usize].shape {
            Shape::Text(textual) => textual.language.slips(1).pop().map(Value::String),
            Shape::Number(numeric) => {
                let bound = numeric.maximum.as_ref().or(numeric.minimum.as_ref())?.value.to_i64()?;
                let past = if numeric.maximum.is_some() { bound.checked_add(1)? } else { bound.checked_sub(1)? };
                Some(if numeric.form == NumberForm::Text { Value::from(past.to_string()) } else { Value::from(past) })
            }
            Shape::Enum(enumeration) if enumeration.closed => Some(Value::from("SomethingNew1")),
            _ => None,
        },
        Type::Scalar(Scalar::DateTime | Scalar::Date | Scalar::Uuid) => Some(Value::from("yesterday")),
        Type::Scalar(Scalar::Text) => Some(Value::from(5)),
        _ => None,
    }
}
