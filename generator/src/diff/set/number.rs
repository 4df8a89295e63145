//! Sets of numbers: a range, whole or not, and what its members are multiples of; never through a guess about rounding.

use crate::diff::effect::{Found, Relation};
use crate::model::{Bound, Decimal, Numeric, NumericKind, Scalar};

/// A set of numbers.
#[derive(Clone, Debug)]
pub(crate) struct Numbers {
    whole: bool,
    min: Option<Bound>,
    max: Option<Bound>,
    step: Option<Decimal>,
}

impl Numbers {
    pub(crate) fn of_scalar(scalar: Scalar) -> Self {
        let (whole, min, max) = match scalar {
            Scalar::Int32 => range(i32::MIN.into(), i32::MAX.into()),
            Scalar::Int64 | Scalar::UnixTime => range(i64::MIN, i64::MAX),
            _ => (false, None, None),
        };
        Self { whole, min, max, step: None }
    }

    pub(crate) fn of_numeric(numeric: &Numeric) -> Self {
        let Numeric { kind, form: _, minimum, maximum, multiple_of, requirement: _ } = numeric;
        let width = Self::of_scalar(kind.scalar());
        let whole = matches!(kind, NumericKind::Int32 | NumericKind::Int64);
        let all =
            Self { whole, min: minimum.clone().or(width.min), max: maximum.clone().or(width.max), step: *multiple_of };
        all.normal()
    }

    /// The same numbers with ends that are among them, where they are whole or multiples.
    fn normal(self) -> Self {
        let Some(step) = self.step.or(self.whole.then(|| Decimal::integer(1))) else { return self };
        let min = self.min.clone().map(|bound| inward(&bound, step, 1));
        let max = self.max.clone().map(|bound| inward(&bound, step, -1));
        Self { min, max, ..self }
    }

    /// Whether only whole numbers between these are among them.
    pub(super) fn is_whole_between(&self, from: i64, to: i64) -> bool {
        let above = self.min.as_ref().is_some_and(|min| min.value >= Decimal::integer(from));
        let below = self.max.as_ref().is_some_and(|max| max.value <= Decimal::integer(to));
        self.whole && above && below
    }

    /// Whether only whole numbers are among them.
    pub(super) fn is_whole(&self) -> bool {
        self.whole
    }

    pub(super) fn contains(&self, number: Decimal) -> bool {
        let above = self.min.as_ref().is_none_or(|min| number > min.value || (!min.exclusive && number == min.value));
        let below = self.max.as_ref().is_none_or(|max| number < max.value || (!max.exclusive && number == max.value));
        let on_step = self.step.is_none_or(|step| number.is_multiple_of(step).unwrap_or(true));
        above && below && on_step && (!self.whole || number.is_integer())
    }

    /// Whether every number of `self` is certainly one of `other`.
    fn is_inside(&self, other: &Self) -> bool {
        let from = match (&self.min, &other.min) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(a), Some(b)) => a.value > b.value || (a.value == b.value && (a.exclusive || !b.exclusive)),
        };
        let to = match (&self.max, &other.max) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(a), Some(b)) => a.value < b.value || (a.value == b.value && (a.exclusive || !b.exclusive)),
        };
        let whole = self.whole || self.step.is_some_and(Decimal::is_integer);
        let own_step = self.step.or(whole.then(|| Decimal::integer(1)));
        let on_step = match (own_step, other.step) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(own), Some(step)) => own.is_multiple_of(step) == Some(true),
        };
        from && to && on_step && (whole || !other.whole)
    }
}

fn range(min: i64, max: i64) -> (bool, Option<Bound>, Option<Bound>) {
    let bound = |value| Some(Bound { value: Decimal::integer(value), exclusive: false });
    (true, bound(min), bound(max))
}

/// The multiple of `step` at the end of a range or next to it, inside; the bound itself where the numbers are too large to tell.
fn inward(bound: &Bound, step: Decimal, sign: i64) -> Bound {
    if !bound.exclusive && bound.value.is_multiple_of(step) == Some(true) {
        return bound.clone();
    }
    let (value, step) = (bound.value.to_f64(), step.to_f64());
    let count = value / step;
    let next = if sign > 0 { count.floor() + 1.0 } else { count.ceil() - 1.0 };
    let found = (next.abs() < 9e15).then(|| decimal(next * step)).flatten();
    found.map_or_else(|| bound.clone(), |value| Bound { value, exclusive: false })
}

fn decimal(value: f64) -> Option<Decimal> {
    Decimal::parse(&value.to_string())
}

/// What becomes of one set in the other.
pub(super) fn relation(old: &Numbers, new: &Numbers) -> Relation {
    Relation { lost: outside(old, new), gained: outside(new, old) }
}

fn outside(these: &Numbers, those: &Numbers) -> Found {
    if these.is_inside(those) {
        return Found::No;
    }
    let shown = candidates(these, those).into_iter().find(|number| these.contains(*number) && !those.contains(*number));
    match shown {
        Some(number) => Found::Yes(Some(number.to_string())),
        None => Found::Maybe,
    }
}

/// Numbers where the sets can differ: their ends, what lies beside and between them, and multiples; the plainest first.
fn candidates(these: &Numbers, those: &Numbers) -> Vec<Decimal> {
    let ends: Vec<Decimal> =
        [&these.min, &these.max, &those.min, &those.max].into_iter().flatten().map(|bound| bound.value).collect();
    let mut found: Vec<Decimal> = Vec::new();
    let steps: Vec<f64> = [these.step, those.step].into_iter().flatten().map(Decimal::to_f64).collect();
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
        Numbers::of_numeric(&Numeric {
            kind,
            form: NumberForm::Number,
            minimum,
            maximum,
            multiple_of,
            requirement: String::new(),
        })
    }

    #[test]
    fn ends_of_whole_numbers_are_normal() {
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
