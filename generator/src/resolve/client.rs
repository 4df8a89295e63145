//! The parameters that a service's client takes once; never those of a single operation.

use super::argument;
use super::build::Builder;
use super::name::Namespace;
use super::{parameter, path};
use crate::diagnose::{Callee, ParameterProblem};
use crate::model::{Group, Parameter, ParameterLocation, ParameterSource};
use crate::source::Span;
use crate::spec::OperationsFile;
use std::collections::HashSet;

/// What is declared for the client.
pub(super) fn parameters<'a>(b: &mut Builder<'a>, scope: usize, file: &'a OperationsFile) -> Vec<Parameter> {
    let Some(client) = file.client.value() else { return Vec::new() };
    let mut names = Namespace::of_client();
    let mut parameters = Vec::new();
    for (section, place) in [
        (&client.path, ParameterLocation::Path),
        (&client.query, ParameterLocation::Query),
        (&client.headers, ParameterLocation::Header),
    ] {
        for (wire, schema) in section.value().map(|map| &**map).unwrap_or_default() {
            if section.value().and_then(parameter::content_type) == Some(wire.span)
                && place == ParameterLocation::Header
            {
                b.problem(wire.span, ParameterProblem::ContentTypeFixed);
                continue;
            }
            if let Some(mut parameter) = parameter::resolve(b, scope, wire, schema, place, &mut names) {
                parameter.source = match parameter.source {
                    ParameterSource::Argument | ParameterSource::Client => ParameterSource::Client,
                    ParameterSource::Option | ParameterSource::ClientOption => ParameterSource::ClientOption,
                    ParameterSource::Constant(value) => ParameterSource::Constant(value),
                };
                parameters.push(parameter);
            }
        }
    }
    argument::arrange(b, Callee::Client, &client.arguments, &mut parameters);
    parameters
}

/// Where the client declares a parameter of this name.
pub(super) fn place(b: &Builder<'_>, scope: usize, name: &str) -> Option<Span> {
    let client = b.scopes[scope].files.operations.as_ref()?.content.client.value()?;
    let sections = [&client.path, &client.query, &client.headers];
    let declared = sections.into_iter().filter_map(|section| section.value()).flat_map(|section| section.iter());
    declared.map(|(wire, _)| wire).find(|wire| wire.value.eq_ignore_ascii_case(name)).map(|wire| wire.span)
}

/// Whether the client declares a path parameter of this name, resolved or not.
pub(super) fn mentions(b: &Builder<'_>, scope: usize, name: &str) -> bool {
    let Some(read) = b.scopes[scope].files.operations.as_ref() else { return false };
    match read.content.client.value() {
        Some(client) => match client.path.value() {
            Some(path) => path.mentions(name),
            None => !client.path.is_missing(),
        },
        None => !read.content.client.is_missing(),
    }
}

/// Notes the path parameters of the client that no path names.
pub(super) fn unused(b: &Builder<'_>, file: &OperationsFile, groups: &[Group]) {
    let Some(client) = file.client.value() else { return };
    let operations = groups.iter().flat_map(|group| &group.operations);
    let named: HashSet<&str> = operations.flat_map(|operation| path::parameters(&operation.path)).collect();
    // An operation that could not be resolved may be the one that names it.
    let whole = groups.iter().map(|group| group.operations.len()).sum::<usize>()
        == file.operations.value().map_or(0, |map| map.len() + map.unreadable().len());
    for (wire, _) in client.path.value().into_iter().flat_map(|map| map.iter()) {
        if whole && !b.problems.has_errors() && !named.contains(wire.value.as_str()) {
            b.problem(wire.span, ParameterProblem::ClientUnused { name: wire.value.clone() });
        }
    }
}
