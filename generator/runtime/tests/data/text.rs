//! String newtypes: what they take, what they refuse, and that they say why without telling a secret.

use crate::model::{GateKey, ProductId, StoreName, refused};
use crate::runtime::constraint::Rule;
use crate::runtime::number::Number;
use std::collections::{BTreeMap, HashMap};

const LITERAL: StoreName = StoreName::from_static("valley");

#[test]
fn a_literal_is_checked_in_a_const() {
    assert_eq!(LITERAL, "valley");
    assert_eq!(LITERAL, StoreName::try_from("valley").unwrap());
    assert!(std::panic::catch_unwind(|| StoreName::from_static("Valley")).is_err());
}

#[test]
fn all_ways_in_check_and_all_ways_out_agree() {
    let name: StoreName = "valley".parse().unwrap();
    assert_eq!(StoreName::try_from("valley".to_owned()).unwrap(), name);
    assert_eq!(name.as_str(), "valley");
    assert_eq!(name.to_string(), "valley");
    assert_eq!(format!("{name:>8}"), "  valley");
    assert_eq!(format!("{name:?}"), "StoreName(\"valley\")");
    assert_eq!(name.as_ref(), "valley");
    assert_eq!(name, *"valley");
    assert_eq!(serde_json::to_string(&name).unwrap(), "\"valley\"");
    assert_eq!(serde_json::from_str::<StoreName>("\"v\\u0061lley\"").unwrap(), name);
    assert_eq!(serde_json::from_value::<StoreName>("valley".into()).unwrap(), name);
    assert_eq!(String::from(name.clone()), "valley");
    assert_eq!(name.into_inner(), "valley");
    assert!("va".parse::<StoreName>().is_err());
    assert!(serde_json::from_str::<StoreName>("\"va\"").is_err());
}

#[test]
fn it_is_found_by_its_text() {
    let by_hash = HashMap::from([(LITERAL, 1)]);
    let by_order = BTreeMap::from([(StoreName::try_from("hill".to_owned()).unwrap(), 1), (LITERAL, 2)]);
    assert_eq!(by_hash.get("valley"), Some(&1));
    assert_eq!(by_order.get("valley"), Some(&2));
    assert_eq!(serde_json::to_string(&by_order).unwrap(), r#"{"hill":1,"valley":2}"#);
    assert_eq!(serde_json::from_str::<BTreeMap<StoreName, u8>>(r#"{"hill":1,"valley":2}"#).unwrap(), by_order);
}

#[test]
fn the_broken_rule_is_named_with_limit_and_length() {
    let short = refused::<StoreName, _>("va");
    assert_eq!((short.type_name(), short.rule()), ("StoreName", Rule::MinLength));
    assert_eq!((short.limit(), short.actual()), (Some(Number::from(3)), Some(Number::from(2))));
    assert_eq!(short.value(), Some("\"va\""));
    assert_eq!(
        short.to_string(),
        "StoreName: \"va\" is not valid: 3 to 8 lowercase letters (2 characters, at least 3 are needed)"
    );
    let long = refused::<StoreName, _>("ünïcödéé!");
    assert_eq!((long.rule(), long.actual()), (Rule::MaxLength, Some(Number::from(9))));
}

#[test]
fn a_pattern_names_the_first_character_that_cannot_be_right() {
    let error = refused::<StoreName, _>("vä\u{202e}X");
    assert_eq!((error.rule(), error.position(), error.character()), (Rule::Pattern, Some(1), Some('ä')));
    assert_eq!(
        error.to_string(),
        "StoreName: \"vä\\u{202e}X\" is not valid: 3 to 8 lowercase letters (character 2 cannot be 'ä')"
    );
}

#[test]
fn a_format_beside_a_wider_pattern_is_blamed_when_it_is_the_one_that_fails() {
    let error = refused::<ProductId, _>("0b6c1f0e-7b1d-4c61-9d5b-zf0d4f7a9c11");
    assert_eq!((error.rule(), error.position(), error.character()), (Rule::Format, Some(24), Some('z')));
    let error = refused::<ProductId, _>("0b6c1f0e-7b1d-4c61-9d5b-2f0d4f7a9c1");
    assert_eq!((error.rule(), error.position(), error.character()), (Rule::Format, Some(35), None));
    let error = refused::<ProductId, _>("0b6c1f0e_7b1d-4c61-9d5b-2f0d4f7a9c11");
    assert_eq!((error.rule(), error.position()), (Rule::Pattern, Some(8)));
}

#[test]
fn a_segment_of_a_path_is_never_empty_or_dots() {
    for value in ["", ".", ".."] {
        assert_eq!(refused::<StoreName, _>(value).rule(), Rule::PathSegment);
    }
}

#[test]
fn a_long_value_is_shortened_and_escaped() {
    let error = refused::<StoreName, _>("\u{1b}[2J".to_owned() + &"é".repeat(5000));
    let value = error.value().unwrap();
    assert!(value.starts_with("\"\\u{1b}[2Jéé") && value.ends_with("é...\""), "{value}");
    assert_eq!(value.chars().filter(|character| *character == 'é').count(), 56);
}

#[test]
fn a_secret_shows_nowhere() {
    let key = GateKey::from_static("hunter2");
    assert_eq!((key.to_string(), format!("{key:?}")), ("[redacted]".to_owned(), "GateKey([redacted])".to_owned()));
    assert_eq!(key.as_str(), "hunter2");
    assert_eq!(serde_json::to_string(&key).unwrap(), "\"hunter2\"");
    let error = refused::<GateKey, _>("xyz");
    assert_eq!((error.value(), error.character(), error.position()), (None, None, None));
    assert_eq!(
        error.to_string(),
        "GateKey: the value is not valid: at least 4 characters (3 characters, at least 4 are needed)"
    );
}

#[test]
fn a_secret_of_the_wrong_type_is_not_echoed() {
    for json in [
        "4711471147",
        "-4711471147",
        "47114711.5",
        "4711e4711",
        "true",
        "[4711471147]",
        r#"{"a":4711471147}"#,
        r#""\ud8004711""#,
    ] {
        let message = serde_json::from_str::<GateKey>(json).unwrap_err().to_string();
        assert!(!message.contains("4711") && !message.contains("true"), "{message}");
    }
}

#[test]
fn another_type_is_refused_in_words_about_the_constraint() {
    let error = serde_json::from_str::<StoreName>("7").unwrap_err();
    assert_eq!(
        error.to_string(),
        "invalid type: integer `7`, expected a string: 3 to 8 lowercase letters at line 1 column 1"
    );
}
