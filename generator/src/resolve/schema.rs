//! What kind of value a schema describes: the one place that takes a written schema apart; never what its constraints mean.

use super::build::Builder;
use super::classified::{
    Classified, EMPTY, Groups, ItemSchema, KeyGroup, Limits, ListKeys, MapKeys, Named, NumberKeys, SchemaKind,
    SchemaPosition, SchemaReader, TextKeys, WORDS,
};
use super::keys::Apart;
use super::{number, position, text};
use crate::diagnose::{KeyHolder, KeyProblem, SchemaProblem};
use crate::model::{EnumRepr, NumberForm, TypeId};
use crate::source::{Span, Spanned};
use crate::spec::{Schema, SchemaOrName};
use std::rc::Rc;

/// Takes a schema apart, with all schemas inside it; `None` after a problem.
pub(super) fn classify<'a>(
    b: &Builder<'_>,
    scope: usize,
    written: &'a SchemaOrName,
    position: SchemaPosition,
) -> Option<Rc<Classified<'a>>> {
    match written {
        SchemaOrName::Name(word) if position == SchemaPosition::Item && word.value == "true" => {
            one(b, scope, &EMPTY, None, position)
        }
        SchemaOrName::Name(word) => one(b, scope, &EMPTY, Some(word), position),
        SchemaOrName::Schema(schema) => one(b, scope, schema, schema.kind.as_ref(), position),
    }
}

/// What a word alone stands for: a plain type or a model.
pub(super) fn word<'a>(b: &Builder<'_>, scope: usize, word: &'a Spanned<String>) -> Option<Rc<Classified<'a>>> {
    one(b, scope, &EMPTY, Some(word), SchemaPosition::Model)
}

/// A folder, whose schemas name what can be seen from it.
struct FolderReader<'b, 's> {
    b: &'b Builder<'s>,
    scope: usize,
}

impl<'a> SchemaReader<'a> for FolderReader<'_, '_> {
    fn classify(&self, written: &'a SchemaOrName, position: SchemaPosition) -> Option<Rc<Classified<'a>>> {
        classify(self.b, self.scope, written, position)
    }

    fn model(&self, name: &Spanned<String>) -> Option<TypeId> {
        self.b.model(self.scope, name)
    }
}

/// The kinds of values, before their keys are sorted by kind.
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

impl Class {
    /// The key of these values that limits this.
    fn limiting(self, limits: Limits) -> Option<&'static str> {
        if limits == Limits::Other {
            return None;
        }
        match self {
            Self::Text => TextKeys::limiting(limits),
            Self::Number | Self::NumberText => NumberKeys::limiting(limits),
            Self::List => ListKeys::limiting(limits),
            Self::Map => MapKeys::limiting(limits),
            Self::Reference | Self::Boolean | Self::Any | Self::Enum | Self::Struct | Self::Union => None,
        }
    }
}

fn one<'a>(
    b: &Builder<'_>,
    scope: usize,
    schema: &'a Schema,
    word: Option<&'a Spanned<String>>,
    position: SchemaPosition,
) -> Option<Rc<Classified<'a>>> {
    // A key whose value could not be read shows the kind all the same.
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
    let (place, groups) = Groups::read(&FolderReader { b, scope }, schema);
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
    let Some(word) = word else {
        return implied.map(|(class, _)| class).or_else(|| match () {
            () if groups.number.ask() || groups.is_number() => Some(Class::Number),
            () if groups.text.ask() || groups.format.ask() => Some(Class::Text),
            () => Some(Class::Any),
        });
    };
    let plain = word.value.as_str();
    if !WORDS.contains(&plain) {
        return Some(Class::Reference);
    }
    let Some((class, by)) = implied else {
        return match plain {
            "string" if groups.is_number() => Some(Class::NumberText),
            "string" => Some(Class::Text),
            "integer" | "number" => Some(Class::Number),
            "boolean" => Some(Class::Boolean),
            "array" => b.fail(word.span, SchemaProblem::ListWithoutItems),
            _ => Some(Class::Any),
        };
    };
    let words: &[&str] = match class {
        Class::Enum => &["string", "integer"],
        Class::Struct | Class::Union | Class::Map => &["object"],
        Class::List => &["array"],
        // No key implies these.
        Class::Reference | Class::Text | Class::Number | Class::NumberText | Class::Boolean | Class::Any => &[],
    };
    if matches!(class, Class::Enum) && plain == "number" {
        return b.fail(word.span, SchemaProblem::EnumOfNumbers { values: by });
    }
    if !words.contains(&plain) {
        return b.fail(word.span, SchemaProblem::TypeContradictsKeys { word: plain.to_owned(), by: Some(by) });
    }
    Some(class)
}

