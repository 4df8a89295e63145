//! Strict decoding: the place, the value and the rule of what is wrong.

use crate::model::Store;
use crate::runtime::constraint::Rule;
use crate::runtime::decode::{DecodeFailure, Decoding, Reason, decode, decode_with};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::HashMap;

fn failure(json: &str) -> DecodeFailure {
    decode::<Store>(json.as_bytes()).expect_err(json)
}

#[test]
fn a_good_body_is_read_and_loses_nothing() {
    let json = r#"{"name":"valley","season":"Frost","ripeness":10,"products":[{"kind":"apple","apples":2,"ripeness":3.0}],"parts":[]}"#;
    let store: Store = decode(json.as_bytes()).unwrap();
    assert_eq!(serde_json::to_string(&store).unwrap(), json);
    let with_mark = [b"\xEF\xBB\xBF", json.as_bytes()].concat();
    assert_eq!(decode::<Store>(&with_mark).unwrap(), store);
    assert!(decode_with::<Store>(&with_mark, Decoding::Report).unwrap().violations.is_empty());
}

#[test]
fn a_violated_constraint_is_typed_and_located() {
    let failure = failure(r#"{"name":"valley","parts":[{"name":"hill"},{"name":"dale","ripeness":150}]}"#);
    assert_eq!(failure.path().to_string(), "parts[1].ripeness");
    assert_eq!(failure.path().pointer(), "/parts/1/ripeness");
    assert_eq!(failure.value(), Some("150"));
    let Reason::Constraint(error) = failure.reason() else { panic!("{failure}") };
    assert_eq!((error.type_name(), error.rule(), error.actual()), ("Ripeness", Rule::Maximum, Some(150.into())));
    assert_eq!(
        failure.to_string(),
        "parts[1].ripeness: Ripeness: 150 is not valid: a number from 0 to 100 (at most 100 is allowed) (line 1, column 72)"
    );
    assert_eq!(std::error::Error::source(&failure).unwrap().to_string(), error.to_string());
}

#[test]
fn a_place_is_found_through_unions() {
    let body = r#"{"name":"valley","products":[{"kind":"plum","packed":"2021-06-09T09:35:54Z","refills":[{"kind":"apple","apples":1,"ripeness":101}]}]}"#;
    let failure = failure(body);
    assert_eq!(failure.path().to_string(), "products[0].refills[0].ripeness");
    assert!(matches!(failure.reason(), Reason::Constraint(error) if error.rule() == Rule::Maximum));
}

#[test]
fn another_shape_is_reported_in_serdes_words() {
    for (json, path, message, value) in [
        (r#"{"ripeness":1}"#, "the document", "missing field `name`", None),
        (r#"{"name":"hill","parts":[{}]}"#, "parts[0]", "missing field `name`", None),
        (r#"{"name":"hill","name":"dale"}"#, "the document", "duplicate field `name`", None),
        (r#"{"name":"hill","parts":{}}"#, "parts", "invalid type: map, expected a sequence", None),
        (
            r#"{"name":"hill","ripeness":"1"}"#,
            "ripeness",
            "invalid type: string \"1\", expected a number from 0 to 100",
            Some("\"1\""),
        ),
        (r#"{"name":null}"#, "name", "invalid type: null, expected a string: 3 to 8 lowercase letters", Some("null")),
        ("[]", "the document", "invalid type: sequence, expected an object", None),
        (r#"["hill"]"#, "the document", "invalid type: sequence, expected an object", None),
        ("7", "the document", "invalid type: integer `7`, expected an object", Some("7")),
    ] {
        let failure = failure(json);
        assert_eq!((failure.path().to_string().as_str(), failure.value()), (path, value), "{json}");
        assert_eq!(failure.reason(), &Reason::Shape(message.to_owned()), "{json}");
    }
}

#[test]
fn text_that_is_not_json_is_distinguished() {
    for json in
        ["", "{", r#"{"name":"hill",}"#, r#"{"name":"hill"} x"#, "nul", r#"{"name":"a\u0000"#, r#"{"name":"\x"}"#]
    {
        assert!(matches!(failure(json).reason(), Reason::Syntax(_)), "{json}");
    }
    assert_eq!(failure("{").to_string(), "not JSON: EOF while parsing an object at line 1 column 1");
    let failure = decode::<Store>(b"{\"name\":\"\xff\"}").unwrap_err();
    assert_eq!(failure.to_string(), "not UTF-8 after 9 bytes");
}

#[test]
fn a_lone_surrogate_has_a_place() {
    assert_eq!(failure(r#"{"name":"hill","season":"\ud800"}"#).path().to_string(), "season");
}

#[test]
fn a_secret_does_not_show_in_a_failure() {
    for key in ["\"xyz\"", "47114711", "[47114711]", "{\"xyz\":47114711}", "true"] {
        let body = format!(r#"{{"name":"hill","gateKey":{key}}}"#);
        let failure = failure(&body);
        assert_eq!(failure.path().to_string(), "gateKey", "{key}");
        let shown = format!("{failure} {failure:?} {:?}", failure.value());
        assert!(!shown.contains("xyz") && !shown.contains("4711") && !shown.contains("true"), "{shown}");
    }
    let failure = failure(r#"{"gateKey":"hunter2hunter2"}"#);
    assert!(!format!("{failure} {failure:?}").contains("hunter2"));
}

#[test]
fn a_long_value_is_shortened_everywhere() {
    let failure = failure(&format!(r#"{{"name":"hill","ripeness":"{}"}}"#, "é".repeat(100_000)));
    assert!(failure.to_string().len() < 2_000, "{}", failure.to_string().len());
    assert!(failure.value().unwrap().chars().count() < 70);
}

#[test]
fn deep_nesting_is_an_error_and_does_not_overflow() {
    let nested = |depth: usize| format!("{}{}", r#"{"name":"hill","parts":["#.repeat(depth), "]}".repeat(depth));
    assert!(decode::<Store>(nested(60).as_bytes()).is_ok());
    for depth in [64, 100, 10_000] {
        let failure = failure(&nested(depth));
        assert!(failure.to_string().contains("recursion limit exceeded"), "{failure}");
        assert!(
            decode_with::<Store>(nested(depth).as_bytes(), Decoding::Report).is_ok_and(|it| it.violations.len() == 1)
        );
    }
    assert!(decode::<IgnoredAny>("[".repeat(100_000).as_bytes()).is_err());
}

#[test]
fn names_that_are_numbers_for_their_type_are_read_in_the_second_pass_too() {
    let failure = decode::<HashMap<u16, u8>>(br#"{"1":1,"2":-1}"#).unwrap_err();
    assert_eq!(failure.path().pointer(), "/2");
    let failure = decode::<HashMap<u16, u8>>(br#"{"1":1,"x":1}"#).unwrap_err();
    assert_eq!((failure.path().pointer().as_str(), failure.value()), ("/x", Some("\"x\"")));
}

#[test]
fn a_handled_refusal_is_not_reported_later() {
    #[derive(Debug, Deserialize)]
    #[serde(untagged)]
    enum Either {
        Ripe { ripeness: crate::model::Ripeness },
        Any(serde_json::Value),
    }
    #[derive(Debug, Deserialize)]
    struct Two {
        either: Either,
        count: u8,
    }
    let failure = decode::<Two>(br#"{"either":{"ripeness":150},"count":true}"#).unwrap_err();
    assert_eq!(failure.path().to_string(), "count");
    assert!(matches!(failure.reason(), Reason::Shape(_)));
    let two: Two = decode(br#"{"either":{"ripeness":50},"count":1}"#).unwrap();
    assert!(matches!(two.either, Either::Ripe { ripeness } if ripeness.get() == 50.0) && two.count == 1);
    let two: Two = decode(br#"{"either":[],"count":1}"#).unwrap();
    assert!(matches!(two.either, Either::Any(serde_json::Value::Array(_))));
}

#[test]
fn decoding_within_decoding_keeps_its_own_path() {
    #[derive(Debug)]
    struct Wrapped(Store);
    impl<'de> Deserialize<'de> for Wrapped {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let text = String::deserialize(deserializer)?;
            decode(text.as_bytes()).map(Self).map_err(serde::de::Error::custom)
        }
    }
    let good: Vec<Wrapped> = decode(br#"["{\"name\":\"hill\"}"]"#).unwrap();
    assert_eq!(good[0].0.name, "hill");
    let failure = decode::<Vec<Wrapped>>(br#"["{\"name\":\"hill\"}", "{\"name\":\"x\"}"]"#).unwrap_err();
    assert_eq!(failure.path().to_string(), "[1]");
    assert!(
        matches!(failure.reason(), Reason::Shape(message) if message.starts_with("name: StoreName: \"x\" is not valid"))
    );
}
