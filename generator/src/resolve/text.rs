//! Text with constraints: pattern, lengths and format are put together as one set of texts and judged as such.

use super::build::Builder;
use crate::diagnose::{KeyProblem, Limit, Literal, OpenEnd, SchemaProblem, Subject, TextProblem};
use crate::model::{Scalar, Textual};
use crate::pattern::{
    self, Anchoring, Constraint, Language, Matcher, MatcherProblem, PatternProblem, PatternProblemKind,
    TextConstraints, TextFormat,
};
use crate::source::{Span, Spanned};
use crate::spec::Schema;
use std::ops::Range;

/// The formats of text.
const FORMATS: &[&str] =
    &["arm-id", "base64url", "byte", "date", "date-time", "date-time-rfc1123", "duration", "uri", "uuid"];

/// Whether a schema allows less than its format alone does, or must not be shown, so that it needs a type of its own.
pub(super) fn is_constrained(schema: &Schema) -> bool {
    schema.pattern.is_some()
        || schema.min_length.is_some()
        || schema.max_length.is_some()
        || schema.secret.value().copied().unwrap_or(false)
}

/// The type that the format alone stands for.
pub(super) fn scalar(b: &Builder<'_>, schema: &Schema) -> Option<Scalar> {
    if let Some(enforce) = schema.enforce.as_ref().filter(|_| schema.pattern.is_missing()) {
        b.problem(enforce.span, TextProblem::EnforceWithoutPattern);
    }
    let Some(format) = schema.format.as_ref() else { return Some(Scalar::Text) };
    Some(match format.value.as_str() {
        "arm-id" => Scalar::ArmId,
        "base64url" => Scalar::Base64Url,
        "byte" => Scalar::Bytes,
        "date" => Scalar::Date,
        "date-time" => Scalar::DateTime,
        "date-time-rfc1123" => Scalar::DateTimeRfc1123,
        "duration" => Scalar::Duration,
        "uri" | "url" => Scalar::Uri,
        "uuid" => Scalar::Uuid,
        other => {
            let known = [FORMATS, super::number::FORMATS].concat();
            b.problem(format.span, SchemaProblem::UnknownFormat { format: other.to_owned(), known });
            return None;
        }
    })
}

/// Whether the scalar is held as the text it is, so that a named one can be a type of its own.
pub(super) fn is_textual(scalar: Scalar) -> bool {
    matches!(scalar, Scalar::Text | Scalar::Uuid | Scalar::ArmId | Scalar::Uri)
}

/// The format as an automaton decides it, where one does.
fn format(scalar: Scalar) -> Option<TextFormat> {
    match scalar {
        Scalar::Uuid => Some(TextFormat::Uuid),
        Scalar::ArmId => Some(TextFormat::ArmId),
        Scalar::Date => Some(TextFormat::Date),
        Scalar::Duration => Some(TextFormat::Duration),
        Scalar::Bytes => Some(TextFormat::Base64),
        Scalar::Base64Url => Some(TextFormat::Base64Url),
        _ => None,
    }
}

/// Notes the constraints that a format with a type of its own does not take.
pub(super) fn check_unconstrained(b: &Builder<'_>, schema: &Schema, scalar: Scalar) {
    let secret = schema.secret.as_ref().filter(|secret| secret.value).and(schema.secret.at());
    let keys = [
        ("pattern", schema.pattern.at()),
        ("minLength", schema.min_length.at()),
        ("maxLength", schema.max_length.at()),
        ("secret", secret),
    ];
    let because = schema.format.as_ref().map(|format| format.span);
    for (key, span) in keys {
        if let Some(span) = span {
            b.problem(span, KeyProblem::OnWrongType { key, on: Subject::Format(scalar), because });
        }
    }
}

pub(super) fn resolve(b: &mut Builder<'_>, schema: &Schema, at: Span) -> Option<Textual> {
    let scalar = scalar(b, schema)?;
    let length_only = length_only(b, schema);
    check_lengths(b, schema)?;
    let constraints = TextConstraints {
        pattern: schema.pattern.value().filter(|_| !length_only).cloned(),
        min_length: schema.min_length.value().copied(),
        max_length: schema.max_length.value().copied(),
        format: format(scalar),
        path_segment: false,
    };
    let set = match set(b, constraints) {
        Ok(set) => set,
        Err(problem) => {
            let place = schema.pattern.as_ref().map_or(at, |pattern| b.within(pattern, problem.range));
            b.problem(place, TextProblem::BadPattern { kind: problem.kind });
            return None;
        }
    };
    judge(b, schema, &set.language, at)?;
    let Set { language, matcher, requirement } = set;

    Some(Textual {
        pattern: schema.pattern.value().cloned(),
        min_length: schema.min_length.value().copied(),
        max_length: schema.max_length.value().copied(),
        format: schema.format.value().cloned(),
        length_only,
        path_segment: false,
        secret: schema.secret.value().copied().unwrap_or(false),
        language,
        matcher: matcher?,
        requirement,
    })
}

/// A set of texts, the test for it, and the words for it; no test where the set is empty.
#[derive(Clone)]
pub(super) struct Set {
    pub(super) language: Language,
    pub(super) matcher: Option<Matcher>,
    pub(super) requirement: String,
}

