//! Two keys that are the ends of a range of counts; never the bounds of numbers.

use super::build::Builder;
use crate::diagnose::{Limit, SchemaProblem};
use crate::yaml::Key;

/// Notes a least number that is above the largest.
pub(super) fn check(
    b: &Builder<'_>,
    (min, low): (&'static str, &Key<u64>),
    (max, high): (&'static str, &Key<u64>),
) -> Option<()> {
    let (Some(low), Some(high)) = (low.as_ref(), high.as_ref()) else { return Some(()) };
    if low.value <= high.value {
        return Some(());
    }
    let (min, max) = (Limit::of_count(min, low.value), Limit::of_count(max, high.value));
    b.fail(low.span, SchemaProblem::MinOverMax { min, max, other: high.span })
}
