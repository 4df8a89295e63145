//! Text with constraints: pattern, lengths and format are put together as one set of texts and judged as such.

use super::build::{Builder, Set};
use super::classified::{FormatKeys, KeyGroup, Named, TextKeys};
use super::range;
use crate::diagnose::{KeyHolder, KeyProblem, LenientSyntax, OpenEnd, SchemaProblem, TextProblem};
use crate::model::{Scalar, Textual};
use crate::source::Span;
use crate::spec::{NUMBER_FORMATS, TEXT_FORMATS};
use crate::yaml::Key;
use pattern::{
    self, Anchoring, Constraint, Language, Matcher, MatcherProblem, PatternProblem, PatternProblemKind, TextConstraints,
};

/// The type that the format alone stands for.
pub(super) fn scalar(b: &Builder<'_>, FormatKeys { format }: &FormatKeys<'_>) -> Option<Scalar> {
    let Some(format) = format.as_ref() else { return Some(Scalar::Text) };
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
            let known = [TEXT_FORMATS, NUMBER_FORMATS].concat();
            return b.fail(format.span, SchemaProblem::UnknownFormat { format: other.to_owned(), known });
        }
    })
}

/// Whether the scalar is held as the text it is, so that a named one can be a type of its own; bytes are where they are a secret.
pub(super) fn is_textual(scalar: Scalar, keys: &TextKeys<'_>) -> bool {
    match scalar {
        Scalar::Text | Scalar::Uuid | Scalar::ArmId | Scalar::Uri => true,
        Scalar::Bytes | Scalar::Base64Url => keys.secret.value,
        Scalar::Boolean
        | Scalar::Number(..)
        | Scalar::Date
        | Scalar::DateTime
        | Scalar::DateTimeRfc1123
        | Scalar::Duration => false,
    }
}

/// Notes the constraints that a format with a type of its own does not take.
pub(super) fn check_unconstrained(b: &Builder<'_>, scalar: Scalar, format: &FormatKeys<'_>, keys: &TextKeys<'_>) {
    let because = format.format.as_ref().map(|format| format.span);
    for Named { key, place, .. } in keys.given() {
        b.problem(place, KeyProblem::OnWrongType { key, on: KeyHolder::Format(scalar), because, meant: None });
    }
}

/// Text with a type of its own.
pub(super) fn resolve(
    b: &mut Builder<'_>,
    scalar: Scalar,
    FormatKeys { format }: &FormatKeys<'_>,
    keys: &TextKeys<'_>,
    at: Span,
) -> Option<Textual> {
    let TextKeys { pattern, min_length, max_length, enforce, secret } = keys;
    if let Some(enforce) = enforce.as_ref().filter(|_| pattern.is_missing()) {
        b.problem(enforce.span, TextProblem::EnforceWithoutPattern);
    }
    let length_only = length_only(b, enforce);
    range::check(b, ("minLength", min_length), ("maxLength", max_length))?;
    let (min_length, max_length) = (min_length.value, max_length.value.copied());
    let constraints = TextConstraints {
        pattern: pattern.value().filter(|_| !length_only).cloned(),
        min_length,
        max_length,
        format: scalar.text_format(),
        path_segment: false,
    };
    let set = match set(b, constraints) {
        Ok(set) => set,
        Err(problem) => {
            let place = pattern.as_ref().map_or(at, |pattern| b.within(pattern, problem.range));
            return b.fail(place, TextProblem::BadPattern { kind: problem.kind });
        }
    };
    check(b, format, keys, &set.language, at)?;
    let Set { language, matcher, requirement } = set;
    Some(Textual {
        pattern: pattern.value().cloned(),
        min_length,
        max_length,
        format: format.value().cloned(),
        length_only,
        path_segment: false,
        secret: secret.value,
        language,
        matcher: matcher?,
        requirement,
    })
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

fn length_only(b: &Builder<'_>, enforce: &Key<String>) -> bool {
    let Some(enforce) = enforce.as_ref() else { return false };
    if enforce.value != "length" {
        b.problem(enforce.span, KeyProblem::UnknownWord { word: enforce.value.clone(), known: vec!["length"] });
    }
    true
}

/// Whether the constraints can hold together, and whether the pattern means what its author probably meant.
fn check(b: &Builder<'_>, format: &Key<String>, keys: &TextKeys<'_>, language: &Language, at: Span) -> Option<()> {
    let pattern = keys.pattern.as_ref();
    let stated = pattern.or(format.as_ref()).map(|key| key.span);
    if language.is_empty() {
        let first = stated.unwrap_or(at);
        let others = keys.given().into_iter().map(|key| key.value).filter(|value| *value != first);
        let other = others.chain(format.as_ref().map(|format| format.span)).next();
        let between_slashes =
            pattern.is_some_and(|key| key.value.len() > 1 && key.value.starts_with('/') && key.value.ends_with('/'));
        let problem = match other {
            Some(other) => TextProblem::NothingFits { other },
            None => TextProblem::NothingMatches { between_slashes },
        };
        return b.fail(first, problem);
    }
    for literal in LenientSyntax::ALL {
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
    if let (Some(format), Some(witness)) = (format.as_ref(), language.format_tension()) {
        let other = pattern.map_or(format.span, |pattern| pattern.span);
        let witness = witness.text().unwrap_or_default().to_owned();
        b.problem(format.span, TextProblem::FormatTension { format: format.value.clone(), witness, other });
    }
    for constraint in language.redundancies() {
        let (key, span) = match constraint {
            Constraint::MinLength => ("minLength", keys.min_length.span()),
            Constraint::MaxLength => ("maxLength", keys.max_length.span()),
            Constraint::Pattern | Constraint::Format | Constraint::PathSegment => continue,
        };
        if let (Some(span), Some(implying)) = (span, stated) {
            b.problem(span, SchemaProblem::RedundantConstraint { key, implying });
        }
    }
    Some(())
}
