//! Paths, for people and for machines.

use crate::runtime::decode::decode;
use std::collections::BTreeMap;

#[test]
fn names_that_are_no_identifiers_are_quoted_and_escaped() {
    type Odd = BTreeMap<String, BTreeMap<String, Vec<u8>>>;
    let failure = decode::<Odd>(br#"{"a/b~\"c": {"": [1, 2, true]}}"#).unwrap_err();
    assert_eq!(failure.path().to_string(), r#"["a/b~\"c"][""][2]"#);
    assert_eq!(failure.path().pointer(), r#"/a~1b~0"c//2"#);
    assert_eq!(failure.path().steps().len(), 3);
}

#[test]
fn the_root_is_the_document() {
    let failure = decode::<u8>(b"true").unwrap_err();
    assert_eq!((failure.path().to_string().as_str(), failure.path().pointer().as_str()), ("the document", ""));
}
