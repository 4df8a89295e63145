//! Seconds since 1970.

use crate::runtime::constraint::Rule;
use crate::runtime::unix_time::UnixTime;
use time::OffsetDateTime;
use time::macros::datetime;

#[test]
fn it_is_a_json_integer() {
    let value: UnixTime = serde_json::from_str("1706130898").unwrap();
    assert_eq!(serde_json::from_str::<UnixTime>("1706130898.0").unwrap(), value);
    assert_eq!((value.to_offset(), value.seconds()), (datetime!(2024-01-24 21:14:58 UTC), 1_706_130_898));
    assert_eq!((serde_json::to_string(&value).unwrap(), value.to_string()), ("1706130898".into(), "1706130898".into()));
    assert_eq!("-1".parse::<UnixTime>().unwrap().to_offset(), datetime!(1969-12-31 23:59:59 UTC));
}

#[test]
fn a_fraction_belongs_to_the_second_it_is_in() {
    assert_eq!(UnixTime::from(datetime!(1969-12-31 23:59:58.5 UTC)).seconds(), -2);
    assert!(serde_json::from_str::<UnixTime>("1.5").is_err());
}

#[test]
fn it_stays_in_the_years_that_can_be_written() {
    for (edge, beyond) in [(253_402_300_799, 253_402_300_800_i64), (-377_705_116_800, -377_705_116_801)] {
        let at = OffsetDateTime::from(UnixTime::try_from(edge).unwrap());
        assert_eq!(at.unix_timestamp(), edge);
        assert!(matches!(UnixTime::try_from(beyond).unwrap_err().rule(), Rule::Minimum | Rule::Maximum));
    }
    let far = UnixTime::from(datetime!(9999-12-31 23:59:59 -23:59));
    assert_eq!(far.to_offset().year(), 9999);
}
