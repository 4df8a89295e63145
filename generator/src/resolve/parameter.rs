//! Parameters of the path, the query and the headers.

use super::build::Builder;
use super::classified::{Classified, PlaceKeys, SchemaPosition};
use super::inline::Naming;
use super::name::{self, Namespace, Use};
use super::value::{At, Checker, Origin};
use super::{definition, schema, segment, value};
use crate::diagnose::{Expected, Found, KeyHolder, KeyProblem, ParameterProblem, PathProblem, ValueProblem};
use crate::model::{
    ArrayStyle, Collection, CollectionKind, Doc, Operation, Parameter, ParameterLocation, ParameterSource, Payload,
    Scalar, Shape, Type,
};
use crate::source::{Span, Spanned};
use crate::spec::{self, SchemaOrName};
use crate::yaml::{Key, Map, Node, NodeKind};
use serde_json::Value;

pub(super) fn resolve<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    wire: &'a Spanned<String>,
    written: &'a SchemaOrName,
    location: ParameterLocation,
    names: &mut Namespace,
) -> Option<Parameter> {
    check_own(b, scope, wire, location);
    let schema = schema::classify(b, scope, written, SchemaPosition::Parameter)?;
    let naming = if location == ParameterLocation::Path { Naming::Always } else { Naming::AsNeeded };
    let ty = definition::ty(b, scope, &schema, wire, naming)?;
    let is_map = is_map(b, &ty) && (location == ParameterLocation::Header || is_map_style(&schema.place.style));
    if is_map {
        check_map(b, wire, Some(&schema), location);
    } else if !fits_outside_json(b, &ty) {
        return b.fail(wire.span, unfit(b, wire, &ty));
    }
    if location == ParameterLocation::Header && !is_token(&wire.value) {
        b.problem(wire.span, ParameterProblem::HeaderName { name: wire.value.clone() });
    }
    let required = is_required(b, &schema, location) || location == ParameterLocation::Path;
    let usage = if required { Use::Field } else { Use::Option };
    let take = if required { name::take_field } else { name::take_option };
    let chosen = schema.own_name(&ty).unwrap_or_else(|| Spanned::new(names.free_name(usage, &wire.value), wire.span));
    let name = take(names, &chosen.value, &wire.value, chosen.span, b.problems)?;
    let fixed = schema.place.constant.as_ref();
    if let Some(fixed) = fixed.filter(|_| location == ParameterLocation::Header) {
        check_header_constant(b, fixed);
    }
    let constant = value::constant(b, &schema, &ty, wire.span);
    let default = match schema.place.default.as_ref() {
        Some(default) if required => {
            b.fail(default.span, ParameterProblem::DefaultOfRequired { name: wire.value.clone() })
        }
        _ => value::default(b, &schema, &ty, (constant.as_ref(), wire.span)),
    };
    let (source, only) = match constant {
        Some(constant) if required => (ParameterSource::Constant(constant), None),
        Some(constant) => (ParameterSource::Option, Some(constant)),
        None if required => (ParameterSource::Argument, None),
        None => (ParameterSource::Option, None),
    };
    let location = match (location, schema.place.allow_slashes.place()) {
        (ParameterLocation::Path, Some(_)) if schema.place.allow_empty_value.place().is_some() => {
            ParameterLocation::PathOrNothing
        }
        (ParameterLocation::Path, Some(_)) => ParameterLocation::PathWithSlashes,
        (_, None) => location,
        (_, Some(at)) => {
            let on = KeyHolder::NonPathParameter;
            b.problem(at, KeyProblem::OnWrongType { key: "allowSlashes", on, because: None, meant: None });
            location
        }
    };
    let is_unsendable = |node: &Node| {
        node.text().is_some_and(|text| location.is_path() && segment::unsendable(location, text).is_some())
    };
    if let Some(fixed) = fixed.filter(|fixed| is_unsendable(&fixed.value)) {
        b.problem(fixed.span, PathProblem::NoSegmentFits);
    }
    if let Some(at) = schema.place.allow_empty_value.place().filter(|_| location != ParameterLocation::PathOrNothing) {
        let on = KeyHolder::WithoutSlashes;
        b.problem(at, KeyProblem::OnWrongType { key: "allowEmptyValue", on, because: None, meant: None });
    }
    let doc = b.doc(&schema, &ty);
    let style = style(b, &schema.place.style, &ty, location);
    let declared = wire.span;
    let wire = if location == ParameterLocation::Header { wire.value.to_lowercase() } else { wire.value.clone() };
    let parameter = Parameter { wire, name, doc, ty, default, only, location, source, style };
    if let Some(fixed) = fixed
        && let Some(items) = parameter.constant().and_then(Value::as_array)
        && let Some(requirement) = segment::unsendable_list(&parameter, items)
    {
        let checker = Checker { b, origin: Origin::Schema };
        let _: Option<()> = checker.breaks(&fixed.value, requirement.to_owned(), declared, &At::declared(declared));
    }
    Some(parameter)
}

