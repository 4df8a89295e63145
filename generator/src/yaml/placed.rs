//! Places on their way through serde: a value with a place is read as a tuple of numbers, then itself.

use super::Kind;
use super::de::{Error, NodeDeserializer};
use super::node::{MAPPING, PLAIN, SCALAR, SEQUENCE};
use crate::source::{Span, Spanned};
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, SeqAccess, Visitor};

pub(super) struct KeyDeserializer<'a> {
    pub(super) key: &'a Spanned<String>,
}

impl<'de> Deserializer<'de> for KeyDeserializer<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str(&self.key.value)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        let Span { file, start, end } = self.key.span;
        let place = [file.0, start, end].into_iter().map(PlacedPart::Number);
        visitor.visit_seq(de::value::SeqDeserializer::new(place.chain([PlacedPart::Text(&self.key.value)])))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct
        seq tuple map struct enum identifier ignored_any
    }
}

enum PlacedPart<'a> {
    Number(u32),
    Text(&'a str),
}

impl<'de> IntoDeserializer<'de, Error> for PlacedPart<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for PlacedPart<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Number(number) => visitor.visit_u32(number),
            Self::Text(text) => visitor.visit_str(text),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// What a place belongs to, and what follows it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Part {
    /// A node, the number of its kind, then what it holds.
    Node,
    /// A value, then itself.
    Value,
    /// The key of a value, then the value.
    Key,
}

/// A place on its way, a number at each step.
pub(super) struct Placed<'a> {
    pub(super) of: NodeDeserializer<'a>,
    pub(super) step: u8,
    pub(super) part: Part,
}

impl<'de> SeqAccess<'de> for Placed<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let Span { file, start, end } = if self.part == Part::Key { self.of.key } else { self.of.node.span };
        let step = self.step;
        self.step += 1;
        match (step, self.part) {
            (0, _) => seed.deserialize(PlacedPart::Number(file.0)).map(Some),
            (1, _) => seed.deserialize(PlacedPart::Number(start)).map(Some),
            (2, _) => seed.deserialize(PlacedPart::Number(end)).map(Some),
            (3, Part::Node) => {
                let kind = match &self.of.node.kind {
                    Kind::Scalar { plain: true, .. } => PLAIN,
                    Kind::Scalar { plain: false, .. } => SCALAR,
                    Kind::Sequence(_) => SEQUENCE,
                    Kind::Mapping(_) => MAPPING,
                };
                seed.deserialize(PlacedPart::Number(kind.into())).map(Some)
            }
            (4, Part::Node) => match &self.of.node.kind {
                Kind::Scalar { text, .. } => seed.deserialize(PlacedPart::Text(text)).map(Some),
                Kind::Sequence(_) | Kind::Mapping(_) => seed.deserialize(self.of).map(Some),
            },
            (3, Part::Value | Part::Key) => seed.deserialize(self.of).map(Some),
            _ => Ok(None),
        }
    }
}
