//! Reporting: what cannot be read is left out where it may be, and listed; nothing is lost.

use crate::model::{Product, Store};
use crate::runtime::decode::{Decoded, Decoding, Reason, decode_with};
use std::collections::BTreeMap;

fn report(json: &str) -> Decoded<Store> {
    decode_with(json.as_bytes(), Decoding::Report).unwrap_or_else(|failure| panic!("{failure}"))
}

#[test]
fn each_optional_value_is_left_out_and_listed() {
    let Decoded { value, violations, .. } = report(
        r#"{"name":"valley","ripeness":150,"season":7,"gateKey":"xyz","parts":[{"name":"hill","ripeness":-1},{"name":"dale","ripeness":5}]}"#,
    );
    assert_eq!(
        serde_json::to_string(&value).unwrap(),
        r#"{"name":"valley","parts":[{"name":"hill"},{"name":"dale","ripeness":5}]}"#
    );
    let listed: Vec<_> =
        violations.iter().map(|it| (it.path().pointer(), it.left_out().pointer(), it.json())).collect();
    let place = |path: &str, json| (path.to_owned(), path.to_owned(), json);
    assert_eq!(
        listed,
        [
            place("/ripeness", "150"),
            place("/season", "7"),
            place("/gateKey", "\"xyz\""),
            place("/parts/0/ripeness", "-1")
        ]
    );
    assert!(matches!(violations[0].reason(), Reason::Constraint(error) if error.type_name() == "Ripeness"));
    assert_eq!(
        violations[0].to_string(),
        "ripeness: Ripeness: 150 is not valid: a number from 0 to 100 (at most 100 is allowed)"
    );
}

#[test]
fn an_invalid_required_value_drops_only_its_own_item() {
    let Decoded { value, violations, .. } =
        report(r#"{"name":"valley","parts": [{"name":"Hill"},{"name":"dale"},{"name":"Glen"}],"ripeness":1}"#);
    assert_eq!(serde_json::to_string(&value).unwrap(), r#"{"name":"valley","ripeness":1,"parts":[{"name":"dale"}]}"#);
    let listed: Vec<_> =
        violations.iter().map(|it| (it.path().to_string(), it.left_out().to_string(), it.json())).collect();
    let place = |index: usize, json| (format!("parts[{index}].name"), format!("parts[{index}]"), json);
    assert_eq!(listed, [place(0, r#"{"name":"Hill"}"#), place(2, r#"{"name":"Glen"}"#)]);
}

#[test]
fn an_item_of_a_list_in_a_list_is_left_out_alone() {
    let json = br#"[[1,300,3],"four",[-5],null]"#;
    let Decoded { value, violations, .. } = decode_with::<Vec<Vec<u8>>>(json, Decoding::Report).unwrap();
    assert_eq!(value, [vec![1, 3], vec![]]);
    let listed: Vec<_> = violations.iter().map(|it| (it.left_out().pointer(), it.json())).collect();
    let place = |path: &str, json| (path.to_owned(), json);
    assert_eq!(listed, [place("/0/1", "300"), place("/1", "\"four\""), place("/2/0", "-5"), place("/3", "null")]);
}

#[test]
fn inside_a_union_the_innermost_optional_property_is_dropped() {
    let Decoded { value, violations, .. } = report(
        r#"{"name":"valley","products":[{"kind":"apple","apples":1,"ripeness":101},{"kind":"fig","ripeness":101}]}"#,
    );
    let products = value.products.unwrap();
    assert!(matches!(&products[0], Product::Apple(product) if product.ripeness.is_none()));
    assert!(matches!(&products[1], Product::UnknownValue(product) if product.tag() == "fig"));
    assert_eq!(violations.len(), 1);
    assert_eq!(violations[0].left_out().pointer(), "/products/0/ripeness");
}

#[test]
fn a_malformed_variant_is_left_out_alone() {
    let Decoded { value, violations, .. } = report(r#"{"name":"valley","products":[{"kind":"apple"},{"kind":"fig"}]}"#);
    assert!(matches!(value.products.as_deref(), Some([Product::UnknownValue(product)]) if product.tag() == "fig"));
    assert_eq!(
        (violations[0].left_out().to_string().as_str(), violations[0].json()),
        ("products[0]", r#"{"kind":"apple"}"#)
    );
    assert_eq!(violations[0].reason(), &Reason::Shape("missing field `apples`".to_owned()));
}

#[test]
fn an_entry_of_a_map_is_left_out_alone() {
    let json = br#"{"a":1,"b":"two","c":3}"#;
    let Decoded { value, violations, .. } = decode_with::<BTreeMap<String, u8>>(json, Decoding::Report).unwrap();
    assert_eq!(value, BTreeMap::from([("a".to_owned(), 1), ("c".to_owned(), 3)]));
    assert_eq!((violations[0].left_out().pointer().as_str(), violations[0].json()), ("/b", "\"two\""));
}

#[test]
fn without_an_optional_property_around_it_the_document_is_refused() {
    let failure = decode_with::<Store>(br#"{"name":"Valley","ripeness":150}"#, Decoding::Report).unwrap_err();
    assert_eq!(failure.path().to_string(), "name");
    assert!(decode_with::<Store>(b"{", Decoding::Report).is_err());
    let strict = decode_with::<Store>(br#"{"name":"valley","ripeness":150}"#, Decoding::Strict).unwrap_err();
    assert_eq!(strict.path().to_string(), "ripeness");
    assert_eq!(Decoding::default(), Decoding::Strict);
}

#[test]
fn many_violations_take_one_pass() {
    let part = r#"{"name":"hill","ripeness":150}"#;
    let json = format!(r#"{{"name":"valley","parts":[{}]}}"#, vec![part; 20_000].join(","));
    let Decoded { value, violations, .. } = report(&json);
    assert_eq!((value.parts.unwrap().len(), violations.len()), (20_000, 20_000));
    assert_eq!(violations[19_999].path().pointer(), "/parts/19999/ripeness");
}

#[test]
fn debug_of_a_violation_shows_no_text_that_may_be_secret() {
    let Decoded { violations, .. } = report(r#"{"name":"valley","parts":[{"name":"Hill","gateKey":"hunter2"}]}"#);
    assert!(violations[0].json().contains("hunter2"));
    assert!(!format!("{violations:?} {}", violations[0]).contains("hunter2"));
}
