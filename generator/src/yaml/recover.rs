//! The building blocks of the spec language's structs: each keeps what could be read and leaves out what could not, which the
//! deserializer has reported by then; never an error that would end the reading of what surrounds it.

use super::node::{self, KEYED};
use crate::source::{Span, Spanned};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

/// A key's value with its place: absent when the key is not there or its value could not be read.
#[derive(Clone, Debug)]
pub struct Key<T> {
    read: Option<Spanned<T>>,
    /// Where the key itself stands.
    at: Option<Span>,
}

impl<T> Default for Key<T> {
    fn default() -> Self {
        Self { read: None, at: None }
    }
}

impl<T> Deref for Key<T> {
    type Target = Option<Spanned<T>>;

    fn deref(&self) -> &Self::Target {
        &self.read
    }
}

impl<T> From<Spanned<T>> for Key<T> {
    fn from(value: Spanned<T>) -> Self {
        Self { at: Some(value.span), read: Some(value) }
    }
}

impl<T> Key<T> {
    /// The value without its place.
    pub fn value(&self) -> Option<&T> {
        self.read.as_ref().map(|spanned| &spanned.value)
    }

    /// Whether the key is not there at all; a value that could not be read has its own problem.
    pub fn is_missing(&self) -> bool {
        self.at.is_none()
    }

    /// Where the key stands, whether its value could be read or not.
    pub fn at(&self) -> Option<Span> {
        self.at
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Key<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for KeyVisitor<T> {
            type Value = Key<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key's value")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Key<T>, A::Error> {
                let at = node::span(&mut seq)?;
                let read = seq.next_element::<Readable<Spanned<T>>>()?.and_then(|Readable(read)| read);
                Ok(Key { read, at: Some(at) })
            }
        }
        deserializer.deserialize_tuple_struct(KEYED, 4, KeyVisitor(PhantomData))
    }
}

/// A mapping whose keys the author chooses, in the order they were typed; of an entry that could not be read only the key is kept.
#[derive(Clone, Debug)]
pub struct Map<T> {
    entries: Vec<(Spanned<String>, T)>,
    unreadable: Vec<Spanned<String>>,
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self { entries: Vec::new(), unreadable: Vec::new() }
    }
}

impl<T> Map<T> {
    /// The entries that could be read.
    pub fn into_entries(self) -> Vec<(Spanned<String>, T)> {
        self.entries
    }

    /// The keys of the entries that could not be read, each of which has its own problem.
    pub fn unreadable(&self) -> &[Spanned<String>] {
        &self.unreadable
    }

    /// Whether there is an entry of this name, read or not.
    pub fn mentions(&self, name: &str) -> bool {
        self.entries.iter().map(|(key, _)| key).chain(&self.unreadable).any(|key| key.value == name)
    }
}

impl<T> Deref for Map<T> {
    type Target = [(Spanned<String>, T)];

    fn deref(&self) -> &Self::Target {
        &self.entries
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Map<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MapVisitor<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for MapVisitor<T> {
            type Value = Map<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a mapping")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Map<T>, A::Error> {
                let mut read = Map::default();
                while let Some(key) = map.next_key::<Spanned<String>>()? {
                    match map.next_value::<Readable<T>>()? {
                        Readable(Some(value)) => read.entries.push((key, value)),
                        Readable(None) => read.unreadable.push(key),
                    }
                }
                Ok(read)
            }
        }
        deserializer.deserialize_map(MapVisitor(PhantomData))
    }
}

/// A list; an item that could not be read is left out.
#[derive(Clone, Debug, PartialEq)]
pub struct List<T>(pub Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ListVisitor<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for ListVisitor<T> {
            type Value = List<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<List<T>, A::Error> {
                let mut items = Vec::with_capacity(seq.size_hint().unwrap_or(0));
                while let Some(Readable(item)) = seq.next_element::<Readable<T>>()? {
                    items.extend(item);
                }
                Ok(List(items))
            }
        }
        deserializer.deserialize_seq(ListVisitor(PhantomData))
    }
}

struct Readable<T>(Option<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Readable<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(T::deserialize(deserializer).ok()))
    }
}

impl<T: JsonSchema> JsonSchema for Key<T> {
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

impl<T: JsonSchema> JsonSchema for Map<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("MapOf{}", T::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "additionalProperties": generator.subschema_for::<T>() })
    }
}

impl<T: JsonSchema> JsonSchema for List<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("ListOf{}", T::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "array", "items": generator.subschema_for::<T>() })
    }
}
