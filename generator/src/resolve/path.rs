//! Path templates: segments, literals and parameters.

use super::build::Builder;
use crate::diagnose::Kind;
use crate::model::Part;
use crate::source::{Span, Spanned};

/// The segments of a template; problems for what could not be sent as written.
pub(super) fn resolve(b: &Builder<'_>, template: &Spanned<String>) -> Option<Vec<Vec<Part>>> {
    let text = &template.value;
    let Some(rest) = text.strip_prefix('/') else {
        b.problem(template.span, Kind::PathWithoutSlash);
        return None;
    };
    if let Some(bad) = text.chars().find(|c| matches!(c, '?' | '#' | '\\' | ' ') || c.is_control() || !c.is_ascii()) {
        b.problem(template.span, Kind::PathCharacter { character: bad });
        return None;
    }
    if rest.is_empty() {
        return Some(Vec::new());
    }
    let mut segments = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    for (index, segment) in rest.split('/').enumerate() {
        let last = index + 1 == rest.split('/').count();
        if segment.is_empty() && last {
            segments.push(vec![Part::Literal(String::new())]);
            continue;
        }
        if matches!(segment, "" | "." | "..") {
            b.problem(template.span, Kind::PathDotSegment { segment: segment.to_owned() });
            return None;
        }
        segments.push(parts(b, template.span, segment, &mut seen)?);
    }
    Some(segments)
}

fn parts(b: &Builder<'_>, at: Span, segment: &str, seen: &mut Vec<String>) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = segment;
    while !rest.is_empty() {
        let Some(open) = rest.find(['{', '}']) else {
            parts.push(Part::Literal(rest.to_owned()));
            break;
        };
        let close = rest[open..].find('}').map(|close| open + close);
        let (true, Some(close)) = (rest[open..].starts_with('{'), close) else {
            b.problem(at, Kind::PathBraces { segment: segment.to_owned() });
            return None;
        };
        let name = &rest[open + 1..close];
        if name.is_empty() || name.contains('{') {
            b.problem(at, Kind::PathBraces { segment: segment.to_owned() });
            return None;
        }
        if open > 0 {
            parts.push(Part::Literal(rest[..open].to_owned()));
        }
        if seen.iter().any(|other| other == name) {
            b.problem(at, Kind::PathParameterTwice { name: name.to_owned() });
        }
        seen.push(name.to_owned());
        parts.push(Part::Parameter(name.to_owned()));
        rest = &rest[close + 1..];
    }
    Some(parts)
}

/// The names of the parameters, in their order.
pub(super) fn parameters(segments: &[Vec<Part>]) -> impl Iterator<Item = &str> {
    segments.iter().flatten().filter_map(|part| match part {
        Part::Parameter(name) => Some(name.as_str()),
        Part::Literal(_) => None,
    })
}

/// The template with its parameters' names left out: two operations with one method may not share it.
pub(super) fn signature(segments: &[Vec<Part>]) -> String {
    let part = |part: &Part| match part {
        Part::Literal(text) => text.clone(),
        Part::Parameter(_) => "{}".to_owned(),
    };
    segments.iter().map(|parts| format!("/{}", parts.iter().map(part).collect::<String>())).collect()
}
