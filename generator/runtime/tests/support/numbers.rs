//! The numbers at the bounds of a type: what it is read from and what not.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::any::type_name;
use std::fmt::Debug;

/// Numbers on both sides of a type's bounds, as they are written in JSON.
pub struct Numbers<'a> {
    pub accepted: &'a [&'a str],
    pub refused: &'a [&'a str],
    /// Two ways to write one number.
    pub same: Option<(&'a str, &'a str)>,
}

impl Numbers<'_> {
    /// Tests that the type has these bounds.
    #[track_caller]
    pub fn check<T: Debug + DeserializeOwned + PartialEq + Serialize>(&self) {
        let name = type_name::<T>();
        let read = |json: &str| serde_json::from_str::<T>(json);
        for json in self.accepted {
            let number = read(json).unwrap_or_else(|error| panic!("{name} is not read from {json}: {error}"));
            assert_eq!(serde_json::to_string(&number).expect("a number can be written"), *json);
        }
        for json in self.refused {
            assert!(read(json).is_err(), "{name} is read from {json}");
        }
        if let Some((one, other)) = self.same {
            assert_eq!(read(one).unwrap(), read(other).unwrap(), "{one} and {other} are the same number");
        }
    }
}
