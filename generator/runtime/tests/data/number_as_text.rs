//! Numbers that a service sends as strings.

use crate::model::Ripeness;
use crate::runtime::decimal::Decimal;
use crate::runtime::decode::{Reason, decode};
use serde::{Deserialize, Serialize};

#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct Label {
    #[serde(with = "crate::runtime::number_as_text")]
    rows: i64,
    #[serde(with = "crate::runtime::number_as_text")]
    ripeness: Ripeness,
    #[serde(default, with = "crate::runtime::number_as_text::optional", skip_serializing_if = "Option::is_none")]
    price: Option<Decimal>,
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
