//! Path templates: segments, literals and parameters.

use super::build::Builder;
use crate::diagnose::PathProblem;
use crate::model::SegmentPart;
use crate::source::{Span, Spanned};

/// What is sent of a template, and the fragment that distinguishes its operation from others of the same path.
pub(super) fn split_fragment(template: &str) -> (&str, Option<&str>) {
    template.split_once('#').map_or((template, None), |(sent, fragment)| (sent, Some(fragment)))
}

/// The segments of a template; problems for what could not be sent as written.
pub(super) fn resolve(b: &Builder<'_>, template: &Spanned<String>) -> Option<Vec<Vec<SegmentPart>>> {
    let (sent, fragment) = split_fragment(&template.value);
    if let Some(fragment) = fragment.filter(|fragment| !is_plain(&fragment.replace(['=', '&'], "-"))) {
        let place = b.within(template, sent.len()..template.value.len());
        return b.fail(place, PathProblem::Fragment { fragment: fragment.to_owned() });
    }
    let text = sent.split_once('?').map_or(sent, |(path, _)| path);
    let Some(rest) = text.strip_prefix('/') else {
        let before = before_path(text);
        let at = if before.is_empty() { template.span } else { b.within(template, 0..before.len()) };
        return b.fail(at, PathProblem::WithoutSlash { before: before.to_owned() });
    };
    let bad = |c: &char| matches!(c, '\\' | ' ' | '"') || c.is_control() || !c.is_ascii();
    if let Some((at, character)) = text.char_indices().find(|(_, c)| bad(c)) {
        return b.fail(b.within(template, at..at + character.len_utf8()), PathProblem::Character { character });
    }
    if rest.is_empty() {
        return Some(Vec::new());
    }
    let mut reader = TemplateParser { b, template, seen: Vec::new() };
    let mut segments = Vec::new();
    let mut at = 1;
    let count = rest.split('/').count();
    for (index, segment) in rest.split('/').enumerate() {
        let place = at..at + segment.len();
        at = place.end + 1;
        if segment.is_empty() && index + 1 == count {
            segments.push(vec![SegmentPart::Literal(String::new())]);
            continue;
        }
        // `%2e` is read as a dot by every URL parser.
        if matches!(segment.to_ascii_lowercase().replace("%2e", ".").as_str(), "" | "." | "..") {
            return b.fail(b.within(template, place), PathProblem::DotSegment { segment: segment.to_owned() });
        }
        segments.push(reader.parts(segment, place.start)?);
    }
    Some(segments)
}

/// The query parameters with one value that a template ends in, as in `/{container}?restype=container`, which tell operations on one path
/// apart; a problem for what is not of this form.
pub(super) fn fixed_query(b: &Builder<'_>, template: &Spanned<String>) -> Vec<(Spanned<String>, String)> {
    let (sent, _) = split_fragment(&template.value);
    let Some((path, query)) = sent.split_once('?') else { return Vec::new() };
    let mut at = path.len() + 1;
    let mut fixed = Vec::new();
    for pair in query.split('&') {
        let place = at..at + pair.len();
        at = place.end + 1;
        match pair.split_once('=').filter(|(name, value)| is_plain(name) && is_plain(value)) {
            Some((name, value)) => {
                let span = b.within(template, place.start..place.start + name.len());
                fixed.push((Spanned::new(name.to_owned(), span), value.to_owned()));
            }
            None => b.problem(b.within(template, place), PathProblem::Query { pair: pair.to_owned() }),
        }
    }
    fixed
}

/// Whether a text is sent as it stands wherever it is in a URL (RFC 3986, section 2.3).
fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|c| c.is_ascii_alphanumeric() || b"-._~".contains(&c))
}

/// What a page's request line has before the path: the method, the scheme and the host.
fn before_path(line: &str) -> &str {
    // The host is a parameter on many pages.
    if let Some((host, _)) = line.split_once('}').filter(|(host, rest)| host.starts_with('{') && rest.starts_with('/'))
        && ["endpoint", "host", "url"].iter().any(|word| host.to_ascii_lowercase().contains(word))
    {
        return &line[..=host.len()];
    }
    let url = line.split_once(' ').filter(|(method, _)| method.bytes().all(|byte| byte.is_ascii_uppercase()));
    let after = url.map_or(0, |(method, _)| method.len() + 1);
    let host = line[after..].find("://").map_or(after, |scheme| after + scheme + 3);
    if host == 0 {
        return "";
    }
    line[host..].find('/').map_or("", |slash| &line[..host + slash])
}

struct TemplateParser<'r, 'a> {
    b: &'r Builder<'a>,
    template: &'r Spanned<String>,
    seen: Vec<(String, Span)>,
}

impl TemplateParser<'_, '_> {
    /// The parts of the segment that begins at a byte of the template.
    fn parts(&mut self, segment: &str, begin: usize) -> Option<Vec<SegmentPart>> {
        let mut parts = Vec::new();
        let mut at = 0;
        while at < segment.len() {
            let rest = &segment[at..];
            let Some(open) = rest.find(['{', '}']) else {
                parts.push(SegmentPart::Literal(rest.to_owned()));
                break;
            };
            let close = rest[open..].find('}').map(|close| open + close);
            let name = close.filter(|_| rest[open..].starts_with('{')).map(|close| &rest[open + 1..close]);
            let (Some(name), Some(close)) = (name.filter(|name| !name.is_empty() && !name.contains('{')), close) else {
                let place = begin..begin + segment.len();
                self.b
                    .problem(self.b.within(self.template, place), PathProblem::Braces { segment: segment.to_owned() });
                return None;
            };
            if open > 0 {
                parts.push(SegmentPart::Literal(rest[..open].to_owned()));
            }
            let place = self.b.within(self.template, begin + at + open..begin + at + close + 1);
            if let Some(&(_, first)) = self.seen.iter().find(|(other, _)| other == name) {
                self.b.problem(place, PathProblem::ParameterTwice { name: name.to_owned(), first });
            }
            self.seen.push((name.to_owned(), place));
            parts.push(SegmentPart::Parameter(name.to_owned()));
            at += close + 1;
        }
        Some(parts)
    }
}

/// The place of a parameter in its template.
pub(super) fn place(b: &Builder<'_>, template: &Spanned<String>, name: &str) -> Span {
    let braced = format!("{{{name}}}");
    template.value.find(&braced).map_or(template.span, |at| b.within(template, at..at + braced.len()))
}

/// The names of the parameters, in their order.
pub(super) fn parameters(segments: &[Vec<SegmentPart>]) -> impl Iterator<Item = &str> {
    segments.iter().flatten().filter_map(|part| match part {
        SegmentPart::Parameter(name) => Some(name.as_str()),
        SegmentPart::Literal(_) => None,
    })
}

/// The template with its parameters' names left out: two operations with one method may not share it.
pub(super) fn signature(segments: &[Vec<SegmentPart>]) -> String {
    let part = |part: &SegmentPart| match part {
        SegmentPart::Literal(text) => text.clone(),
        SegmentPart::Parameter(_) => "{}".to_owned(),
    };
    segments.iter().map(|parts| format!("/{}", parts.iter().map(part).collect::<String>())).collect()
}
