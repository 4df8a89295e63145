//! Documented responses, by status.

use super::build::Builder;
use super::classified::SchemaPosition;
use super::inline::{self, Naming};
use super::name::{self, Namespace, Use};
use super::{body, definition, parameter, schema};
use crate::diagnose::{Bodiless, ParameterProblem, ResponseProblem, YamlProblem};
use crate::model::{Doc, ErrorResponse, ErrorStatus, HeaderField, MediaType, ParameterLocation, Payload, Success};
use crate::source::{Span, Spanned};
use crate::spec::{Operation, Response, ResponseOrName};

/// The statuses of responses that end a call (RFC 9110 section 15).
pub(super) const STATUSES: std::ops::RangeInclusive<u16> = 200..=599;

pub(super) fn resolve<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    id: &Spanned<String>,
    written: &'a Operation,
) -> (Vec<Success>, Vec<ErrorResponse>) {
    let (mut successes, mut errors) = (Vec::new(), Vec::new());
    let Some(responses) = written.responses.as_ref() else { return (successes, errors) };
    for (status, response) in responses.value.iter() {
        let documented = Spanned::new(format!("Response{}", status.value), status.span);
        let of_error = error_status(&status.value);
        if of_error.is_none() && !is_success(&status.value) {
            let status_text = status.value.clone();
            let problem = match status.value.as_str() {
                "2XX" => ResponseProblem::SuccessRange { status: status_text },
                _ => ResponseProblem::StatusUnknown { status: status_text },
            };
            b.problem(status.span, problem);
        }
        let Some((mut payload, doc, headers)) = one(b, scope, response.as_ref(), &documented) else { continue };
        // Pages list the error model for `HEAD` as for any other method; it is never sent.
        if written.head.is_some() && !is_success(&status.value) {
            payload = None;
        }
        if payload.is_some() && (written.head.is_some() || matches!(code(&status.value), Some(204 | 205 | 304))) {
            let at = response.as_ref().map_or(status.span, body_place);
            let head = written.head.at();
            let to = head.map_or_else(|| Bodiless::Status(status.value.clone()), |_| Bodiless::Head);
            b.problem(at, ResponseProblem::BodyWithoutContent { to, declared: head.unwrap_or(status.span) });
        }
        match (of_error, code(&status.value)) {
            (Some(status), _) => errors.push(ErrorResponse { status, doc, payload, headers }),
            (None, Some(status)) if is_success(&status.to_string()) => {
                successes.push(Success { status, doc, payload, headers });
            }
            (None, _) => {}
        }
    }
    let statuses = responses.value.iter().map(|(status, _)| status).chain(responses.value.unreadable());
    // What is no status at all may be a success misspelt.
    let may_succeed = |status: &str| error_status(status).is_none() && !matches!(code(status), Some(600..));
    if !statuses.into_iter().any(|status| may_succeed(&status.value)) {
        b.problem(responses.span, ResponseProblem::NoSuccess { id: id.value.clone() });
    }
    (successes, errors)
}

/// Where a response says that it has a body.
fn body_place(response: &ResponseOrName) -> Span {
    match response {
        ResponseOrName::Name(name) => name.span,
        ResponseOrName::Response(response) => {
            response.body.at().or(response.content_type.at()).unwrap_or(Span::NOWHERE)
        }
    }
}

/// Where the response of a status is declared: itself, or `default`.
pub(super) fn place(written: &Operation, status: u16) -> Option<Span> {
    let responses = written.responses.value()?;
    let find = |name: &str| responses.iter().map(|(status, _)| status).find(|status| status.value == name);
    let names = [status.to_string(), format!("{}XX", status / 100), "default".to_owned()];
    names.iter().find_map(|name| find(name)).map(|status| status.span)
}

/// Where a header of the response of a status is declared.
pub(super) fn header_place(written: &Operation, status: u16, name: &str) -> Option<Span> {
    let at = place(written, status)?;
    let (_, response) = written.responses.value()?.iter().find(|(status, _)| status.span == at)?;
    let Some(ResponseOrName::Response(response)) = response else { return None };
    let headers = response.headers.value()?;
    headers.iter().map(|(wire, _)| wire).find(|wire| wire.value.eq_ignore_ascii_case(name)).map(|wire| wire.span)
}

/// The status that a key names, written as it is on the wire.
fn code(status: &str) -> Option<u16> {
    if status.len() == 3 && status.bytes().all(|byte| byte.is_ascii_digit()) { status.parse().ok() } else { None }
}

