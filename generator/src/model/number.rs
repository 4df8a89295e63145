//! Numbers with constraints.

use super::{Decimal, NumberForm, NumberFormat};

/// A number with its own type.
#[derive(Clone, Debug, PartialEq)]
pub struct Numeric {
    /// How it is held.
    pub kind: NumericKind,
    /// What it is in JSON.
    pub form: NumberForm,
    /// The least allowed.
    pub minimum: Option<Bound>,
    /// The largest allowed.
    pub maximum: Option<Bound>,
    /// What it is a multiple of.
    pub multiple_of: Option<Decimal>,
}

/// How a number is held.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NumericKind {
    /// 32 bits.
    Int32,
    /// 64 bits.
    Int64,
    /// Any number of IEEE 754 double precision, in the form it was given in.
    Number,
    /// Decimal digits, none of which is lost.
    Decimal,
}

/// The end of a range.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Bound {
    /// The number at the end.
    pub value: Decimal,
    /// Whether the number itself is outside.
    pub exclusive: bool,
}

impl Bound {
    /// The end of a range that the number itself is in.
    pub fn inclusive(value: Decimal) -> Self {
        Self { value, exclusive: false }
    }

    /// Whether a whole number of times `step`, which is above 0, is between two bounds; `None` where the numbers are too far apart to tell.
    fn has_multiple_between(step: Decimal, low: &Self, high: &Self) -> Option<bool> {
        let [step, from, to] = Decimal::in_one_unit([step, low.value, high.value])?;
        let below = from.rem_euclid(step);
        let mut first = if below == 0 { from } else { from.checked_add(step - below)? };
        if low.exclusive && first == from {
            first = first.checked_add(step)?;
        }
        Some(first < to || (first == to && !high.exclusive))
    }
}

impl NumericKind {
    /// The format of such a number.
    pub fn format(self) -> NumberFormat {
        match self {
            Self::Int32 => NumberFormat::Int32,
            Self::Int64 => NumberFormat::Int64,
            Self::Number => NumberFormat::Double,
            Self::Decimal => NumberFormat::Decimal,
        }
    }

    /// The least and the largest of them, where only whole numbers can be held.
    pub fn range(self) -> Option<[Decimal; 2]> {
        match self {
            Self::Int32 => Some([i32::MIN.into(), i32::MAX.into()].map(Decimal::integer)),
            Self::Int64 => Some([i64::MIN, i64::MAX].map(Decimal::integer)),
            Self::Number | Self::Decimal => None,
        }
    }
}

/// A rule that a number can break.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NumberRule {
    /// It is one of the whole numbers that can be held.
    Integer,
    /// `minimum`
    Minimum,
    /// `exclusiveMinimum`
    ExclusiveMinimum,
    /// `maximum`
    Maximum,
    /// `exclusiveMaximum`
    ExclusiveMaximum,
    /// `multipleOf`
    MultipleOf,
}

impl Numeric {
    /// The first rule that a number breaks.
    pub fn broken(&self, number: Decimal) -> Option<NumberRule> {
        let Self { kind, form: _, minimum, maximum, multiple_of } = self;
        if kind.range().is_some_and(|[least, largest]| !number.is_integer() || number < least || number > largest) {
            return Some(NumberRule::Integer);
        }
        if let Some(Bound { value, exclusive }) = minimum
            && (number < *value || *exclusive && number == *value)
        {
            return Some(if *exclusive { NumberRule::ExclusiveMinimum } else { NumberRule::Minimum });
        }
        if let Some(Bound { value, exclusive }) = maximum
            && (number > *value || *exclusive && number == *value)
        {
            return Some(if *exclusive { NumberRule::ExclusiveMaximum } else { NumberRule::Maximum });
        }
        multiple_of.filter(|step| !number.is_multiple_of(*step)).map(|_| NumberRule::MultipleOf)
    }

    /// Whether any number keeps every rule, as far as that can be told.
    pub fn is_possible(&self) -> bool {
        let Self { kind, form: _, minimum, maximum, multiple_of } = self;
        let [least, largest] = kind.range().map_or([None, None], |ends| ends.map(|end| Some(Bound::inclusive(end))));
        let step = multiple_of.or(least.map(|_| Decimal::integer(1)));
        let (Some(low), Some(high), Some(step)) = (minimum.or(least), maximum.or(largest), step) else { return true };
        Bound::has_multiple_between(step, &low, &high) != Some(false)
    }

    /// The constraint in words, such as "a number from 0 to 100".
    pub fn requirement(&self) -> String {
        let Self { kind, form: _, minimum, maximum, multiple_of } = self;
        let noun = if kind.range().is_some() { "a whole number" } else { "a number" };
        let range = match (minimum, maximum) {
            (Some(Bound { value: low, exclusive: false }), Some(Bound { value: high, exclusive: false })) => {
                format!(" from {low} to {high}")
            }
            (low, high) => {
                let end = |bound: &Option<Bound>, excluded: &str, included: &str| {
                    bound.as_ref().map(|it| format!("{} {}", if it.exclusive { excluded } else { included }, it.value))
                };
                let ends = [end(low, "above", "of at least"), end(high, "below", "of at most")];
                let ends: Vec<String> = ends.into_iter().flatten().collect();
                if ends.is_empty() { String::new() } else { format!(" {}", ends.join(" and ")) }
            }
        };
        let step = multiple_of.map(|step| format!(", a multiple of {step}")).unwrap_or_default();
        format!("{noun}{range}{step}")
    }
}
