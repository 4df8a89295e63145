//! The listed values of a type, and one that is not listed.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

/// Tests that these values are listed, each after what it is written as, and that one which is not listed is kept as such; it is refused where
/// it cannot be kept.
#[track_caller]
pub fn check<W: Serialize, T: Debug + DeserializeOwned + PartialEq + Serialize>(
    values: &[(W, T)],
    unlisted: W,
    is_kept: Option<fn(&T) -> bool>,
) {
    let written = |word: &W| serde_json::to_string(word).expect("a word can be written");
    for (word, value) in values {
        let json = written(word);
        assert_eq!(serde_json::from_str::<T>(&json).expect("a listed value can be read"), *value);
        assert_eq!(serde_json::to_string(value).expect("a value can be written"), json);
    }
    let json = written(&unlisted);
    match (serde_json::from_str::<T>(&json), is_kept) {
        (Ok(value), Some(is_kept)) => {
            assert!(is_kept(&value), "{json} is read as {value:?}");
            assert_eq!(serde_json::to_string(&value).expect("a value can be written"), json);
        }
        (Err(_), None) => {}
        (read, _) => panic!("{json}, which is not listed, is read as {read:?}"),
    }
}
