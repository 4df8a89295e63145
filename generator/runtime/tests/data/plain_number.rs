//! Plain integers that a service writes as `50.0`.

use crate::runtime::collection::{ListRules, list_newtype};
use crate::runtime::decode::{Decoding, decode, decode_with};
use crate::runtime::object::object;
use crate::runtime::plain_number::Plain;
use std::collections::BTreeMap;

#[derive(PartialEq)]
struct Harvest {
    apples: i32,
    pears: Option<i64>,
    rows: Option<Vec<Option<i32>>>,
    by_name: BTreeMap<String, Box<i64>>,
}
object!(match Harvest {
    "apples" => required::<plain_number::Plain>(apples),
    "pears" => optional::<plain_number::Plain>(pears),
    "rows" => optional::<plain_number::Plain>(rows),
    "by_name" => optional::<plain_number::Plain>(by_name).always_sent(),
});

#[test]
fn all_shapes_are_read() {
    let json = r#"{"apples":50.0,"pears":-3e0,"rows":[1.0,null,2],"by_name":{"a":9223372036854775807}}"#;
    let harvest: Harvest = decode(json.as_bytes()).unwrap();
    assert_eq!(
        serde_json::to_string(&harvest).unwrap(),
        r#"{"apples":50,"pears":-3,"rows":[1,null,2],"by_name":{"a":9223372036854775807}}"#
    );
    let bare: Harvest = decode(br#"{"apples":-2147483648,"pears":null}"#).unwrap();
    assert_eq!(bare, Harvest { apples: i32::MIN, pears: None, rows: None, by_name: BTreeMap::new() });
}

#[test]
fn an_invalid_value_is_refused_with_its_location() {
    let failure = decode::<Harvest>(br#"{"apples":1,"rows":[1,2147483648]}"#).unwrap_err();
    assert_eq!(
        failure.to_string(),
        "rows[1]: int32: 2147483648 is not valid: an integer from -2147483648 to 2147483647 (at most 2147483647 is allowed) \
         (line 1, column 33)"
    );
    assert!(decode::<Harvest>(br#"{"apples":0.5}"#).is_err());
}

#[test]
fn an_optional_one_can_be_left_out() {
    let decoded = decode_with::<Harvest>(br#"{"apples":1,"pears":0.5}"#, Decoding::Report).unwrap();
    assert_eq!((decoded.value.pears, decoded.violations.len()), (None, 1));
}

#[test]
fn a_document_or_a_header_is_read_through_its_wrapper() {
    assert_eq!(decode::<Plain<i32>>(b"7.0").unwrap().into_inner(), 7);
    assert_eq!(decode::<Plain<Vec<Option<i64>>>>(b"[1e0,null]").unwrap().into_inner(), [Some(1), None]);
    assert_eq!("7.0".parse::<Plain<i64>>().unwrap(), Plain(7));
    for text in ["7.5", "2147483648", "+7", "", "seven"] {
        assert!(text.parse::<Plain<i32>>().is_err(), "{text}");
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Rows(Vec<Vec<i32>>);

impl Rows {
    const RULES: ListRules = ListRules {
        type_name: "Rows",
        requirement: "at least 1 item",
        min_items: Some(1),
        max_items: None,
        unique_items: false,
    };
}

list_newtype!(Rows, Vec<i32>, crate::runtime::plain_number::deserialize);

#[test]
fn a_list_with_a_constraint_reads_them_too() {
    let rows = decode::<Rows>(b"[[1.0],[2]]").unwrap();
    assert_eq!(rows.as_slice(), [vec![1], vec![2]]);
    assert_eq!(rows.into_inner().len(), 2);
    assert!(decode::<Rows>(b"[]").is_err());
    assert_eq!(decode::<Rows>(b"[[1.5]]").unwrap_err().path().to_string(), "[0][0]");
}