/// A header carries visible ASCII, spaces and tabs (RFC 9110, section 5.5): a constant of anything else could never be sent.
fn check_header_constant(b: &Builder<'_>, fixed: &Spanned<Node>) {
    let NodeKind::Scalar { text, .. } = &fixed.value.kind else { return };
    if !ParameterLocation::Header.carries(text) {
        let (expected, found) = (Expected::HeaderValue, Found::Value(text.clone()));
        b.problem(fixed.span, ValueProblem::OfWrongType { expected, found, path: String::new(), rule: None });
    }
}

/// A query parameter that is in the path template with its only value.
pub(super) fn fixed(
    b: &Builder<'_>,
    scope: usize,
    wire: &Spanned<String>,
    value: String,
    names: &mut Namespace,
) -> Option<Parameter> {
    check_own(b, scope, wire, ParameterLocation::Query);
    let chosen = names.free_name(Use::Field, &wire.value);
    let name = name::take_field(names, &chosen, &wire.value, wire.span, b.problems)?;
    let source = ParameterSource::Constant(Value::String(value));
    let (ty, wire) = (Type::Scalar(Scalar::Text), wire.value.clone());
    let (location, style) = (ParameterLocation::Query, ArrayStyle::Csv);
    Some(Parameter { wire, name, doc: Doc::default(), ty, default: None, only: None, location, source, style })
}

/// Headers that the client writes itself.
pub(super) const OWN_HEADERS: &[&str] =
    &["accept", "authorization", "connection", "content-length", "content-type", "host", "transfer-encoding"];

/// The header that says what a body is.
const CONTENT_TYPE: &str = "content-type";

/// Notes a `Content-Type` of an operation whose body has only one: JSON has the form that the models say.
pub(super) fn check_content_type(b: &Builder<'_>, written: &spec::Operation, operation: &Operation) {
    let at = written.headers.value().and_then(content_type);
    let is_open = match operation.body.as_ref().map(|body| &body.payload) {
        Some(Payload::Text(_) | Payload::Bytes(_)) => true,
        Some(Payload::Json(..)) => false,
        // A body that could not be resolved has its own problem.
        None => !written.body.is_missing(),
    };
    if let Some(at) = at.filter(|_| !is_open) {
        b.problem(at, ParameterProblem::ContentTypeFixed);
    }
}

/// Where a header `Content-Type` is declared.
pub(super) fn content_type(headers: &Map<SchemaOrName>) -> Option<Span> {
    headers
        .iter()
        .map(|(wire, _)| wire)
        .find(|wire| wire.value.eq_ignore_ascii_case(CONTENT_TYPE))
        .map(|wire| wire.span)
}

/// Notes what is sent with every request without being declared.
fn check_own(b: &Builder<'_>, scope: usize, wire: &Spanned<String>, location: ParameterLocation) {
    let file = b.scopes[scope].files.operations.as_ref().map(|read| &read.content);
    let version = file.and_then(|file| file.api_version_parameter.value()).map_or("api-version", String::as_str);
    let sent = match location {
        ParameterLocation::Query => version != "none" && wire.value.eq_ignore_ascii_case(version),
        // Whether the caller may give this one depends on the body.
        ParameterLocation::Header if wire.value.eq_ignore_ascii_case(CONTENT_TYPE) => false,
        ParameterLocation::Header => OWN_HEADERS.iter().any(|own| wire.value.eq_ignore_ascii_case(own)),
        ParameterLocation::Path | ParameterLocation::PathWithSlashes | ParameterLocation::PathOrNothing => false,
    };
    if sent && wire.value.eq_ignore_ascii_case("authorization") {
        b.problem(wire.span, ParameterProblem::OfAuth { name: wire.value.clone() });
    } else if sent {
        b.problem(wire.span, ParameterProblem::SentAlready { name: wire.value.clone() });
    }
}

fn is_required(b: &Builder<'_>, schema: &Classified<'_>, location: ParameterLocation) -> bool {
    let required = schema.place.required.value.unwrap_or(false);
    if let Some(at) = schema.place.required.place().filter(|_| location == ParameterLocation::Path && !required) {
        b.problem(
            at,
            KeyProblem::OnWrongType { key: "required", on: KeyHolder::PathParameter, because: None, meant: None },
        );
    }
    required
}

/// Whether it is one of the ways in which the query has a map.
fn is_map_style(style: &Key<String>) -> bool {
    style.value().is_some_and(|style| matches!(style.as_str(), "form" | "deepObject"))
}

