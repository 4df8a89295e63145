//! The values that a type allows, as one set, and how two of them relate; knows types only by what they allow, never by their names.

mod list;
mod number;
mod object;
mod text;
mod union;
mod values;

pub(super) use list::Form;
pub(super) use number::Numbers;
pub(super) use object::{is_optional, slot};
pub(super) use text::Texts;
pub(super) use union::{payload, sample};
pub(super) use values::is_one_value;

use super::effect::{Effect, Relation};
use super::law::{Direction, Guard};
use crate::model::{
    Collection, Definition, Definitions, EnumRepr, Enumeration, NumberForm, Numeric, Reference, Scalar, Shape, Struct,
    Type, TypeId, Union,
};
use serde_json::Value;
use std::cell::RefCell;
use std::collections::HashMap;

/// The types of two specs, and what is known about pairs of them already.
pub(super) struct Sets<'a> {
    old: &'a Definitions,
    new: &'a Definitions,
    direction: Direction,
    /// What readers are taken to pass over.
    passed: &'a [Guard],
    /// Whether the values go as text, as those of paths, queries and headers do.
    in_text: bool,
    known: RefCell<HashMap<(TypeId, TypeId), Relation>>,
}

/// The values of a type, one level deep.
#[derive(Clone, Debug)]
pub(super) enum View<'a> {
    Any,
    Boolean,
    Texts(Box<Texts>),
    Numbers(Numbers),
    /// Numbers as text, and all texts that may be one of them.
    NumberTexts(Numbers, Box<Texts>),
    Values(&'a Enumeration),
    List(Items<'a>),
    Map(Items<'a>),
    Object(&'a Struct),
    Union(&'a Union),
}

/// What a list or map holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Items<'a> {
    pub(super) item: &'a Type,
    pub(super) min: u64,
    pub(super) max: Option<u64>,
    pub(super) unique: bool,
}

impl View<'_> {
    /// The same values written as text.
    fn in_text(self) -> Self {
        match self {
            Self::Boolean => {
                let words = Texts::of_words(&["true".to_owned(), "false".to_owned()]);
                words.map_or(Self::Boolean, |words| Self::Texts(Box::new(words)))
            }
            Self::Numbers(numbers) => {
                let texts = Texts::of_numbers(&numbers);
                Self::NumberTexts(numbers, Box::new(texts))
            }
            other => other,
        }
    }
}

impl<'a> Items<'a> {
    fn any(item: &'a Type) -> Self {
        Self { item, min: 0, max: None, unique: false }
    }
}

impl<'a> Sets<'a> {
    pub(super) fn new(old: &'a Definitions, new: &'a Definitions, direction: Direction) -> Self {
        Self { old, new, direction, passed: &[], in_text: false, known: RefCell::default() }
    }

    /// The same for readers that pass over this.
    pub(super) fn passing(self, passed: &'a [Guard]) -> Self {
        Self { passed, ..self }
    }

    /// The same for values that go as text.
    pub(super) fn in_text(self) -> Self {
        Self { in_text: true, ..self }
    }

    fn passes(&self, guard: Guard) -> bool {
        self.direction == Direction::Response && self.passed.contains(&guard)
    }

    pub(super) fn direction(&self) -> Direction {
        self.direction
    }

    /// How the values of a type of the old spec relate to those of a type of the new one.
    pub(super) fn relation(&self, old: &Type, new: &Type) -> Relation {
        let (old, new) = (unaliased(self.old, old), unaliased(self.new, new));
        match (old, new) {
            (Type::Nullable(old), Type::Nullable(new)) => return self.relation(old, new),
            (Type::Nullable(inner), _) => return self.relation(inner, new).and(Relation::loses("null")),
            (_, Type::Nullable(inner)) => return self.relation(old, inner).and(Relation::gains("null")),
            _ => {}
        }
        let Some(pair) = named(old).zip(named(new)) else {
            return self.views(&self.view(self.old, old), &self.view(self.new, new));
        };
        if let Some(known) = self.known.borrow().get(&pair) {
            return known.clone();
        }
        // Two definitions that contain themselves are the same until something inside them says otherwise. What is known is of use for
        // this question only: an inner answer may rest on an outer one that was not complete yet.
        self.known.borrow_mut().insert(pair, Relation::EQUAL);
        let relation = self.views(&self.view(self.old, old), &self.view(self.new, new));
        self.known.borrow_mut().insert(pair, relation.clone());
        relation
    }

    /// How the values of one definition relate to those of another.
    pub(super) fn definitions(&self, old: &Definition, new: &Definition) -> Relation {
        let named = |it: &Definition| {
            let (name, module) = (it.name.clone(), it.module.clone());
            Type::Named(Reference { id: it.id, name, module, boxed: false, deprecated: false })
        };
        self.relation(&named(old), &named(new))
    }

    fn view<'t>(&self, types: &'t Definitions, ty: &'t Type) -> View<'t> {
        let view = view(types, ty);
        if self.in_text { view.in_text() } else { view }
    }

    /// How the values of two types relate where either may be held to one of them.
    pub(super) fn held(&self, old: (&Type, Option<&Value>), new: (&Type, Option<&Value>)) -> Relation {
        match (old, new) {
            ((old, None), (new, None)) => self.relation(old, new),
            ((_, Some(old)), (_, Some(new))) if is_one_value(old, new) => Relation::EQUAL,
            ((_, Some(old)), (_, Some(new))) => Relation::loses(old.to_string()).and(Relation::gains(new.to_string())),
            ((_, Some(old)), (new, None)) => values::of_one(old, &self.view(self.new, unaliased(self.new, new))),
            ((old, None), (_, Some(new))) => {
                values::of_one(new, &self.view(self.old, unaliased(self.old, old))).mirrored()
            }
        }
    }

    fn views(&self, old: &View<'_>, new: &View<'_>) -> Relation {
        match (old, new) {
            (View::Any, View::Any) | (View::Boolean, View::Boolean) => Relation::EQUAL,
            (View::Any, _) => Effect::Narrows.relation(),
            (_, View::Any) => Effect::Widens.relation(),
            (View::Texts(old), View::Texts(new)) => text::relation(old, new),
            (View::Numbers(old), View::Numbers(new)) | (View::NumberTexts(old, _), View::NumberTexts(new, _)) => {
                number::relation(old, new)
            }
            (View::NumberTexts(_, old), View::Texts(new)) => text::relation(old, new),
            (View::Texts(old), View::NumberTexts(_, new)) => text::relation(old, new),
            (View::NumberTexts(old, _), View::Values(new)) if new.repr == EnumRepr::Integer && self.in_text => {
                values::to_numbers(new, old).mirrored()
            }
            (View::Values(old), View::NumberTexts(new, _)) if old.repr == EnumRepr::Integer && self.in_text => {
                values::to_numbers(old, new)
            }
            (View::NumberTexts(_, old), View::Values(new)) => values::to_texts(self, new, old).mirrored(),
            (View::Values(old), View::NumberTexts(_, new)) => values::to_texts(self, old, new),
            (View::Values(old), View::Values(new)) => values::relation(self, old, new),
            (View::Values(old), View::Texts(new)) => values::to_texts(self, old, new),
            (View::Texts(old), View::Values(new)) => values::to_texts(self, new, old).mirrored(),
            (View::Values(old), View::Numbers(new)) => values::to_numbers(old, new),
            (View::Numbers(old), View::Values(new)) => values::to_numbers(new, old).mirrored(),
            (View::List(old), View::List(new)) => list::relation(self, old, new, Form::List),
            (View::Map(old), View::Map(new)) => list::relation(self, old, new, Form::Map),
            (View::Object(old), View::Object(new)) => object::relation(self, old, new),
            (View::Union(old), View::Union(new)) => union::relation(self, old, new),
            (View::Object(old), View::Union(new)) => union::of_object(old, new).mirrored(),
            (View::Union(old), View::Object(new)) => union::of_object(new, old),
            (View::Object(_) | View::Union(_), View::Map(_)) => Effect::Undecided.relation(),
            (View::Map(_), View::Object(_) | View::Union(_)) => Effect::Undecided.relation(),
            (
                View::Boolean
                | View::Texts(_)
                | View::Numbers(_)
                | View::NumberTexts(..)
                | View::Values(_)
                | View::List(_)
                | View::Map(_)
                | View::Object(_)
                | View::Union(_),
                _,
            ) => Effect::Incomparable.relation(),
        }
    }
}

/// The type behind other names.
fn unaliased<'t>(types: &'t Definitions, ty: &'t Type) -> &'t Type {
    match ty {
        Type::Named(reference) => match &types[reference].shape {
            Shape::Alias(inner) => unaliased(types, inner),
            _ => ty,
        },
        _ => ty,
    }
}

fn named(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(reference) => Some(reference.id),
        Type::Scalar(_) | Type::Any | Type::List(_) | Type::Map(_) | Type::Nullable(_) => None,
    }
}

/// The values of a type, other names followed.
pub(super) fn view<'a>(types: &'a Definitions, ty: &'a Type) -> View<'a> {
    match ty {
        Type::Scalar(scalar) => of_scalar(*scalar),
        Type::Any => View::Any,
        Type::List(item) => View::List(Items::any(item)),
        Type::Map(item) => View::Map(Items::any(item)),
        Type::Nullable(inner) => view(types, inner),
        Type::Named(reference) => of_shape(types, &types[reference].shape),
    }
}

fn of_scalar<'a>(scalar: Scalar) -> View<'a> {
    match scalar {
        Scalar::Int32Text
        | Scalar::Int64Text
        | Scalar::FloatText
        | Scalar::DoubleText
        | Scalar::DecimalText
        | Scalar::UnixTimeText => {
            let number = scalar.number_in_text().unwrap_or(scalar);
            View::NumberTexts(Numbers::of_scalar(number), Box::new(Texts::of_scalar(scalar)))
        }
        Scalar::Boolean => View::Boolean,
        Scalar::Int32 | Scalar::Int64 | Scalar::Float | Scalar::Double | Scalar::Decimal | Scalar::UnixTime => {
            View::Numbers(Numbers::of_scalar(scalar))
        }
        Scalar::Text
        | Scalar::Date
        | Scalar::DateTime
        | Scalar::DateTimeRfc1123
        | Scalar::Duration
        | Scalar::Bytes
        | Scalar::Base64Url
        | Scalar::Uuid
        | Scalar::Uri
        | Scalar::ArmId => View::Texts(Box::new(Texts::of_scalar(scalar))),
    }
}

fn of_shape<'a>(types: &'a Definitions, shape: &'a Shape) -> View<'a> {
    match shape {
        Shape::Text(textual) => View::Texts(Box::new(Texts::of_textual(textual))),
        Shape::Number(numeric) => of_numeric(numeric),
        Shape::Enum(enumeration) => View::Values(enumeration),
        Shape::Struct(structure) => View::Object(structure),
        Shape::Union(union) => View::Union(union),
        Shape::Collection(collection) => list::of_collection(collection),
        Shape::Alias(ty) => view(types, ty),
    }
}

/// What becomes of a set of texts.
pub(super) fn texts(old: &Texts, new: &Texts) -> Relation {
    text::relation(old, new)
}

fn of_numeric<'a>(numeric: &Numeric) -> View<'a> {
    let numbers = Numbers::of_numeric(numeric);
    match numeric.form {
        NumberForm::Number => View::Numbers(numbers),
        NumberForm::Text => View::NumberTexts(numbers, Box::new(Texts::of_numeric(numeric))),
    }
}

/// What becomes of a set of numbers with constraints.
pub(super) fn numerics(old: &Numeric, new: &Numeric) -> Relation {
    if old.form == new.form {
        number::relation(&Numbers::of_numeric(old), &Numbers::of_numeric(new))
    } else {
        Effect::Incomparable.relation()
    }
}

/// What the counts of a list or map do, its items apart.
pub(super) fn counts(old: &Collection, new: &Collection) -> Relation {
    match (list::of_collection(old), list::of_collection(new)) {
        (View::List(old), View::List(new)) => list::counts(&old, &new, Form::List),
        (View::Map(old), View::Map(new)) => list::counts(&old, &new, Form::Map),
        _ => Effect::Incomparable.relation(),
    }
}
