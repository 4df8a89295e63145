//! Exact arithmetic on the decimal texts of numbers; it rounds nothing and knows no limits but those of an exponent.

use super::double;
use std::cmp::Ordering;

/// A value without the ways to write it: 0.d1d2d3.. times ten to the power of `point`; no digits for 0.
#[derive(Eq, Hash, PartialEq)]
pub(super) struct Normal {
    pub(super) negative: bool,
    pub(super) point: i64,
    /// Neither the first nor the last is 0.
    pub(super) digits: Vec<u8>,
}

impl Normal {
    /// `text` is a JSON number; `None` where its exponent is too long to count with.
    pub(super) fn new(text: &str) -> Option<Self> {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (negative, mantissa) = match mantissa.strip_prefix('-') {
            Some(mantissa) => (true, mantissa),
            None => (false, mantissa),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).map(|byte| byte - b'0').collect();
        if digits.iter().all(|digit| *digit == 0) {
            return Some(Self::of_digits(Vec::new(), 0));
        }
        let exponent = exponent.parse::<i64>().ok().filter(|exponent| exponent.unsigned_abs() < 1 << 60)?;
        Some(Self { negative, ..Self::of_digits(digits, exponent + whole.len() as i64) })
    }

    /// The digits behind 0. and the power of ten that they are multiplied by.
    pub(super) fn of_digits(mut digits: Vec<u8>, mut point: i64) -> Self {
        let zeros = digits.iter().take_while(|digit| **digit == 0).count();
        digits.drain(..zeros);
        point -= zeros as i64;
        while digits.last() == Some(&0) {
            digits.pop();
        }
        Self { negative: false, point: if digits.is_empty() { 0 } else { point }, digits }
    }

    pub(super) fn of_integer(value: i128) -> Self {
        let digits: Vec<u8> = value.unsigned_abs().to_string().bytes().map(|byte| byte - b'0').collect();
        let point = digits.len() as i64;
        Self { negative: value < 0, ..Self::of_digits(digits, point) }
    }

    /// What a double is written as, which is finite.
    pub(super) fn of_double(value: f64) -> Self {
        Self::new(&double::text(value)).unwrap_or_else(|| Self::of_integer(0))
    }

    /// The value where it is an integer that `i64` holds.
    pub(super) fn to_i64(&self) -> Option<i64> {
        let zeros = usize::try_from(self.point).ok()?.checked_sub(self.digits.len()).filter(|_| self.point <= 19)?;
        let digits = self.digits.iter().copied().chain(std::iter::repeat_n(0, zeros));
        let value = digits.fold(0_i128, |value, digit| value * 10 + i128::from(digit));
        i64::try_from(if self.negative { -value } else { value }).ok()
    }

    /// Long division by hand, digit by digit. Neither number ends in 0, so that a value which reaches less far right than
    /// the divisor is filled up with zeros, and one which reaches further is no multiple, ten not dividing its last digit.
    pub(super) fn is_multiple_of(&self, divisor: &Self) -> bool {
        let number = divisor.digits.iter().fold(0_u128, |number, digit| number * 10 + u128::from(*digit));
        if number == 0 || divisor.digits.len() > 18 {
            return false;
        }
        let last_place = |normal: &Self| normal.point - normal.digits.len() as i64;
        let missing = last_place(self) - last_place(divisor);
        if self.digits.is_empty() || missing < 0 {
            return self.digits.is_empty();
        }
        let rest = self.digits.iter().fold(0, |rest, digit| (rest * 10 + u128::from(*digit)) % number);
        (rest * power_of_ten(missing, number)).is_multiple_of(number)
    }

    pub(super) fn compare(&self, other: &Self) -> Ordering {
        match (self.sign(), other.sign()) {
            (left, right) if left != right => left.cmp(&right),
            (-1, _) => other.magnitude().cmp(&self.magnitude()),
            _ => self.magnitude().cmp(&other.magnitude()),
        }
    }

    fn sign(&self) -> i8 {
        match (self.digits.is_empty(), self.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        }
    }

    fn magnitude(&self) -> (i64, &[u8]) {
        (self.point, &self.digits)
    }
}

/// 10 to the power of `exponent`, modulo a number of at most 18 digits; by squaring, because exponents can be large.
fn power_of_ten(mut exponent: i64, modulus: u128) -> u128 {
    let (mut power, mut square) = (1 % modulus, 10 % modulus);
    while exponent > 0 {
        if exponent % 2 == 1 {
            power = power * square % modulus;
        }
        square = square * square % modulus;
        exponent /= 2;
    }
    power
}
