//! Decimals: no digit is lost and no comparison rounds.

use crate::model::refused;
use crate::runtime::constraint::Rule;
use crate::runtime::decimal::Decimal;
use crate::runtime::decimal_rules::{DecimalBound, DecimalRules, decimal_newtype};
use crate::runtime::decode::decode;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

const LONG: &str = "12345678901234567890.12345678901234567890";

/// A price in steps of a cent.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
struct Price(Decimal);

impl Price {
    const RULES: DecimalRules =
        DecimalRules::new("Price", "more than 0 and at most 99999999999999999999.99, in steps of 0.01")
            .minimum(DecimalBound::exclusive("0"))
            .maximum(DecimalBound::inclusive("99999999999999999999.99"))
            .multiple_of("0.01");
}
decimal_newtype!(Price);

#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct Bill {
    total: Price,
    parts: Option<Vec<Decimal>>,
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn the_text_is_kept() {
    for text in ["0", "-0", "1.10", LONG, "1E400", "-1e-400", "10", "100000000000000000000000000000000000000001"] {
        assert_eq!(serde_json::to_string(&serde_json::from_str::<Decimal>(text).unwrap()).unwrap(), text);
        assert_eq!(decimal(text).to_string(), text);
    }
    let json = format!(r#"{{"total":5.10,"parts":[{LONG},1.0]}}"#);
    let bill: Bill = decode(json.as_bytes()).unwrap();
    assert_eq!(serde_json::to_string(&bill).unwrap(), json);
}

#[test]
fn order_and_equality_are_exact() {
    let ascending = [
        "-1e400",
        LONG_NEGATIVE,
        "-1",
        "-0.5",
        "0",
        "1e-400",
        "0.1",
        "0.10000000000000000000000000000001",
        "1",
        "9.99",
        "10",
        "1e2",
    ];
    for (index, left) in ascending.iter().enumerate() {
        for (other, right) in ascending.iter().enumerate() {
            assert_eq!(decimal(left).cmp(&decimal(right)), index.cmp(&other), "{left} {right}");
        }
    }
    let same = ["1.10", "1.1", "11e-1", "0.11E+1", "110e-2", "0.00011e4"];
    assert_eq!(same.map(decimal).into_iter().collect::<HashSet<_>>().len(), 1);
    assert_eq!(decimal("-0.00"), decimal("0e7"));
}

const LONG_NEGATIVE: &str = "-12345678901234567890.12345678901234567890";

#[test]
fn text_that_is_not_a_number_is_refused() {
    for text in ["", "1.", "+1", "NaN", "1e1000000", "0x1", "1,5"] {
        assert_eq!(text.parse::<Decimal>().unwrap_err().rule(), Rule::Format, "{text}");
    }
    assert_eq!(decimal("1e0000000999999"), decimal("10e999998"));
    for json in ["\"1\"", "null", "[1]", "true"] {
        assert!(serde_json::from_str::<Decimal>(json).is_err(), "{json}");
    }
}

#[test]
fn bounds_are_exact() {
    assert!(Price::try_from("99999999999999999999.99").is_ok());
    let error = refused::<Price, _>("100000000000000000000.00");
    assert_eq!((error.rule(), error.value()), (Rule::Maximum, Some("100000000000000000000.00")));
    assert_eq!(refused::<Price, _>("0.00").rule(), Rule::ExclusiveMinimum);
    assert_eq!(refused::<Price, _>("99999999999999999999.995").rule(), Rule::Maximum);
    assert_eq!(refused::<Price, _>("1.005").rule(), Rule::MultipleOf);
    assert!(Price::try_from("12345678901234567890.10").is_ok());
    let seven = Price::try_from(Decimal::from(7)).unwrap();
    assert_eq!((seven.get().as_str(), seven.clone().into_inner()), ("7", Decimal::from(7_u64)));
}

#[test]
fn multiples_are_counted_without_doubles() {
    let fits = |value: &str, step: &'static str| {
        let rules = DecimalRules { multiple_of: Some(step), minimum: None, maximum: None, ..Price::RULES };
        rules.check(decimal(value)).is_ok()
    };
    for (value, step) in
        [("7.5", "2.5"), ("1e30", "7e-3"), ("0", "3"), ("-9", "3"), ("1e400", "4"), ("30", "1e1"), ("2.50", "0.5")]
    {
        let seven = step == "7e-3";
        assert_eq!(fits(value, step), !seven, "{value} {step}");
    }
    for (value, step) in [("25", "10"), ("0.25", "0.5"), ("1", "3"), ("1e400", "3"), ("1e-30", "1")] {
        assert!(!fits(value, step), "{value} {step}");
    }
    for number in 0..2000_u32 {
        assert_eq!(fits(&format!("{}.{:02}", number / 100, number % 100), "0.07"), number % 7 == 0, "{number}");
    }
}

#[test]
fn from_a_buffer_it_is_what_the_buffer_has() {
    let value: serde_json::Value = serde_json::from_str("1.10").unwrap();
    assert_eq!(serde_json::from_value::<Decimal>(value).unwrap(), decimal("1.1"));

    #[derive(Deserialize)]
    struct Around {
        #[serde(flatten)]
        bill: Bill,
    }
    let around: Around = serde_json::from_str(r#"{"total":5.10}"#).unwrap();
    assert_eq!(around.bill.total, Price::try_from("5.1").unwrap());
}

#[cfg(feature = "rust_decimal")]
#[test]
fn decimals_convert_to_rust_decimal_without_rounding() {
    type Other = rust_decimal::Decimal;
    for (text, other) in [
        ("1.10", "1.10"),
        ("-0", "0"),
        ("11e-1", "1.1"),
        ("5E3", "5000"),
        ("79228162514264337593543950335", "79228162514264337593543950335"),
    ] {
        let decimal: Decimal = text.parse().unwrap();
        let converted = Other::try_from(&decimal).unwrap();
        assert_eq!(converted, other.parse::<Other>().unwrap(), "{text}");
        assert_eq!(Decimal::from(converted), decimal, "{text}");
    }
    assert_eq!(Decimal::from(Other::new(110, 2)).as_str(), "1.10");
    for text in ["0.12345678901234567890123456789012345", "79228162514264337593543950336", "1e40", "1e-40"] {
        let error = Other::try_from(&text.parse::<Decimal>().unwrap()).unwrap_err();
        assert_eq!((error.rule(), error.type_name()), (Rule::Format, "Decimal"), "{text}");
    }
}
