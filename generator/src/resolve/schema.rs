//! What kind of value a schema describes: the one place that takes a written schema apart; never what its constraints mean.

use super::build::Builder;
use super::group::{
    AdditionalKeys, EnumKeys, FormatKeys, Group, Groups, ItemKeys, ListKeys, MapKeys, Named, NumberKeys, ObjectKeys,
    TextKeys, UnionKeys,
};
use super::keys::{Apart, Item, Model};
use super::position::{self, PlaceKeys, Position};
use super::{collection, definition, number, text};
use crate::diagnose::{KeyProblem, SchemaProblem, Subject};
use crate::model::{Doc, EnumRepr, Scalar, Type, TypeId};
use crate::source::{Span, Spanned};
use crate::spec::{Schema, SchemaOrName};
use std::rc::Rc;
use std::sync::LazyLock;

/// A schema as one kind of value. Two are equal where they allow the same values and mean the same type.
#[derive(Debug, PartialEq)]
pub(super) struct Classified<'a> {
    pub(super) kind: Kind<'a>,
    /// What holds for every kind of value, by the place where it stands.
    pub(super) place: PlaceKeys<'a>,
    /// The name of the kind, where it is given.
    pub(super) word: Apart<Option<&'a Spanned<String>>>,
}

/// The kinds of values, each with its keys.
#[derive(Debug, PartialEq)]
pub(super) enum Kind<'a> {
    Reference(TypeId),
    Text(Scalar, FormatKeys<'a>, TextKeys<'a>),
    Number(Scalar, FormatKeys<'a>, NumberKeys<'a>),
    Boolean,
    Any,
    Enum(EnumRepr, EnumKeys<'a>),
    Struct(ObjectKeys<'a>, AdditionalKeys<'a>),
    Union(ObjectKeys<'a>, UnionKeys<'a>),
    List(ItemKeys<'a>, ListKeys<'a>),
    Map(AdditionalKeys<'a>, MapKeys<'a>),
}

impl<'a> Classified<'a> {
    /// The keys of an object with named properties, whether one or one of several.
    pub(super) fn object(&self) -> Option<&ObjectKeys<'a>> {
        let (Kind::Struct(object, _) | Kind::Union(object, _)) = &self.kind else { return None };
        Some(object)
    }

    /// What it says for people.
    pub(super) fn doc(&self) -> Doc {
        Doc {
            text: self.place.doc.value().cloned().unwrap_or_default(),
            deprecated: self.place.deprecated.value().map(|reason| reason.0.clone()),
        }
    }

    /// The name in Rust of the property or parameter that has it; where a type is named after it, `rustName` names that.
    pub(super) fn own_name(&self, ty: &Type) -> Option<Spanned<String>> {
        let names_type = matches!(ty, Type::Named(_)) && !matches!(self.kind, Kind::Reference(_));
        self.place.rust_name.as_ref().filter(|_| !names_type).cloned()
    }

    /// The models that it extends.
    pub(super) fn parents(&self) -> &[Model<'a>] {
        self.object().map_or(&[], |object| &object.extends.value)
    }

    /// The keys of a union, beside those of an object.
    pub(super) fn union(&self) -> Option<&UnionKeys<'a>> {
        let Kind::Union(_, union) = &self.kind else { return None };
        Some(union)
    }

    /// The plain type that it is called, whether it is one or not.
    pub(super) fn word(&self) -> Option<&'a str> {
        self.word.0.map(|word| word.value.as_str()).filter(|word| WORDS.contains(word))
    }
}

impl Kind<'_> {
    /// The type, where it is one that has a name already.
    fn plain(&self, b: &Builder<'_>) -> Option<Type> {
        match self {
            Kind::Reference(id) => Some(Type::Named(b.reference(*id))),
            Kind::Text(scalar, ..) | Kind::Number(scalar, ..) => Some(Type::Scalar(*scalar)),
            Kind::Boolean => Some(Type::Scalar(Scalar::Boolean)),
            Kind::Any => Some(Type::Any),
            Kind::Enum(..) | Kind::Struct(..) | Kind::Union(..) | Kind::List(..) | Kind::Map(..) => None,
        }
    }

    /// Whether Rust needs a name for it.
    pub(super) fn needs_name(&self) -> bool {
        match self {
            Kind::Reference(_) | Kind::Boolean | Kind::Any => false,
            Kind::Enum(..) | Kind::Struct(..) | Kind::Union(..) => true,
            Kind::Text(_, _, keys) => keys.ask(),
            Kind::Number(_, _, keys) => keys.ask(),
            Kind::List(_, keys) => keys.ask(),
            Kind::Map(_, keys) => keys.ask(),
        }
    }
}

