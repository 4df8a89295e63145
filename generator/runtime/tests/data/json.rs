//! Any JSON: what came is kept to the last digit, and equality is that of JSON Schema.

use crate::runtime::decode::{Decoding, decode, decode_with};
use crate::runtime::json::Json;
use crate::runtime::object::object;
use crate::runtime::patch::Patch;
use serde_json::json;
use std::collections::{BTreeMap, HashSet};

/// As an emitted model has it: any JSON as a property, and properties that are kept.
#[derive(Clone, PartialEq)]
struct Crate {
    kind: Json,
    content: Option<Json>,
    label: Patch<Json>,
    more: BTreeMap<String, Json>,
}
object!(match Crate {
    "kind" => required(kind),
    "content" => optional::<object::Kept>(content),
    "label" => optional(label),
    _ => others(more),
});

/// The same with properties of another type.
#[derive(Clone, PartialEq)]
struct Weights {
    more: BTreeMap<String, i32>,
}
object!(match Weights {
    _ => others(more, plain_number::Plain),
});

const VALUES: [&str; 12] = [
    "12345678901234567890123.5",
    "1.10",
    "1e400",
    "-0",
    "null",
    r#"{"b":1,"a":{"d":null,"c":[]}}"#,
    r#"{"a":1,"a":2}"#,
    r#""\u0041\/""#,
    "[1.0,1,1e0]",
    "true",
    r#"{"$serde_json::private::Number":"1"}"#,
    r#"{"$serde_json::private::RawValue":"1"}"#,
];

#[test]
fn every_text_is_written_back_unchanged() {
    for value in VALUES {
        let same = |json: &str| {
            let read: Crate = decode(json.as_bytes()).unwrap_or_else(|failure| panic!("{json}: {failure}"));
            assert_eq!(serde_json::to_string(&read).unwrap(), json);
            let reported = decode_with::<Crate>(json.as_bytes(), Decoding::Report).unwrap();
            assert_eq!((&reported.value, reported.violations.len()), (&read, 0));
        };
        same(&format!(r#"{{"kind":{value}}}"#));
        same(&format!(r#"{{"kind":0,"content":{value}}}"#));
        same(&format!(r#"{{"kind":0,"label":{value}}}"#));
        same(&format!(r#"{{"kind":0,"other":{value}}}"#));
        let alone: Json = value.parse().unwrap();
        assert_eq!((alone.as_str(), alone.is_null()), (value, value == "null"));
        assert_eq!(decode::<Vec<Json>>(format!("[ {value} ]").as_bytes()).unwrap(), [alone]);
    }
    assert!(decode::<Crate>(br#"{"content":1}"#).is_err(), "what is required cannot be absent, only null");
}

#[test]
fn equal_values_may_be_written_in_many_ways() {
    let json = |text: &str| text.parse::<Json>().unwrap();
    for (left, right) in [
        ("1", "1.00"),
        ("100", "1e2"),
        ("0", "-0.0e7"),
        (r#"{"a":1,"b":2}"#, r#"{ "b": 2.0, "a": 1 }"#),
        (r#""A""#, r#""\u0041""#),
    ] {
        assert_eq!(json(left), json(right));
        assert_eq!(HashSet::from([json(left), json(right)]).len(), 1);
    }
    for (left, right) in [
        ("1", "\"1\""),
        ("12345678901234567890123.5", "12345678901234567890123.6"),
        ("1e400", "1e401"),
        ("[1,2]", "[2,1]"),
        ("{}", "[]"),
        ("null", "false"),
        ("1e99999999999999999999", "1e99999999999999999998"),
    ] {
        assert_ne!(json(left), json(right));
    }
}

#[test]
fn it_goes_to_values_and_types_and_back() {
    let value = json!({"b": [1, 2.5, "x", null]});
    let json = Json::from(value.clone());
    assert_eq!(json, value);
    assert_eq!(json.to_value().unwrap(), value);
    assert_eq!(Json::write(&[1, 2]).unwrap().read::<Vec<u8>>().unwrap(), [1, 2]);
    assert_eq!(
        (Json::default().as_str(), Json::default().to_string(), format!("{json:?}")),
        ("null", "null".to_owned(), r#"{"b":[1,2.5,"x",null]}"#.to_owned())
    );
    assert!("1e400".parse::<Json>().unwrap().to_value().is_err());
    assert!("[1".parse::<Json>().is_err() && "1 2".parse::<Json>().is_err());
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let kept: Json = deep.parse().unwrap();
    assert!(kept.to_value().is_err() && kept == kept.clone() && kept != Json::default());
}

#[test]
fn a_kept_property_has_its_place_and_is_left_out_alone() {
    let json = br#"{"a":1,"b":"two","c":3.0,"d":null}"#;
    assert_eq!(decode::<Weights>(json).unwrap_err().path().to_string(), "b");
    let reported = decode_with::<Weights>(json, Decoding::Report).unwrap();
    assert_eq!(serde_json::to_string(&reported.value).unwrap(), r#"{"a":1,"c":3}"#);
    let left_out: Vec<_> = reported.violations.iter().map(|it| (it.left_out().pointer(), it.json())).collect();
    assert_eq!(left_out, [("/b".to_owned(), "\"two\""), ("/d".to_owned(), "null")]);
}
