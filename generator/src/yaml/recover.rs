//! The building blocks of the spec language's structs: each keeps what could be read and leaves out what could not, which the
//! deserializer has reported by then; never an error that would end the reading of what surrounds it.

use super::place::{KeyedSpans, spans};
use crate::source::{Span, Spanned};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

/// A key's value with its place: absent when the key is not there or its value could not be read.
///
/// Few keys of a mapping are ever there, so that one that is not takes the room of a pointer.
#[derive(Clone, Debug)]
pub struct Key<T>(Option<Box<Present<T>>>);

/// A key that is there.
#[derive(Clone, Debug)]
struct Present<T> {
    read: Option<Spanned<T>>,
    /// Where the key itself is.
    at: Span,
}

impl<T> Default for Key<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Deref for Key<T> {
    type Target = Option<Spanned<T>>;

    fn deref(&self) -> &Self::Target {
        match &self.0 {
            Some(present) => &present.read,
            None => &None,
        }
    }
}

impl<T> From<Spanned<T>> for Key<T> {
    fn from(value: Spanned<T>) -> Self {
        Self(Some(Box::new(Present { at: value.span, read: Some(value) })))
    }
}

impl<T> Key<T> {
    /// The value without its place.
    pub fn value(&self) -> Option<&T> {
        self.as_ref().map(|spanned| &spanned.value)
    }

    /// Whether the key is not there at all; a value that could not be read has its own problem.
    pub fn is_missing(&self) -> bool {
        self.0.is_none()
    }

    /// Where the key is, whether its value could be read or not.
    pub fn at(&self) -> Option<Span> {
        self.0.as_ref().map(|present| present.at)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Key<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Readable { key, read } = Readable::deserialize(deserializer)?;
        Ok(Self(Some(Box::new(Present { read, at: key }))))
    }
}

/// A mapping whose keys the author chooses, in the order they were typed; of an entry that could not be read only the key is kept.
#[derive(Clone, Debug)]
pub struct Map<T> {
    entries: Vec<(Spanned<String>, T)>,
    unreadable: Vec<Spanned<String>>,
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
        self.mentioned().any(|key| key == name)
    }

    /// The keys of all entries, read or not.
    pub fn mentioned(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|(key, _)| key).chain(&self.unreadable).map(|key| key.value.as_str())
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
        deserializer.deserialize_map(MapVisitor(PhantomData))
    }
}

pub(super) struct MapVisitor<T>(pub(super) PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for MapVisitor<T> {
    type Value = Map<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a mapping")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Map<T>, A::Error> {
        let mut found = Map { entries: Vec::new(), unreadable: Vec::new() };
        while let Some((key, Readable { read, .. })) = map.next_entry::<Spanned<String>, Readable<T>>()? {
            match read {
                Some(read) => found.entries.push((key, read.value)),
                None => found.unreadable.push(key),
            }
        }
        // Most mappings have few entries, and there may be very many mappings.
        found.entries.shrink_to_fit();
        Ok(found)
    }
}

/// A list; an item that could not be read is left out.
#[derive(Clone, Debug)]
pub struct List<T>(pub Vec<T>);

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let items = Vec::<Readable<T>>::deserialize(deserializer)?;
        Ok(Self(items.into_iter().filter_map(|item| item.read).map(|read| read.value).collect()))
    }
}

/// A value that may be unreadable, with the place of its key.
struct Readable<T> {
    key: Span,
    read: Option<Spanned<T>>,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Readable<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ReadableVisitor<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for ReadableVisitor<T> {
            type Value = Readable<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value with its places")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Readable<T>, A::Error> {
                let (key, own) = spans(seq.next_element::<KeyedSpans>()?.unwrap_or_default());
                // An error says only that a problem is noted.
                let value = seq.next_element::<T>().unwrap_or_default();
                Ok(Readable { key, read: value.map(|value| Spanned::new(value, own)) })
            }
        }
        deserializer.deserialize_tuple(2, ReadableVisitor(PhantomData))
    }
}