/// The errors that a key names: a status from 300 to 599, a class of them such as `4XX`, or `default`.
fn error_status(status: &str) -> Option<ErrorStatus> {
    match (status, code(status)) {
        ("default", _) => Some(ErrorStatus::Default),
        ("3XX", _) => Some(ErrorStatus::Class(3)),
        ("4XX", _) => Some(ErrorStatus::Class(4)),
        ("5XX", _) => Some(ErrorStatus::Class(5)),
        (_, Some(code @ 300..=599)) => Some(ErrorStatus::Code(code)),
        (_, _) => None,
    }
}

/// Whether a key names a status that is a success.
fn is_success(status: &str) -> bool {
    matches!(code(status), Some(200..=299))
}

/// Whether every documented success could be resolved, so that what is not there was not meant to be.
pub(super) fn is_whole(written: &Operation, successes: &[Success]) -> bool {
    let Some(responses) = written.responses.value() else { return false };
    let meant = responses.iter().filter(|(status, _)| is_success(&status.value)).count();
    meant > 0 && meant == successes.len() && responses.unreadable().is_empty()
}

/// Whether the operation says anything about responses of this status.
pub(super) fn mentions(written: &Operation, status: u16) -> bool {
    let Some(responses) = written.responses.value() else { return !written.responses.is_missing() };
    let unclear = |status: &str| code(status).is_none() && error_status(status).is_none();
    let covered = |other: &str| error_status(other).is_some_and(|error| error.covers(status));
    responses.mentions(&status.to_string())
        || responses
            .iter()
            .map(|(status, _)| status)
            .chain(responses.unreadable())
            .any(|status| unclear(&status.value) || covered(&status.value))
}

type ResponseParts = (Option<Payload>, Doc, Vec<HeaderField>);

fn one<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    response: Option<&'a ResponseOrName>,
    documented: &Spanned<String>,
) -> Option<ResponseParts> {
    match response {
        None => Some((None, Doc::default(), Vec::new())),
        Some(ResponseOrName::Name(name)) => {
            let ty = inline::named(b, scope, name)?;
            Some((Some(Payload::Json(ty, MediaType("application/json".to_owned()))), Doc::default(), Vec::new()))
        }
        Some(ResponseOrName::Response(response)) => {
            let Response { doc, body, content_type, headers } = &**response;
            let media = content_type.value().map_or("application/json", String::as_str);
            let payload = match (body.as_ref(), content_type.as_ref()) {
                (None, None) if body.is_missing() => None,
                // What could not be read has its own problem.
                (None, _) if !body.is_missing() => return None,
                (body, media_type) => {
                    let at = media_type.map_or(documented.span, |media_type| media_type.span);
                    Some(body::payload(b, scope, body, media, documented, at)?)
                }
            };
            let doc = Doc { text: doc.value().cloned().unwrap_or_default(), deprecated: None };
            let mut names = Namespace::of_headers();
            let mut fields = Vec::new();
            for (wire, written) in headers.value().map(|map| &**map).unwrap_or_default() {
                let schema = schema::classify(b, scope, written, SchemaPosition::Header);
                // RFC 9110 section 5.1: header names are case-insensitive.
                let same = |other: &&Spanned<String>| other.value.eq_ignore_ascii_case(&wire.value);
                let mut before = headers.value().into_iter().flat_map(|map| map.iter()).map(|(other, _)| other);
                if let Some(first) = before.find(same).filter(|first| first.span != wire.span) {
                    b.problem(wire.span, YamlProblem::DuplicateKey { key: wire.value.clone(), first: first.span });
                    continue;
                }
                if !parameter::is_token(&wire.value) {
                    b.problem(wire.span, ParameterProblem::HeaderName { name: wire.value.clone() });
                }
                let chosen = names.free_name(Use::Field, &wire.value);
                let name = name::take_field(&mut names, &chosen, &wire.value, wire.span, b.problems);
                let Some((schema, name)) = schema.zip(name) else { continue };
                let Some(ty) = definition::ty(b, scope, &schema, wire, Naming::AsNeeded) else { continue };
                if parameter::is_map(b, &ty) {
                    parameter::check_map(b, wire, None, ParameterLocation::Header);
                } else if !parameter::fits_outside_json(b, &ty) {
                    b.problem(wire.span, parameter::unfit(b, wire, &ty));
                    continue;
                }
                fields.push(HeaderField {
                    wire: wire.value.to_lowercase(),
                    name,
                    doc: Doc { deprecated: None, ..b.doc(&schema, &ty) },
                    ty,
                });
            }
            Some((payload, doc, fields))
        }
    }
}
