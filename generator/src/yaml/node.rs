//! The tree of a YAML document, every node with its place; never a resolved type.

use super::recover::MapVisitor;
use crate::diagnose::Found;
use crate::source::{Span, Spanned};
use serde::de::value::SeqAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// A YAML node.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where it is, without the white space after it.
    pub span: Span,
    /// What it is.
    pub kind: NodeKind,
}

/// The three kinds of YAML nodes.
#[derive(Clone, Debug)]
pub enum NodeKind {
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
            NodeKind::Scalar { .. } if self.is_left_out() => Found::Nothing,
            NodeKind::Scalar { .. } if self.is_null() => Found::Null,
            NodeKind::Scalar { text, .. } => Found::Value(text.clone()),
            NodeKind::Sequence(_) => Found::List,
            NodeKind::Mapping(_) => Found::Mapping,
        }
    }

    /// The text of a scalar, escapes resolved.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Scalar { text, plain: _ } => Some(text),
            NodeKind::Sequence(_) | NodeKind::Mapping(_) => None,
        }
    }

    /// The text of a scalar that YAML's core schema would give a type.
    pub fn plain(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Scalar { text, plain: true } => Some(text),
            NodeKind::Scalar { plain: false, .. } | NodeKind::Sequence(_) | NodeKind::Mapping(_) => None,
        }
    }

    /// Whether nothing is typed.
    pub fn is_left_out(&self) -> bool {
        self.plain() == Some("")
    }

    /// Whether it stands for no value at all: nothing typed, `~` or `null`.
    pub fn is_null(&self) -> bool {
        matches!(self.plain(), Some("" | "~" | "null" | "Null" | "NULL"))
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Spanned::deserialize(deserializer).map(|Spanned { value: kind, span }| Self { span, kind })
    }
}

impl<'de> Deserialize<'de> for NodeKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KindVisitor;
        impl<'de> Visitor<'de> for KindVisitor {
            type Value = NodeKind;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("any value")
            }

            /// A plain scalar comes as bytes: it has a type, which is not decided here.
            fn visit_bytes<E>(self, plain: &[u8]) -> Result<NodeKind, E> {
                Ok(NodeKind::Scalar { text: String::from_utf8_lossy(plain).into_owned(), plain: true })
            }

            fn visit_str<E>(self, text: &str) -> Result<NodeKind, E> {
                Ok(NodeKind::Scalar { text: text.to_owned(), plain: false })
            }

            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<NodeKind, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(seq)).map(NodeKind::Sequence)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<NodeKind, A::Error> {
                MapVisitor(PhantomData).visit_map(map).map(|map| NodeKind::Mapping(map.into_entries()))
            }
        }
        deserializer.deserialize_any(KindVisitor)
    }
}
