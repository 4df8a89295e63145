//! Numbers: the form is kept, comparisons are exact, NaN does not get in.

use crate::model::{Ripeness, refused};
use crate::runtime::constraint::Rule;
use crate::runtime::number::Number;
use crate::runtime::number_rules::{Bound, NumberRules, number_newtype};
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

/// A weight of more than 0 and less than 10 in steps of 0.1.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
struct Weight(Number);

impl Weight {
    const RULES: NumberRules = NumberRules::new("Weight", "a multiple of 0.1 between 0 and 10")
        .minimum(Bound::exclusive(0.0))
        .maximum(Bound::exclusive(10.0))
        .multiple_of(0.1);
}
number_newtype!(Weight);

const HALF: Ripeness = Ripeness::new(50.0).unwrap();

fn number(json: &str) -> Number {
    serde_json::from_str(json).unwrap()
}

fn hash(number: Number) -> u64 {
    let mut hasher = DefaultHasher::new();
    number.hash(&mut hasher);
    hasher.finish()
}

#[test]
fn the_form_is_kept() {
    for json in
        ["10", "10.0", "0", "-0.0", "0.1", "-7", "18446744073709551615", "-9223372036854775808", "33.333333333333336"]
    {
        assert_eq!(serde_json::to_string(&number(json)).unwrap(), json);
        assert_eq!(serde_json::to_string(&json.parse::<Number>().unwrap()).unwrap(), json);
        let through_value: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&serde_json::from_value::<Number>(through_value).unwrap()).unwrap(), json);
    }
    assert_eq!(serde_json::from_str::<Number>(&number("1.5e300").to_string()).unwrap(), number("15E299"));
    for json in [
        "0.99999999999999999999",
        "-1.0000000000000000000001",
        "9007199254740993.5",
        "1e-400",
        "12345678901234567890123456789012345678",
    ] {
        assert_eq!(serde_json::to_string(&number(json)).unwrap(), json);
    }
    assert_eq!(number("10.0").to_string(), "10.0");
    assert_eq!(number("10").to_string(), "10");
}

#[test]
fn order_and_equality_go_by_value_across_forms() {
    let ascending =
        ["-1e300", "-9223372036854775808", "-1.5", "0", "0.5", "1", "9007199254740992", "9007199254740993", "1e300"];
    for (index, left) in ascending.iter().enumerate() {
        for (other, right) in ascending.iter().enumerate() {
            assert_eq!(number(left).cmp(&number(right)), index.cmp(&other), "{left} {right}");
        }
    }
    assert_eq!(number("10"), number("10.0"));
    assert_eq!(hash(number("10")), hash(number("10.0")));
    assert_eq!(number("0"), number("-0.0"));
    assert_eq!(hash(number("0")), hash(number("-0.0")));
    assert_ne!(number("9007199254740993"), number("9007199254740992.0"));
    assert_ne!(number("18446744073709551615"), number("18446744073709551616"));
}

#[test]
fn texts_that_are_not_json_are_refused() {
    for text in ["", "-", "+1", "01", "1.", ".5", "1e", "1e+", "NaN", "inf", "1_0", " 1", "0x1", "1.5.5", "--1"] {
        assert_eq!(text.parse::<Number>().unwrap_err().rule(), Rule::Format, "{text}");
    }
    assert_eq!("1e999".parse::<Number>().unwrap_err().rule(), Rule::NotFinite);
    assert!(serde_json::from_str::<Number>("\"1\"").is_err());
    assert!(serde_json::from_str::<Number>("{\"a\":1}").is_err());
}

#[test]
fn a_range_takes_its_ends_in_both_forms() {
    assert_eq!(HALF.get(), 50.0);
    for json in ["0", "0.0", "-0.0", "100", "100.0", "99.999"] {
        let ripeness: Ripeness = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&ripeness).unwrap(), json);
    }
    assert!(
        Ripeness::new(f64::NAN).is_none()
            && Ripeness::new(100.1).is_none()
            && Ripeness::new(-f64::MIN_POSITIVE).is_none()
    );
    assert!(Ripeness::new(100.00000000000001).is_none());
}

