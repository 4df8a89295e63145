//! A serde deserializer over a tree with places. Whatever does not fit is noted as a problem where it is, unknown keys are noted
//! and passed over, and the error that serde carries upward only says that the problem is noted; it never carries a message to a user.
//!
//! Serde knows nothing of places. Here a tuple of two is a value with its places: their numbers, then the value itself. And an enum's
//! variants are named for the kinds of node that they are read from: `text`, `list`, `mapping`.

use super::place::KeyedSpans;
use super::{Node, NodeKind};
use crate::diagnose::{self, Expected, KeyProblem, Problem, Problems};
use crate::source::{Span, Spanned};
use serde::de::value::{MapAccessDeserializer, SeqDeserializer};
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};
use std::fmt;
use std::num::{IntErrorKind, ParseIntError};
use std::str::FromStr;

/// A part of the language, in words, and the keys that belong to it.
pub type Section = (&'static str, Vec<String>);

/// Reads a `T`; `None` where it could not be read, which is noted in `problems` by then. An unknown key that belongs to one of the
/// `sections` is reported with it.
pub fn from_node<T: DeserializeOwned>(
    node: &Node,
    sections: fn() -> &'static [Section],
    problems: &Problems,
) -> Option<T> {
    let root = NodeDeserializer { node, key: node.span, sections, problems };
    root.settle(T::deserialize(root)).ok()
}

/// Says that reading failed; what and where is in the problems, except between where it arose and the value that it arose in.
#[derive(Debug)]
struct Error {
    unreported: Option<String>,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.unreported.as_deref().unwrap_or("the problem is noted"))
    }
}

impl std::error::Error for Error {}

impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { unreported: Some(message.to_string()) }
    }
}

#[derive(Clone, Copy)]
struct NodeDeserializer<'a> {
    node: &'a Node,
    /// The place of the key that it is the value of.
    key: Span,
    sections: fn() -> &'static [Section],
    problems: &'a Problems,
}

impl<'a> NodeDeserializer<'a> {
    fn wrong<T>(self, expected: Expected) -> Result<T, Error> {
        let kind = KeyProblem::Unexpected { expected, found: self.node.found() };
        self.problems.push(Problem::new(self.node.span, kind));
        Err(Error { unreported: None })
    }

    /// Notes an error that is not noted yet: it says what was expected.
    fn settle<T>(self, result: Result<T, Error>) -> Result<T, Error> {
        result.or_else(|error| match error.unreported {
            Some(expected) => self.wrong(Expected::of_reader(expected)),
            None => Err(error),
        })
    }