fn style(b: &Builder<'_>, key: &Key<String>, ty: &Type, location: ParameterLocation) -> ArrayStyle {
    let Some(style) = key.as_ref() else { return ArrayStyle::Csv };
    let at = key.at().unwrap_or(style.span);
    let (fits, otherwise) = match is_map_style(key) {
        true => (is_map(b, ty) && location == ParameterLocation::Query, KeyHolder::NonMapParameter),
        false => (is_list(b, ty), KeyHolder::NonListParameter),
    };
    if !fits {
        b.problem(at, KeyProblem::OnWrongType { key: "style", on: otherwise, because: None, meant: None });
    }
    if style.value == "multi" && location != ParameterLocation::Query {
        let on = KeyHolder::NonQueryParameter;
        b.problem(at, KeyProblem::OnWrongType { key: "style: multi", on, because: None, meant: None });
    }
    match style.value.as_str() {
        "csv" => ArrayStyle::Csv,
        "ssv" => ArrayStyle::Ssv,
        "tsv" => ArrayStyle::Tsv,
        "pipes" => ArrayStyle::Pipes,
        "multi" => ArrayStyle::Multi,
        "form" => ArrayStyle::Form,
        "deepObject" => ArrayStyle::DeepObject,
        other => {
            let known = spec::PARAMETER_STYLES.to_vec();
            b.problem(style.span, KeyProblem::UnknownWord { word: other.to_owned(), known });
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
            Some(Shape::Text(_) | Shape::Number(_) | Shape::Enum(_) | Shape::Struct(_) | Shape::Union(_)) => false,
            None => true,
        },
        Type::Scalar(_) | Type::Any | Type::Map(_) | Type::Nullable(_) => false,
    }
}

/// Why a type cannot be that of a parameter or header.
pub(super) fn unfit(b: &Builder<'_>, wire: &Spanned<String>, ty: &Type) -> ParameterProblem {
    let name = wire.value.clone();
    let shape = ty.as_named().and_then(|reference| b.slot(reference.id).shape.as_ref());
    match shape {
        Some(Shape::Collection(Collection { kind: CollectionKind::Map, item, .. })) if is_single(b, item) => {
            ParameterProblem::MapLimited { name }
        }
        Some(Shape::Collection(_) | Shape::Alias(_) | Shape::Text(_) | Shape::Number(_) | Shape::Enum(_))
        | Some(Shape::Struct(_) | Shape::Union(_))
        | None => ParameterProblem::NotScalar { name },
    }
}

/// Whether the type is a map of what can be written as text, each entry a header or a query parameter.
pub(super) fn is_map(b: &Builder<'_>, ty: &Type) -> bool {
    match ty {
        Type::Map(item) => is_single(b, item),
        Type::Named(reference) => match &b.slot(reference.id).shape {
            Some(Shape::Alias(alias)) => is_map(b, alias),
            Some(Shape::Text(_) | Shape::Number(_) | Shape::Enum(_) | Shape::Struct(_) | Shape::Union(_)) => false,
            Some(Shape::Collection(_)) | None => false,
        },
        Type::Scalar(_) | Type::Any | Type::List(_) | Type::Nullable(_) => false,
    }
}

/// Notes what headers that share the beginning of their names, or query parameters of any name, cannot be.
pub(super) fn check_map(
    b: &Builder<'_>,
    wire: &Spanned<String>,
    schema: Option<&Classified<'_>>,
    location: ParameterLocation,
) {
    if location == ParameterLocation::Header && !wire.value.ends_with('-') {
        b.problem(wire.span, ParameterProblem::HeaderPrefix { name: wire.value.clone() });
    }
    let Some(schema) = schema else { return };
    let PlaceKeys { required, constant, default, .. } = &schema.place;
    for (key, place) in [("required", required.place()), ("const", constant.place()), ("default", default.place())] {
        if let Some(place) = place {
            b.problem(place, KeyProblem::OnWrongType { key, on: KeyHolder::ParameterMap, because: None, meant: None });
        }
    }
}

/// Whether a value can be written as text: a scalar, an enumeration, or a list of those.
pub(super) fn fits_outside_json(b: &Builder<'_>, ty: &Type) -> bool {
    is_single(b, list_item(b, ty).unwrap_or(ty))
}

/// The type of the items of a list, with a name or without.
pub(super) fn list_item<'t>(b: &'t Builder<'_>, ty: &'t Type) -> Option<&'t Type> {
    match ty {
        Type::List(item) => Some(item),
        Type::Named(reference) => match b.slot(reference.id).shape.as_ref()? {
            Shape::Collection(Collection { kind: CollectionKind::List { .. }, item, .. }) => Some(item),
            Shape::Alias(alias) => list_item(b, alias),
            Shape::Text(_) | Shape::Number(_) | Shape::Enum(_) | Shape::Struct(_) | Shape::Union(_) => None,
            Shape::Collection(Collection { kind: CollectionKind::Map, .. }) => None,
        },
        Type::Scalar(_) | Type::Any | Type::Map(_) | Type::Nullable(_) => None,
    }
}

fn is_single(b: &Builder<'_>, ty: &Type) -> bool {
    match ty {
        Type::Scalar(_) => true,
        Type::Named(reference) => match &b.slot(reference.id).shape {
            Some(Shape::Text(_) | Shape::Number(_) | Shape::Enum(_)) => true,
            Some(Shape::Alias(alias)) => is_single(b, alias),
            // A model that is not resolved yet, or could not be: its own problem is noted where it is.
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
