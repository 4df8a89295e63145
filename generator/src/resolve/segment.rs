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
    if location.carries(text) {
        return None;
    }
    match location {
        ParameterLocation::Path => Some("a path segment, which is not empty, `.` or `..`"),
        ParameterLocation::PathWithSlashes | ParameterLocation::PathOrNothing => {
            Some("a path without a segment that is empty, `.` or `..`")
        }
        ParameterLocation::Header => Some("visible ASCII characters, and spaces between them"),
        ParameterLocation::Query => None,
    }
}

/// What a list must be to be sent as the parameter says, where it cannot be.
pub(super) fn unsendable_list(parameter: &Parameter, items: &[Value]) -> Option<&'static str> {
    if parameter.carries_items(items) {
        return None;
    }
    match parameter.location {
        ParameterLocation::Header => Some("items of visible ASCII characters that can be told apart in a header"),
        ParameterLocation::Query => Some("items without the separator of the list"),
        ParameterLocation::Path | ParameterLocation::PathWithSlashes | ParameterLocation::PathOrNothing => {
            Some("items that can be told apart, and are together no path segment that is empty, `.` or `..`")
        }
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
