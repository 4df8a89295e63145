//! Whether text has the form of its format; decided by automata, each built once and only when asked for, and by the calendar.

use crate::model::{Decimal, NumberForm, NumberFormat, Scalar};
use pattern::{Language, TextConstraints, TextFormat};
use std::sync::{LazyLock, OnceLock};
use time::{Date, Time, UtcOffset};

/// Whether text has the form of a scalar that is written as text.
pub(super) fn fits(scalar: Scalar, text: &str) -> bool {
    let language = match scalar {
        Scalar::DateTime => &DATE_TIME,
        Scalar::DateTimeRfc1123 => &RFC_1123,
        Scalar::Number(format, NumberForm::Text) => return is_number(format, text),
        Scalar::Text | Scalar::Boolean | Scalar::Number(_, NumberForm::Number) => return true,
        Scalar::Date | Scalar::Duration | Scalar::Bytes | Scalar::Base64Url => format(scalar),
        Scalar::Uuid | Scalar::ArmId | Scalar::Uri => format(scalar),
    };
    language.contains(text) && is_valid_value(scalar, text)
}

/// Whether text of the right form stands for something: a day that there is, a number of a length that can be held.
fn is_valid_value(scalar: Scalar, text: &str) -> bool {
    match scalar {
        Scalar::Date => date(text).is_some(),
        Scalar::DateTime => is_instant(text).unwrap_or(false),
        Scalar::DateTimeRfc1123 => is_imf_fixdate(text).unwrap_or(false),
        Scalar::Duration => text.split(|c: char| !c.is_ascii_digit()).all(|digits| digits.len() <= 18),
        Scalar::Text
        | Scalar::Boolean
        | Scalar::Bytes
        | Scalar::Base64Url
        | Scalar::Uuid
        | Scalar::Uri
        | Scalar::ArmId
        | Scalar::Number(..) => true,
    }
}

/// The day at the beginning of text.
fn date(text: &str) -> Option<Date> {
    let month = text.get(5..7)?.parse::<u8>().ok()?.try_into().ok()?;
    Date::from_calendar_date(text.get(..4)?.parse().ok()?, month, text.get(8..10)?.parse().ok()?).ok()
}

/// Whether there is such a day and second; a 60th is the last of a month in UTC (RFC 3339 section 5.7).
fn is_instant(text: &str) -> Option<bool> {
    let date = date(text)?;
    let number = |from: usize| text.get(from..from + 2)?.parse::<u8>().ok();
    let (hour, minute, second) = (number(11)?, number(14)?, number(17)?);
    if second < 60 {
        return Some(true);
    }
    let offset = match text.strip_suffix(['Z', 'z']) {
        Some(_) => UtcOffset::UTC,
        None => {
            let zone = text.len().checked_sub(6)?;
            let sign = if text.as_bytes()[zone] == b'-' { -1 } else { 1 };
            UtcOffset::from_hms(sign * number(zone + 1)? as i8, sign * number(zone + 4)? as i8, 0).ok()?
        }
    };
    let last = date.with_hms(hour, minute, 59).ok()?.assume_offset(offset).checked_to_offset(UtcOffset::UTC)?;
    let next = last.checked_add(time::Duration::SECOND)?;
    Some(next.day() == 1 && next.time() == Time::MIDNIGHT)
}

/// Whether there is such a day, and it is on that day of the week.
fn is_imf_fixdate(text: &str) -> Option<bool> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = MONTHS.iter().position(|month| text.get(8..11) == Some(month))?;
    let month = u8::try_from(month + 1).ok()?.try_into().ok()?;
    let date = Date::from_calendar_date(text.get(12..16)?.parse().ok()?, month, text.get(5..7)?.parse().ok()?).ok()?;
    Some(date.weekday().to_string().get(..3) == text.get(..3))
}

/// Whether a whole number is one of the format.
pub(super) fn is_integer_of(format: NumberFormat, number: i64) -> bool {
    match format {
        NumberFormat::Int32 => i32::try_from(number).is_ok(),
        // The years -9999 to 9999.
        NumberFormat::UnixTime => (-377_705_116_800..=253_402_300_799).contains(&number),
        NumberFormat::Int64 | NumberFormat::Float | NumberFormat::Double | NumberFormat::Decimal => true,
    }
}

/// Whether the format holds a number.
pub(super) fn holds(format: NumberFormat, number: Decimal) -> bool {
    !format.is_integer() || number.to_i64().is_some_and(|number| is_integer_of(format, number))
}

/// RFC 3339 section 5.6.
static DATE_TIME: LazyLock<Language> = LazyLock::new(|| {
    pattern(concat!(
        r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d{1,9})?",
        r"([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$"
    ))
});

