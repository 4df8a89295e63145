//! Numbers: which bounds hold, and whether any number keeps them all.

use super::build::Builder;
use crate::diagnose::{Expected, Found, KeyProblem, Limit, NumberProblem, SchemaProblem};
use crate::model::{Bound, Decimal, NumberForm, Numeric, NumericKind, Scalar};
use crate::source::{Span, Spanned};
use crate::spec::Schema;
use crate::yaml::{Key, Kind as NodeKind, Node};

/// The formats of numbers.
pub(super) const FORMATS: &[&str] = &["int32", "int64", "float", "double", "decimal", "unixtime"];

/// A number with or without a type of its own.
pub(super) enum Resolved {
    Plain(Scalar),
    Constrained(Numeric),
}

pub(super) fn is_constrained(schema: &Schema) -> bool {
    [&schema.minimum, &schema.maximum, &schema.exclusive_minimum, &schema.exclusive_maximum, &schema.multiple_of]
        .iter()
        .any(|key| key.is_some())
}

/// Whether the number is sent as text.
pub(super) fn is_text(schema: &Schema) -> bool {
    schema.kind.value().is_some_and(|kind| kind == "string")
        && schema.format.value().is_some_and(|format| FORMATS.contains(&format.as_str()))
}

pub(super) fn resolve(b: &mut Builder<'_>, schema: &Schema, at: Span) -> Option<Resolved> {
    let scalar = scalar(b, schema)?;
    let form = if is_text(schema) { NumberForm::Text } else { NumberForm::Number };
    if !is_constrained(schema) {
        return Some(Resolved::Plain(if form == NumberForm::Text { scalar.in_text() } else { scalar }));
    }
    let kind = match scalar {
        Scalar::Int32 => NumericKind::Int32,
        Scalar::Decimal => NumericKind::Decimal,
        Scalar::Float | Scalar::Double => NumericKind::Number,
        Scalar::UnixTime => {
            let bounds = [
                &schema.minimum,
                &schema.maximum,
                &schema.exclusive_minimum,
                &schema.exclusive_maximum,
                &schema.multiple_of,
            ];
            let place = bounds.into_iter().find_map(|key| key.as_ref()).map_or(at, |key| key.span);
            b.problem(place, NumberProblem::BoundOnTime);
            return None;
        }
        _ => NumericKind::Int64,
    };
    let minimum = bound(b, &schema.minimum, &schema.exclusive_minimum, kind, true);
    let maximum = bound(b, &schema.maximum, &schema.exclusive_maximum, kind, false);
    let multiple_of = step(b, schema, kind);
    if !fits(b, schema, kind, minimum.as_ref(), maximum.as_ref(), multiple_of) {
        return None;
    }
    let requirement = requirement(kind, minimum.as_ref(), maximum.as_ref(), multiple_of);
    Some(Resolved::Constrained(Numeric { kind, form, minimum, maximum, multiple_of, requirement }))
}

fn step(b: &Builder<'_>, schema: &Schema, kind: NumericKind) -> Option<Decimal> {
    let step = decimal(b, &schema.multiple_of)?;
    let key = schema.multiple_of.as_ref()?;
    if !step.is_positive() {
        b.problem(key.span, NumberProblem::MultipleOfNotPositive);
        return None;
    }
    check_width(b, step, kind, key);
    Some(step)
}

