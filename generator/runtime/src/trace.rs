//! The deserializer of the second pass: reads a text like serde_json, but knows where it is; never used while a body
//! reads well.

use super::absent::Absent;
use super::json_path::Step;
use super::nesting::MAX_NESTING;
use super::session::{self, Decoding};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;
use std::marker::PhantomData;

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

/// The properties of one object, in the order of the text, duplicates included.
struct Members<'de> {
    rest: std::vec::IntoIter<(String, &'de RawValue)>,
    current: Option<(String, &'de RawValue)>,
}

impl<'de> Members<'de> {
    /// `json` is an object.
    fn open(json: &'de str) -> Result<Self, serde_json::Error> {
        let entries = serde_json::Deserializer::from_str(json).deserialize_map(Entries)?;
        Ok(Self { rest: entries.into_iter(), current: None })
    }

    /// Every property must have been asked for.
    fn close(self) -> Result<(), serde_json::Error> {
        match self.rest.len() {
            0 => Ok(()),
            left => Err(serde_json::Error::custom(format_args!("{left} properties too many"))),
        }
    }

    fn take(&mut self) -> Result<(String, &'de RawValue), serde_json::Error> {
        self.current.take().ok_or_else(|| serde_json::Error::custom("a value was asked for before its name"))
    }
}

impl<'de> MapAccess<'de> for &mut Members<'de> {
    type Error = serde_json::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, serde_json::Error> {
        self.current = self.rest.next();
        let Some((name, _)) = &self.current else {
            return Ok(None);
        };
        let json = serde_json::Value::from(name.as_str()).to_string();
        session::step(Step::Member(name.clone()), &json, || key(name, seed)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, serde_json::Error> {
        let (name, json) = self.take()?;
        session::step(Step::Member(name), json.get(), || seed.deserialize(Traced::new(json.get())))
    }

    /// A property of a struct. The type is known here, so that a value which cannot be read can be asked for once more as
    /// absent.
    fn next_value<V: Deserialize<'de>>(&mut self) -> Result<V, serde_json::Error> {
        let (name, json) = self.take()?;
        let read = || V::deserialize(Traced::new(json.get()));
        let result = session::step(Step::Member(name.clone()), json.get(), read);
        if result.is_ok() || session::decoding() != Some(Decoding::Report) {
            return result;
        }
        match V::deserialize(Absent) {
            Ok(absent) => {
                session::leave_out(Step::Member(name), json.get());
                Ok(absent)
            }
            Err(_) => result,
        }
    }

    /// An entry of a map. None of them is required, so that one which cannot be read is passed over.
    fn next_entry<K: Deserialize<'de>, V: Deserialize<'de>>(&mut self) -> Result<Option<(K, V)>, serde_json::Error> {
        loop {
            let Some((name, json)) = self.rest.as_slice().first().cloned() else {
                return Ok(None);
            };
            match self.next_entry_seed(PhantomData, PhantomData) {
                Err(_) if session::decoding() == Some(Decoding::Report) => {
                    session::leave_out(Step::Member(name), json.get());
                }
                entry => return entry,
            }
        }
    }
}

/// serde_json's own rules for names of properties, which may be numbers for the type that reads them.
fn key<'de, K: DeserializeSeed<'de>>(name: &str, seed: K) -> Result<K::Value, serde_json::Error> {
    struct OneKey<K>(K);
    impl<'de, K: DeserializeSeed<'de>> Visitor<'de> for OneKey<K> {
        type Value = K::Value;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("one name")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<K::Value, A::Error> {
            let key = map.next_key_seed(self.0)?.ok_or_else(|| A::Error::custom("a name is missing"))?;
            map.next_value::<IgnoredAny>()?;
            Ok(key)
        }
    }
    let object = serde_json::Map::from_iter([(name.to_owned(), serde_json::Value::Null)]);
    serde_json::Value::from(object).deserialize_map(OneKey(seed))
}

struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = Vec<(String, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(entries)
    }
}

/// The items of one list.
struct Items<'de> {
    rest: std::vec::IntoIter<&'de RawValue>,
    /// The index of the first of the rest.
    index: usize,
}

impl<'de> Items<'de> {
    fn new(items: Vec<&'de RawValue>) -> Self {
        Self { rest: items.into_iter(), index: 0 }
    }

    /// Every item must have been asked for.
    fn close(self) -> Result<(), serde_json::Error> {
        match self.rest.len() {
            0 => Ok(()),
            left => Err(serde_json::Error::custom(format_args!("{left} items too many"))),
        }
    }
}

impl<'de> SeqAccess<'de> for &mut Items<'de> {
    type Error = serde_json::Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, serde_json::Error> {
        let Some(json) = self.rest.next() else {
            return Ok(None);
        };
        let index = self.index;
        self.index += 1;
        session::step(Step::Item(index), json.get(), || seed.deserialize(Traced::new(json.get()))).map(Some)
    }

    /// An item of a list. It is not its neighbours' fault that it cannot be read, so that it is passed over alone.
    fn next_element<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, serde_json::Error> {
        loop {
            let (index, json) = (self.index, self.rest.as_slice().first().copied());
            match self.next_element_seed(PhantomData) {
                Err(_) if session::decoding() == Some(Decoding::Report) => {
                    session::leave_out(Step::Item(index), json.map_or("", RawValue::get));
                }
                item => return item,
            }
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}
