//! Numbers that a service sends as strings.

use crate::model::Ripeness;
use crate::runtime::decimal::Decimal;
use crate::runtime::decode::{Reason, decode};
use crate::runtime::integer::{IntegerRules, integer_newtype};
use crate::runtime::number_as_text::AsText;
use crate::runtime::patch::Patch;
use crate::runtime::unix_time::UnixTime;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct Label {
    rows: AsText<i64>,
    ripeness: AsText<Ripeness>,
    #[serde(skip_serializing_if = "Option::is_none")]
    price: Option<AsText<Decimal>>,
}

#[test]
fn the_text_is_kept() {
    for json in
        [r#"{"rows":"9223372036854775807","ripeness":"10.0","price":"1.10"}"#, r#"{"rows":"-1","ripeness":"10"}"#]
    {
        let label: Label = decode(json.as_bytes()).unwrap();
        assert_eq!(serde_json::to_string(&label).unwrap(), json);
    }
    assert_eq!(decode::<Label>(br#"{"rows":"1","ripeness":"1","price":null}"#).unwrap().price, None);
}

#[test]
fn anything_but_a_json_number_in_a_string_is_refused() {
    for rows in ["1", "\"\"", "\" 1\"", "\"+1\"", "\"01\"", "\"1.5\"", "\"9223372036854775808\"", "\"NaN\"", "null"] {
        let failure = decode::<Label>(format!(r#"{{"rows":{rows},"ripeness":"1"}}"#).as_bytes()).unwrap_err();
        assert_eq!(failure.path().to_string(), "rows", "{rows}");
    }
    let failure = decode::<Label>(br#"{"rows":"1","ripeness":"101"}"#).unwrap_err();
    assert!(matches!(failure.reason(), Reason::Constraint(error) if error.type_name() == "Ripeness"));
}

#[test]
fn lists_maps_and_patches_hold_them_too() {
    #[derive(Debug, Deserialize, PartialEq, Serialize)]
    struct Shelf {
        sizes: Vec<Option<AsText<i64>>>,
        prices: BTreeMap<String, AsText<Decimal>>,
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        rows: Patch<AsText<i64>>,
    }
    let json = r#"{"sizes":["1",null],"prices":{"a":"1.10"},"rows":"3"}"#;
    let shelf: Shelf = decode(json.as_bytes()).unwrap();
    assert_eq!((shelf.sizes[0], shelf.rows), (Some(AsText(1)), Patch::Value(AsText(3))));
    assert_eq!(serde_json::to_string(&shelf).unwrap(), json);
    let failure = decode::<Shelf>(br#"{"sizes":["1",2],"prices":{}}"#).unwrap_err();
    assert_eq!(failure.path().to_string(), "sizes[1]");
}

#[test]
fn outside_of_json_it_is_its_digits() {
    let number: AsText<i64> = "12".parse().unwrap();
    assert_eq!((number, number.to_string()), (AsText::from(12), "12".to_owned()));
}

#[test]
fn integers_may_have_a_point_and_doubles_are_finite() {
    assert_eq!(serde_json::from_str::<AsText<i32>>(r#""1.0""#).unwrap(), AsText(1));
    assert_eq!("-2e0".parse::<AsText<i64>>().unwrap(), AsText(-2));
    assert_eq!(serde_json::from_str::<AsText<f32>>(r#""0.5""#).unwrap(), AsText(0.5));
    assert_eq!("1738411200".parse::<AsText<UnixTime>>().unwrap().0.seconds(), 1_738_411_200);
    for text in ["NaN", "inf", "1e999", "+1", ""] {
        assert!(text.parse::<AsText<f64>>().is_err(), "{text}");
    }
    assert!("1.5".parse::<AsText<i32>>().is_err() && "2147483648".parse::<AsText<i32>>().is_err());
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Age(i32);

impl Age {
    const RULES: IntegerRules = IntegerRules::new("Age", "a whole number from 0 to 150").minimum(0).maximum(150);
}

integer_newtype!(Age, i32, text);

#[test]
fn a_newtype_can_be_a_string_in_json() {
    assert_eq!(decode::<Age>(br#""7""#).unwrap().get(), 7);
    assert_eq!(Age::new(7), Some(Age(7)));
    assert_eq!(serde_json::to_string(&Age(7)).unwrap(), r#""7""#);
    let failure = decode::<Vec<Age>>(br#"["7","151"]"#).unwrap_err();
    assert_eq!(failure.path().to_string(), "[1]");
    assert!(matches!(failure.reason(), Reason::Constraint(error) if error.type_name() == "Age"));
    assert!(decode::<Age>(b"7").is_err());
}