fn scalar(b: &Builder<'_>, schema: &Schema) -> Option<Scalar> {
    let integer = schema.kind.value().is_none_or(|kind| kind == "integer" || kind == "string");
    let number = schema.kind.value().is_none_or(|kind| kind == "number" || kind == "string");
    let Some(format) = schema.format.as_ref() else {
        return Some(if schema.kind.value().is_some_and(|kind| kind == "integer") {
            Scalar::Int64
        } else {
            Scalar::Double
        });
    };
    match format.value.as_str() {
        "int32" if integer => Some(Scalar::Int32),
        "int64" if integer => Some(Scalar::Int64),
        "unixtime" if integer => Some(Scalar::UnixTime),
        "float" if number => Some(Scalar::Float),
        "double" if number => Some(Scalar::Double),
        "decimal" if number => Some(Scalar::Decimal),
        other if FORMATS.contains(&other) => {
            let kind = schema.kind.value().cloned().unwrap_or_default();
            let declared = schema.kind.as_ref().map(|kind| kind.span);
            b.problem(format.span, SchemaProblem::FormatOnWrongType { format: other.to_owned(), kind, declared });
            None
        }
        other => {
            b.problem(format.span, SchemaProblem::UnknownFormat { format: other.to_owned(), known: FORMATS.to_vec() });
            None
        }
    }
}

/// The number a key holds, exact.
pub(super) fn decimal(b: &Builder<'_>, key: &Key<Node>) -> Option<Decimal> {
    let node = key.as_ref()?;
    let parsed = match &node.value.kind {
        NodeKind::Scalar { text, plain: true } => Decimal::parse(text),
        _ => None,
    };
    if parsed.is_none() {
        let found = match &node.value.kind {
            NodeKind::Scalar { text, plain: false } => Found::Quoted(text.clone()),
            NodeKind::Scalar { .. } | NodeKind::Sequence(_) | NodeKind::Mapping(_) => node.value.found(),
        };
        let is_long = node.value.to_json().is_number();
        let expected = if is_long { Expected::NumberOfDigits(30) } else { Expected::Number };
        b.problem(node.span, KeyProblem::Unexpected { expected, found });
    }
    parsed
}

fn bound(
    b: &Builder<'_>,
    inclusive: &Key<Node>,
    exclusive: &Key<Node>,
    kind: NumericKind,
    lower: bool,
) -> Option<Bound> {
    let included = decimal(b, inclusive).map(|value| Bound { value, exclusive: false });
    let excluded = decimal(b, exclusive).map(|value| Bound { value, exclusive: true });
    for (bound, key) in [(&included, inclusive), (&excluded, exclusive)] {
        if let (Some(bound), Some(key)) = (bound, key.as_ref()) {
            check_width(b, bound.value, kind, key);
        }
    }
    match (included, excluded) {
        (Some(included), Some(excluded)) => {
            let excluded_is_tighter =
                if lower { excluded.value >= included.value } else { excluded.value <= included.value };
            redundant(b, inclusive, exclusive, lower, excluded_is_tighter);
            Some(if excluded_is_tighter { excluded } else { included })
        }
        (included, excluded) => included.or(excluded),
    }
}

/// Of two bounds at one end, the looser says nothing.
fn redundant(b: &Builder<'_>, inclusive: &Key<Node>, exclusive: &Key<Node>, lower: bool, excluded_is_tighter: bool) {
    let (Some(inclusive), Some(exclusive)) = (inclusive.as_ref(), exclusive.as_ref()) else { return };
    let (included_key, excluded_key) =
        if lower { ("minimum", "exclusiveMinimum") } else { ("maximum", "exclusiveMaximum") };
    let (key, at, implying) = if excluded_is_tighter {
        (included_key, inclusive.span, exclusive.span)
    } else {
        (excluded_key, exclusive.span, inclusive.span)
    };
    b.problem(at, SchemaProblem::RedundantConstraint { key, implying });
}

fn limits(kind: NumericKind) -> Option<(Decimal, Decimal, &'static str)> {
    match kind {
        NumericKind::Int32 => Some((Decimal::integer(i32::MIN.into()), Decimal::integer(i32::MAX.into()), "int32")),
        NumericKind::Int64 => Some((Decimal::integer(i64::MIN), Decimal::integer(i64::MAX), "int64")),
        NumericKind::Number | NumericKind::Decimal => None,
    }
}

