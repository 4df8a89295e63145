//! Which keys of a schema have a meaning for which kind of value, and whether two schemas say the same; never what the keys mean.

use super::build::Builder;
use super::schema::Class;
use crate::diagnose::{KeyProblem, Subject};
use crate::source::Span;
use crate::spec::{EnumValues, Required, Schema, SchemaOrName};
use crate::yaml::{Key, Node};

const TEXT: u16 = 1;
const NUMBER: u16 = 1 << 1;
const ENUM: u16 = 1 << 2;
const STRUCT: u16 = 1 << 3;
const UNION: u16 = 1 << 4;
const LIST: u16 = 1 << 5;
const MAP: u16 = 1 << 6;
const BOOLEAN: u16 = 1 << 7;
const ANY: u16 = 1 << 8;
const REFERENCE: u16 = 1 << 9;
const NUMBER_TEXT: u16 = 1 << 10;

impl Class {
    fn bit(&self) -> u16 {
        match self {
            Self::Reference(_) => REFERENCE,
            Self::Text => TEXT,
            Self::Number => NUMBER,
            Self::NumberText => NUMBER_TEXT,
            Self::Boolean => BOOLEAN,
            Self::Any => ANY,
            Self::Enum => ENUM,
            Self::Struct => STRUCT,
            Self::Union => UNION,
            Self::List => LIST,
            Self::Map => MAP,
        }
    }

    /// The kind as a message names it.
    pub(super) fn subject(&self) -> Subject {
        match self {
            Self::Reference(_) => Subject::Reference,
            Self::Text => Subject::Text,
            Self::Number => Subject::Number,
            Self::NumberText => Subject::NumberText,
            Self::Boolean => Subject::Boolean,
            Self::Any => Subject::Any,
            Self::Enum => Subject::Enumeration,
            Self::Struct => Subject::Object,
            Self::Union => Subject::Union,
            Self::List => Subject::List,
            Self::Map => Subject::Map,
        }
    }
}

/// Where a key stands whose value could be read.
fn at<T>(key: &Key<T>) -> Option<Span> {
    key.as_ref().and_then(|_| key.at())
}

/// The key that implies which kind of value a schema describes.
pub(super) fn implying(schema: &Schema) -> Option<Span> {
    let implying = [
        at(&schema.variants),
        at(&schema.discriminator),
        at(&schema.properties),
        at(&schema.extends),
        at(&schema.values),
        at(&schema.items),
        at(&schema.additional_properties),
    ];
    implying.into_iter().flatten().next()
}

/// Every key whose meaning depends on the kind of value: its name, its place where it is given, and the kinds it belongs to.
fn keys(schema: &Schema) -> [(&'static str, Option<Span>, u16); 25] {
    let names = schema.required.as_ref().filter(|required| matches!(required.value, Required::Names(_)));
    let secret = schema.secret.as_ref().filter(|secret| secret.value);
    [
        ("required", names.and(schema.required.at()), STRUCT | UNION),
        ("secret", secret.and(schema.secret.at()), TEXT),
        ("variants", at(&schema.variants), UNION),
        ("format", at(&schema.format), TEXT | NUMBER | NUMBER_TEXT),
        ("pattern", at(&schema.pattern), TEXT),
        ("minLength", at(&schema.min_length), TEXT),
        ("maxLength", at(&schema.max_length), TEXT),
        ("enforce", at(&schema.enforce), TEXT),
        ("minimum", at(&schema.minimum), NUMBER | NUMBER_TEXT),
        ("maximum", at(&schema.maximum), NUMBER | NUMBER_TEXT),
        ("exclusiveMinimum", at(&schema.exclusive_minimum), NUMBER | NUMBER_TEXT),
        ("exclusiveMaximum", at(&schema.exclusive_maximum), NUMBER | NUMBER_TEXT),
        ("multipleOf", at(&schema.multiple_of), NUMBER | NUMBER_TEXT),
        ("items", at(&schema.items), LIST),
        ("minItems", at(&schema.min_items), LIST),
        ("maxItems", at(&schema.max_items), LIST),
        ("uniqueItems", at(&schema.unique_items), LIST),
        ("properties", at(&schema.properties), STRUCT | UNION),
        ("extends", at(&schema.extends), STRUCT | UNION),
        ("additionalProperties", at(&schema.additional_properties), STRUCT | MAP),
        ("minProperties", at(&schema.min_properties), MAP),
        ("maxProperties", at(&schema.max_properties), MAP),
        ("enum", at(&schema.values), ENUM),
        ("closed", at(&schema.closed), ENUM),
        ("discriminator", at(&schema.discriminator), UNION),
    ]
}

/// Notes every key that has no meaning for the kind of value.
pub(super) fn check(b: &Builder<'_>, schema: &Schema, class: &Class) {
    for (key, place, kinds) in keys(schema) {
        if let Some(place) = place
            && kinds & class.bit() == 0
        {
            let of_format = schema.format.as_ref().filter(|_| *class == Class::NumberText).map(|format| format.span);
            let because = of_format.or(schema.kind.as_ref().map(|kind| kind.span)).or_else(|| implying(schema));
            let because = because.filter(|because| *because != place);
            b.problem(place, KeyProblem::OnWrongType { key, on: class.subject(), because });
        }
    }
}

/// Where a schema stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Position {
    Model,
    Property,
    Parameter,
    Item,
    Header,
    Body,
}

