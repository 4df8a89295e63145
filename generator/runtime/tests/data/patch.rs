//! The three states of a member of a merge patch.

use crate::runtime::decode::{Decoding, decode_with};
use crate::runtime::patch::Patch;
use serde::{Deserialize, Serialize};

#[derive(Debug, Default, Deserialize, PartialEq, Serialize)]
struct StorePatch {
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    rows: Patch<u32>,
    #[serde(default, skip_serializing_if = "Patch::is_absent")]
    label: Patch<String>,
}

#[derive(Debug, Deserialize, Serialize)]
struct Careless {
    rows: Patch<u32>,
}

#[test]
fn absent_null_and_a_value_stay_apart() {
    for (json, rows) in [("{}", Patch::Absent), (r#"{"rows":null}"#, Patch::Null), (r#"{"rows":7}"#, Patch::from(7))] {
        let patch: StorePatch = serde_json::from_str(json).unwrap();
        assert_eq!(patch.rows, rows);
        assert_eq!(serde_json::to_string(&patch).unwrap(), json);
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::from_value::<StorePatch>(value).unwrap(), patch);
    }
}

#[test]
fn a_forgotten_attribute_is_an_error_and_not_a_deletion() {
    assert!(serde_json::from_str::<Careless>("{}").unwrap_err().to_string().starts_with("missing field `rows`"));
    assert!(serde_json::to_string(&Careless { rows: Patch::Absent }).is_err());
    assert_eq!(serde_json::to_string(&Careless { rows: Patch::Null }).unwrap(), r#"{"rows":null}"#);
}

#[test]
fn an_unreadable_property_is_left_out_as_absent() {
    let decoded = decode_with::<StorePatch>(br#"{"rows":"many","label":null}"#, Decoding::Report).unwrap();
    assert_eq!(decoded.value, StorePatch { rows: Patch::Absent, label: Patch::Null });
    assert_eq!(decoded.violations[0].json(), "\"many\"");
}

#[test]
fn the_value_is_reachable() {
    let patch = Patch::from(3).map(|value| value + 1);
    assert_eq!((patch.value(), patch.is_null(), patch.into_value()), (Some(&4), false, Some(4)));
    assert_eq!(
        (Patch::<u8>::Null.into_value(), Patch::<u8>::Null.is_null(), Patch::<u8>::default()),
        (None, true, Patch::Absent)
    );
}

#[test]
fn an_option_that_is_nothing_is_null() {
    assert_eq!(Patch::<i32>::from(None), Patch::Null);
    assert_eq!(Patch::<i32>::from(Some(1)), Patch::Value(1));
    assert_eq!(Patch::from(1), Patch::Value(1));
}
