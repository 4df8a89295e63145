//! Whether text has the form of its format; decided by automata, each built once and only when asked for.

use crate::model::{Decimal, Scalar};
use crate::pattern::{Language, TextConstraints, TextFormat};
use std::sync::LazyLock;

/// Whether text has the form of a scalar that is written as text.
pub(super) fn fits(scalar: Scalar, text: &str) -> bool {
    let language = match scalar {
        Scalar::Uuid => &UUID,
        Scalar::ArmId => &ARM_ID,
        Scalar::Date => &DATE,
        Scalar::Duration => &DURATION,
        Scalar::Bytes => &BYTES,
        Scalar::Base64Url => &BASE64_URL,
        Scalar::DateTime => &DATE_TIME,
        Scalar::DateTimeRfc1123 => &RFC_1123,
        Scalar::Uri => &URI,
        scalar => return scalar.number_in_text().is_none_or(|number| is_number(number, text)),
    };
    language.contains(text)
}

static UUID: LazyLock<Language> = LazyLock::new(|| format(TextFormat::Uuid));
static ARM_ID: LazyLock<Language> = LazyLock::new(|| format(TextFormat::ArmId));
static DATE: LazyLock<Language> = LazyLock::new(|| format(TextFormat::Date));
static DURATION: LazyLock<Language> = LazyLock::new(|| format(TextFormat::Duration));
static BYTES: LazyLock<Language> = LazyLock::new(|| format(TextFormat::Base64));
static BASE64_URL: LazyLock<Language> = LazyLock::new(|| format(TextFormat::Base64Url));

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

/// RFC 3986: a scheme, then anything but what the RFC excludes everywhere.
pub(super) const URI_PATTERN: &str = r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s\x00-\x1f<>\x22{}|\\^`]*$";

static URI: LazyLock<Language> = LazyLock::new(|| pattern(URI_PATTERN));

fn format(format: TextFormat) -> Language {
    language(TextConstraints { format: Some(format), ..TextConstraints::default() })
}

fn pattern(pattern: &str) -> Language {
    language(TextConstraints { pattern: Some(pattern.to_owned()), ..TextConstraints::default() })
}

fn language(constraints: TextConstraints) -> Language {
    Language::new(constraints).expect("the generator's own patterns compile")
}

/// Whether text is a number of RFC 8259 section 6 that the scalar holds.
fn is_number(scalar: Scalar, text: &str) -> bool {
    let number = Decimal::parse(text).filter(|_| NUMBER.contains(text));
    match scalar {
        Scalar::Int32 => number.and_then(Decimal::to_i64).is_some_and(|number| i32::try_from(number).is_ok()),
        Scalar::Int64 | Scalar::UnixTime => number.and_then(Decimal::to_i64).is_some(),
        _ => number.is_some(),
    }
}

static NUMBER: LazyLock<Language> = LazyLock::new(|| pattern(r"^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$"));

/// What text of a scalar looks like, for a message.
pub(super) fn noun(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Text => "text",
        Scalar::Boolean => "`true` or `false`",
        Scalar::Int32 => "a whole number of 32 bits",
        Scalar::Int64 | Scalar::UnixTime => "a whole number of 64 bits",
        Scalar::Float | Scalar::Double | Scalar::Decimal => "a number",
        Scalar::Date => "a date such as 2025-02-01",
        Scalar::DateTime => "a date-time of RFC 3339, such as 2025-02-01T12:00:00Z",
        Scalar::DateTimeRfc1123 => "a date-time such as Sat, 01 Feb 2025 12:00:00 GMT",
        Scalar::Duration => "an ISO 8601 duration such as PT1H30M",
        Scalar::Bytes => "base64",
        Scalar::Base64Url => "base64url without padding",
        Scalar::Uuid => "a UUID",
        Scalar::Uri => "a URI",
        Scalar::ArmId => "a resource id that begins with `/`",
        Scalar::Int32Text => "a whole number of 32 bits as text",
        Scalar::Int64Text | Scalar::UnixTimeText => "a whole number of 64 bits as text",
        Scalar::FloatText | Scalar::DoubleText | Scalar::DecimalText => "a number as text",
    }
}

#[cfg(test)]
mod tests {
    use super::fits;
    use crate::model::Scalar;

    #[test]
    fn forms_tell_right_from_wrong() {
        for (scalar, right, wrong) in [
            (Scalar::DateTime, "2023-07-26T12:14:26.3179428Z", "2023-07-26 12:14:26Z"),
            (Scalar::DateTime, "2023-07-26T12:14:26+02:00", "2023-13-26T12:14:26Z"),
            (Scalar::DateTimeRfc1123, "Sat, 01 Feb 2025 12:00:00 GMT", "Sat, 1 Feb 2025 12:00:00 GMT"),
            (Scalar::Uri, "https://example.org/a?b#c", "example.org"),
            (Scalar::Uuid, "00000000-0000-0000-0000-00000000000A", "00000000-0000-0000-0000-00000000000g"),
            (Scalar::ArmId, "/subscriptions/1", "subscriptions/1"),
            (Scalar::Duration, "PT1H30M", "1h"),
            (Scalar::Int32Text, "-2147483648", "2147483648"),
            (Scalar::Int64Text, "9223372036854775807", "9223372036854775808"),
            (Scalar::Int64Text, "1.0", "1.5"),
            (Scalar::UnixTimeText, "1738411200", "now"),
            (Scalar::FloatText, "0.5", "+0.5"),
            (Scalar::DoubleText, "1e3", "NaN"),
            (Scalar::DecimalText, "1.10", "01"),
        ] {
            assert!(fits(scalar, right), "{right}");
            assert!(!fits(scalar, wrong), "{wrong}");
        }
    }
}
