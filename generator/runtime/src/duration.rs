//! A length of time of ISO 8601 in its own text; it never turns months into days.

use super::constraint::ConstraintError;
use super::cursor::Cursor;
use super::wire_text::{misfit, wire_text};
use std::fmt;
use std::str::FromStr;

/// A duration of ISO 8601, `P1DT2H30M`, kept as it is written: reading and writing gives the same text, and two are
/// equal when their texts are (`PT60S` is not `PT1M`).
///
/// The form is that of RFC 3339, appendix A, and of `xsd:duration`, which may be negative; the last part may have a
/// fraction (ISO 8601-1:2019, 5.5.2.3). Weeks stand alone. A part is at most 18 digits long.
#[derive(Clone, Eq, Hash, PartialEq)]
pub struct Duration(Box<str>);

/// The unit of a part of a [`Duration`].
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Unit {
    /// `Y`
    Years,
    /// `M` before the `T`
    Months,
    /// `W`
    Weeks,
    /// `D`
    Days,
    /// `H`
    Hours,
    /// `M` behind the `T`
    Minutes,
    /// `S`
    Seconds,
}

/// A part of a [`Duration`]: `2.50S` is 2 whole seconds with the fraction `50`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Part<'a> {
    /// The unit.
    pub unit: Unit,
    /// The digits before the decimal sign, as a number.
    pub whole: u64,
    /// The digits behind the decimal sign, as they are written; empty without one.
    pub fraction: &'a str,
}

wire_text!(Duration, "a duration of ISO 8601 such as P1DT2H30M");

const DATE: [(u8, Unit); 4] = [(b'Y', Unit::Years), (b'M', Unit::Months), (b'W', Unit::Weeks), (b'D', Unit::Days)];
const TIME: [(u8, Unit); 3] = [(b'H', Unit::Hours), (b'M', Unit::Minutes), (b'S', Unit::Seconds)];
const NANOSECONDS: u128 = 1_000_000_000;

impl Duration {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it goes backwards.
    pub fn is_negative(&self) -> bool {
        self.0.starts_with('-')
    }

    /// The parts that are written, zeros included, from the largest unit to the smallest.
    pub fn parts(&self) -> Vec<Part<'_>> {
        parse(&self.0).unwrap_or_default()
    }

    /// The same length of time in nanoseconds, days being 24 hours. `None` when it is negative, has years or months
    /// (their length depends on when they begin), is finer than a nanosecond or too long.
    pub fn to_std(&self) -> Option<std::time::Duration> {
        let mut total = 0_u128;
        for part in self.parts() {
            let unit = match part.unit {
                Unit::Years | Unit::Months if part.whole == 0 && part.fraction.is_empty() => 0,
                Unit::Years | Unit::Months => return None,
                Unit::Weeks => 604_800 * NANOSECONDS,
                Unit::Days => 86_400 * NANOSECONDS,
                Unit::Hours => 3_600 * NANOSECONDS,
                Unit::Minutes => 60 * NANOSECONDS,
                Unit::Seconds => NANOSECONDS,
            };
            total = total.checked_add(unit * u128::from(part.whole))?.checked_add(fraction_of(unit, part.fraction)?)?;
        }
        let seconds = u64::try_from(total / NANOSECONDS).ok()?;
        let value = std::time::Duration::new(seconds, (total % NANOSECONDS) as u32);
        (!self.is_negative() || value.is_zero()).then_some(value)
    }
}

/// `unit` times `0.digits`, where that is a whole number.
fn fraction_of(unit: u128, digits: &str) -> Option<u128> {
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return Some(0);
    }
    let scale = 10_u128.checked_pow(u32::try_from(digits.len()).ok()?)?;
    let product = unit.checked_mul(digits.parse().ok()?)?;
    (product % scale == 0).then_some(product / scale)
}

/// The parts, or the index in characters of what cannot be right.
fn parse(text: &str) -> Result<Vec<Part<'_>>, usize> {
    let mut cursor = Cursor::new(text);
    cursor.take(b'-');
    cursor.expect("P")?;
    let mut parts = Vec::new();
    section(text, &mut cursor, &DATE, &mut parts)?;
    if cursor.take(b'T') && section(text, &mut cursor, &TIME, &mut parts)? == 0 {
        return Err(cursor.at());
    }
    cursor.end()?;
    if parts.is_empty() { Err(cursor.at()) } else { Ok(parts) }
}

fn has_fraction(parts: &[Part<'_>]) -> bool {
    parts.last().is_some_and(|part| !part.fraction.is_empty())
}

/// Reads parts whose units are in the order of `units`; returns how many there are.
fn section<'a>(
    text: &'a str,
    cursor: &mut Cursor<'_>,
    units: &[(u8, Unit)],
    parts: &mut Vec<Part<'a>>,
) -> Result<usize, usize> {
    let (mut units, before) = (units.iter(), parts.len());
    while cursor.peek().is_some_and(|byte| byte.is_ascii_digit()) {
        if has_fraction(parts) {
            return Err(cursor.at());
        }
        let whole = digits(text, cursor);
        let whole_end = cursor.at();
        let fraction = if cursor.take(b'.') || cursor.take(b',') { digits(text, cursor) } else { "" };
        if cursor.at() == whole_end + 1 {
            return Err(cursor.at());
        }
        let unit_at = cursor.at();
        let unit = units.find(|(letter, _)| cursor.take(*letter)).ok_or(unit_at)?.1;
        let mixes_weeks = parts.first().is_some_and(|first| unit == Unit::Weeks || first.unit == Unit::Weeks);
        if mixes_weeks || whole.len() > 18 {
            return Err(unit_at);
        }
        parts.push(Part { unit, whole: whole.parse().map_err(|_| whole_end)?, fraction });
    }
    Ok(parts.len() - before)
}

fn digits<'a>(text: &'a str, cursor: &mut Cursor<'_>) -> &'a str {
    let start = cursor.at();
    while cursor.digit().is_some() {}
    &text[start..cursor.at()]
}

impl FromStr for Duration {
    type Err = ConstraintError;

    fn from_str(text: &str) -> Result<Self, ConstraintError> {
        match parse(text) {
            Ok(_) => Ok(Self(text.into())),
            Err(index) => Err(misfit::<Self>(text, index)),
        }
    }
}

/// In hours, minutes and seconds, all digits kept: `PT26H0.5S`.
impl From<std::time::Duration> for Duration {
    fn from(value: std::time::Duration) -> Self {
        let (hours, minutes, seconds) = (value.as_secs() / 3600, value.as_secs() / 60 % 60, value.as_secs() % 60);
        let mut text = String::from("PT");
        for (count, letter) in [(hours, 'H'), (minutes, 'M')] {
            if count > 0 {
                text.push_str(&format!("{count}{letter}"));
            }
        }
        let fraction = format!("{:09}", value.subsec_nanos());
        match fraction.trim_end_matches('0') {
            "" if seconds == 0 && text.len() > 2 => {}
            "" => text.push_str(&format!("{seconds}S")),
            fraction => text.push_str(&format!("{seconds}.{fraction}S")),
        }
        Self(text.into_boxed_str())
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
