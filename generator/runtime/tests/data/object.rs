//! Objects: by name and never by position, each property once, and what every response has is demanded of a response alone.

use crate::model::{AppleBox, PlumBox, Store};
use crate::runtime::decode::{Decoding, Reason, decode, decode_with};
use crate::runtime::object::object;
use crate::runtime::union::NoMembers;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

/// A row of products, which the service numbers.
#[derive(Clone, Default, PartialEq)]
struct Row {
    number: Option<i32>,
    inner: Option<Box<Row>>,
}
object!(match Row {
    "number" => responded(number).never_sent(),
    "inner" => optional(inner),
});

/// What only the service sets.
#[derive(Clone, Default, PartialEq)]
struct Told {
    at: Option<i32>,
}
object!(match Told {
    "at" => optional(at).never_sent(),
});

/// Nothing.
#[derive(Clone, Default, PartialEq)]
struct Nothing {}
object!(match Nothing {});

#[test]
fn an_object_of_which_nothing_is_sent_is_written_empty() {
    let told: Told = serde_json::from_str(r#"{"at":1,"more":2}"#).unwrap();
    assert_eq!((told.at, serde_json::to_string(&told).unwrap()), (Some(1), "{}".to_owned()));
    let nothing: Nothing = serde_json::from_str(r#"{"more":2}"#).unwrap();
    assert_eq!(serde_json::to_string(&nothing).unwrap(), "{}");
}

#[test]
fn an_array_is_never_read_as_an_object() {
    fn refuses<T: Debug + DeserializeOwned>(json: &str) {
        let message = "invalid type: sequence, expected an object";
        assert!(serde_json::from_str::<T>(json).unwrap_err().to_string().starts_with(message), "{json}");
        assert!(serde_json::from_value::<T>(json.parse().unwrap()).is_err(), "{json}");
        assert!(serde_json::from_reader::<_, T>(json.as_bytes()).is_err(), "{json}");
        for decoding in [Decoding::Strict, Decoding::Report] {
            let failure = decode_with::<T>(json.as_bytes(), decoding).unwrap_err();
            assert_eq!(
                (failure.path().to_string().as_str(), failure.reason()),
                ("the document", &Reason::Shape(message.to_owned()))
            );
        }
    }
    refuses::<Store>(r#"["valley",null,10,null,null,null]"#);
    refuses::<AppleBox>(r#"["apple",1,null]"#);
    refuses::<PlumBox>(r#"["2021-06-09T09:35:54Z",null]"#);
    refuses::<Row>("[]");
    refuses::<NoMembers>("[]");
    let nested = decode::<Store>(br#"{"name":"valley","parts":[["hill",null,null,null,null,null]]}"#).unwrap_err();
    assert_eq!(nested.path().to_string(), "parts[0]");
}

#[test]
fn always_present_properties_are_missing_only_without_a_response() {
    let row: Row = serde_json::from_str("{}").unwrap();
    assert_eq!(row, Row::default());
    let json = br#"{"number":1,"inner":{"inner":{"number":3}}}"#;
    let failure = decode::<Row>(json).unwrap_err();
    assert_eq!(
        (failure.path().to_string().as_str(), failure.reason()),
        ("inner", &Reason::Shape("missing field `number`".to_owned()))
    );
    let reported = decode_with::<Row>(json, Decoding::Report).unwrap();
    assert_eq!(reported.value.inner.as_ref().and_then(|inner| inner.inner.as_ref()?.number), Some(3));
    let [violation] = reported.violations.as_slice() else { panic!("{:?}", reported.violations) };
    assert_eq!((violation.left_out().pointer().as_str(), violation.json()), ("/inner/number", ""));
    assert_eq!(violation.to_string(), "inner.number: missing field `number`");
    assert!(serde_json::from_str::<Row>("{}").is_ok(), "decoding leaves nothing behind");
}

#[test]
fn names_are_read_however_they_are_written() {
    let json = r#"{"n\u0061me":"valley","unknown":{"name":1}}"#;
    assert_eq!(decode::<Store>(json.as_bytes()).unwrap().name, "valley");
    assert_eq!(serde_json::from_reader::<_, Store>(json.as_bytes()).unwrap().name, "valley");
    assert_eq!(
        decode::<Row>(br#"{"number":1,"number":1}"#).unwrap_err().reason(),
        &Reason::Shape("duplicate field `number`".to_owned())
    );
}
