//! The digits of a number that no double is written as, in a value that is copied; it never allocates to be kept.

use super::normal::Normal;
use std::fmt;

/// How many digits are kept: as many as 128 bits hold whatever they are.
const KEPT: usize = 38;

/// At most 38 digits and a power of ten, with the nearest double beside them.
#[derive(Clone, Copy)]
pub(super) struct Digits {
    negative: bool,
    /// Ends in no 0.
    digits: u128,
    /// The power of ten that the digits are multiplied by.
    exponent: i32,
    /// Whether there were more digits.
    is_cut: bool,
    nearest: f64,
}

impl Digits {
    /// `None` where the exponent is none of 32 bits.
    pub(super) fn new(normal: &Normal, nearest: f64) -> Option<Self> {
        let kept = normal.digits.len().min(KEPT);
        let exponent = i32::try_from(normal.point.checked_sub(kept as i64)?).ok()?;
        let digits = normal.digits[..kept].iter().fold(0, |number, digit| number * 10 + u128::from(*digit));
        Some(Self { negative: normal.negative, digits, exponent, is_cut: kept < normal.digits.len(), nearest })
    }

    pub(super) const fn nearest(self) -> f64 {
        self.nearest
    }

    /// Whether there are digits that are not kept.
    pub(super) const fn is_cut(self) -> bool {
        self.is_cut
    }

    pub(super) const fn is_whole(self) -> bool {
        self.exponent >= 0
    }

    /// The value, but for the digits that are not kept.
    pub(super) fn normal(self) -> Normal {
        let digits: Vec<u8> = self.digits.to_string().bytes().map(|byte| byte - b'0').collect();
        let point = i64::from(self.exponent) + digits.len() as i64;
        Normal { negative: self.negative, ..Normal::of_digits(digits, point) }
    }
}

/// A JSON number: with a fraction where it is short, with an exponent otherwise.
impl fmt::Display for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, digits, exponent) = (if self.negative { "-" } else { "" }, self.digits.to_string(), self.exponent);
        let point = digits.len() as i64 + i64::from(exponent);
        match point {
            _ if exponent >= 0 && point <= KEPT as i64 => write!(f, "{sign}{digits}{}", "0".repeat(exponent as usize)),
            1.. if exponent < 0 => {
                let (whole, fraction) = digits.split_at(point as usize);
                write!(f, "{sign}{whole}.{fraction}")
            }
            -5..=0 => write!(f, "{sign}0.{}{digits}", "0".repeat(point.unsigned_abs() as usize)),
            _ => write!(f, "{sign}{digits}e{exponent}"),
        }
    }
}
