//! Parameters of the path, the query and the headers.

use super::build::Builder;
use super::keys::{self, Position};
use super::name::{self, Namespace};
use super::{reach, schema, value};
use crate::diagnose::{Expected, Found, KeyProblem, ParameterProblem, PathProblem, Subject};
use crate::model::{ArrayStyle, CollectionKind, Doc, Parameter, Place, Shape, Source, Type};
use crate::source::Spanned;
use crate::spec::{Required, Schema, SchemaOrName};
use crate::yaml::{Kind as NodeKind, Node};

pub(super) fn resolve<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    wire: &'a Spanned<String>,
    written: &'a SchemaOrName,
    place: Place,
    names: &mut Namespace,
) -> Option<Parameter> {
    let schema = match written {
        SchemaOrName::Name(_) => None,
        SchemaOrName::Schema(schema) => Some(&**schema),
    };
    keys::check_position(b, written, Position::Parameter);
    check_own(b, scope, wire, place);
    let ty = schema::ty(b, scope, written, wire, place == Place::Path)?;
    if place == Place::Header && is_map(b, &ty) {
        check_map(b, wire, schema);
    } else if !fits_outside_json(b, &ty) {
        b.problem(wire.span, ParameterProblem::NotScalar { name: wire.value.clone() });
        return None;
    }
    if place == Place::Header && !is_token(&wire.value) {
        b.problem(wire.span, ParameterProblem::HeaderName { name: wire.value.clone() });
    }
    let chosen = schema.filter(|_| !matches!(ty, Type::Named(_)) || is_reference(b, scope, schema));
    let chosen = chosen.and_then(|schema| schema.rust_name.as_ref().cloned());
    let chosen = chosen.unwrap_or_else(|| Spanned::new(names.free_name(&wire.value), wire.span));
    let name = name::take_field(names, &chosen.value, &wire.value, chosen.span, b.problems)?;
    let default = schema.and_then(|schema| schema.default.as_ref()).map(|node| (node, node.span));
    let constant =
        schema.and_then(|schema| schema.constant.as_ref()).map(|node| value::early(b, &node.value, &ty, wire.span));
    let required = schema.is_some_and(|schema| is_required(b, schema, place)) || place == Place::Path;
    let (source, only) = match constant {
        Some(constant) if required => (Source::Constant(constant?), None),
        Some(constant) => (Source::Option, Some(constant?)),
        None if required => (Source::Argument, None),
        None => (Source::Option, None),
    };
    let fixed = schema.and_then(|schema| schema.constant.as_ref()).filter(|_| place == Place::Path);
    let is_dots =
        |node: &Node| matches!(&node.kind, NodeKind::Scalar { text, .. } if reach::DOTS.contains(&text.as_str()));
    if let Some(fixed) = fixed.filter(|fixed| is_dots(&fixed.value)) {
        b.problem(fixed.span, PathProblem::NoSegmentFits);
    }
    let default = default.and_then(|(node, at)| {
        if source != Source::Option {
            b.problem(at, ParameterProblem::DefaultOfRequired { name: wire.value.clone() });
            return None;
        }
        let default = value::early(b, &node.value, &ty, wire.span)?;
        match &only {
            Some(only) if *only != default => {
                let rule = schema.and_then(|schema| schema.constant.as_ref()).map_or(at, |constant| constant.span);
                value::not_constant(b, &node.value, only, (at, rule));
                None
            }
            _ => Some(default),
        }
    });
    let slashes = schema.and_then(|schema| schema.allow_slashes.as_ref());
    let place = match (place, slashes) {
        (Place::Path, Some(flag)) if flag.value => Place::PathWithSlashes,
        (Place::Path, _) | (_, None) => place,
        (_, Some(flag)) => {
            let at = schema.and_then(|schema| schema.allow_slashes.at()).unwrap_or(flag.span);
            let on = Subject::NonPathParameter;
            b.problem(at, KeyProblem::OnWrongType { key: "allowSlashes", on, because: None });
            place
        }
    };
    let text = schema.and_then(|schema| schema.doc.value().cloned()).or_else(|| b.model_doc(&ty)).unwrap_or_default();
    let deprecated = schema.and_then(|schema| schema.deprecated.value().map(|reason| reason.0.clone()));
    let style = style(b, schema, &ty, place);
    let wire = if place == Place::Header { wire.value.to_lowercase() } else { wire.value.clone() };
    Some(Parameter { wire, name, doc: Doc { text, deprecated }, ty, default, only, place, source, style })
}

/// Whether a schema only names a model, so that `rustName` beside it names the parameter.
fn is_reference(b: &Builder<'_>, scope: usize, schema: Option<&Schema>) -> bool {
    let kind = schema.and_then(|schema| schema.kind.value());
    kind.is_some_and(|kind| b.find(scope, kind).is_some())
}

/// Headers that the client writes itself.
const OWN_HEADERS: &[&str] =
    &["accept", "authorization", "connection", "content-length", "content-type", "host", "transfer-encoding"];

