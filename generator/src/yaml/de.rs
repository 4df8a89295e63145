//! A serde deserializer over a tree with places. Whatever does not fit is noted as a problem where it stands, unknown keys are noted
//! and passed over, and the error that serde carries upward only says that the problem is noted; it never carries a message to a user.

use super::node::{KEYED, NODE, SPANNED};
use super::placed::{KeyDeserializer, Part, Placed};
use super::{Kind, Node, scalar};
use crate::diagnose::{self, Expected, Found, KeyProblem, Problem, Problems};
use crate::source::{Span, Spanned};
use serde::de::value::StrDeserializer;
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use std::borrow::Cow;
use std::fmt;
use std::num::IntErrorKind;

/// A part of the language, in words, and the keys that belong to it.
pub type Section = (&'static str, &'static [&'static str]);

/// Reads a `T`; `None` where it could not be read, which is noted in `problems` by then. An unknown key that belongs to one of the
/// `sections` is reported with it.
pub fn from_node<T: DeserializeOwned>(node: &Node, sections: &[Section], problems: &Problems) -> Option<T> {
    T::deserialize(NodeDeserializer { node, key: node.span, sections, problems }).ok()
}

/// Says that reading failed; what and where stands in the problems, except between a visitor and the deserializer that called it.
#[derive(Debug)]
pub(super) struct Error {
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
pub(super) struct NodeDeserializer<'a> {
    pub(super) node: &'a Node,
    /// The place of the key that it is the value of.
    pub(super) key: Span,
    sections: &'a [Section],
    problems: &'a Problems,
}

impl<'a> NodeDeserializer<'a> {
    fn wrong<T>(self, expected: Expected) -> Result<T, Error> {
        self.note(KeyProblem::Unexpected { expected, found: self.node.found() })
    }

    fn note<T>(self, kind: impl Into<diagnose::Kind>) -> Result<T, Error> {
        self.problems.push(Problem::new(self.node.span, kind));
        Err(Error { unreported: None })
    }

    fn settle<T>(self, result: Result<T, Error>) -> Result<T, Error> {
        result.or_else(|error| match error.unreported {
            Some(expected) => self.wrong(Expected::of_reader(expected)),
            None => Err(error),
        })
    }

    fn text(self, expected: Expected) -> Result<&'a str, Error> {
        match &self.node.kind {
            Kind::Scalar { text, plain } if !(*plain && text.is_empty()) => Ok(text),
            _ => self.wrong(expected),
        }
    }

    fn at(self, node: &'a Node) -> Self {
        Self { node, ..self }
    }

    fn map<'de, V: Visitor<'de>>(
        self,
        entries: &'a [(Spanned<String>, Node)],
        fields: Option<&'static [&'static str]>,
        visitor: V,
    ) -> Result<V::Value, Error> {
        let known = |key: &str| fields.is_none_or(|fields| fields.contains(&key));
        let mut read: Vec<(Cow<'a, Spanned<String>>, &'a Node)> =
            entries.iter().filter(|(key, _)| known(&key.value)).map(|(key, node)| (Cow::Borrowed(key), node)).collect();
        for (key, node) in entries.iter().filter(|(key, _)| !known(&key.value)) {
            // A misspelt key is read as the one that is meant, so that one slip is one problem.
            let free: Vec<&'static str> = fields.into_iter().flatten().copied().collect();
            let free: Vec<_> =
                free.into_iter().filter(|field| read.iter().all(|(key, _)| key.value != *field)).collect();
            let meant = diagnose::meant(&key.value, &free);
            self.unknown((key, node), meant, fields.unwrap_or_default());
            read.extend(meant.map(|meant| (Cow::Owned(Spanned::new(meant.to_owned(), key.span)), node)));
        }
        self.settle(visitor.visit_map(Entries { of: self, rest: read.into_iter(), value: None }))
    }

    fn unknown(self, (key, value): (&Spanned<String>, &Node), meant: Option<&'static str>, fields: &[&'static str]) {
        let word = key.value.as_str();
        let belongs = self.sections.iter().find(|(_, keys)| keys.contains(&word)).map(|(place, _)| *place);
        let kind = KeyProblem::Unknown {
            key: key.value.clone(),
            meant,
            belongs,
            value: value.found(),
            known: fields.to_vec(),
        };
        self.problems.push(Problem::new(key.span, kind));
    }
}

