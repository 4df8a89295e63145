//! Any JSON, kept as the text that it is; it never goes through doubles or sorted maps.

use super::json_identity::identity;
use super::raw::{self, RawValue};
use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use serde::ser::{Serialize, Serializer};
use serde_json::Value;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

/// A JSON value in the text in which it was written: all digits of its numbers, the order of its properties and an
/// explicit `null` are kept, and it is written back unchanged.
///
/// It is made from a [`serde_json::Value`], from a text or, with [`write`](Self::write), from anything that serde can
/// write. Two are equal when they are the same JSON value (JSON Schema 2020-12, Core, 4.2.2): `1` is `1.0`, and the
/// order of properties does not matter. The text is exact when it is read by serde_json from text; from a
/// `serde_json::Value` or a struct that is flattened by serde it comes as serde_json kept it there.
#[derive(Clone)]
pub struct Json(Box<RawValue>);

impl Json {
    /// Writes a value as JSON.
    ///
    /// # Errors
    /// When serde cannot write it as JSON.
    pub fn write<T: Serialize + ?Sized>(value: &T) -> Result<Self, serde_json::Error> {
        serde_json::value::to_raw_value(value).map(Self)
    }

    /// Reads the value as a type.
    ///
    /// # Errors
    /// When it is no such value, or is nested deeper than serde_json's limit of 128.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        raw::read(&self.0)
    }

    /// The value as serde_json has it, whose numbers are of 64 bits and whose properties are sorted.
    ///
    /// # Errors
    /// When a number is too large for a double, or the value is nested deeper than serde_json's limit of 128.
    pub fn to_value(&self) -> Result<Value, serde_json::Error> {
        self.read()
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        self.0.get()
    }

    /// Whether it is `null`.
    pub fn is_null(&self) -> bool {
        self.as_str() == "null"
    }
}

impl From<Value> for Json {
    fn from(value: Value) -> Self {
        Self::write(&value).expect("serde_json writes its own values")
    }
}

/// `null`
impl Default for Json {
    fn default() -> Self {
        Self(RawValue::NULL.to_owned())
    }
}

/// Reads a whole JSON document.
impl FromStr for Json {
    type Err = serde_json::Error;

    fn from_str(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text).map(Self)
    }
}

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str() || identity(self.as_str()) == identity(other.as_str())
    }
}

impl Eq for Json {}

impl PartialEq<Value> for Json {
    fn eq(&self, other: &Value) -> bool {
        identity(self.as_str()) == identity(&other.to_string())
    }
}

impl Hash for Json {
    fn hash<H: Hasher>(&self, state: &mut H) {
        identity(self.as_str()).hash(state);
    }
}

/// The text.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text.
impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        raw::capture(deserializer).map(Self)
    }
}
