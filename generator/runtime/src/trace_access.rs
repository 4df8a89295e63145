//! The members and items that the second pass goes through; in the reporting kind it leaves out what may be left out.

use super::absent::Absent;
use super::json_path::Step;
use super::session::{self, Decoding};
use super::trace::Traced;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;
use std::marker::PhantomData;

/// The members of one object, in the order of the text, duplicates included.
pub(super) struct Members<'de> {
    rest: std::vec::IntoIter<(String, &'de RawValue)>,
    current: Option<(String, &'de RawValue)>,
}

impl<'de> Members<'de> {
    /// `json` is an object.
    pub(super) fn open(json: &'de str) -> Result<Self, serde_json::Error> {
        let entries = serde_json::Deserializer::from_str(json).deserialize_map(Entries)?;
        Ok(Self { rest: entries.into_iter(), current: None })
    }

    /// Every member must have been asked for.
    pub(super) fn close(self) -> Result<(), serde_json::Error> {
        match self.rest.len() {
            0 => Ok(()),
            left => Err(serde_json::Error::custom(format_args!("{left} members too many"))),
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

    /// A member of a struct. The type is known here, so that a value which cannot be read can be asked for once more as
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
                session::leave_out(&name, json.get());
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
                Err(_) if session::decoding() == Some(Decoding::Report) => session::leave_out(&name, json.get()),
                entry => return entry,
            }
        }
    }
}

/// serde_json's own rules for names of members, which may be numbers for the type that reads them.
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
pub(super) struct Items<'de> {
    rest: std::iter::Enumerate<std::vec::IntoIter<&'de RawValue>>,
}

impl<'de> Items<'de> {
    pub(super) fn new(items: Vec<&'de RawValue>) -> Self {
        Self { rest: items.into_iter().enumerate() }
    }

    /// Every item must have been asked for.
    pub(super) fn close(self) -> Result<(), serde_json::Error> {
        match self.rest.len() {
            0 => Ok(()),
            left => Err(serde_json::Error::custom(format_args!("{left} items too many"))),
        }
    }
}

impl<'de> SeqAccess<'de> for &mut Items<'de> {
    type Error = serde_json::Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, serde_json::Error> {
        let Some((index, json)) = self.rest.next() else {
            return Ok(None);
        };
        session::step(Step::Item(index), json.get(), || seed.deserialize(Traced::new(json.get()))).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}
