//! The texts at the bounds of a type: what it accepts and what it refuses, by itself and in JSON.

use crate::runtime::ConstraintError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::any::type_name;
use std::fmt::Debug;
use std::str::FromStr;

/// Tests that the type accepts these texts and refuses those. What a secret's type accepts is not shown.
#[track_caller]
pub fn check<T>(accepted: &[&str], refused: &[&str])
where
    T: AsRef<str> + Debug + DeserializeOwned + FromStr<Err = ConstraintError> + Serialize,
{
    let name = type_name::<T>();
    for text in accepted {
        let (length, json) = (text.chars().count(), serde_json::to_string(text).expect("a text is JSON"));
        let value: T = text.parse().unwrap_or_else(|error| panic!("{json} ({length} characters): {error}"));
        assert_eq!(value.as_ref(), *text);
        assert_eq!(serde_json::to_string(&value).expect("a value can be written"), json);
        assert_eq!(serde_json::from_str::<T>(&json).expect("a value can be read").as_ref(), *text);
    }
    for text in refused {
        let (length, json) = (text.chars().count(), serde_json::to_string(text).expect("a text is JSON"));
        match text.parse::<T>() {
            Ok(value) => panic!("{name} accepts {json} ({length} characters) as {value:?}"),
            Err(error) => assert!(name.ends_with(&format!("::{}", error.type_name())), "{error:?} is not of {name}"),
        }
        assert!(serde_json::from_str::<T>(&json).is_err(), "{name} is read from {json} ({length} characters)");
    }
}