/// The plain types.
pub(super) const WORDS: &[&str] = &["string", "integer", "number", "boolean", "object", "array", "any"];

/// Takes a schema apart, with all schemas inside it; `None` after a problem.
pub(super) fn classify<'a>(
    b: &Builder<'_>,
    scope: usize,
    written: &'a SchemaOrName,
    position: Position,
) -> Option<Rc<Classified<'a>>> {
    match written {
        SchemaOrName::Name(word) if position == Position::Item && word.value == "true" => {
            one(b, scope, &EMPTY, None, position)
        }
        SchemaOrName::Name(word) => one(b, scope, &EMPTY, Some(word), position),
        SchemaOrName::Schema(schema) => one(b, scope, schema, schema.kind.as_ref(), position),
    }
}

/// The type that a word stands for: a plain type or a model.
pub(super) fn named(b: &Builder<'_>, scope: usize, word: &Spanned<String>) -> Option<Type> {
    one(b, scope, &EMPTY, Some(word), Position::Model)?.kind.plain(b)
}

/// A schema that says nothing.
static EMPTY: LazyLock<Schema> = LazyLock::new(Schema::default);

/// The kinds of values, before their keys are told apart.
#[derive(Clone, Copy)]
enum Class {
    Reference,
    Text,
    Number,
    /// A number that is sent as text.
    NumberText,
    Boolean,
    Any,
    Enum,
    Struct,
    Union,
    List,
    Map,
}

fn one<'a>(
    b: &Builder<'_>,
    scope: usize,
    schema: &'a Schema,
    word: Option<&'a Spanned<String>>,
    position: Position,
) -> Option<Rc<Classified<'a>>> {
    // A key whose value could not be read tells the kind all the same.
    let implied = [
        (Class::Union, schema.variants.at()),
        (Class::Union, schema.discriminator.at()),
        (Class::Struct, schema.properties.at()),
        (Class::Struct, schema.extends.at()),
        (Class::Enum, schema.values.at()),
        (Class::List, schema.items.at()),
        (Class::Map, schema.additional_properties.at()),
    ];
    let implied = implied.into_iter().find_map(|(class, at)| Some((class, at?)));
    let (place, groups) = Groups::read(b, scope, schema);
    let kind = kind(b, scope, groups, word, implied);
    position::check(b, &place, kind.as_ref(), position);
    Some(Rc::new(Classified { kind: kind?, place, word: Apart(word) }))
}

/// The class of values, from `type`, the keys that imply one, and the constraints.
fn class(
    b: &Builder<'_>,
    groups: &Groups<'_>,
    word: Option<&Spanned<String>>,
    implied: Option<(Class, Span)>,
) -> Option<Class> {
    let class = implied.map(|(class, _)| class);
    let Some(word) = word else {
        return class.or_else(|| match () {
            () if groups.number.ask() || groups.is_number() => Some(Class::Number),
            () if groups.text.ask() || groups.format.ask() => Some(Class::Text),
            () => Some(Class::Any),
        });
    };
    Some(match (word.value.as_str(), class) {
        ("string", None) if groups.is_number() => Class::NumberText,
        ("string", None) => Class::Text,
        ("integer" | "number", None) => Class::Number,
        ("boolean", None) => Class::Boolean,
        ("any" | "object", None) => Class::Any,
        ("string" | "integer", Some(Class::Enum)) => Class::Enum,
        ("object", Some(class @ (Class::Struct | Class::Union | Class::Map))) => class,
        ("array", Some(Class::List)) => Class::List,
        ("array", None) => {
            b.problem(word.span, SchemaProblem::ListWithoutItems);
            return None;
        }
        (plain, Some(_)) if WORDS.contains(&plain) => {
            let by = implied.map(|(_, by)| by);
            b.problem(word.span, SchemaProblem::TypeContradictsKeys { word: plain.to_owned(), by });
            return None;
        }
        _ => Class::Reference,
    })
}