/// The set of texts, made once for the same constraints.
pub(super) fn set(b: &mut Builder<'_>, constraints: TextConstraints) -> Result<Set, PatternProblem> {
    if let Some(set) = b.sets.get(&constraints) {
        return Ok(set.clone());
    }
    let language = Language::new(constraints.clone())?;
    let length = constraints.pattern.as_ref().map_or(0, String::len);
    let (matcher, requirement) = match Matcher::new(&language) {
        Ok(matcher) => {
            let requirement = pattern::requirement(&language, &matcher);
            (Some(matcher), requirement)
        }
        Err(MatcherProblem::Disagreement(witness)) => {
            panic!("the matcher made for {constraints:?} is wrong on {witness}")
        }
        Err(MatcherProblem::Empty) => (None, String::new()),
        Err(_) => return Err(PatternProblem { kind: PatternProblemKind::TooLarge, range: 0..length }),
    };
    let set = Set { language, matcher, requirement };
    b.sets.insert(constraints, set.clone());
    Ok(set)
}

fn length_only(b: &Builder<'_>, schema: &Schema) -> bool {
    let Some(enforce) = schema.enforce.as_ref() else { return false };
    if enforce.value != "length" {
        b.problem(enforce.span, KeyProblem::UnknownWord { word: enforce.value.clone(), known: vec!["length"] });
    }
    true
}

fn check_lengths(b: &Builder<'_>, schema: &Schema) -> Option<()> {
    let (Some(min), Some(max)) = (schema.min_length.as_ref(), schema.max_length.as_ref()) else { return Some(()) };
    if min.value <= max.value {
        return Some(());
    }
    let (low, high) = (Limit::of_count("minLength", min.value), Limit::of_count("maxLength", max.value));
    b.problem(min.span, SchemaProblem::MinOverMax { min: low, max: high, other: max.span });
    None
}

/// What the constraints say to each other.
fn judge(b: &Builder<'_>, schema: &Schema, language: &Language, at: Span) -> Option<()> {
    let pattern = schema.pattern.as_ref();
    if language.is_empty() {
        let first = pattern.map(|key| key.span).or(schema.format.as_ref().map(|key| key.span)).unwrap_or(at);
        let lengths = [schema.min_length.as_ref(), schema.max_length.as_ref()];
        let other =
            lengths.into_iter().flatten().map(|key| key.span).next().or(schema.format.as_ref().map(|key| key.span));
        let between_slashes =
            pattern.is_some_and(|key| key.value.len() > 1 && key.value.starts_with('/') && key.value.ends_with('/'));
        let problem = match other.filter(|other| *other != first) {
            Some(other) => TextProblem::NothingFits { other },
            None => TextProblem::NothingMatches { between_slashes },
        };
        b.problem(first, problem);
        return None;
    }
    for literal in Literal::ALL {
        if let Some(pattern) = pattern
            && let Some(at) = pattern.value.find(literal.typed())
        {
            let place = b.within(pattern, at..at + literal.typed().len());
            b.problem(place, TextProblem::PatternReadsOtherwise { literal });
        }
    }
    if let (Some(pattern), Some((start, end))) = (pattern, language.anchoring())
        && let Some(open) = match (start == Anchoring::All, end == Anchoring::All) {
            (true, true) => None,
            (true, false) => Some(OpenEnd::End),
            (false, true) => Some(OpenEnd::Start),
            (false, false) => Some(OpenEnd::Both),
        }
    {
        b.problem(pattern.span, TextProblem::UnanchoredPattern { open });
    }
    if let (Some(format), Some(witness)) = (schema.format.as_ref(), language.format_tension()) {
        let other = pattern.map_or(format.span, |pattern| pattern.span);
        let witness = witness.text().unwrap_or_default().to_owned();
        b.problem(format.span, TextProblem::FormatTension { format: format.value.clone(), witness, other });
    }
    for constraint in language.redundancies() {
        let (key, span) = match constraint {
            Constraint::MinLength => ("minLength", schema.min_length.as_ref().map(|key| key.span)),
            Constraint::MaxLength => ("maxLength", schema.max_length.as_ref().map(|key| key.span)),
            Constraint::Pattern | Constraint::Format | Constraint::PathSegment => continue,
        };
        if let (Some(span), Some(implying)) =
            (span, pattern.map(|key| key.span).or(schema.format.as_ref().map(|key| key.span)))
        {
            b.problem(span, SchemaProblem::RedundantConstraint { key, implying });
        }
    }
    Some(())
}

/// The place of a part of a text in the YAML it was typed in; of the whole where escapes or folding stand between.
pub(super) fn inside(raw: &str, typed: &Spanned<String>, part: Range<usize>) -> Span {
    let quote = raw.chars().next().filter(|first| matches!(first, '\'' | '"'));
    let exact = match quote {
        None => *raw == typed.value,
        Some('"') => !raw.contains('\\') && raw.len() == typed.value.len() + 2,
        Some(_) => raw.len() == typed.value.len() + typed.value.matches('\'').count() + 2,
    };
    let whole = part.start <= part.end && typed.value.is_char_boundary(part.start) && part.end <= typed.value.len();
    if !exact || !whole {
        return typed.span;
    }
    let offset = |at: usize| {
        let doubled = if quote == Some('\'') { typed.value[..at].matches('\'').count() } else { 0 };
        u32::try_from(at + doubled + usize::from(quote.is_some())).unwrap_or_default()
    };
    let start = typed.span.start + offset(part.start);
    Span { start, end: (typed.span.start + offset(part.end)).max(start), ..typed.span }
}
