//! Plain integers that a service writes as `50.0`.

use crate::runtime::decode::{Decoding, decode, decode_with};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct Harvest {
    #[serde(with = "crate::runtime::whole_number")]
    apples: i32,
    #[serde(default, with = "crate::runtime::whole_number", skip_serializing_if = "Option::is_none")]
    pears: Option<i64>,
    #[serde(default, with = "crate::runtime::whole_number", skip_serializing_if = "Option::is_none")]
    rows: Option<Vec<Option<i32>>>,
    #[serde(default, with = "crate::runtime::whole_number", skip_serializing_if = "BTreeMap::is_empty")]
    by_name: BTreeMap<String, Box<i64>>,
}

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
fn what_does_not_fit_is_refused_with_its_place() {
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
