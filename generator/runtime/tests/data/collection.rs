//! Lists and maps of a documented size, and lists without repetitions.

use crate::model::{Ripeness, StoreName};
use crate::runtime::collection::{ListRules, MapRules, list_newtype, map_newtype};
use crate::runtime::constraint::Rule;
use crate::runtime::number::Number;
use std::collections::BTreeMap;

/// Two to four different numbers.
#[derive(Clone, Debug, PartialEq)]
struct Rows(Vec<Number>);

impl Rows {
    const RULES: ListRules = ListRules {
        type_name: "Rows",
        requirement: "2 to 4 different numbers",
        min_items: Some(2),
        max_items: Some(4),
        unique_items: true,
    };
}
list_newtype!(Rows, Number);

/// One or two stores.
#[derive(Clone, Debug, PartialEq)]
struct Shares(BTreeMap<StoreName, Ripeness>);

impl Shares {
    const RULES: MapRules = MapRules {
        type_name: "Shares",
        requirement: "1 or 2 stores",
        min_properties: Some(1),
        max_properties: Some(2),
    };
}
map_newtype!(Shares, StoreName => Ripeness);

fn numbers(values: &[i32]) -> Vec<Number> {
    values.iter().copied().map(Number::from).collect()
}

#[test]
fn a_list_keeps_its_size() {
    let rows = Rows::try_from(numbers(&[3, 1])).unwrap();
    assert_eq!((rows.as_slice(), rows.as_ref()), (&*numbers(&[3, 1]), &*numbers(&[3, 1])));
    assert_eq!(serde_json::to_string(&rows).unwrap(), "[3,1]");
    assert_eq!(serde_json::from_str::<Rows>("[3,1]").unwrap(), rows);
    assert_eq!((&rows).into_iter().chain(rows.clone().as_slice()).count(), 4);
    assert_eq!(Vec::from(rows.clone()), rows.into_inner());
    let short = Rows::try_from(numbers(&[3])).unwrap_err();
    assert_eq!(
        short.to_string(),
        "Rows: the value is not valid: 2 to 4 different numbers (1 item, at least 2 are needed)"
    );
    let long = Rows::try_from(numbers(&[1, 2, 3, 4, 5])).unwrap_err();
    assert_eq!((long.rule(), long.limit(), long.actual()), (Rule::MaxItems, Some(4.into()), Some(5.into())));
}

#[test]
fn a_repetition_is_found_by_json_equality() {
    let error = serde_json::from_str::<Rows>("[1, 2, 1.0]").unwrap_err().to_string();
    assert!(error.contains("(item 3 repeats an earlier one)"), "{error}");
    let rules = ListRules { min_items: None, max_items: None, ..Rows::RULES };
    let check = |json| rules.check(serde_json::from_str::<Vec<serde_json::Value>>(json).unwrap());
    let repeated = check(r#"[{"a":[1],"b":"x"},{"a":[2],"b":"x"},{"b":"x","a":[1.0]}]"#).unwrap_err();
    assert_eq!((repeated.rule(), repeated.position()), (Rule::UniqueItems, Some(2)));
    assert!(
        check(r#"["1", 1, true, null, [], [[]], {}, "true", "[]", 0.1, {"a,":1}, {"a":1}, 18446744073709551615]"#)
            .is_ok()
    );
}

#[test]
fn a_long_list_is_compared_in_a_pass() {
    let rules = ListRules { min_items: None, max_items: None, ..Rows::RULES };
    let mut items: Vec<u32> = (0..100_000).collect();
    assert!(rules.check(items.clone()).is_ok());
    items.push(0);
    assert_eq!(rules.check(items).unwrap_err().position(), Some(100_000));
}

#[test]
fn a_map_keeps_its_size_and_its_keys_their_rules() {
    let json = r#"{"hill":1,"valley":2.0}"#;
    let shares: Shares = serde_json::from_str(json).unwrap();
    assert_eq!(serde_json::to_string(&shares).unwrap(), json);
    assert_eq!((shares.as_map().len(), (&shares).into_iter().count(), shares.clone().into_iter().count()), (2, 2, 2));
    assert_eq!(Shares::try_from(BTreeMap::new()).unwrap_err().rule(), Rule::MinProperties);
    assert_eq!(BTreeMap::from(shares.clone()), shares.into_inner());
    let long = serde_json::from_str::<Shares>(r#"{"aaa":1,"bbb":1,"ccc":1}"#).unwrap_err().to_string();
    assert!(
        long.starts_with("Shares: the value is not valid: 1 or 2 stores (3 properties, at most 2 are allowed)"),
        "{long}"
    );
    assert!(serde_json::from_str::<Shares>(r#"{"Hill":1}"#).is_err());
}
