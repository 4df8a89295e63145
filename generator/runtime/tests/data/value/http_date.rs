//! Dates of HTTP (RFC 9110, section 5.6.7), compared with the `httpdate` crate.

use crate::dice::Dice;
use crate::runtime::rfc1123::DateTimeRfc1123;
use std::time::{Duration, SystemTime};
use time::OffsetDateTime;

#[test]
fn dates_of_http_are_those_of_another_implementation() {
    let mut dice = Dice::new(0x399);
    for _ in 0..2_500 {
        // From 1970 to 9999.
        let seconds = dice.roll() % 253_402_300_800;
        let text = httpdate::fmt_http_date(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds));
        let date: DateTimeRfc1123 = text.parse().unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((date.to_string(), OffsetDateTime::from(date).unix_timestamp()), (text.clone(), seconds as i64));
        assert_eq!(serde_json::from_str::<DateTimeRfc1123>(&format!("\"{text}\"")).unwrap().to_string(), text);
        let damaged = dice.damaged(&text, "0123456789MonTueJanFeb:,GMT -");
        match (damaged.parse::<DateTimeRfc1123>(), httpdate::parse_http_date(&damaged)) {
            (Ok(date), Ok(other)) => {
                let other = other.duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs();
                assert_eq!(OffsetDateTime::from(date).unix_timestamp(), other as i64, "{damaged}");
            }
            // `httpdate` takes any day of the week, and knows no year before 1970.
            (Err(_), Ok(other)) => assert_ne!(httpdate::fmt_http_date(other), damaged),
            (Ok(date), Err(_)) => {
                let date = OffsetDateTime::from(date);
                assert!(date.year() < 1970 || damaged.contains(":60 "), "{damaged}");
            }
            (Err(_), Err(_)) => {}
        }
    }
}
