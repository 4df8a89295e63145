//! Numbers: which bounds hold, and whether any number keeps them all.

use super::build::Builder;
use super::classified::{FormatKeys, KeyGroup, NumberKeys};
use super::keys::Amount;
use crate::diagnose::{Expected, Found, KeyProblem, Limit, NumberProblem, SchemaProblem};
use crate::model::{Bound, Decimal, NumberForm, NumberFormat, Numeric, NumericKind, Scalar, Shape, Type};
use crate::source::{Span, Spanned};
use crate::spec::NUMBER_FORMATS;
use crate::yaml::NodeKind;
use std::cmp::Ordering;

/// The format that the name of the kind and the key stand for, beside `type: string` that of the number in the text.
pub(super) fn format(
    b: &Builder<'_>,
    word: Option<&Spanned<String>>,
    FormatKeys { format }: &FormatKeys<'_>,
) -> Option<NumberFormat> {
    let kind = word.map_or("", |word| word.value.as_str());
    let Some(format) = format.as_ref() else {
        return Some(if kind == "integer" { NumberFormat::Int64 } else { NumberFormat::Double });
    };
    match (format.value.as_str(), kind) {
        ("int32", "" | "integer" | "string") => Some(NumberFormat::Int32),
        ("int64", "" | "integer" | "string") => Some(NumberFormat::Int64),
        ("unixtime", "" | "integer" | "string") => Some(NumberFormat::UnixTime),
        ("float", "" | "number" | "string") => Some(NumberFormat::Float),
        ("double", "" | "number" | "string") => Some(NumberFormat::Double),
        ("decimal", "" | "number" | "string") => Some(NumberFormat::Decimal),
        (other, _) if NUMBER_FORMATS.contains(&other) => {
            let (format_is, kind, declared) = (other.to_owned(), kind.to_owned(), word.map(|word| word.span));
            b.fail(format.span, SchemaProblem::FormatOnWrongType { format: format_is, kind, declared })
        }
        (other, _) => b.fail(
            format.span,
            SchemaProblem::UnknownFormat { format: other.to_owned(), known: NUMBER_FORMATS.to_vec() },
        ),
    }
}

/// How a number with constraints is held; a point in time takes none.
fn held(format: NumberFormat) -> Option<NumericKind> {
    match format {
        NumberFormat::Int32 => Some(NumericKind::Int32),
        NumberFormat::Int64 => Some(NumericKind::Int64),
        NumberFormat::Float | NumberFormat::Double => Some(NumericKind::Number),
        NumberFormat::Decimal => Some(NumericKind::Decimal),
        NumberFormat::UnixTime => None,
    }
}

/// A number, with a type of its own where it has constraints; `type_at` is where it is said what kind of number it is.
pub(super) fn resolve(
    b: &Builder<'_>,
    (format, form): (NumberFormat, NumberForm),
    type_at: Option<Span>,
    keys: &NumberKeys<'_>,
) -> Option<Shape> {
    let NumberKeys { minimum, maximum, exclusive_minimum, exclusive_maximum, multiple_of } = keys;
    if !keys.ask() {
        return Some(Shape::Alias(Type::Scalar(Scalar::Number(format, form))));
    }
    let Some(kind) = held(format) else {
        let place = keys.given().into_iter().next().map(|key| key.value);
        place.into_iter().for_each(|place| b.problem(place, NumberProblem::BoundOnTime));
        return None;
    };
    let low = [("minimum", minimum), ("exclusiveMinimum", exclusive_minimum)];
    let high = [("maximum", maximum), ("exclusiveMaximum", exclusive_maximum)];
    let (low, high) = (end(b, kind, low, Ordering::Greater), end(b, kind, high, Ordering::Less));
    let step = step(b, kind, multiple_of);
    if let (Some(low), Some(high)) = (&low, &high)
        && is_reversed(low.bound, high.bound)
    {
        let (min, max) = (Limit::of_bound(low.key, &low.bound), Limit::of_bound(high.key, &high.bound));
        return b.fail(low.at, SchemaProblem::MinOverMax { min, max, other: high.at });
    }
    let (minimum, maximum) = (low.map(|end| end.bound), high.map(|end| end.bound));
    let numeric = Numeric { kind, form, minimum, maximum, multiple_of: step.map(|step| step.value) };
    if !numeric.is_possible() {
        let mut places = keys.given().into_iter().map(|key| key.value).chain(type_at);
        if let (Some(at), Some(other)) = (places.next(), places.next()) {
            b.problem(at, NumberProblem::NothingFits { other });
        }
        return None;
    }
    Some(Shape::Number(numeric))
}

