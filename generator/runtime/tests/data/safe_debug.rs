//! What `Debug` shows of models and options, with the feature `debug` and without.

use crate::model::{AppleBox, GateKey, PlumBox, Product, Season, Store, StoreName};
use crate::runtime::object::object;
use crate::runtime::safe_debug::safe_debug;
use std::collections::BTreeMap;

/// A lock, whose pin is only ever sent.
#[derive(Clone, Default, PartialEq)]
struct Lock {
    r#type: String,
    pin: Option<String>,
    rest: BTreeMap<String, String>,
}
object!(match Lock {
    "type" => required(r#type),
    #[hidden]
    "pin" => optional(pin, with_pin as impl Into<String>).required_to_send(),
    _ => others(rest),
});

/// The options of a call.
struct Options<'a> {
    filter: Option<&'a str>,
}
safe_debug!(Options<'_> { filter });

/// What is due with the feature, or without.
fn due(whole: &'static str, name: &'static str) -> &'static str {
    if cfg!(feature = "debug") { whole } else { name }
}

#[test]
fn a_model_shows_its_name_or_all_but_what_is_only_sent() {
    let lock: Lock = serde_json::from_str(r#"{"type":"yale","pin":"1234","owner":"Ada"}"#).unwrap();
    let whole = r#"Lock { type: "yale", pin: [redacted], rest: {"owner": "Ada"} }"#;
    assert_eq!(format!("{lock:?}"), due(whole, "Lock { .. }"));
    let lock = Lock::default().with_pin("1234");
    assert!(!format!("{lock:#?}").contains("1234"), "{lock:#?}");
    assert_eq!(lock.pin.as_deref(), Some("1234"));
}

#[test]
fn a_model_within_another_is_as_reticent() {
    let apples = Product::Apple(AppleBox { kind: "apple".to_owned(), apples: 3, ripeness: None });
    let whole = r#"Apple(AppleBox { kind: "apple", apples: 3, ripeness: None })"#;
    assert_eq!(format!("{apples:?}"), due(whole, "Apple(AppleBox { .. })"));
    let plums = PlumBox { packed: "2024-02-29T00:00:00Z".parse().unwrap(), refills: Some(vec![apples]) };
    assert_eq!(format!("{plums:?}").contains("apples: 3"), cfg!(feature = "debug"));
}

#[test]
fn a_secret_is_never_shown() {
    let store = Store {
        name: StoreName::try_from("eden").unwrap(),
        season: Some(Season::Blossom),
        ripeness: None,
        gate_key: Some(GateKey::try_from("s3cret").unwrap()),
        products: None,
        parts: None,
    };
    let shown = format!("{store:?}");
    assert!(!shown.contains("s3cret"), "{shown}");
    assert_eq!(shown.contains("GateKey([redacted])"), cfg!(feature = "debug"), "{shown}");
}

#[test]
fn options_show_their_name_or_what_was_given() {
    let options = Options { filter: Some("name eq 'Ada'") };
    assert_eq!(options.filter, Some("name eq 'Ada'"));
    assert_eq!(format!("{options:?}"), due(r#"Options { filter: Some("name eq 'Ada'") }"#, "Options { .. }"));
}
