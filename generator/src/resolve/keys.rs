//! A key of a schema with what it says and where it stands; never what keys mean together.

use super::build::Builder;
use super::schema::Classified;
use crate::diagnose::{Limit, SchemaProblem};
use crate::model::{Decimal, Doc, TypeId};
use crate::source::{Span, Spanned};
use crate::yaml::{Key, Kind as NodeKind, Node};
use serde_json::Value as Json;
use std::ops::Deref;
use std::rc::Rc;

/// A key, and what it says. Two are equal where they say the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said<'a, T, V> {
    key: &'a Key<T>,
    pub(super) value: V,
    /// Whether it is given and asks for something that does not hold without it.
    pub(super) asks: bool,
}

/// A key that says what stands there.
pub(super) type Plain<'a, T> = Said<'a, T, Option<&'a T>>;
/// A key that makes no difference to what a schema says: a text for people, or a name from before.
pub(super) type Aside<'a, T> = Said<'a, T, ()>;
/// A key that is `true` or `false`; `false` asks for nothing.
pub(super) type Flag<'a> = Said<'a, bool, bool>;
/// A least number of characters or items; zero asks for nothing.
pub(super) type Least<'a> = Said<'a, u64, Option<u64>>;
/// A number, exact; `None` where it is none, or a longer one than can be held.
pub(super) type Amount<'a> = Said<'a, Node, Option<Decimal>>;
/// A value of the schema's own type.
pub(super) type Value<'a> = Said<'a, Node, Option<Json>>;

impl<'a, T, V> Said<'a, T, V> {
    pub(super) fn new(key: &'a Key<T>, value: V) -> Self {
        Self { key, value, asks: key.at().is_some() }
    }

    /// Where the key stands, if it asks for anything and its value could be read.
    pub(super) fn place(&self) -> Option<Span> {
        self.key.at().filter(|_| self.asks && self.key.is_some())
    }

    /// Where the value stands.
    pub(super) fn span(&self) -> Option<Span> {
        self.key.as_ref().map(|value| value.span)
    }
}

impl<T, V: PartialEq> PartialEq for Said<'_, T, V> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<'a, T, V> Deref for Said<'a, T, V> {
    type Target = &'a Key<T>;

    fn deref(&self) -> &Self::Target {
        &self.key
    }
}

pub(super) fn plain<T>(key: &Key<T>) -> Plain<'_, T> {
    Said::new(key, key.value())
}

pub(super) fn aside<T>(key: &Key<T>) -> Aside<'_, T> {
    Said::new(key, ())
}

pub(super) fn flag(key: &Key<bool>) -> Flag<'_> {
    let value = key.value() == Some(&true);
    Said { key, value, asks: value }
}

pub(super) fn least(key: &Key<u64>) -> Least<'_> {
    let value = key.value().copied().filter(|least| *least > 0);
    Said { key, value, asks: value.is_some() }
}

pub(super) fn amount(key: &Key<Node>) -> Amount<'_> {
    let decimal = |node: &Node| match &node.kind {
        NodeKind::Scalar { text, plain: true } => Decimal::parse(text),
        NodeKind::Scalar { .. } | NodeKind::Sequence(_) | NodeKind::Mapping(_) => None,
    };
    Said::new(key, key.value().and_then(decimal))
}

pub(super) fn value(key: &Key<Node>) -> Value<'_> {
    Said::new(key, key.value().map(Node::to_json))
}

/// What makes no difference to what a schema says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Apart<T>(pub(super) T);

impl<T> PartialEq for Apart<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Notes a least number that is above the largest.
pub(super) fn check_ends(
    b: &Builder<'_>,
    (min, low): (&'static str, &Key<u64>),
    (max, high): (&'static str, &Key<u64>),
) -> Option<()> {
    let (Some(low), Some(high)) = (low.as_ref(), high.as_ref()) else { return Some(()) };
    if low.value <= high.value {
        return Some(());
    }
    let (min, max) = (Limit::of_count(min, low.value), Limit::of_count(max, high.value));
    b.problem(low.span, SchemaProblem::MinOverMax { min, max, other: high.span });
    None
}

/// A property as its object declares it; `None` where its schema is of no kind.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Property<'a> {
    pub(super) name: &'a Spanned<String>,
    pub(super) schema: Option<Rc<Classified<'a>>>,
}

/// The name of a model, and the model where there is one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Model<'a> {
    pub(super) name: &'a Spanned<String>,
    pub(super) id: Option<TypeId>,
}

/// A variant of a union by the value of the discriminator; `model` where it has properties.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Variant<'a> {
    pub(super) tag: &'a Spanned<String>,
    pub(super) model: Option<Model<'a>>,
}

/// A value of an enumeration as the spec lists it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Listed<'a> {
    pub(super) value: &'a Spanned<String>,
    pub(super) doc: Apart<Doc>,
    pub(super) rust_name: Option<&'a Spanned<String>>,
}
