//! Decimal numbers as specs write them; never through binary fractions.

use std::cmp::Ordering;
use std::fmt;

/// A decimal number, exact: `digits` times ten to the power of minus `scale`.
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    digits: i128,
    scale: u32,
}

impl Decimal {
    /// The number written as JSON or YAML write it (`-1`, `0.5`, `1e3`); `None` where it is not a number or has more than 30 digits.
    pub fn parse(text: &str) -> Option<Self> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let unsigned = whole.trim_start_matches(['-', '+']);
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.len() - unsigned.len() > 1
            || unsigned.len() + fraction.len() == 0
            || !all_digits(unsigned)
            || !all_digits(fraction)
        {
            return None;
        }
        let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
        let scale = i32::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
        if !(-30..=30).contains(&scale) || digits.unsigned_abs() >= 10u128.pow(30) {
            return None;
        }
        match u32::try_from(scale) {
            Ok(scale) => Some(Self { digits, scale }.reduced()),
            Err(_) => Some(Self { digits: digits.checked_mul(10i128.checked_pow(scale.unsigned_abs())?)?, scale: 0 }),
        }
    }

    /// The whole number.
    pub fn integer(value: i64) -> Self {
        Self { digits: value.into(), scale: 0 }
    }

    /// The number as an `i64`, where it is one.
    pub fn to_i64(self) -> Option<i64> {
        if self.scale == 0 { i64::try_from(self.digits).ok() } else { None }
    }

    /// The nearest `f64`.
    pub fn to_f64(self) -> f64 {
        self.to_string().parse().expect("decimal digits are a number")
    }

    /// Whether it is a whole number.
    pub fn is_integer(self) -> bool {
        self.scale == 0
    }

    /// Whether it is above zero.
    pub fn is_positive(self) -> bool {
        self.digits > 0
    }

    /// Whether `self` is a whole number of times `step`, which is above 0.
    pub fn is_multiple_of(self, step: Self) -> bool {
        // Neither ends in a zero behind the point, so that what reaches further right than the step is no multiple.
        let shift = |rest: i128, _| rest * 10 % step.digits;
        self.scale <= step.scale && (self.scale..step.scale).fold(self.digits % step.digits, shift) == 0
    }

    /// The numbers as whole numbers of one power of ten; `None` where they are too far apart.
    pub(super) fn in_one_unit<const N: usize>(numbers: [Self; N]) -> Option<[i128; N]> {
        let scale = numbers.iter().map(|number| number.scale).max().unwrap_or_default();
        let mut units = [0; N];
        for (unit, number) in units.iter_mut().zip(numbers) {
            *unit = number.at_scale(scale)?;
        }
        Some(units)
    }

    fn at_scale(self, scale: u32) -> Option<i128> {
        self.digits.checked_mul(10i128.checked_pow(scale - self.scale)?)
    }

    fn reduced(mut self) -> Self {
        while self.scale > 0 && self.digits % 10 == 0 {
            self.digits /= 10;
            self.scale -= 1;
        }
        self
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = self.scale.max(other.scale);
        match (self.at_scale(scale), other.at_scale(scale)) {
            (Some(a), Some(b)) => a.cmp(&b),
            _ => self.to_f64().total_cmp(&other.to_f64()),
        }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.scale == 0 {
            return write!(f, "{}", self.digits);
        }
        let digits = format!("{:0>width$}", self.digits.unsigned_abs(), width = self.scale as usize + 1);
        let (whole, fraction) = digits.split_at(digits.len() - self.scale as usize);
        write!(f, "{}{whole}.{fraction}", if self.digits < 0 { "-" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap_or_else(|| panic!("{text} is a number"))
    }

    #[test]
    fn decimals_are_exact() {
        assert_eq!(decimal("10"), decimal("10.0"));
        assert_eq!(decimal("1e3"), decimal("1000"));
        assert_eq!(decimal("1.5e-3").to_string(), "0.0015");
        assert_eq!(decimal("-0.5").to_string(), "-0.5");
        assert!(decimal("0.1") < decimal("0.10000000000000001"));
        assert!(decimal("9223372036854775808").to_i64().is_none());
        assert!(decimal("0.3").is_multiple_of(decimal("0.1")));
        assert!(!decimal("0.35").is_multiple_of(decimal("0.1")));
        assert!(decimal("1e29").is_multiple_of(decimal("1e-29")));
        assert!(!decimal("1e29").is_multiple_of(decimal("3e-29")));
    }

    #[test]
    fn text_that_is_not_a_number_is_none() {
        for text in ["", "-", "abc", "1.2.3", "--1", "0x10", "1e99", "1234567890123456789012345678901"] {
            assert!(Decimal::parse(text).is_none(), "{text}");
        }
    }
}
