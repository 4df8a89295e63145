//! The numbers at the bounds of a type: what it is read from and what not.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::any::type_name;
use std::fmt::Debug;

/// Tests that the type is read from these numbers and not from those, as they are written in JSON, and that two ways to write a number give the
/// same.
#[track_caller]
pub fn check<T: Debug + DeserializeOwned + PartialEq + Serialize>(
    accepted: &[&str],
    refused: &[&str],
    same: Option<(&str, &str)>,
) {
    let name = type_name::<T>();
    let read = |json: &str| serde_json::from_str::<T>(json);
    for json in accepted {
        let number = read(json).unwrap_or_else(|error| panic!("{name} is not read from {json}: {error}"));
        assert_eq!(serde_json::to_string(&number).expect("a number can be written"), *json);
    }
    for json in refused {
        assert!(read(json).is_err(), "{name} is read from {json}");
    }
    if let Some((one, other)) = same {
        assert_eq!(read(one).unwrap(), read(other).unwrap(), "{one} and {other} are the same number");
    }
}
