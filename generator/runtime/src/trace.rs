//! The deserializer of the second pass: reads a text like serde_json, but knows where it is; never used while a body
//! reads well.

use super::raw::MAX_NESTING;
use super::session;
use super::trace_access::{Items, Members};
use serde::de::{Deserializer, Error, Visitor};
use serde_json::value::RawValue;

/// A value's text. Objects and lists are opened here, one level at a time; everything else is left to serde_json.
pub(super) struct Traced<'de> {
    json: &'de str,
}

impl<'de> Traced<'de> {
    /// `json` is one well-formed value without space around it.
    pub(super) fn new(json: &'de str) -> Self {
        Self { json }
    }

    fn plain(&self) -> serde_json::Deserializer<serde_json::de::StrRead<'de>> {
        serde_json::Deserializer::from_str(self.json)
    }

    fn opens_with(&self, bracket: char) -> bool {
        self.json.starts_with(bracket)
    }

    fn visit_object<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, serde_json::Error> {
        bounded()?;
        let mut members = Members::open(self.json)?;
        let value = visitor.visit_map(&mut members)?;
        members.close()?;
        Ok(value)
    }

    fn visit_list<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, serde_json::Error> {
        bounded()?;
        let mut items = Items::new(serde_json::from_str::<Vec<&'de RawValue>>(self.json)?);
        let value = visitor.visit_seq(&mut items)?;
        items.close()?;
        Ok(value)
    }
}

fn bounded() -> Result<(), serde_json::Error> {
    if session::depth() < MAX_NESTING { Ok(()) } else { Err(serde_json::Error::custom("recursion limit exceeded")) }
}

macro_rules! plain {
    ($($method:ident),+) => { $(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, serde_json::Error> {
            self.plain().$method(visitor)
        }
    )+ };
}

impl<'de> Deserializer<'de> for Traced<'de> {
    type Error = serde_json::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, serde_json::Error> {
        match self.json.as_bytes().first() {
            Some(b'{') => self.visit_object(visitor),
            Some(b'[') => self.visit_list(visitor),
            _ => self.plain().deserialize_any(visitor),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, serde_json::Error> {
        if self.opens_with('{') { self.visit_object(visitor) } else { self.plain().deserialize_map(visitor) }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, serde_json::Error> {
        if self.opens_with('{') {
            self.visit_object(visitor)
        } else {
            self.plain().deserialize_struct(name, fields, visitor)
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, serde_json::Error> {
        if self.opens_with('[') { self.visit_list(visitor) } else { self.plain().deserialize_seq(visitor) }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, serde_json::Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, serde_json::Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, serde_json::Error> {
        if self.json == "null" { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    /// A name that no Rust type can have is a request to serde_json itself, for raw text.
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, serde_json::Error> {
        if name.starts_with('$') {
            self.plain().deserialize_newtype_struct(name, visitor)
        } else {
            visitor.visit_newtype_struct(self)
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, serde_json::Error> {
        self.plain().deserialize_unit_struct(name, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, serde_json::Error> {
        self.plain().deserialize_enum(name, variants, visitor)
    }

    plain! {
        deserialize_bool, deserialize_i8, deserialize_i16, deserialize_i32, deserialize_i64, deserialize_i128, deserialize_u8,
        deserialize_u16, deserialize_u32, deserialize_u64, deserialize_u128, deserialize_f32, deserialize_f64, deserialize_char,
        deserialize_str, deserialize_string, deserialize_bytes, deserialize_byte_buf, deserialize_unit, deserialize_identifier,
        deserialize_ignored_any
    }
}
