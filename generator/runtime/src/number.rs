//! A JSON number that remembers how it was written; it never is NaN or infinite, and never rounds what it can keep.

use super::digits::Digits;
use super::double;
use super::normal::Normal;
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::value::RawValue;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

/// A finite number in the form it was given: `10` is written back as `10` and `10.0` as `10.0`.
///
/// Its value is that of its text: a double stands for the shortest text that reads as that double, `0.1` for a tenth, as it
/// is written in JSON.
/// Equality, order and hash go by value and are exact, between the forms too. Limits: 38 significant digits are kept, of
/// more it is only known that there are more; and no number is larger than the largest double.
/// [`Decimal`](super::decimal::Decimal) keeps all digits.
#[derive(Clone, Copy)]
pub struct Number(Form);

/// 2^53: below it, every integer is a double of its own.
const EXACT: f64 = 9_007_199_254_740_992.0;

#[derive(Clone, Copy)]
enum Form {
    Integer(i64),
    /// Above `i64::MAX`.
    Large(u64),
    /// Finite.
    Float(f64),
    /// A text that no double is written as.
    Digits(Digits),
}

impl Number {
    /// A number in the form with a fraction; `None` for NaN and the infinities.
    pub const fn from_f64(value: f64) -> Option<Self> {
        if value.is_finite() { Some(Self(Form::Float(value))) } else { None }
    }

    /// A number in the form of an integer.
    pub const fn from_i64(value: i64) -> Self {
        Self(Form::Integer(value))
    }

    /// A number in the form of an integer.
    pub const fn from_u64(value: u64) -> Self {
        if value <= i64::MAX as u64 { Self(Form::Integer(value as i64)) } else { Self(Form::Large(value)) }
    }

    pub(super) const fn from_digits(digits: Digits) -> Self {
        Self(Form::Digits(digits))
    }

    /// The nearest double; exact for every number that a double is written as, and for integers up to 2^53.
    pub const fn as_f64(self) -> f64 {
        match self.0 {
            Form::Integer(value) => value as f64,
            Form::Large(value) => value as f64,
            Form::Float(value) => value,
            Form::Digits(digits) => digits.nearest(),
        }
    }

    /// The value where it is an integer that `i64` holds, `10.0` and `1e18` included.
    pub fn as_i64(self) -> Option<i64> {
        match self.0 {
            Form::Integer(value) => Some(value),
            Form::Large(_) => None,
            Form::Float(value) if value > -EXACT && value < EXACT => {
                (value as i64 as f64 == value).then_some(value as i64)
            }
            Form::Float(_) => self.normal().to_i64(),
            Form::Digits(digits) => {
                if digits.is_cut() {
                    None
                } else {
                    digits.normal().to_i64()
                }
            }
        }
    }

    /// Whether the number has no fraction, whatever its form and size.
    pub fn is_whole(self) -> bool {
        match self.0 {
            Form::Integer(_) | Form::Large(_) => true,
            Form::Float(value) => value % 1.0 == 0.0,
            Form::Digits(digits) => digits.is_whole(),
        }
    }

    /// Whether the number is a multiple of `divisor`, exactly: the one's text of the other's. One that has more digits
    /// than are kept is a multiple of nothing.
    pub fn is_multiple_of(self, divisor: f64) -> bool {
        match (self.0, Self::from_f64(divisor)) {
            (Form::Digits(digits), _) if digits.is_cut() => false,
            (_, Some(divisor)) => self.normal().is_multiple_of(&divisor.normal()),
            (_, None) => false,
        }
    }

    const fn integer(self) -> Option<i128> {
        match self.0 {
            Form::Integer(value) => Some(value as i128),
            Form::Large(value) => Some(value as i128),
            Form::Float(_) | Form::Digits(_) => None,
        }
    }

    /// The value, but for the digits that are not kept.
    fn normal(self) -> Normal {
        match self.0 {
            Form::Integer(value) => Normal::of_integer(i128::from(value)),
            Form::Large(value) => Normal::of_integer(i128::from(value)),
            Form::Float(value) => Normal::of_double(value),
            Form::Digits(digits) => digits.normal(),
        }
    }

    /// Whether there are digits that are not kept.
    fn is_cut(self) -> bool {
        matches!(self.0, Form::Digits(digits) if digits.is_cut())
    }

    /// By value, for numbers of any form.
    fn compare_exactly(self, other: Self) -> Ordering {
        let (left, right) = (self.normal(), other.normal());
        left.compare(&right).then_with(|| {
            let order = self.is_cut().cmp(&other.is_cut());
            if left.negative { order.reverse() } else { order }
        })
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Some(left), Some(right)) = (self.integer(), other.integer()) {
            return left.cmp(&right);
        }
        let order = match (self.0, other.0) {
            (Form::Float(left), Form::Float(right)) => left.partial_cmp(&right),
            // Below 2^53 nothing but the integer itself lies between an integer and the doubles beside it.
            (Form::Integer(left), Form::Float(right)) if right.abs() < EXACT && left.unsigned_abs() < EXACT as u64 => {
                (left as f64).partial_cmp(&right)
            }
            (Form::Float(left), Form::Integer(right)) if left.abs() < EXACT && right.unsigned_abs() < EXACT as u64 => {
                left.partial_cmp(&(right as f64))
            }
            (Form::Integer(_) | Form::Large(_) | Form::Float(_) | Form::Digits(_), _) => None,
        };
        order.unwrap_or_else(|| self.compare_exactly(*other))
    }
}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self.as_i64() {
            Some(value) => value.hash(state),
            None => self.normal().hash(state),
        }
    }
}

/// The JSON text of the number.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Form::Integer(value) => fmt::Display::fmt(&value, f),
            Form::Large(value) => fmt::Display::fmt(&value, f),
            Form::Float(value) => f.write_str(&double::text(value)),
            Form::Digits(digits) => fmt::Display::fmt(&digits, f),
        }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

macro_rules! from_integer {
    ($($integer:ty => $make:ident as $wide:ty),+) => { $(
        impl From<$integer> for Number {
            fn from(value: $integer) -> Self {
                Self::$make(value as $wide)
            }
        }
    )+ };
}
from_integer!(i32 => from_i64 as i64, i64 => from_i64 as i64, u32 => from_u64 as u64, u64 => from_u64 as u64, usize => from_u64 as u64);

impl From<Number> for f64 {
    fn from(value: Number) -> Self {
        value.as_f64()
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Form::Integer(value) => serializer.serialize_i64(value),
            Form::Large(value) => serializer.serialize_u64(value),
            Form::Float(value) => serializer.serialize_f64(value),
            Form::Digits(digits) => {
                RawValue::from_string(digits.to_string()).map_err(S::Error::custom)?.serialize(serializer)
            }
        }
    }
}