/// The kind of value; every key that has no meaning for it is noted.
fn kind<'a>(
    b: &Builder<'_>,
    scope: usize,
    groups: Groups<'a>,
    word: Option<&'a Spanned<String>>,
    implied: Option<(Class, Span)>,
) -> Option<Kind<'a>> {
    let class = class(b, &groups, word, implied)?;
    let all = groups.given();
    let Groups { format, text, number, enumeration, object, union, additional, map, items, list } = groups;
    let mut because = word.map(|word| word.span).or(implied.map(|(_, by)| by));
    let (on, own, kind) = match class {
        Class::Reference => (Subject::Reference, Vec::new(), Some(Kind::Reference(model(b, scope, word?)?))),
        Class::Text => {
            let (own, scalar) = ([format.given(), text.given()].concat(), text::scalar(b, &format));
            (Subject::Text, own, scalar.map(|scalar| Kind::Text(scalar, format, text)))
        }
        Class::Number => {
            let (own, scalar) = ([format.given(), number.given()].concat(), number::scalar(b, word, &format));
            (Subject::Number, own, scalar.map(|scalar| Kind::Number(scalar, format, number)))
        }
        Class::NumberText => {
            because = format.format.as_ref().map(|format| format.span);
            let (own, scalar) = ([format.given(), number.given()].concat(), number::scalar(b, word, &format));
            (Subject::NumberText, own, scalar.map(|scalar| Kind::Number(scalar.in_text(), format, number)))
        }
        Class::Boolean => (Subject::Boolean, Vec::new(), Some(Kind::Boolean)),
        Class::Any => (Subject::Any, Vec::new(), Some(Kind::Any)),
        Class::Enum => {
            let is_integer = word.is_some_and(|word| word.value == "integer");
            let repr = if is_integer { EnumRepr::Integer } else { EnumRepr::Text };
            (Subject::Enumeration, enumeration.given(), Some(Kind::Enum(repr, enumeration)))
        }
        Class::Struct => {
            (Subject::Object, [object.given(), additional.given()].concat(), Some(Kind::Struct(object, additional)))
        }
        Class::Union => (Subject::Union, [object.given(), union.given()].concat(), Some(Kind::Union(object, union))),
        Class::List => {
            check_item(b, &items.items)?;
            (Subject::List, [items.given(), list.given()].concat(), Some(Kind::List(items, list)))
        }
        Class::Map => {
            check_item(b, &additional.additional_properties)?;
            (Subject::Map, [additional.given(), map.given()].concat(), Some(Kind::Map(additional, map)))
        }
    };
    for Named { key, place, .. } in all.into_iter().filter(|key| !own.contains(key)) {
        let because = because.filter(|because| *because != place);
        b.problem(place, KeyProblem::OnWrongType { key, on, because });
    }
    kind
}

/// Notes that no value at all is allowed in a list or map.
fn check_item(b: &Builder<'_>, item: &Item<'_>) -> Option<()> {
    match item.value() {
        Some(SchemaOrName::Name(word)) if !item.asks => {
            b.problem(word.span, KeyProblem::UnknownWord { word: word.value.clone(), known: vec!["true"] });
            None
        }
        _ => Some(()),
    }
}

fn model(b: &Builder<'_>, scope: usize, name: &Spanned<String>) -> Option<TypeId> {
    if b.find(scope, &name.value).is_none() && WORDS.contains(&name.value.to_lowercase().as_str()) {
        b.problem(name.span, KeyProblem::UnknownWord { word: name.value.clone(), known: WORDS.to_vec() });
        return None;
    }
    b.model(scope, name)
}

/// Whether text of no constraint gets a type of its own.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Naming {
    AsNeeded,
    Always,
}

/// The type of a schema in the middle of another; `documented` is the name of the property or parameter that it belongs to.
pub(super) fn ty<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    schema: &Rc<Classified<'a>>,
    documented: &Spanned<String>,
    naming: Naming,
) -> Option<Type> {
    let is_text = matches!(schema.kind, Kind::Text(scalar, ..) if text::is_textual(scalar));
    if schema.kind.needs_name() || is_text && naming == Naming::Always {
        return definition::inline(b, scope, schema, documented);
    }
    match &schema.kind {
        Kind::List(ItemKeys { items }, _) => Some(Type::List(Box::new(collection::item(b, scope, items, documented)?))),
        Kind::Map(AdditionalKeys { additional_properties: additional }, _) => {
            Some(Type::Map(Box::new(collection::item(b, scope, additional, documented)?)))
        }
        Kind::Reference(_)
        | Kind::Text(..)
        | Kind::Number(..)
        | Kind::Boolean
        | Kind::Any
        | Kind::Enum(..)
        | Kind::Struct(..)
        | Kind::Union(..) => schema.kind.plain(b),
    }
}