    fn text(self, expected: Expected) -> Result<&'a str, Error> {
        self.node.text().filter(|_| !self.node.is_left_out()).map_or_else(|| self.wrong(expected), Ok)
    }

    fn whole<N: FromStr<Err = ParseIntError>>(self, max: impl fmt::Display) -> Result<N, Error> {
        self.text(Expected::WholeNumber)?.parse().or_else(|error: ParseIntError| match error.kind() {
            IntErrorKind::PosOverflow => self.wrong(Expected::WholeNumberUpTo(max.to_string().into())),
            _ => self.wrong(Expected::WholeNumber),
        })
    }

    fn mapping(self) -> Result<Vec<Entry<'a>>, Error> {
        let NodeKind::Mapping(entries) = &self.node.kind else { return self.wrong(Expected::Mapping) };
        Ok(entries.iter().map(|(key, node)| (Spanned::new(key.value.as_str(), key.span), node)).collect())
    }

    fn entries(self, entries: Vec<Entry<'a>>) -> Entries<'a> {
        Entries { of: self, rest: entries.into_iter(), value: None }
    }

    fn unknown(self, (key, value): &Entry<'_>, meant: Option<&'static str>, known: &[&'static str]) {
        let belongs = (self.sections)().iter().find(|(_, keys)| keys.iter().any(|known| known == key.value));
        let kind = KeyProblem::Unknown {
            key: key.value.to_owned(),
            meant,
            belongs: belongs.map(|(place, _)| *place),
            value: value.found(),
            known: known.to_vec(),
        };
        self.problems.push(Problem::new(key.span, kind));
    }
}

impl<'de> IntoDeserializer<'de, Error> for NodeDeserializer<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for NodeDeserializer<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.kind {
            NodeKind::Scalar { text, plain: true } => visitor.visit_bytes(text.as_bytes()),
            NodeKind::Scalar { text, plain: false } => visitor.visit_str(text),
            NodeKind::Sequence(_) => self.deserialize_seq(visitor),
            NodeKind::Mapping(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.text(Expected::Flag)? {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => self.wrong(Expected::Flag),
        }
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u16(self.whole(u16::MAX)?)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u64(self.whole(u64::MAX)?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str(self.text(Expected::Text)?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.node.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let NodeKind::Sequence(items) = &self.node.kind else { return self.wrong(Expected::List) };
        visitor.visit_seq(SeqDeserializer::new(items.iter().map(|node| Self { node, ..self })))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        let Span { file, start, end } = self.node.span;
        visitor.visit_seq(Placed { of: self, places: Some([file.0, self.key.start, self.key.end, start, end]) })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(self.entries(self.mapping()?))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let (mut read, unknown): (Vec<_>, Vec<_>) =
            self.mapping()?.into_iter().partition(|(key, _)| fields.contains(&key.value));
        for entry in unknown {
            // A misspelt key is read as the one that is meant, so that one slip is one problem.
            let mut free = fields.to_vec();
            free.retain(|field| read.iter().all(|(key, _)| key.value != *field));
            let meant = diagnose::meant(entry.0.value, &free);
            self.unknown(&entry, meant, fields);
            read.extend(meant.map(|meant| (Spanned::new(meant, entry.0.span), entry.1)));
        }
        visitor.visit_map(self.entries(read))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let kind = match &self.node.kind {
            NodeKind::Scalar { .. } => "text",
            NodeKind::Sequence(_) => "list",
            NodeKind::Mapping(_) => "mapping",
        };
        if self.node.is_left_out() || !variants.contains(&kind) {
            return self.wrong(Expected::OneOf(variants.iter().map(|variant| by_kind(variant)).collect()));
        }
        let variant = self.entries(vec![(Spanned::new(kind, self.key), self.node)]);
        visitor.visit_enum(MapAccessDeserializer::new(variant))
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 u8 u32 f32 f64 char bytes byte_buf unit unit_struct newtype_struct tuple_struct ignored_any
    }
}

/// What a variant stands for.
fn by_kind(variant: &str) -> Expected {
    match variant {
        "text" => Expected::Text,
        "list" => Expected::List,
        _ => Expected::Mapping,
    }
}

/// The places of a value, then the value.
struct Placed<'a> {
    of: NodeDeserializer<'a>,
    places: Option<KeyedSpans>,
}

impl<'de> SeqAccess<'de> for Placed<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let read = match self.places.take() {
            Some(places) => seed.deserialize(SeqDeserializer::new(places.into_iter())),
            None => self.of.settle(seed.deserialize(self.of)),
        };
        read.map(Some)
    }
}

type Entry<'a> = (Spanned<&'a str>, &'a Node);

struct Entries<'a> {
    of: NodeDeserializer<'a>,
    rest: std::vec::IntoIter<Entry<'a>>,
    value: Option<NodeDeserializer<'a>>,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((Spanned { value: key, span }, node)) = self.rest.next() else { return Ok(None) };
        self.value = Some(NodeDeserializer { node, key: span, ..self.of });
        let key = Node { span, kind: NodeKind::Scalar { text: key.to_owned(), plain: false } };
        seed.deserialize(NodeDeserializer { node: &key, key: span, ..self.of }).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        seed.deserialize(self.value.take().expect("a key comes before its value"))
    }
}
