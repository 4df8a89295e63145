//! Sets of numbers: a range, whole or not, and what its members are multiples of; never through a guess about rounding.

use crate::diff::effect::{Relation, SetDifference};
use crate::model::{Bound, Decimal, NumberForm, NumberFormat, Numeric, NumericKind};
use std::cmp::Ordering;

/// A set of numbers, the ends of its range among them where they are whole or multiples.
#[derive(Clone, Debug)]
pub(crate) struct Numbers(Numeric);

impl Numbers {
    pub(crate) fn of_format(format: NumberFormat) -> Self {
        let kind = match format {
            NumberFormat::Int32 => NumericKind::Int32,
            NumberFormat::Int64 | NumberFormat::UnixTime => NumericKind::Int64,
            NumberFormat::Float | NumberFormat::Double | NumberFormat::Decimal => NumericKind::Number,
        };
        let (minimum, maximum, multiple_of) = (None, None, None);
        Self::of_numeric(&Numeric { kind, form: NumberForm::Number, minimum, maximum, multiple_of })
    }

    pub(crate) fn of_numeric(numeric: &Numeric) -> Self {
        let Numeric { kind, form: _, minimum, maximum, multiple_of } = *numeric;
        let [least, largest] = kind.range().map_or([None, None], |ends| ends.map(|it| Some(Bound::inclusive(it))));
        let step = multiple_of.or(kind.range().map(|_| Decimal::integer(1)));
        let end = |bound: Option<Bound>, sign| bound.map(|it| step.map_or(it, |step| inward(it, step, sign)));
        let (minimum, maximum) = (end(minimum.or(least), 1), end(maximum.or(largest), -1));
        Self(Numeric { kind, form: NumberForm::Number, minimum, maximum, multiple_of })
    }

    /// Whether only whole numbers between these are among them.
    pub(super) fn is_whole_between(&self, from: i64, to: i64) -> bool {
        let above = self.0.minimum.is_some_and(|min| min.value >= Decimal::integer(from));
        let below = self.0.maximum.is_some_and(|max| max.value <= Decimal::integer(to));
        self.is_whole() && above && below
    }

    /// Whether only whole numbers are among them.
    pub(super) fn is_whole(&self) -> bool {
        self.0.kind.range().is_some()
    }

    pub(super) fn contains(&self, number: Decimal) -> bool {
        self.0.broken(number).is_none()
    }

    /// Whether every number of `self` is certainly one of `other`.
    fn is_inside(&self, other: &Self) -> bool {
        let Numeric { kind: _, form: _, minimum, maximum, multiple_of } = self.0;
        let Numeric { kind: _, form: _, minimum: least, maximum: largest, multiple_of: divisor } = other.0;
        let is_tighter = |own: Bound, other: Bound, order: Ordering| {
            own.value.cmp(&other.value) == order || (own.value == other.value && (own.exclusive || !other.exclusive))
        };
        let is_end = |own: Option<Bound>, other: Option<Bound>, order| {
            other.is_none_or(|other| own.is_some_and(|own| is_tighter(own, other, order)))
        };
        let whole = self.is_whole() || multiple_of.is_some_and(Decimal::is_integer);
        let step = multiple_of.or(whole.then(|| Decimal::integer(1)));
        is_end(minimum, least, Ordering::Greater)
            && is_end(maximum, largest, Ordering::Less)
            && divisor.is_none_or(|divisor| step.is_some_and(|step| step.is_multiple_of(divisor)))
            && (whole || !other.is_whole())
    }
}

/// The multiple of `step` at the end of a range or next to it, inside; the bound itself where the numbers are too large to tell.
fn inward(bound: Bound, step: Decimal, sign: i64) -> Bound {
    if !bound.exclusive && bound.value.is_multiple_of(step) {
        return bound;
    }
    let (value, step) = (bound.value.to_f64(), step.to_f64());
    let count = value / step;
    let next = if sign > 0 { count.floor() + 1.0 } else { count.ceil() - 1.0 };
    let found = (next.abs() < 9e15).then(|| decimal(next * step)).flatten();
    found.map_or(bound, Bound::inclusive)
}

fn decimal(value: f64) -> Option<Decimal> {
    Decimal::parse(&value.to_string())
}

/// What becomes of one set in the other.
pub(super) fn relation(old: &Numbers, new: &Numbers) -> Relation {
    Relation { lost: outside(old, new), gained: outside(new, old) }
}

