//! The listed values of a type, and one that is not listed.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

/// Listed values, each after what it is written as.
pub struct Listed<'a, W, T> {
    pub values: &'a [(W, T)],
    /// A value that is not listed.
    pub unlisted: W,
    /// Whether it is kept as such; it is refused where it cannot be kept.
    pub is_kept: Option<fn(&T) -> bool>,
}

impl<W: Serialize, T: Debug + DeserializeOwned + PartialEq + Serialize> Listed<'_, W, T> {
    /// Tests that these values are listed, and no other.
    #[track_caller]
    pub fn check(&self) {
        let written = |word: &W| serde_json::to_string(word).expect("a word can be written");
        for (word, value) in self.values {
            let json = written(word);
            assert_eq!(serde_json::from_str::<T>(&json).expect("a listed value can be read"), *value);
            assert_eq!(serde_json::to_string(value).expect("a value can be written"), json);
        }
        let json = written(&self.unlisted);
        match (serde_json::from_str::<T>(&json), self.is_kept) {
            (Ok(value), Some(is_kept)) => {
                assert!(is_kept(&value), "{json} is read as {value:?}");
                assert_eq!(serde_json::to_string(&value).expect("a value can be written"), json);
            }
            (Err(_), None) => {}
            (read, _) => panic!("{json}, which is not listed, is read as {read:?}"),
        }
    }
}