macro_rules! integers {
    ($($method:ident $visit:ident $type:ty,)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            match self.text(Expected::WholeNumber)?.parse::<$type>() {
                Ok(number) => self.settle(visitor.$visit(number)),
                Err(error) if *error.kind() == IntErrorKind::PosOverflow => {
                    self.wrong(Expected::WholeNumberUpTo(<$type>::MAX.to_string().into()))
                }
                Err(_) => self.wrong(Expected::WholeNumber),
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for NodeDeserializer<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.kind {
            Kind::Scalar { text, .. } => self.settle(visitor.visit_str(text)),
            Kind::Sequence(_) => self.deserialize_seq(visitor),
            Kind::Mapping(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.text(Expected::Flag)? {
            "true" => self.settle(visitor.visit_bool(true)),
            "false" => self.settle(visitor.visit_bool(false)),
            _ => self.wrong(Expected::Flag),
        }
    }

    integers! {
        deserialize_i8 visit_i8 i8, deserialize_i16 visit_i16 i16, deserialize_i32 visit_i32 i32, deserialize_i64 visit_i64 i64,
        deserialize_u8 visit_u8 u8, deserialize_u16 visit_u16 u16, deserialize_u32 visit_u32 u32, deserialize_u64 visit_u64 u64,
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match scalar::number(self.text(Expected::Number)?).and_then(|number| number.as_f64()) {
            Some(number) => self.settle(visitor.visit_f64(number)),
            None => self.wrong(Expected::Number),
        }
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let text = self.text(Expected::Text)?;
        self.settle(visitor.visit_str(text))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.node.is_null() { self.settle(visitor.visit_none()) } else { visitor.visit_some(self) }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.node.is_null() { self.settle(visitor.visit_unit()) } else { self.wrong(Expected::Nothing) }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.kind {
            Kind::Sequence(items) => self.settle(visitor.visit_seq(Items { of: self, rest: items.iter() })),
            _ => self.wrong(Expected::List),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        match name {
            NODE => visitor.visit_seq(Placed { of: self, step: 0, part: Part::Node }),
            SPANNED => visitor.visit_seq(Placed { of: self, step: 0, part: Part::Value }),
            KEYED => visitor.visit_seq(Placed { of: self, step: 0, part: Part::Key }),
            _ => self.deserialize_seq(visitor),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.kind {
            Kind::Mapping(entries) => self.map(entries, None, visitor),
            _ => self.wrong(Expected::Mapping),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match &self.node.kind {
            Kind::Mapping(entries) => self.map(entries, Some(fields), visitor),
            _ => self.wrong(Expected::Mapping),
        }
    }

    /// An enum whose variants are named `$text`, `$list` and `$map` is chosen by the kind of the node; any other by its word.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if !variants[0].starts_with('$') {
            let word = self.text(Expected::Word)?;
            if !variants.contains(&word) {
                return self.note(KeyProblem::UnknownWord { word: word.to_owned(), known: variants.to_vec() });
            }
            return self.settle(visitor.visit_enum(IntoDeserializer::<Error>::into_deserializer(word)));
        }
        let variant = match &self.node.kind {
            Kind::Scalar { .. } => "$text",
            Kind::Sequence(_) => "$list",
            Kind::Mapping(_) => "$map",
        };
        if self.node.found() == Found::Nothing || !variants.contains(&variant) {
            return self.wrong(Expected::OneOf(variants.iter().map(|variant| by_kind(variant)).collect()));
        }
        self.settle(visitor.visit_enum(ByKind { of: self, variant }))
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }
}

/// What a variant stands for that is chosen by the kind of the node.
fn by_kind(variant: &str) -> Expected {
    match variant {
        "$text" => Expected::Text,
        "$list" => Expected::List,
        _ => Expected::Mapping,
    }
}

struct Items<'a, I> {
    of: NodeDeserializer<'a>,
    rest: I,
}

impl<'de, 'a, I: ExactSizeIterator<Item = &'a Node>> SeqAccess<'de> for Items<'a, I> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        self.rest.next().map(|node| seed.deserialize(self.of.at(node))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

struct Entries<'a, I> {
    of: NodeDeserializer<'a>,
    rest: I,
    value: Option<NodeDeserializer<'a>>,
}

impl<'de, 'a, I> MapAccess<'de> for Entries<'a, I>
where
    I: ExactSizeIterator<Item = (Cow<'a, Spanned<String>>, &'a Node)>,
{
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((key, node)) = self.rest.next() else { return Ok(None) };
        self.value = Some(NodeDeserializer { node, key: key.span, ..self.of });
        seed.deserialize(KeyDeserializer { key: &key }).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        seed.deserialize(self.value.take().expect("a key comes before its value"))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

struct ByKind<'a> {
    of: NodeDeserializer<'a>,
    variant: &'static str,
}

impl<'de> EnumAccess<'de> for ByKind<'_> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Error> {
        let name: StrDeserializer<'_, Error> = self.variant.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> VariantAccess<'de> for ByKind<'_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self.of)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.of.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        self.of.deserialize_struct("", fields, visitor)
    }
}
