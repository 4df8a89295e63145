//! A key of a schema with what it says and where it stands; never what keys mean together.

use super::build::Builder;
use super::position::Position;
use super::schema::{self, Classified};
use crate::diagnose::{Limit, SchemaProblem};
use crate::model::{Decimal, Doc, TypeId};
use crate::source::{Span, Spanned};
use crate::spec::{Parents, Required, SchemaOrName};
use crate::yaml::{Key, Kind as NodeKind, Map, Node};
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
/// The names of an object's required properties; on a parameter, `required` is [`MustBeGiven`].
pub(super) type Names<'a> = Said<'a, Required, &'a [Spanned<String>]>;
/// Whether a parameter or header must be given.
pub(super) type MustBeGiven<'a> = Said<'a, Required, Option<bool>>;
/// The schema of a list's items or a map's values.
pub(super) type Item<'a> = Said<'a, SchemaOrName, Option<Rc<Classified<'a>>>>;
/// A value of the schema's own type.
pub(super) type Value<'a> = Said<'a, Node, Option<Json>>;

impl<'a, T, V> Said<'a, T, V> {
    /// What a key says that asks for something wherever it is given.
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

/// A key that is read from a schema of a folder.
pub(super) trait Read<'a, T> {
    fn read(key: &'a Key<T>, b: &Builder<'_>, scope: usize) -> Self;
}

impl<'a, T> Read<'a, T> for Plain<'a, T> {
    fn read(key: &'a Key<T>, _: &Builder<'_>, _: usize) -> Self {
        Said::new(key, key.value())
    }
}

impl<'a, T> Read<'a, T> for Aside<'a, T> {
    fn read(key: &'a Key<T>, _: &Builder<'_>, _: usize) -> Self {
        Said::new(key, ())
    }
}

impl<'a> Read<'a, bool> for Flag<'a> {
    fn read(key: &'a Key<bool>, _: &Builder<'_>, _: usize) -> Self {
        let value = key.value() == Some(&true);
        Said { key, value, asks: value }
    }
}

impl<'a> Read<'a, u64> for Least<'a> {
    fn read(key: &'a Key<u64>, _: &Builder<'_>, _: usize) -> Self {
        let value = key.value().copied().filter(|least| *least > 0);
        Said { key, value, asks: value.is_some() }
    }
}

impl<'a> Read<'a, Node> for Amount<'a> {
    fn read(key: &'a Key<Node>, _: &Builder<'_>, _: usize) -> Self {
        let decimal = |node: &Node| match &node.kind {
            NodeKind::Scalar { text, plain: true } => Decimal::parse(text),
            NodeKind::Scalar { .. } | NodeKind::Sequence(_) | NodeKind::Mapping(_) => None,
        };
        Said::new(key, key.value().and_then(decimal))
    }
}

impl<'a> Read<'a, Node> for Value<'a> {
    fn read(key: &'a Key<Node>, _: &Builder<'_>, _: usize) -> Self {
        Said::new(key, key.value().map(Node::to_json))
    }
}

impl<'a> Read<'a, Required> for Names<'a> {
    fn read(key: &'a Key<Required>, _: &Builder<'_>, _: usize) -> Self {
        match key.value() {
            Some(Required::Names(names)) => Said::new(key, names),
            Some(Required::Flag(_)) | None => Said { key, value: &[], asks: false },
        }
    }
}

impl<'a> Read<'a, Required> for MustBeGiven<'a> {
    fn read(key: &'a Key<Required>, _: &Builder<'_>, _: usize) -> Self {
        match key.value() {
            Some(Required::Flag(flag)) => Said::new(key, Some(*flag)),
            Some(Required::Names(_)) | None => Said { key, value: None, asks: false },
        }
    }
}

impl<'a> Read<'a, SchemaOrName> for Item<'a> {
    /// The word `false` stands for no schema.
    fn read(key: &'a Key<SchemaOrName>, b: &Builder<'_>, scope: usize) -> Self {
        match key.value() {
            Some(SchemaOrName::Name(word)) if word.value == "false" => Said { key, value: None, asks: false },
            written => Said::new(key, written.and_then(|inner| schema::classify(b, scope, inner, Position::Item))),
        }
    }
}

impl<'a> Read<'a, Map<SchemaOrName>> for Said<'a, Map<SchemaOrName>, Vec<Property<'a>>> {
    fn read(key: &'a Key<Map<SchemaOrName>>, b: &Builder<'_>, scope: usize) -> Self {
        let written = key.value().map(|map| &**map).unwrap_or_default();
        let one = |(name, schema): &'a (Spanned<String>, SchemaOrName)| Property {
            name,
            schema: schema::classify(b, scope, schema, Position::Property),
        };
        Said::new(key, written.iter().map(one).collect())
    }
}

impl<'a> Read<'a, Parents> for Said<'a, Parents, Vec<Model<'a>>> {
    fn read(key: &'a Key<Parents>, b: &Builder<'_>, scope: usize) -> Self {
        let names: &[Spanned<String>] = match key.value() {
            Some(Parents::One(name)) => std::slice::from_ref(name),
            Some(Parents::Many(names)) => names,
            None => &[],
        };
        Said::new(key, names.iter().map(|name| Model { name, id: b.model(scope, name) }).collect())
    }
}

type Variants = Map<Option<Spanned<String>>>;

impl<'a> Read<'a, Variants> for Said<'a, Variants, Vec<Variant<'a>>> {
    fn read(key: &'a Key<Variants>, b: &Builder<'_>, scope: usize) -> Self {
        let written = key.value().map(|map| &**map).unwrap_or_default();
        let model = |name| Model { name, id: b.model(scope, name) };
        let one = |(tag, name): &'a (Spanned<String>, Option<_>)| Variant { tag, model: name.as_ref().map(model) };
        Said::new(key, written.iter().map(one).collect())
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
