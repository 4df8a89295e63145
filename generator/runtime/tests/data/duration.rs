//! ISO 8601 durations.

use crate::runtime::duration::{Duration, Part, Unit};
use std::time::Duration as Std;

fn read(text: &str) -> Duration {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn the_text_is_kept() {
    for text in
        ["P1D", "PT1H", "P1Y2M3DT4H5M6.789S", "P4W", "-P1DT0.50S", "PT0S", "P0D", "PT36H", "P0.5Y", "PT1,5M", "P1.5W"]
    {
        assert_eq!(read(text).to_string(), text);
        let json = format!("\"{text}\"");
        assert_eq!(serde_json::to_string(&serde_json::from_str::<Duration>(&json).unwrap()).unwrap(), json);
    }
    assert_ne!(read("PT60S"), read("PT1M"));
}

#[test]
fn its_parts_are_there_as_written() {
    let value = read("-P1Y02M3DT4H5M6.780S");
    let part = |unit, whole, fraction| Part { unit, whole, fraction };
    assert!(value.is_negative());
    assert_eq!(
        value.parts(),
        [
            part(Unit::Years, 1, ""),
            part(Unit::Months, 2, ""),
            part(Unit::Days, 3, ""),
            part(Unit::Hours, 4, ""),
            part(Unit::Minutes, 5, ""),
            part(Unit::Seconds, 6, "780"),
        ]
    );
}

#[test]
fn an_invalid_duration_is_refused() {
    for (text, index) in [
        ("", 0),
        ("1D", 0),
        ("P", 1),
        ("PT", 2),
        ("P1DT", 4),
        ("P1", 2),
        ("P1H", 2),
        ("PT1D", 3),
        ("P1D1Y", 4),
        ("P1D2D", 4),
        ("P1W1D", 4),
        ("P1Y1W", 4),
        ("P1WT1H", 5),
        ("PT1.5H1M", 6),
        ("P1.5DT1H", 6),
        ("PT.5S", 2),
        ("PT1.S", 4),
        ("+P1D", 0),
        ("P-1D", 1),
        ("p1d", 0),
        ("P1D ", 3),
        ("P1234567890123456789D", 20),
    ] {
        assert_eq!(text.parse::<Duration>().unwrap_err().position(), Some(index), "{text}");
    }
}

#[test]
fn a_length_that_is_guaranteed_converts_exactly() {
    for (text, length) in [
        ("PT1H30M", Std::from_secs(5400)),
        ("P1D", Std::from_secs(86_400)),
        ("P2W", Std::from_secs(1_209_600)),
        ("P0Y0M1DT0.000000001S", Std::new(86_400, 1)),
        ("PT0.5H", Std::from_secs(1800)),
        ("-PT0S", Std::ZERO),
        ("PT1,2500S", Std::from_millis(1250)),
    ] {
        assert_eq!(read(text).to_std(), Some(length), "{text}");
    }
    for text in ["P1Y", "P1M", "-PT1S", "PT0.0000000001S", "P999999999999999999W", "P0.5M"] {
        assert_eq!(read(text).to_std(), None, "{text}");
    }
}

#[test]
fn std_durations_round_trip() {
    for length in
        [Std::ZERO, Std::from_secs(1), Std::from_secs(90_061), Std::new(3600, 1), Std::new(u64::MAX, 999_999_999)]
    {
        let value = Duration::from(length);
        assert_eq!(read(value.as_str()).to_std(), Some(length), "{value}");
    }
    assert_eq!(Duration::from(Std::from_millis(93_600_500)).as_str(), "PT26H0.5S");
    assert_eq!(Duration::from(Std::ZERO).as_str(), "PT0S");
    assert_eq!(Duration::from(Std::from_secs(3600)).as_str(), "PT1H");
}