impl Position {
    fn subject(self) -> Subject {
        match self {
            Self::Model => Subject::Model,
            Self::Property => Subject::Property,
            Self::Parameter => Subject::Parameter,
            Self::Item => Subject::Item,
            Self::Header => Subject::Header,
            Self::Body => Subject::Body,
        }
    }
}

/// Notes every key that has no meaning where the schema stands.
pub(super) fn check_position(b: &Builder<'_>, schema: &SchemaOrName, position: Position) {
    use Position::{Header, Item, Model, Parameter, Property};
    let SchemaOrName::Schema(schema) = schema else { return };
    let flag = schema.required.as_ref().filter(|required| matches!(required.value, Required::Flag(_)));
    let keys: [(&'static str, Option<Span>, &[Position]); 9] = [
        // On a property it is a slip of its own.
        ("required", flag.and(schema.required.at()), &[Parameter, Header, Property]),
        ("nullable", at(&schema.nullable), &[Property, Item]),
        ("readOnly", at(&schema.read_only), &[Property]),
        ("writeOnly", at(&schema.write_only), &[Property]),
        ("default", at(&schema.default), &[Property, Parameter]),
        ("const", at(&schema.constant), &[Property, Parameter]),
        ("style", at(&schema.style), &[Parameter]),
        ("allowSlashes", at(&schema.allow_slashes), &[Parameter]),
        ("formerly", at(&schema.formerly), &[Model]),
    ];
    for (key, place, positions) in keys {
        if let Some(place) = place
            && !positions.contains(&position)
        {
            b.problem(place, KeyProblem::OnWrongType { key, on: position.subject(), because: None });
        }
    }
}

/// Whether two schemas allow the same values and mean the same type; texts for people do not count.
pub(super) fn says_the_same(a: &Schema, b: &Schema) -> bool {
    let nested = |schema: &Schema| {
        schema.items.is_some()
            || schema.properties.is_some()
            || schema.additional_properties.is_some()
            || schema.extends.is_some()
            || schema.variants.is_some()
    };
    !nested(a)
        && !nested(b)
        && [(&a.kind, &b.kind), (&a.format, &b.format), (&a.pattern, &b.pattern), (&a.enforce, &b.enforce)]
            .iter()
            .all(|(a, b)| a.value() == b.value())
        && [(&a.min_length, &b.min_length), (&a.max_length, &b.max_length)].iter().all(|(a, b)| a.value() == b.value())
        && same_node(&a.minimum, &b.minimum)
        && same_node(&a.maximum, &b.maximum)
        && same_node(&a.exclusive_minimum, &b.exclusive_minimum)
        && same_node(&a.exclusive_maximum, &b.exclusive_maximum)
        && same_node(&a.multiple_of, &b.multiple_of)
        && [(&a.secret, &b.secret), (&a.closed, &b.closed)]
            .iter()
            .all(|(a, b)| a.value().unwrap_or(&false) == b.value().unwrap_or(&false))
        && values(a) == values(b)
}

fn same_node(a: &Key<Node>, b: &Key<Node>) -> bool {
    a.value().map(Node::to_json) == b.value().map(Node::to_json)
}

fn values(schema: &Schema) -> Option<Vec<&str>> {
    schema.values.value().map(|values| match values {
        EnumValues::List(list) => list.iter().map(|value| value.value.as_str()).collect(),
        EnumValues::Map(map) => map.iter().map(|(value, _)| value.value.as_str()).collect(),
    })
}
