//! Dates.

use crate::runtime::date::Date;
use time::macros::date;

#[test]
fn the_text_is_kept() {
    for text in ["2024-01-24", "0000-12-31", "9999-01-01", "2024-02-29"] {
        assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
    }
    let day: Date = serde_json::from_str("\"2024-01-24\"").unwrap();
    assert_eq!((time::Date::from(day), day.to_date()), (date!(2024 - 01 - 24), date!(2024 - 01 - 24)));
    assert_eq!(serde_json::to_string(&Date::from(date!(2024 - 01 - 24))).unwrap(), "\"2024-01-24\"");
    assert!(day < Date::from(date!(2024 - 01 - 25)));
}

#[test]
fn an_invalid_date_is_refused() {
    for (text, index) in [("2023-02-29", 8), ("2024-1-24", 6), ("2024-01-24T", 10), ("20240124", 4), ("2024-01-00", 8)]
    {
        assert_eq!(text.parse::<Date>().unwrap_err().position(), Some(index), "{text}");
    }
}