/// Whether no number lies between two bounds.
fn is_reversed(low: Bound, high: Bound) -> bool {
    low.value > high.value || (low.value == high.value && (low.exclusive || high.exclusive))
}

/// The number a key holds, exact.
fn decimal(b: &Builder<'_>, amount: &Amount<'_>) -> Option<Spanned<Decimal>> {
    let node = amount.value()?;
    let parsed = amount.value;
    if parsed.is_none() {
        let found = match &node.kind {
            NodeKind::Scalar { text, plain: false } => Found::Quoted(text.clone()),
            NodeKind::Scalar { .. } | NodeKind::Sequence(_) | NodeKind::Mapping(_) => node.found(),
        };
        let is_long = node.to_json().is_number();
        let expected = if is_long { Expected::NumberOfDigits(30) } else { Expected::Number };
        b.problem(node.span, KeyProblem::Unexpected { expected, found });
    }
    Some(Spanned::new(parsed?, node.span))
}

fn step(b: &Builder<'_>, kind: NumericKind, amount: &Amount<'_>) -> Option<Spanned<Decimal>> {
    let step = decimal(b, amount)?;
    if !step.value.is_positive() {
        return b.fail(step.span, NumberProblem::MultipleOfNotPositive);
    }
    check_width(b, &step, kind);
    Some(step)
}

/// An end of a range, with the key that sets it and where.
struct RangeEnd {
    bound: Bound,
    key: &'static str,
    at: Span,
}

/// The end of a range that holds of an inclusive and an exclusive bound; `inward` is how what is tighter compares.
fn end(
    b: &Builder<'_>,
    kind: NumericKind,
    [inclusive, exclusive]: [(&'static str, &Amount<'_>); 2],
    inward: Ordering,
) -> Option<RangeEnd> {
    let read = |(key, amount): (_, &Amount<'_>), exclusive| {
        let Spanned { value, span: at } = decimal(b, amount).inspect(|value| check_width(b, value, kind))?;
        Some(RangeEnd { bound: Bound { value, exclusive }, key, at })
    };
    let (included, excluded) = match (read(inclusive, false), read(exclusive, true)) {
        (Some(included), Some(excluded)) => (included, excluded),
        (included, excluded) => return included.or(excluded),
    };
    let order = excluded.bound.value.cmp(&included.bound.value);
    let is_tighter = order == inward || order == Ordering::Equal;
    let (tight, loose) = if is_tighter { (excluded, included) } else { (included, excluded) };
    b.problem(loose.at, SchemaProblem::RedundantConstraint { key: loose.key, implying: tight.at });
    Some(tight)
}

fn check_width(b: &Builder<'_>, bound: &Spanned<Decimal>, kind: NumericKind) {
    let Some([min, max]) = kind.range() else { return };
    let shown = bound.value.to_string();
    if !bound.value.is_integer() {
        b.problem(bound.span, NumberProblem::BoundNotWhole { bound: shown });
    } else if bound.value < min || bound.value > max {
        let format = if kind == NumericKind::Int32 { "int32" } else { "int64" };
        let (min, max) = (min.to_string(), max.to_string());
        b.problem(bound.span, NumberProblem::BoundBeyondFormat { bound: shown, format, min, max });
    }
}
