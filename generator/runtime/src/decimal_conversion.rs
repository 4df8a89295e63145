//! Decimals as those of the crate `rust_decimal`, and the other way round; never rounds.

use super::constraint::{ConstraintError, Rule};
use super::decimal::Decimal;

/// A number of more than 28 digits, or an exponent beyond them, is an error.
impl TryFrom<&Decimal> for rust_decimal::Decimal {
    type Error = ConstraintError;

    fn try_from(decimal: &Decimal) -> Result<Self, ConstraintError> {
        let text = decimal.as_str();
        let read = Self::from_str_exact(text).or_else(|_| Self::from_scientific(text));
        read.ok().filter(|read| Decimal::from(*read) == *decimal).ok_or_else(|| {
            ConstraintError::new("Decimal", "a number that `rust_decimal` can hold exactly", Rule::Format)
                .with_text(text)
        })
    }
}

/// With all the digits that it has: `1.10` stays `1.10`.
impl From<rust_decimal::Decimal> for Decimal {
    fn from(decimal: rust_decimal::Decimal) -> Self {
        Self::of_json_number(decimal.to_string())
    }
}
