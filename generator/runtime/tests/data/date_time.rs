//! Date-times: the same text out as in, the right instant, no nonsense.

use crate::runtime::date_time::DateTime;
use std::collections::HashSet;
use time::macros::datetime;
use time::{OffsetDateTime, UtcOffset};

fn read(text: &str) -> DateTime {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn the_text_is_kept() {
    for text in [
        "2024-01-24T21:14:58.472Z",
        "2021-06-09T09:35:54.0000000Z",
        "2021-06-09T09:35:54.1234567Z",
        "2021-06-09T09:35:54.123456789Z",
        "2021-06-09T09:35:54Z",
        "2021-06-09t09:35:54z",
        "2021-06-09T09:35:54.10+05:30",
        "2021-06-09T09:35:54+00:00",
        "2021-06-09T09:35:54-00:00",
        "2021-06-09T09:35:54-23:59",
        "0000-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59.9999999-23:59",
        "2024-02-29T00:00:00Z",
        "1990-12-31T23:59:60Z",
        "1990-12-31T15:59:60.250-08:00",
        "2016-12-31T23:59:60.000Z",
    ] {
        assert_eq!(read(text).to_string(), text);
        let json = format!("\"{text}\"");
        assert_eq!(serde_json::to_string(&serde_json::from_str::<DateTime>(&json).unwrap()).unwrap(), json);
    }
}

#[test]
fn every_number_of_digits_is_kept_to_nine() {
    for digits in 1..=9 {
        let text = format!("2021-06-09T09:35:54.{}Z", &"120000000"[..digits]);
        let value = read(&text);
        assert_eq!((value.to_string(), usize::from(value.digits())), (text, digits));
    }
    let error = "2021-06-09T09:35:54.1234567890Z".parse::<DateTime>().unwrap_err();
    assert_eq!((error.position(), error.character()), (Some(29), Some('0')));
}

#[test]
fn the_instant_is_right() {
    assert_eq!(read("2024-01-24T21:14:58.472Z").to_offset(), datetime!(2024-01-24 21:14:58.472 UTC));
    assert_eq!(read("1937-01-01T12:00:27.87+00:20").to_offset(), datetime!(1937-01-01 12:00:27.87 +00:20));
    assert_eq!(read("1990-12-31T23:59:60Z").to_offset(), datetime!(1990-12-31 23:59:59.999999999 UTC));
}

#[test]
fn equality_order_and_hash_go_by_the_instant() {
    let (utc, east) = (read("2024-01-24T21:14:58.0Z"), read("2024-01-24T22:14:58+01:00"));
    assert_eq!(utc, east);
    assert_eq!(HashSet::from([utc, east]).len(), 1);
    assert!(read("2024-01-24T21:14:58.1Z") > east);
    assert!(read("9999-12-31T23:59:59-23:59") > read("0000-01-01T00:00:00+23:59"));
}

#[test]
fn an_invalid_date_time_is_refused_where_it_goes_wrong() {
    for (text, index) in [
        ("", 0),
        ("2024-01-24", 10),
        ("2024-01-24 21:14:58Z", 10),
        ("2024-01-24T21:14:58", 19),
        ("2024-01-24T21:14Z", 16),
        ("2024-13-24T21:14:58Z", 5),
        ("2024-00-24T21:14:58Z", 5),
        ("2023-02-29T21:14:58Z", 8),
        ("2024-04-31T21:14:58Z", 8),
        ("2024-01-24T24:00:00Z", 11),
        ("2024-01-24T21:60:58Z", 14),
        ("2024-01-24T21:14:61Z", 17),
        ("2024-01-24T21:14:60Z", 17),
        ("2024-01-30T23:59:60Z", 17),
        ("2024-01-24T21:14:58.Z", 20),
        ("2024-01-24T21:14:58,5Z", 19),
        ("2024-01-24T21:14:58+24:00", 20),
        ("2024-01-24T21:14:58+0100", 22),
        ("2024-01-24T21:14:58Z ", 20),
        ("24-01-24T21:14:58Z", 2),
        ("+2024-01-24T21:14:58Z", 0),
        ("2024-01-2\u{661}T21:14:58Z", 9),
    ] {
        let error = text.parse::<DateTime>().unwrap_err();
        assert_eq!(error.position(), Some(index), "{text}");
        assert_eq!(error.character(), text.chars().nth(index), "{text}");
    }
    assert!(serde_json::from_str::<DateTime>("1706130898").is_err());
}

#[test]
fn it_agrees_with_time_on_every_day_of_400_years() {
    let mut at = datetime!(1800-01-01 12:34:56.789 -03:30);
    while at.year() < 2200 {
        let value = DateTime::from(at);
        assert_eq!(read(&value.to_string()).to_offset(), at);
        at += time::Duration::DAY;
    }
}

#[test]
fn conversions_write_no_digit_too_many() {
    let text = |at: OffsetDateTime| DateTime::from(at).to_string();
    assert_eq!(text(datetime!(2024-01-24 21:14:58 UTC)), "2024-01-24T21:14:58Z");
    assert_eq!(text(datetime!(2024-01-24 21:14:58.5 +1)), "2024-01-24T21:14:58.5+01:00");
    assert_eq!(text(datetime!(2024-01-24 21:14:58.000000001 -9:45)), "2024-01-24T21:14:58.000000001-09:45");
    let odd = datetime!(2024-01-24 21:14:58 UTC).to_offset(UtcOffset::from_hms(0, 0, 30).unwrap());
    assert_eq!((text(odd).as_str(), DateTime::from(odd).to_offset()), ("2024-01-24T21:14:58Z", odd));
    assert_eq!(OffsetDateTime::from(read("2024-01-24T21:14:58Z")), datetime!(2024-01-24 21:14:58 UTC));
}
