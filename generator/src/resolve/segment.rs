//! Text that cannot be sent at its place: what no encoding makes safe in a path is refused by the type of the text, where it is used nowhere else.

use super::build::{Builder, Set};
use super::text;
use crate::diagnose::PathProblem;
use crate::model::{Definitions, Module, Parameter, ParameterLocation, Shape, TypeId, TypePosition};
use pattern::TextConstraints;
use serde_json::Value;
use std::collections::HashSet;

/// What no encoding makes safe in a path (RFC 3986 section 6.2.2.3).
const DOTS: [&str; 3] = ["", ".", ".."];

/// What a text must be to be sent at a place of a request, where it cannot be sent there.
pub(super) fn unsendable(location: ParameterLocation, text: &str) -> Option<&'static str> {
    let is_dots = |segment: &str| DOTS.contains(&segment);
    let has_dots = || text.strip_prefix('/').unwrap_or(text).split('/').any(is_dots);
    match location {
        ParameterLocation::Path => is_dots(text).then_some("a path segment, which is not empty, `.` or `..`"),
        ParameterLocation::PathOrNothing if matches!(text, "" | "/") => None,
        ParameterLocation::PathWithSlashes | ParameterLocation::PathOrNothing => {
            has_dots().then_some("a path without a segment that is empty, `.` or `..`")
        }
        ParameterLocation::Header => (!is_header_value(text)).then_some(HEADER_VALUE),
        ParameterLocation::Query => None,
    }
}

/// What a header can carry from one end to the other.
const HEADER_VALUE: &str = "visible ASCII characters, and spaces between them";

/// Whether all of a text arrives as the value of a header, which has no spaces around it (RFC 9110, section 5.5).
pub(super) fn is_header_value(text: &str) -> bool {
    let is_legal = |byte: u8| byte == b'\t' || (b' '..=b'~').contains(&byte);
    text.bytes().all(is_legal) && text.trim_matches([' ', '\t']) == text
}

/// Why a list cannot be sent as the parameter says; nothing where it can.
pub(super) fn unsendable_list(parameter: &Parameter, items: &[Value]) -> Option<&'static str> {
    let separator = parameter.style.separator()?;
    let mut texts = items.iter().filter_map(Value::as_str);
    match parameter.location {
        ParameterLocation::Header => {
            let arrives = |text: &str| !text.is_empty() && is_header_value(text) && !text.contains(separator);
            (!texts.all(arrives)).then_some("items that can be told apart in a header")
        }
        ParameterLocation::Query if separator != "," => {
            texts.any(|text| text.contains(separator)).then_some("items without the separator of the list")
        }
        ParameterLocation::Query
        | ParameterLocation::Path
        | ParameterLocation::PathWithSlashes
        | ParameterLocation::PathOrNothing => None,
    }
}

/// Text that is only ever a path segment refuses what no encoding makes safe there: nothing, `.` and `..`.
pub(super) fn refuse_dots(b: &mut Builder<'_>, types: &mut Definitions, modules: &[Module]) {
    let (mut in_path, mut elsewhere) = (HashSet::new(), HashSet::new());
    for used in modules.iter().flat_map(Module::operations).flat_map(|it| it.operation.types()) {
        let is_segment = matches!(used.position, TypePosition::Parameter(parameter) if parameter.location == ParameterLocation::Path);
        let uses: &mut HashSet<TypeId> = if is_segment { &mut in_path } else { &mut elsewhere };
        uses.extend(used.ty.references().into_iter().map(|reference| reference.id));
    }
    let nested: HashSet<TypeId> =
        types.iter().flat_map(|definition| definition.shape.references()).map(|(reference, _)| reference.id).collect();
    for definition in types.iter_mut() {
        let id = definition.id;
        let Shape::Text(textual) = &mut definition.shape else { continue };
        if !in_path.contains(&id) || !DOTS.iter().any(|dots| textual.language.contains(dots)) {
            continue;
        }
        let only_path = !elsewhere.contains(&id) && !nested.contains(&id);
        let constraints = TextConstraints { path_segment: true, ..textual.language.constraints().clone() };
        match text::set(b, constraints) {
            Ok(Set { language, matcher: Some(matcher), requirement }) if only_path => {
                (textual.language, textual.matcher, textual.requirement) = (language, matcher, requirement);
                textual.path_segment = true;
            }
            Ok(Set { matcher: None, .. }) => b.problem(b.slot(id).at, PathProblem::NoSegmentFits),
            Ok(_) | Err(_) => {}
        }
    }
}