fn outside(these: &Numbers, those: &Numbers) -> SetDifference {
    if these.is_inside(those) {
        return SetDifference::Empty;
    }
    let shown = candidates(these, those).into_iter().find(|number| these.contains(*number) && !those.contains(*number));
    match shown {
        Some(number) => SetDifference::Values(Some(number.to_string())),
        None => SetDifference::Unknown,
    }
}

/// Numbers where the sets can differ: their ends, what lies beside and between them, and multiples; the plainest first.
fn candidates(these: &Numbers, those: &Numbers) -> Vec<Decimal> {
    let (mut ends, mut steps, mut found): (Vec<Decimal>, Vec<f64>, Vec<Decimal>) = Default::default();
    for Numeric { kind: _, form: _, minimum, maximum, multiple_of } in [&these.0, &those.0] {
        ends.extend([minimum, maximum].into_iter().flatten().map(|bound| bound.value));
        steps.extend(multiple_of.map(Decimal::to_f64));
    }
    for end in ends.iter().copied().chain([Decimal::integer(0)]) {
        found.push(end);
        let value = end.to_f64();
        let beside = [1.0, 0.5, 0.25].into_iter().chain(steps.iter().copied());
        found.extend(beside.flat_map(|by| [decimal(value + by), decimal(value - by)]).flatten());
        for step in &steps {
            let count = (value / step).round();
            found.extend((-3..=3).filter_map(|by| decimal((count + f64::from(by)) * step)));
        }
    }
    for (a, b) in ends.iter().flat_map(|a| ends.iter().map(move |b| (a, b))) {
        found.extend(decimal(f64::midpoint(a.to_f64(), b.to_f64())));
    }
    found.sort_by_key(|number| (number.to_string().len(), *number < Decimal::integer(0), *number));
    found
}

#[cfg(test)]
mod tests {
    use super::{Numbers, relation};
    use crate::diff::effect::Effect;
    use crate::model::{Bound, Decimal, NumberForm, Numeric, NumericKind};

    fn numbers(kind: NumericKind, min: Option<(&str, bool)>, max: Option<(&str, bool)>, step: Option<&str>) -> Numbers {
        let number = |text: &str| Decimal::parse(text).expect("a number");
        let bound = |(text, exclusive): (&str, bool)| Bound { value: number(text), exclusive };
        let (minimum, maximum) = (min.map(bound), max.map(bound));
        let multiple_of = step.map(number);
        Numbers::of_numeric(&Numeric { kind, form: NumberForm::Number, minimum, maximum, multiple_of })
    }

    #[test]
    fn bounds_of_integers_are_normal() {
        let above = numbers(NumericKind::Int32, Some(("0", true)), None, None);
        let from = numbers(NumericKind::Int32, Some(("1", false)), None, None);
        assert_eq!(relation(&above, &from).effect(), Effect::Equal);
        let fraction = numbers(NumericKind::Int32, Some(("0.5", false)), None, None);
        assert_eq!(relation(&fraction, &from).effect(), Effect::Equal);
        let tens = numbers(NumericKind::Int32, Some(("5", false)), None, Some("10"));
        let from_ten = numbers(NumericKind::Int32, Some(("10", false)), None, Some("10"));
        assert_eq!(relation(&tens, &from_ten).effect(), Effect::Equal);
    }

    #[test]
    fn ranges_and_steps_compare() {
        let percent = numbers(NumericKind::Number, Some(("0", false)), Some(("100", false)), None);
        let share = numbers(NumericKind::Number, Some(("0", false)), Some(("1", false)), None);
        assert_eq!(relation(&percent, &share).lost.witness(), Some("2"));
        assert_eq!(relation(&percent, &share).effect(), Effect::Narrows);
        let open = numbers(NumericKind::Number, Some(("0", true)), Some(("100", false)), None);
        assert_eq!(relation(&open, &percent).gained.witness(), Some("0"));
        let twos = numbers(NumericKind::Int64, None, None, Some("2"));
        let threes = numbers(NumericKind::Int64, None, None, Some("3"));
        let sixes = numbers(NumericKind::Int64, None, None, Some("6"));
        assert_eq!(relation(&twos, &threes).effect(), Effect::Incomparable);
        assert_eq!(relation(&sixes, &threes).effect(), Effect::Widens);
    }
}
