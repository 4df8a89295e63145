//! The tree of a YAML document, every node with its place; never a resolved type.

use crate::diagnose::Found;
use crate::source::{Span, Spanned};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{self, Deserialize, Deserializer, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// A YAML node.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where it stands, without the white space after it.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// The three kinds of YAML nodes.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A scalar as typed; `plain` when it had no quotes and no block indicator.
    Scalar {
        /// The text, escapes resolved.
        text: String,
        /// Whether YAML's core schema would give it a type.
        plain: bool,
    },
    /// A sequence.
    Sequence(Vec<Node>),
    /// A mapping in the order it was typed; keys are scalars and differ.
    Mapping(Vec<(Spanned<String>, Node)>),
}

impl Node {
    /// What it is, as a message names it.
    pub(crate) fn found(&self) -> Found {
        match &self.kind {
            Kind::Scalar { text, plain: true } if text.is_empty() => Found::Nothing,
            Kind::Scalar { .. } if self.is_null() => Found::Null,
            Kind::Scalar { text, .. } => Found::Value(text.clone()),
            Kind::Sequence(_) => Found::List,
            Kind::Mapping(_) => Found::Mapping,
        }
    }

    /// Whether it stands for no value at all: nothing typed, `~` or `null`.
    pub fn is_null(&self) -> bool {
        matches!(&self.kind, Kind::Scalar { text, plain: true } if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }
}

pub(super) const NODE: &str = "$node";
pub(super) const SPANNED: &str = "$spanned";
pub(super) const KEYED: &str = "$keyed";
pub(super) const SCALAR: u8 = 0;
pub(super) const PLAIN: u8 = 1;
pub(super) const SEQUENCE: u8 = 2;
pub(super) const MAPPING: u8 = 3;

pub(super) fn span<'de, A: SeqAccess<'de>>(seq: &mut A) -> Result<Span, A::Error> {
    Ok(Span { file: crate::source::FileId(part(seq)?), start: part(seq)?, end: part(seq)? })
}

fn part<'de, A: SeqAccess<'de>, T: Deserialize<'de>>(seq: &mut A) -> Result<T, A::Error> {
    seq.next_element()?.ok_or_else(|| de::Error::custom("a value with its place"))
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NodeVisitor;
        impl<'de> Visitor<'de> for NodeVisitor {
            type Value = Node;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("any value")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
                let span = span(&mut seq)?;
                let kind = match part::<_, u8>(&mut seq)? {
                    SEQUENCE => Kind::Sequence(part(&mut seq)?),
                    MAPPING => Kind::Mapping(part::<_, super::Map<Node>>(&mut seq)?.into_entries()),
                    plain => Kind::Scalar { text: part(&mut seq)?, plain: plain == PLAIN },
                };
                Ok(Node { span, kind })
            }
        }
        deserializer.deserialize_tuple_struct(NODE, 5, NodeVisitor)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct SpannedVisitor<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for SpannedVisitor<T> {
            type Value = Spanned<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value with its place")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Spanned<T>, A::Error> {
                let span = span(&mut seq)?;
                Ok(Spanned { value: part(&mut seq)?, span })
            }
        }
        deserializer.deserialize_tuple_struct(SPANNED, 4, SpannedVisitor(std::marker::PhantomData))
    }
}

impl JsonSchema for Node {
    fn schema_name() -> Cow<'static, str> {
        "AnyValue".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        Schema::from(true)
    }
}

impl<T: JsonSchema> JsonSchema for Spanned<T> {
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