/// Notes what is sent with every request without being declared.
fn check_own(b: &Builder<'_>, scope: usize, wire: &Spanned<String>, place: Place) {
    let file = b.scopes[scope].files.operations.as_ref().map(|read| &read.content);
    let version = file.and_then(|file| file.api_version_parameter.value()).map_or("api-version", String::as_str);
    let sent = match place {
        Place::Query => version != "none" && wire.value.eq_ignore_ascii_case(version),
        Place::Header => OWN_HEADERS.iter().any(|own| wire.value.eq_ignore_ascii_case(own)),
        Place::Path | Place::PathWithSlashes => false,
    };
    if sent {
        b.problem(wire.span, ParameterProblem::SentAlready { name: wire.value.clone() });
    }
}

fn is_required(b: &Builder<'_>, schema: &Schema, place: Place) -> bool {
    match schema.required.as_ref() {
        None => false,
        Some(Spanned { value: Required::Flag(required), span }) => {
            if place == Place::Path && !required {
                let at = schema.required.at().unwrap_or(*span);
                b.problem(at, KeyProblem::OnWrongType { key: "required", on: Subject::PathParameter, because: None });
            }
            *required
        }
        Some(Spanned { span, .. }) => {
            b.problem(*span, KeyProblem::Unexpected { expected: Expected::Flag, found: Found::List });
            false
        }
    }
}

fn style(b: &Builder<'_>, schema: Option<&Schema>, ty: &Type, place: Place) -> ArrayStyle {
    let Some(style) = schema.and_then(|schema| schema.style.as_ref()) else { return ArrayStyle::Csv };
    if !is_list(b, ty) {
        b.problem(
            schema.and_then(|schema| schema.style.at()).unwrap_or(style.span),
            KeyProblem::OnWrongType { key: "style", on: Subject::NonListParameter, because: None },
        );
    }
    if style.value == "multi" && place != Place::Query {
        b.problem(
            schema.and_then(|schema| schema.style.at()).unwrap_or(style.span),
            KeyProblem::OnWrongType { key: "style: multi", on: Subject::NonQueryParameter, because: None },
        );
    }
    match style.value.as_str() {
        "csv" => ArrayStyle::Csv,
        "ssv" => ArrayStyle::Ssv,
        "tsv" => ArrayStyle::Tsv,
        "pipes" => ArrayStyle::Pipes,
        "multi" => ArrayStyle::Multi,
        other => {
            b.problem(
                style.span,
                KeyProblem::UnknownWord { word: other.to_owned(), known: vec!["csv", "ssv", "tsv", "pipes", "multi"] },
            );
            ArrayStyle::Csv
        }
    }
}

/// Whether the type is a list, as far as it is known already.
fn is_list(b: &Builder<'_>, ty: &Type) -> bool {
    match ty {
        Type::List(_) => true,
        Type::Named(reference) => match &b.slot(reference.id).shape {
            Some(Shape::Collection(collection)) => matches!(collection.kind, CollectionKind::List { .. }),
            Some(Shape::Alias(alias)) => is_list(b, alias),
            Some(_) => false,
            None => true,
        },
        _ => false,
    }
}

/// Whether the type is a map of what can be written as text, each entry a header.
pub(super) fn is_map(b: &Builder<'_>, ty: &Type) -> bool {
    match ty {
        Type::Map(item) => is_single(b, item),
        Type::Named(reference) => match &b.slot(reference.id).shape {
            Some(Shape::Alias(alias)) => is_map(b, alias),
            _ => false,
        },
        Type::Scalar(_) | Type::Any | Type::List(_) | Type::Nullable(_) => false,
    }
}

/// Notes what headers that share the beginning of their names cannot be.
pub(super) fn check_map(b: &Builder<'_>, wire: &Spanned<String>, schema: Option<&Schema>) {
    if !wire.value.ends_with('-') {
        b.problem(wire.span, ParameterProblem::HeaderPrefix { name: wire.value.clone() });
    }
    let Some(schema) = schema else { return };
    for (key, place) in
        [("required", schema.required.at()), ("const", schema.constant.at()), ("default", schema.default.at())]
    {
        if let Some(place) = place {
            b.problem(place, KeyProblem::OnWrongType { key, on: Subject::HeaderMap, because: None });
        }
    }
}

/// Whether a value can be written as text: a scalar, an enumeration, or a list of those.
pub(super) fn fits_outside_json(b: &Builder<'_>, ty: &Type) -> bool {
    match ty {
        Type::List(item) => is_single(b, item),
        Type::Named(reference) => match &b.slot(reference.id).shape {
            Some(Shape::Collection(collection)) => {
                matches!(collection.kind, CollectionKind::List { .. }) && is_single(b, &collection.item)
            }
            Some(Shape::Alias(alias)) => fits_outside_json(b, alias),
            _ => is_single(b, ty),
        },
        _ => is_single(b, ty),
    }
}

fn is_single(b: &Builder<'_>, ty: &Type) -> bool {
    match ty {
        Type::Scalar(_) => true,
        Type::Named(reference) => match &b.slot(reference.id).shape {
            Some(Shape::Text(_) | Shape::Number(_) | Shape::Enum(_)) => true,
            Some(Shape::Alias(alias)) => is_single(b, alias),
            // A model that is not resolved yet, or could not be: its own problem is noted where it stands.
            None => true,
            Some(Shape::Struct(_) | Shape::Union(_) | Shape::Collection(_)) => false,
        },
        Type::Any | Type::List(_) | Type::Map(_) | Type::Nullable(_) => false,
    }
}

/// RFC 9110 section 5.6.2.
pub(super) fn is_token(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}
