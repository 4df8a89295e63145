//! HTTP dates.

use crate::runtime::rfc1123::DateTimeRfc1123;
use time::OffsetDateTime;
use time::macros::datetime;

#[test]
fn the_three_forms_of_rfc_9110_mean_the_same() {
    for text in ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"] {
        let value: DateTimeRfc1123 = text.parse().unwrap();
        assert_eq!(value.to_offset(), datetime!(1994-11-06 08:49:37 UTC), "{text}");
        assert_eq!(value.to_string(), "Sun, 06 Nov 1994 08:49:37 GMT");
    }
    let json = "\"Thu, 29 Feb 2024 23:59:59 GMT\"";
    assert_eq!(serde_json::to_string(&serde_json::from_str::<DateTimeRfc1123>(json).unwrap()).unwrap(), json);
}

#[test]
fn two_digits_of_a_year_are_never_more_than_fifty_years_ahead() {
    let now = OffsetDateTime::now_utc().year();
    let mut found = 0;
    for year in 0..100 {
        for day in ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] {
            if let Ok(value) = format!("{day}, 01-Mar-{year:02} 00:00:00 GMT").parse::<DateTimeRfc1123>() {
                let year = value.to_offset().year();
                assert!((now - 50..=now + 50).contains(&year), "{year}");
                found += 1;
            }
        }
    }
    assert_eq!(found, 100);
}

#[test]
fn a_leap_second_is_the_second_after() {
    let value: DateTimeRfc1123 = "Sat, 31 Dec 2016 23:59:60 GMT".parse().unwrap();
    assert_eq!(value.to_string(), "Sun, 01 Jan 2017 00:00:00 GMT");
}

#[test]
fn conversions_go_to_gmt_and_drop_the_fraction() {
    let value = DateTimeRfc1123::from(datetime!(2024-01-25 00:14:58.999 +03:00));
    assert_eq!(value.to_string(), "Wed, 24 Jan 2024 21:14:58 GMT");
    assert_eq!(OffsetDateTime::from(value), datetime!(2024-01-24 21:14:58 UTC));
}

#[test]
fn an_invalid_http_date_is_refused() {
    for (text, index) in [
        ("Mon, 06 Nov 1994 08:49:37 GMT", 0),
        ("Sun, 6 Nov 1994 08:49:37 GMT", 6),
        ("Sun, 06 nov 1994 08:49:37 GMT", 8),
        ("Sun, 06 Nov 1994 08:49:37 UTC", 26),
        ("Sun, 06 Nov 1994 08:49:37 +0000", 26),
        ("Sun, 31 Nov 1994 08:49:37 GMT", 5),
        ("1994-11-06T08:49:37Z", 0),
        ("", 0),
    ] {
        assert_eq!(text.parse::<DateTimeRfc1123>().unwrap_err().position(), Some(index), "{text}");
    }
}
