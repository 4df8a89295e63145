//! A JSON number that remembers whether it was written as an integer; it never is NaN or infinite.

use serde::ser::{Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

/// A finite number in the form it was given: `10` is written back as `10` and `10.0` as `10.0`.
///
/// Equality, order and hash go by value and are exact, between the forms too. Limits: an integer outside `i64` and
/// `u64` becomes a double, as does every number with a fraction or an exponent; [`Decimal`](super::decimal::Decimal)
/// keeps all digits.
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

    /// The nearest double; exact for every number with a fraction and for integers up to 2^53.
    pub const fn as_f64(self) -> f64 {
        match self.0 {
            Form::Integer(value) => value as f64,
            Form::Large(value) => value as f64,
            Form::Float(value) => value,
        }
    }

    /// The value where it is an integer that `i64` holds exactly, `10.0` included.
    ///
    /// A double of 2^53 or more is refused: the digits that were written may already be lost in it.
    pub const fn as_i64(self) -> Option<i64> {
        match self.0 {
            Form::Integer(value) => Some(value),
            Form::Large(_) => None,
            Form::Float(value) if value > -EXACT && value < EXACT && value as i64 as f64 == value => Some(value as i64),
            Form::Float(_) => None,
        }
    }

    /// Whether the number has no fraction, whatever its form and size.
    pub const fn is_whole(self) -> bool {
        match self.0 {
            Form::Integer(_) | Form::Large(_) => true,
            Form::Float(value) => value % 1.0 == 0.0,
        }
    }

    /// The exact order by value.
    pub const fn compare(self, other: Self) -> Ordering {
        match (self.integer(), other.integer()) {
            (Some(left), Some(right)) => {
                if left < right {
                    Ordering::Less
                } else if left > right {
                    Ordering::Greater
                } else {
                    Ordering::Equal
                }
            }
            (Some(left), None) => integer_to_float(left, other.as_f64()),
            (None, Some(right)) => integer_to_float(right, self.as_f64()).reverse(),
            (None, None) => float_to_float(self.as_f64(), other.as_f64()),
        }
    }

    /// Whether the number is a multiple of `divisor`: exactly for integers, to the last bit of the double otherwise,
    /// because neither 0.3 nor 0.1 exists as a double.
    pub const fn is_multiple_of(self, divisor: f64) -> bool {
        let (value, divisor) = (self, Self(Form::Float(divisor)));
        if let (Some(value), Some(divisor)) = (value.whole(), divisor.whole()) {
            return divisor != 0 && value % divisor == 0;
        }
        let (value, divisor) = (value.as_f64(), divisor.as_f64());
        let quotient = value / divisor;
        if !quotient.is_finite() || quotient.abs() >= EXACT {
            return value % divisor == 0.0;
        }
        let nearest = (quotient + 0.5_f64.copysign(quotient)) as i64 as f64;
        (nearest * divisor - value).abs() <= value.abs() * f64::EPSILON
    }

    const fn integer(self) -> Option<i128> {
        match self.0 {
            Form::Integer(value) => Some(value as i128),
            Form::Large(value) => Some(value as i128),
            Form::Float(_) => None,
        }
    }

    /// The value where it is an integer of at most 127 bits.
    const fn whole(self) -> Option<i128> {
        match self.0 {
            Form::Float(value) if self.is_whole() && value.abs() < 1.0e38 => Some(value as i128),
            Form::Float(_) => None,
            _ => self.integer(),
        }
    }
}

/// A double outside the range of `i128` is beyond every integer form; inside, its whole part converts exactly.
const fn integer_to_float(left: i128, right: f64) -> Ordering {
    if right >= 1.0e38 {
        return Ordering::Less;
    }
    if right <= -1.0e38 {
        return Ordering::Greater;
    }
    let whole = right as i128;
    if left < whole {
        Ordering::Less
    } else if left > whole {
        Ordering::Greater
    } else {
        float_to_float(0.0, right - whole as f64)
    }
}

const fn float_to_float(left: f64, right: f64) -> Ordering {
    if left < right {
        Ordering::Less
    } else if left > right {
        Ordering::Greater
    } else {
        Ordering::Equal
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.compare(*other).is_eq()
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
        self.compare(*other)
    }
}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self.whole() {
            Some(value) => value.hash(state),
            None => self.as_f64().to_bits().hash(state),
        }
    }
}

/// The JSON text of the number.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Form::Integer(value) => fmt::Display::fmt(&value, f),
            Form::Large(value) => fmt::Display::fmt(&value, f),
            Form::Float(value) => fmt::Debug::fmt(&value, f),
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
        }
    }
}
