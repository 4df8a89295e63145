//! Request bodies.

use super::build::Builder;
use super::classified::SchemaPosition;
use super::inline::{self, Naming};
use super::name::{Namespace, Use};
use super::{definition, schema};
use crate::diagnose::BodyProblem;
use crate::model::{Body, Doc, FieldName, MediaType, Method, Payload, Scalar, Type};
use crate::source::{Span, Spanned};
use crate::spec::{BodyOrName, Operation, SchemaOrName};
use crate::yaml::Key;

pub(super) fn resolve<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    written: &'a Operation,
    method: Method,
    names: &Namespace,
) -> Option<Body> {
    let body = written.body.as_ref()?;
    let at = written.body.at().unwrap_or(body.span);
    let template = |key: &Key<String>| key.as_ref().map_or(body.span, |template| template.span);
    match method {
        Method::Get => b.problem(at, BodyProblem::OnGet { template: template(&written.get) }),
        Method::Head => b.problem(at, BodyProblem::OnHead { template: template(&written.head) }),
        Method::Put | Method::Post | Method::Patch | Method::Delete => {}
    }
    match &body.value {
        BodyOrName::Name(name) => {
            let ty = inline::named(b, scope, name)?;
            let payload = Payload::Json(ty, MediaType("application/json".to_owned()));
            Some(Body { doc: Doc::default(), name: argument(&payload, Use::Field, names), payload, required: true })
        }
        BodyOrName::Body(body_map) => {
            let documented = Spanned::new("Body".to_owned(), body.span);
            let media = body_map.content_type.value().map_or("application/json", String::as_str);
            let at = body_map.content_type.as_ref().map_or(body.span, |key| key.span);
            let payload = payload(b, scope, body_map.schema.as_ref(), media, &documented, at)?;
            let doc = Doc { text: body_map.doc.value().cloned().unwrap_or_default(), deprecated: None };
            let required = body_map.required.value().copied().unwrap_or(true);
            let usage = if required { Use::Field } else { Use::Option };
            Some(Body { doc, name: argument(&payload, usage, names), payload, required })
        }
    }
}

/// The argument is named after the model, as the Azure crates do, or `body` where it has none or a parameter has its name.
fn argument(payload: &Payload, usage: Use, names: &Namespace) -> FieldName {
    match payload {
        Payload::Json(Type::Named(reference), _) => {
            let name = names.free_name(usage, reference.name.as_str());
            FieldName::new(if name == "body_" || names.has(&name) { "body".to_owned() } else { name })
        }
        Payload::Json(..) | Payload::Text(_) | Payload::Bytes(_) => FieldName::new("body"),
    }
}

/// What a body of a media type holds.
pub(super) fn payload<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    written: Option<&'a Spanned<SchemaOrName>>,
    media: &str,
    documented: &Spanned<String>,
    at: Span,
) -> Option<Payload> {
    let kind = media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let ty = match written {
        Some(written) => {
            let schema = schema::classify(b, scope, &written.value, SchemaPosition::Body)?;
            Some(definition::ty(b, scope, &schema, documented, Naming::AsNeeded)?)
        }
        None => None,
    };
    let media_type = MediaType(media.to_owned());
    if !kind.contains('/') {
        return b.fail(at, BodyProblem::MediaTypeForm { media: media.to_owned() });
    }
    if kind == "application/json" || kind.ends_with("+json") {
        return Some(Payload::Json(ty.unwrap_or(Type::Any), media_type));
    }
    match ty {
        None => Some(if kind.starts_with("text/") { Payload::Text(media_type) } else { Payload::Bytes(media_type) }),
        Some(Type::Scalar(Scalar::Text)) => Some(Payload::Text(media_type)),
        Some(Type::Scalar(Scalar::Bytes)) => Some(Payload::Bytes(media_type)),
        Some(_) => b.fail(at, BodyProblem::MediaTypeNotJson { media: media.to_owned() }),
    }
}