fn check_width(b: &Builder<'_>, value: Decimal, kind: NumericKind, key: &Spanned<Node>) {
    let Some((min, max, format)) = limits(kind) else { return };
    if !value.is_integer() {
        b.problem(key.span, NumberProblem::BoundNotWhole { bound: value.to_string() });
        return;
    }
    if value < min || value > max {
        b.problem(
            key.span,
            NumberProblem::BoundBeyondFormat {
                bound: value.to_string(),
                format,
                min: min.to_string(),
                max: max.to_string(),
            },
        );
    }
}

/// Whether at least one number is inside the range, which ends at the latest where the format does.
fn fits(
    b: &Builder<'_>,
    schema: &Schema,
    kind: NumericKind,
    min: Option<&Bound>,
    max: Option<&Bound>,
    step: Option<Decimal>,
) -> bool {
    let at_low = place(min, ("minimum", &schema.minimum), ("exclusiveMinimum", &schema.exclusive_minimum));
    let at_high = place(max, ("maximum", &schema.maximum), ("exclusiveMaximum", &schema.exclusive_maximum));
    if let (Some(low), Some(high), Some((min, at)), Some((max, other))) = (min, max, at_low, at_high)
        && (low.value > high.value || (low.value == high.value && (low.exclusive || high.exclusive)))
    {
        let (min, max) = (Limit::of_bound(min, low), Limit::of_bound(max, high));
        b.problem(at, SchemaProblem::MinOverMax { min, max, other });
        return false;
    }
    let ends = limits(kind).map(|(low, high, _)| [low, high].map(|value| Bound { value, exclusive: false }));
    let low = min.or(ends.as_ref().map(|[low, _]| low));
    let high = max.or(ends.as_ref().map(|[_, high]| high));
    let step = step.or(ends.as_ref().map(|_| Decimal::integer(1)));
    let (Some(low), Some(high), Some(step)) = (low, high, step) else { return true };
    if Decimal::has_multiple_between(step, low, high) != Some(false) {
        return true;
    }
    let step = schema.multiple_of.as_ref().map(|key| key.span);
    let format = schema.format.as_ref().or(schema.kind.as_ref()).map(|key| key.span);
    let mut places = [at_low.map(|at| at.1), at_high.map(|at| at.1), step, format].into_iter().flatten();
    if let (Some(at), Some(other)) = (places.next(), places.next()) {
        b.problem(at, NumberProblem::NothingFits { other });
    }
    false
}

/// Which of two keys says a bound, and where.
fn place(
    bound: Option<&Bound>,
    inclusive: (&'static str, &Key<Node>),
    exclusive: (&'static str, &Key<Node>),
) -> Option<(&'static str, Span)> {
    let (name, key) = if bound?.exclusive { exclusive } else { inclusive };
    Some((name, key.as_ref()?.span))
}

/// The constraint in words, such as "a number from 0 to 100".
fn requirement(kind: NumericKind, min: Option<&Bound>, max: Option<&Bound>, step: Option<Decimal>) -> String {
    let noun = match kind {
        NumericKind::Int32 | NumericKind::Int64 => "a whole number",
        NumericKind::Number | NumericKind::Decimal => "a number",
    };
    let low = min.map(|bound| (bound.exclusive, bound.value));
    let high = max.map(|bound| (bound.exclusive, bound.value));
    let range = match (low, high) {
        (Some((false, low)), Some((false, high))) => format!(" from {low} to {high}"),
        (low, high) => {
            let low = low
                .map(|(exclusive, low)| if exclusive { format!("above {low}") } else { format!("of at least {low}") });
            let high = high.map(
                |(exclusive, high)| if exclusive { format!("below {high}") } else { format!("of at most {high}") },
            );
            let parts: Vec<String> = low.into_iter().chain(high).collect();
            if parts.is_empty() { String::new() } else { format!(" {}", parts.join(" and ")) }
        }
    };
    let step = step.map(|step| format!(", a multiple of {step}")).unwrap_or_default();
    format!("{noun}{range}{step}")
}
