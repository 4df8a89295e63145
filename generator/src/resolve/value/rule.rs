//! Which key of a model a value breaks; never whether it breaks one.

use super::super::build::Slot;
use super::super::form;
use crate::model::{Numeric, NumericKind, Scalar, Textual};
use crate::source::Span;
use crate::spec::Schema;
use crate::yaml::Key;

fn place<T>(key: &Key<T>) -> Option<Span> {
    key.as_ref().map(|key| key.span)
}

/// The place that a schema's key gives, or the model's own.
fn of(slot: &Slot<'_>, key: impl FnOnce(&Schema) -> Option<Span>) -> Span {
    slot.schema.schema().and_then(key).unwrap_or(slot.at)
}

/// The constraint that a text breaks: a length, the format, or the pattern.
pub(super) fn text(slot: &Slot<'_>, textual: &Textual, scalar: Option<Scalar>, text: &str) -> Span {
    let length = text.chars().count() as u64;
    of(slot, |schema| {
        let pattern = place(&schema.pattern);
        let format = place(&schema.format);
        if textual.max_length.is_some_and(|max| length > max) {
            place(&schema.max_length)
        } else if textual.min_length.is_some_and(|min| length < min) {
            place(&schema.min_length)
        } else if scalar.is_some_and(|scalar| !form::fits(scalar, text)) {
            format.or(pattern)
        } else {
            pattern.or(format)
        }
    })
}

/// The bound, step or type that a number breaks; `above` and `below` say whether it keeps the bounds, `steps` whether the step.
pub(super) fn number(slot: &Slot<'_>, numeric: &Numeric, above: bool, below: bool, steps: bool) -> Span {
    let exclusive = |bound: &Option<crate::model::Bound>| bound.as_ref().is_some_and(|bound| bound.exclusive);
    of(slot, |schema| match (above, below, steps) {
        (false, ..) if exclusive(&numeric.minimum) => place(&schema.exclusive_minimum),
        (false, ..) => place(&schema.minimum),
        (_, false, _) if exclusive(&numeric.maximum) => place(&schema.exclusive_maximum),
        (_, false, _) => place(&schema.maximum),
        (.., false) => place(&schema.multiple_of),
        _ if matches!(numeric.kind, NumericKind::Int32 | NumericKind::Int64) => {
            place(&schema.kind).or(place(&schema.format))
        }
        _ => None,
    })
}

/// The count that a list or a map breaks, or that its items differ.
pub(super) fn collection(slot: &Slot<'_>, few: bool, many: bool) -> Span {
    of(slot, |schema| match (few, many) {
        (true, _) => place(&schema.min_items).or(place(&schema.min_properties)),
        (_, true) => place(&schema.max_items).or(place(&schema.max_properties)),
        _ => place(&schema.unique_items),
    })
}
