//! A response with one value that its type does not take.

use super::super::subject::TestedOperation;
use crate::model::{Access, Field, NumberForm, Scalar, Shape, Struct, Type};
use crate::render::literal;
use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

/// `Some((r#"{..}"#, "percentComplete"))` for a property that the response must have, and for one that it may lack; at most one of them is there.
pub(super) fn render(subject: &TestedOperation<'_>) -> (TokenStream, TokenStream) {
    let Some((field, body)) = body(subject) else { return (quote!(None), quote!(None)) };
    let (body, path) = (literal::text(&body.to_string()), path(&field.wire));
    let some = quote!(Some((#body, #path)));
    if is_extra(subject, field) { (quote!(None), some) } else { (some, quote!(None)) }
}

/// Whether the response is whole without it; one that is read-only may be optional in the model and is due in each response.
fn is_extra(subject: &TestedOperation<'_>, field: &Field) -> bool {
    subject.response.get(&field.wire).is_none()
}

fn body<'a>(subject: &TestedOperation<'a>) -> Option<(&'a Field, Value)> {
    let structure = structure(subject)?;
    let is_breakable = |field: &&Field| field.access != Access::WriteOnly && field.doc.deprecated.is_none();
    let breakable = structure.fields.iter().filter(is_breakable);
    let fitting = breakable.filter_map(|field| {
        let value = match &field.constant {
            Some(constant) => another(constant),
            None => unfit(subject, &field.ty),
        };
        Some((field, value?))
    });
    // A reader of the type alone would take another value for a constant. What is optional can be left out in a report, so that it shows more.
    let shows = |field: &Field| (field.constant.is_some(), is_extra(subject, field));
    let (field, value) = fitting.max_by_key(|(field, _)| shows(field))?;
    let mut body = subject.response.clone();
    body.as_object_mut()?.insert(field.wire.clone(), value);
    Some((field, body))
}

/// The place of a member of the document, as messages name it.
fn path(wire: &str) -> String {
    let plain = |character: char| character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '$');
    if !wire.is_empty() && wire.chars().all(plain) { wire.to_owned() } else { format!("[\"{}\"]", wire.escape_debug()) }
}

fn structure<'a>(subject: &TestedOperation<'a>) -> Option<&'a Struct> {
    subject.called.api[subject.ty.as_named()?].shape.as_struct()
}

/// Another value than the only one, and of its form.
fn another(constant: &Value) -> Option<Value> {
    match constant {
        Value::Bool(value) => Some(Value::from(!value)),
        Value::Number(number) => Some(Value::from(number.as_i64()?.checked_add(1)?)),
        Value::String(text) => Some(Value::from(format!("{text}x"))),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// JSON that the type does not take: by its constraint where it has one, by its form otherwise.
fn unfit(subject: &TestedOperation<'_>, ty: &Type) -> Option<Value> {
    match subject.called.api.types.unaliased(ty) {
        Type::Named(reference) => match &subject.called.api[reference].shape {
            Shape::Text(textual) => textual.language.slips(1).pop().map(Value::String),
            Shape::Number(numeric) => {
                let bound = numeric.maximum.as_ref().or(numeric.minimum.as_ref())?.value.to_i64()?;
                let past = if numeric.maximum.is_some() { bound.checked_add(1)? } else { bound.checked_sub(1)? };
                Some(if numeric.form == NumberForm::Text { Value::from(past.to_string()) } else { Value::from(past) })
            }
            Shape::Enum(enumeration) => enumeration.closed.then(|| Value::from("SomethingNew1")),
            Shape::Struct(_) | Shape::Union(_) | Shape::Collection(_) | Shape::Alias(_) => None,
        },
        Type::Scalar(Scalar::DateTime | Scalar::Date | Scalar::Uuid) => Some(Value::from("yesterday")),
        Type::Scalar(Scalar::Text) => Some(Value::from(5)),
        Type::Scalar(_) | Type::Any | Type::List(_) | Type::Map(_) | Type::Nullable(_) => None,
    }
}
