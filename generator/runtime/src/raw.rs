//! JSON text as a value: taken out of a deserializer unread and read later; it never changes the text.

use super::nesting::{MAX_NESTING, nesting};
use super::session;
use super::trace::Traced;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error, MapAccess, Visitor};
use std::fmt;

pub use serde_json::value::RawValue;

/// The text of the next value, exactly as it is when serde_json reads text.
///
/// When the value comes from somewhere else (serde's own buffers for `flatten`, `serde_json::Value`), the text is
/// written anew from what was kept there.
///
/// # Errors
/// The deserializer's own.
pub fn capture<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Box<RawValue>, D::Error> {
    Box::<RawValue>::deserialize(Capture(deserializer))
}

/// Reads a value from its text; inside a second pass, with its path.
///
/// # Errors
/// As [`serde_json::from_str`]. Text nested deeper than serde_json's limit of 128 is refused before it is read, because
/// every text read on its own would start to count anew.
pub fn read<T: DeserializeOwned>(json: &RawValue) -> Result<T, serde_json::Error> {
    let is_short = json.get().len() <= 2 * MAX_NESTING;
    if !is_short && nesting(json.get()) > MAX_NESTING {
        return Err(serde_json::Error::custom("recursion limit exceeded"));
    }
    match session::decoding() {
        Some(_) => T::deserialize(Traced::new(json.get())),
        None => serde_json::from_str(json.get()),
    }
}

/// Makes `RawValue` readable from deserializers that are not serde_json's: those answer its request for a newtype
/// struct with `visit_newtype_struct`, which `RawValue` itself does not know.
struct Capture<D>(D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Capture<D> {
    type Error = D::Error;

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_newtype_struct(name, CaptureVisitor { name, visitor })
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_any(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

struct CaptureVisitor<V> {
    name: &'static str,
    visitor: V,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for CaptureVisitor<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_map(map)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        let value = serde_json::Value::deserialize(deserializer)?;
        value.deserialize_newtype_struct(self.name, self.visitor).map_err(D::Error::custom)
    }
}