/// The kind of value; every key that has no meaning for it is noted.
fn kind<'a>(
    b: &Builder<'_>,
    scope: usize,
    groups: Groups<'a>,
    word: Option<&'a Spanned<String>>,
    implied: Option<(Class, Span)>,
) -> Option<SchemaKind<'a>> {
    let class = class(b, &groups, word, implied)?;
    let all = groups.given();
    let Groups { format, text, number, enumeration, object, union, additional, map, items, list } = groups;
    let mut because = word.map(|word| word.span).or(implied.map(|(_, by)| by));
    let (on, own, kind) = match class {
        Class::Reference => (KeyHolder::Reference, Vec::new(), Some(SchemaKind::Reference(model(b, scope, word?)?))),
        Class::Text => {
            let (own, scalar) = ([format.given(), text.given()].concat(), text::scalar(b, &format));
            (KeyHolder::Text, own, scalar.map(|scalar| SchemaKind::Text(scalar, format, text)))
        }
        Class::Number => {
            let (own, kept) = ([format.given(), number.given()].concat(), number::format(b, word, &format));
            (KeyHolder::Number, own, kept.map(|it| SchemaKind::Number((it, NumberForm::Number), format, number)))
        }
        Class::NumberText => {
            because = format.format.as_ref().map(|format| format.span);
            let (own, kept) = ([format.given(), number.given()].concat(), number::format(b, word, &format));
            (KeyHolder::NumberText, own, kept.map(|it| SchemaKind::Number((it, NumberForm::Text), format, number)))
        }
        Class::Boolean => (KeyHolder::Boolean, Vec::new(), Some(SchemaKind::Boolean)),
        Class::Any => (KeyHolder::Any, Vec::new(), Some(SchemaKind::Any)),
        Class::Enum => {
            let is_integer = word.is_some_and(|word| word.value == "integer");
            let repr = if is_integer { EnumRepr::Integer } else { EnumRepr::Text };
            (KeyHolder::Enumeration, enumeration.given(), Some(SchemaKind::Enum(repr, enumeration)))
        }
        Class::Struct => (
            KeyHolder::Object,
            [object.given(), additional.given()].concat(),
            Some(SchemaKind::Struct(object, additional)),
        ),
        Class::Union => {
            // Only an object has a constructor.
            let of_object = object.given().into_iter().filter(|it| Some(it.place) != object.arguments.place());
            let own = of_object.chain(additional.given()).chain(union.given()).collect();
            (KeyHolder::Union, own, Some(SchemaKind::Union(object, additional, union)))
        }
        Class::List => {
            check_item(b, &items.items)?;
            (KeyHolder::List, [items.given(), list.given()].concat(), Some(SchemaKind::List(items, list)))
        }
        Class::Map => {
            check_item(b, &additional.additional_properties)?;
            (KeyHolder::Map, [additional.given(), map.given()].concat(), Some(SchemaKind::Map(additional, map)))
        }
    };
    for Named { key, limits, place, .. } in all.into_iter().filter(|key| !own.contains(key)) {
        let because = because.filter(|because| *because != place);
        b.problem(place, KeyProblem::OnWrongType { key, on, because, meant: class.limiting(limits) });
    }
    kind
}

/// Notes that no value at all is allowed in a list or map.
fn check_item(b: &Builder<'_>, item: &ItemSchema<'_>) -> Option<()> {
    if !item.asks
        && let Some(SchemaOrName::Name(word)) = item.value()
    {
        return b.fail(word.span, KeyProblem::UnknownWord { word: word.value.clone(), known: vec!["true"] });
    }
    Some(())
}

fn model(b: &Builder<'_>, scope: usize, name: &Spanned<String>) -> Option<TypeId> {
    if b.find(scope, &name.value).is_none() && WORDS.contains(&name.value.to_lowercase().as_str()) {
        return b.fail(name.span, KeyProblem::UnknownWord { word: name.value.clone(), known: WORDS.to_vec() });
    }
    b.model(scope, name)
}
