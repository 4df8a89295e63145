//! A key of a schema with what it says and where it is; never what keys mean together.

use crate::model::Decimal;
use crate::source::{Span, Spanned};
use crate::spec::Required;
use crate::yaml::{Key, List, Node, NodeKind};
use serde_json::Value as Json;
use std::ops::Deref;

/// A key, and what it says. Two are equal where they say the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Keyword<'a, T, V> {
    key: &'a Key<T>,
    pub(super) value: V,
    /// Whether it is given and asks for something that does not hold without it.
    pub(super) asks: bool,
}

/// A key that says what is there.
pub(super) type Plain<'a, T> = Keyword<'a, T, Option<&'a T>>;
/// A key that makes no difference to what a schema says: a text for people, or a name from before.
pub(super) type Aside<'a, T> = Keyword<'a, T, ()>;
/// A key that is `true` or `false`; `false` asks for nothing.
pub(super) type Flag<'a> = Keyword<'a, bool, bool>;
/// A least number of characters or items; zero asks for nothing.
pub(super) type Least<'a> = Keyword<'a, u64, Option<u64>>;
/// A number, exact; `None` where it is none, or a longer one than can be held.
pub(super) type Amount<'a> = Keyword<'a, Node, Option<Decimal>>;
/// The names of an object's required properties; on a parameter, `required` is [`MustBeGiven`].
pub(super) type NameList<'a> = Keyword<'a, Required, &'a [Spanned<String>]>;
/// Names in an order that means something.
pub(super) type Order<'a> = Keyword<'a, List<Spanned<String>>, &'a [Spanned<String>]>;
/// Whether a parameter or header must be given.
pub(super) type MustBeGiven<'a> = Keyword<'a, Required, Option<bool>>;
/// A value of the schema's own type.
pub(super) type ValueKey<'a> = Keyword<'a, Node, Option<Json>>;

impl<'a, T, V> Keyword<'a, T, V> {
    /// What a key says that asks for something wherever it is given.
    pub(super) fn new(key: &'a Key<T>, value: V) -> Self {
        Self { key, value, asks: key.at().is_some() }
    }

    /// What a key says that asks for nothing.
    pub(super) fn silent(key: &'a Key<T>, value: V) -> Self {
        Self { key, value, asks: false }
    }

    /// Where the key is, if it asks for anything and its value could be read.
    pub(super) fn place(&self) -> Option<Span> {
        self.key.at().filter(|_| self.asks && self.key.is_some())
    }

    /// Where the value is.
    pub(super) fn span(&self) -> Option<Span> {
        self.key.as_ref().map(|value| value.span)
    }
}

impl<T, V: PartialEq> PartialEq for Keyword<'_, T, V> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<'a, T, V> Deref for Keyword<'a, T, V> {
    type Target = &'a Key<T>;

    fn deref(&self) -> &Self::Target {
        &self.key
    }
}

/// A key that is read from a schema; `reader` takes apart what is inside.
pub(super) trait ReadKey<'a, T, R>: Sized {
    fn read(key: &'a Key<T>, reader: &R) -> Self;
}

impl<'a, T, R> ReadKey<'a, T, R> for Plain<'a, T> {
    fn read(key: &'a Key<T>, _: &R) -> Self {
        Keyword::new(key, key.value())
    }
}

impl<'a, T, R> ReadKey<'a, T, R> for Aside<'a, T> {
    fn read(key: &'a Key<T>, _: &R) -> Self {
        Keyword::new(key, ())
    }
}

impl<'a, R> ReadKey<'a, bool, R> for Flag<'a> {
    fn read(key: &'a Key<bool>, _: &R) -> Self {
        let value = key.value() == Some(&true);
        Keyword { key, value, asks: value }
    }
}

impl<'a, R> ReadKey<'a, u64, R> for Least<'a> {
    fn read(key: &'a Key<u64>, _: &R) -> Self {
        let value = key.value().copied().filter(|least| *least > 0);
        Keyword { key, value, asks: value.is_some() }
    }
}

impl<'a, R> ReadKey<'a, Node, R> for Amount<'a> {
    fn read(key: &'a Key<Node>, _: &R) -> Self {
        let decimal = |node: &Node| match &node.kind {
            NodeKind::Scalar { text, plain: true } => Decimal::parse(text),
            NodeKind::Scalar { .. } | NodeKind::Sequence(_) | NodeKind::Mapping(_) => None,
        };
        Keyword::new(key, key.value().and_then(decimal))
    }
}

impl<'a, R> ReadKey<'a, Node, R> for ValueKey<'a> {
    fn read(key: &'a Key<Node>, _: &R) -> Self {
        Keyword::new(key, key.value().map(Node::to_json))
    }
}

impl<'a, R> ReadKey<'a, Required, R> for NameList<'a> {
    fn read(key: &'a Key<Required>, _: &R) -> Self {
        match key.value() {
            Some(Required::Names(names)) => Keyword::new(key, names),
            Some(Required::Flag(_)) | None => Keyword::silent(key, &[]),
        }
    }
}

impl<'a, R> ReadKey<'a, List<Spanned<String>>, R> for Order<'a> {
    fn read(key: &'a Key<List<Spanned<String>>>, _: &R) -> Self {
        Keyword::new(key, key.value().map(|names| &**names).unwrap_or_default())
    }
}

impl<'a, R> ReadKey<'a, Required, R> for MustBeGiven<'a> {
    fn read(key: &'a Key<Required>, _: &R) -> Self {
        match key.value() {
            Some(Required::Flag(flag)) => Keyword::new(key, Some(*flag)),
            Some(Required::Names(_)) | None => Keyword::silent(key, None),
        }
    }
}

/// What makes no difference to what a schema says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Apart<T>(pub(super) T);

impl<T> PartialEq for Apart<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