#[test]
fn a_refused_number_names_limit_and_value() {
    let error = refused::<Ripeness, _>(150);
    assert_eq!((error.rule(), error.limit(), error.actual()), (Rule::Maximum, Some(100.into()), Some(150.into())));
    assert_eq!(error.to_string(), "Ripeness: 150 is not valid: a number from 0 to 100 (at most 100 is allowed)");
    assert_eq!(refused::<Ripeness, _>(-0.5).rule(), Rule::Minimum);
    assert_eq!(refused::<Ripeness, _>(f64::NAN).rule(), Rule::NotFinite);
    assert_eq!(refused::<Ripeness, _>(f64::INFINITY).value(), Some("inf"));
    assert_eq!("1e3".parse::<Ripeness>().unwrap_err().actual(), Some(1000.into()));
    assert_eq!(refused::<Ripeness, _>(u64::MAX).value(), Some("18446744073709551615"));
}

#[test]
fn exclusive_ends_are_outside() {
    assert_eq!(refused::<Weight, _>(0).rule(), Rule::ExclusiveMinimum);
    assert_eq!(refused::<Weight, _>(-0.0).rule(), Rule::ExclusiveMinimum);
    assert_eq!(refused::<Weight, _>(10.0).rule(), Rule::ExclusiveMaximum);
    assert_eq!(Weight::try_from(9.9).unwrap().number(), number("9.9"));
}

#[test]
fn every_tenth_is_a_multiple_of_a_tenth_and_nothing_between() {
    for tenths in 1..100_u32 {
        let text = format!("{}.{}", tenths / 10, tenths % 10);
        assert!(text.parse::<Weight>().is_ok(), "{text}");
        assert_eq!(format!("{text}5").parse::<Weight>().unwrap_err().rule(), Rule::MultipleOf, "{text}5");
    }
    assert!(Weight::new(0.3).is_some() && Weight::try_from(0.3).is_ok());
    assert!(Weight::new(0.1 + 0.2).is_none(), "it is written 0.30000000000000004");
    assert_eq!(refused::<Weight, _>(0.1 + 0.2).rule(), Rule::MultipleOf);
    assert_eq!("1e-20".parse::<Weight>().unwrap_err().rule(), Rule::MultipleOf);
}

#[test]
fn multiples_of_integers_are_exact() {
    assert!(Number::from(u64::MAX).is_multiple_of(5.0));
    assert!(!Number::from(u64::MAX - 1).is_multiple_of(5.0));
    assert!(number("9007199254740993").is_multiple_of(3.0));
    assert!(!number("9007199254740993").is_multiple_of(2.0));
    assert!(!Number::from(1).is_multiple_of(0.0));
    assert!(Number::from(0).is_multiple_of(0.3));
    assert!(number("7.5").is_multiple_of(2.5));
}

#[test]
fn whole_numbers_are_integers_whatever_their_form() {
    assert_eq!(number("10.0").as_i64(), Some(10));
    assert_eq!(number("-9007199254740991.0").as_i64(), Some(-9_007_199_254_740_991));
    assert_eq!(number("9007199254740992.0").as_i64(), Some(9_007_199_254_740_992));
    assert_eq!(number("9007199254740993.0").as_i64(), Some(9_007_199_254_740_993));
    assert_eq!(number("1e18").as_i64(), Some(1_000_000_000_000_000_000));
    assert_eq!(number("1152921504606847e3").as_i64(), Some(1_152_921_504_606_847_000));
    assert_eq!(number("5.0000000000000000000001").as_i64(), None);
    assert_eq!(number("1e-400").as_i64(), None);
    assert_eq!(number("10.5").as_i64(), None);
    assert_eq!(number("9223372036854775807").as_i64(), Some(i64::MAX));
    assert_eq!(number("9223372036854775808").as_i64(), None);
    assert_eq!(number("1e2").as_i64(), Some(100));
}
