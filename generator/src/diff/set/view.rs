//! The values that one type allows, seen one level deep; never those of the types inside it.

use super::number::Numbers;
use super::text::Texts;
use crate::model::{
    Collection, CollectionKind, Definitions, Enumeration, NumberForm, Numeric, Scalar, Shape, Struct, Type, Union,
};

/// The values of a type, one level deep.
#[derive(Clone, Debug)]
pub(crate) enum View<'a> {
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
pub(crate) struct Items<'a> {
    pub(crate) item: &'a Type,
    pub(crate) min: u64,
    pub(crate) max: Option<u64>,
    pub(crate) unique: bool,
}

impl View<'_> {
    /// The same values written as text.
    pub(super) fn in_text(self) -> Self {
        match self {
            Self::Boolean => {
                let words = Texts::of_words(&["true".to_owned(), "false".to_owned()]);
                words.map_or(Self::Boolean, |words| Self::Texts(Box::new(words)))
            }
            Self::Numbers(numbers) => {
                let texts = Texts::of_numbers(&numbers);
                Self::NumberTexts(numbers, Box::new(texts))
            }
            Self::Any
            | Self::Texts(_)
            | Self::NumberTexts(..)
            | Self::Values(_)
            | Self::List(_)
            | Self::Map(_)
            | Self::Object(_)
            | Self::Union(_) => self,
        }
    }
}

impl<'a> Items<'a> {
    fn any(item: &'a Type) -> Self {
        Self { item, min: 0, max: None, unique: false }
    }
}

/// The values of a type, other names followed.
pub(crate) fn view<'a>(types: &'a Definitions, ty: &'a Type) -> View<'a> {
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
        Scalar::Number(format, NumberForm::Text) => {
            View::NumberTexts(Numbers::of_format(format), Box::new(Texts::of_scalar(scalar)))
        }
        Scalar::Number(format, NumberForm::Number) => View::Numbers(Numbers::of_format(format)),
        Scalar::Boolean => View::Boolean,
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
        Shape::Collection(collection) => match collection.kind {
            CollectionKind::List { .. } => View::List(items(collection)),
            CollectionKind::Map => View::Map(items(collection)),
        },
        Shape::Alias(ty) => view(types, ty),
    }
}

fn of_numeric<'a>(numeric: &Numeric) -> View<'a> {
    let numbers = Numbers::of_numeric(numeric);
    match numeric.form {
        NumberForm::Number => View::Numbers(numbers),
        NumberForm::Text => View::NumberTexts(numbers, Box::new(Texts::of_numeric(numeric))),
    }
}

/// The items of a list or map with constraints.
pub(super) fn items(collection: &Collection) -> Items<'_> {
    let Collection { kind, item, min, max } = collection;
    let unique = *kind == CollectionKind::List { unique: true };
    Items { item, min: min.unwrap_or(0), max: *max, unique }
}