/// RFC 9110 section 5.6.7, `IMF-fixdate`.
static RFC_1123: LazyLock<Language> = LazyLock::new(|| {
    pattern(concat!(
        r"^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} ",
        r"([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60) GMT$"
    ))
});

/// The texts of a format that an automaton decides, made once.
fn format(scalar: Scalar) -> &'static Language {
    static ALL: [OnceLock<Language>; TextFormat::ALL.len()] = [const { OnceLock::new() }; TextFormat::ALL.len()];
    let format = scalar.text_format().expect("an automaton decides it");
    ALL[format as usize]
        .get_or_init(|| language(TextConstraints { format: Some(format), ..TextConstraints::default() }))
}

fn pattern(pattern: &str) -> Language {
    language(TextConstraints { pattern: Some(pattern.to_owned()), ..TextConstraints::default() })
}

fn language(constraints: TextConstraints) -> Language {
    Language::new(constraints).expect("the generator's own patterns compile")
}

/// Whether text is a number of RFC 8259 section 6 that the format holds.
fn is_number(format: NumberFormat, text: &str) -> bool {
    NUMBER.contains(text) && Decimal::parse(text).is_some_and(|number| holds(format, number))
}

static NUMBER: LazyLock<Language> = LazyLock::new(|| pattern(r"^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$"));

#[cfg(test)]
mod tests {
    use super::fits;
    use crate::model::{NumberForm, NumberFormat, Scalar};

    #[test]
    fn formats_are_recognized() {
        for (scalar, right, wrong) in [
            (Scalar::DateTime, "2023-07-26T12:14:26.3179428Z", "2023-07-26 12:14:26Z"),
            (Scalar::DateTime, "2023-07-26T12:14:26+02:00", "2023-13-26T12:14:26Z"),
            (Scalar::DateTimeRfc1123, "Sat, 01 Feb 2025 12:00:00 GMT", "Sat, 1 Feb 2025 12:00:00 GMT"),
            (Scalar::Uri, "https://example.org/a?b#c", "example.org"),
            (Scalar::Uri, "https://example.org/%7a", "https://example.org/%zz"),
            (Scalar::Uri, "https://xn--bcher-kva.example/", "https://b\u{fc}cher.example/"),
            (Scalar::Uri, "http://[2001:db8::7]:80/", "http://[2001:db8]/"),
            (Scalar::Uuid, "00000000-0000-0000-0000-00000000000A", "00000000-0000-0000-0000-00000000000g"),
            (Scalar::ArmId, "/subscriptions/1", "subscriptions/1"),
            (Scalar::Duration, "PT1H30M", "1h"),
            (Scalar::Number(NumberFormat::Int32, NumberForm::Text), "-2147483648", "2147483648"),
            (Scalar::Number(NumberFormat::Int64, NumberForm::Text), "9223372036854775807", "9223372036854775808"),
            (Scalar::Number(NumberFormat::Int64, NumberForm::Text), "1.0", "1.5"),
            (Scalar::Number(NumberFormat::UnixTime, NumberForm::Text), "1738411200", "now"),
            (Scalar::Number(NumberFormat::UnixTime, NumberForm::Text), "253402300799", "253402300800"),
            (Scalar::Date, "2024-02-29", "2023-02-29"),
            (Scalar::DateTime, "2024-02-29T21:14:58Z", "2024-02-30T21:14:58Z"),
            (Scalar::DateTime, "2016-12-31T23:59:60Z", "2024-01-24T21:14:60Z"),
            (Scalar::DateTime, "2017-01-01T08:59:60+09:00", "2017-01-01T08:59:60+08:00"),
            (Scalar::DateTimeRfc1123, "Sun, 06 Nov 1994 08:49:37 GMT", "Mon, 06 Nov 1994 08:49:37 GMT"),
            (Scalar::DateTimeRfc1123, "Thu, 29 Feb 2024 08:49:37 GMT", "Mon, 99 Nov 1994 08:49:37 GMT"),
            (Scalar::Bytes, "aGk=", "aGl="),
            (Scalar::Base64Url, "aGk", "aGl"),
            (Scalar::Duration, "PT999999999999999999S", "PT9999999999999999999S"),
            (Scalar::Number(NumberFormat::Float, NumberForm::Text), "0.5", "+0.5"),
            (Scalar::Number(NumberFormat::Double, NumberForm::Text), "1e3", "NaN"),
            (Scalar::Number(NumberFormat::Decimal, NumberForm::Text), "1.10", "01"),
        ] {
            assert!(fits(scalar, right), "{right}");
            assert!(!fits(scalar, wrong), "{wrong}");
        }
    }
}
