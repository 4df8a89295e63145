//! What kind of value a schema describes, and which of its keys have a meaning there.

use super::build::Builder;
use super::{collection, definition, keys, number, text};
use crate::diagnose::{KeyProblem, SchemaProblem};
use crate::model::{Scalar, Type, TypeId};
use crate::source::{FileId, Span, Spanned};
use crate::spec::{Schema, SchemaOrName};
use crate::yaml::Key;

/// The kinds of values.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Class {
    Reference(TypeId),
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

/// The plain types.
pub(super) const WORDS: &[&str] = &["string", "integer", "number", "boolean", "object", "array", "any"];

/// The type of a schema in the middle of another; `documented` is the name of the property or parameter it belongs to, and `wrapped`
/// says whether even text without a constraint gets a type of its own.
pub(super) fn ty<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    schema: &'a SchemaOrName,
    documented: &Spanned<String>,
    wrapped: bool,
) -> Option<Type> {
    match schema {
        SchemaOrName::Name(name) => match named(b, scope, name)? {
            Type::Scalar(Scalar::Text) if wrapped => {
                definition::inline(b, scope, &documented.value, plain_text(), documented.span)
            }
            other => Some(other),
        },
        SchemaOrName::Schema(schema) => {
            let class = class(b, scope, schema)?;
            keys::check(b, schema, &class);
            if needs_name(b, schema, &class, wrapped) {
                definition::inline(b, scope, &documented.value, schema, documented.span)
            } else {
                unnamed(b, scope, schema, &class, documented)
            }
        }
    }
}

/// `type: string` and nothing else.
fn plain_text() -> &'static Schema {
    static PLAIN: std::sync::OnceLock<Schema> = std::sync::OnceLock::new();
    PLAIN.get_or_init(|| {
        let nowhere = Span { file: FileId(0), start: 0, end: 0 };
        Schema { kind: Key::from(Spanned::new("string".to_owned(), nowhere)), ..Schema::default() }
    })
}

/// The type that a word stands for: a plain type or a model.
pub(super) fn named(b: &mut Builder<'_>, scope: usize, name: &Spanned<String>) -> Option<Type> {
    match name.value.as_str() {
        "string" => Some(Type::Scalar(Scalar::Text)),
        "integer" => Some(Type::Scalar(Scalar::Int64)),
        "number" => Some(Type::Scalar(Scalar::Double)),
        "boolean" => Some(Type::Scalar(Scalar::Boolean)),
        "object" | "any" => Some(Type::Any),
        "array" => {
            b.problem(name.span, SchemaProblem::ListWithoutItems);
            None
        }
        _ => {
            let id = model(b, scope, name)?;
            Some(Type::Named(b.reference(id)))
        }
    }
}

fn model(b: &Builder<'_>, scope: usize, name: &Spanned<String>) -> Option<TypeId> {
    if b.find(scope, &name.value).is_none() && WORDS.contains(&name.value.to_lowercase().as_str()) {
        b.problem(name.span, KeyProblem::UnknownWord { word: name.value.clone(), known: WORDS.to_vec() });
        return None;
    }
    b.model(scope, name)
}

/// The kind of value that a schema describes, from its `type` and from the keys that imply one.
pub(super) fn class(b: &mut Builder<'_>, scope: usize, schema: &Schema) -> Option<Class> {
    // A key whose value could not be read tells the kind all the same.
    let implied = if !schema.variants.is_missing() || !schema.discriminator.is_missing() {
        Some(Class::Union)
    } else if !schema.properties.is_missing() || !schema.extends.is_missing() {
        Some(Class::Struct)
    } else if !schema.values.is_missing() {
        Some(Class::Enum)
    } else if !schema.items.is_missing() {
        Some(Class::List)
    } else if !schema.additional_properties.is_missing() {
        Some(Class::Map)
    } else {
        None
    };
    let Some(kind) = schema.kind.as_ref() else {
        return Some(implied.unwrap_or_else(|| implied_by_constraint(schema)));
    };
    Some(match (kind.value.as_str(), &implied) {
        ("string", None) if number::is_text(schema) => Class::NumberText,
        ("string", None) => Class::Text,
        ("integer" | "number", None) => Class::Number,
        ("boolean", None) => Class::Boolean,
        ("any" | "object", None) => Class::Any,
        ("string" | "integer", Some(Class::Enum)) => Class::Enum,
        ("object", Some(Class::Struct)) => Class::Struct,
        ("object", Some(Class::Union)) => Class::Union,
        ("object", Some(Class::Map)) => Class::Map,
        ("array", Some(Class::List)) => Class::List,
        ("array", None) => {
            b.problem(kind.span, SchemaProblem::ListWithoutItems);
            return None;
        }
        (word, Some(_)) if WORDS.contains(&word) => {
            let by = keys::implying(schema);
            b.problem(kind.span, SchemaProblem::TypeContradictsKeys { word: word.to_owned(), by });
            return None;
        }
        _ => Class::Reference(model(b, scope, kind)?),
    })
}

fn implied_by_constraint(schema: &Schema) -> Class {
    let numeric = schema.minimum.is_some()
        || schema.maximum.is_some()
        || schema.exclusive_minimum.is_some()
        || schema.exclusive_maximum.is_some()
        || schema.multiple_of.is_some()
        || schema.format.value().is_some_and(|format| number::FORMATS.contains(&format.as_str()));
    let textual = !schema.pattern.is_missing()
        || !schema.min_length.is_missing()
        || !schema.max_length.is_missing()
        || !schema.format.is_missing();
    match (numeric, textual) {
        (true, _) => Class::Number,
        (false, true) => Class::Text,
        (false, false) => Class::Any,
    }
}

fn needs_name(b: &mut Builder<'_>, schema: &Schema, class: &Class, wrapped: bool) -> bool {
    match class {
        Class::Reference(_) | Class::Boolean | Class::Any => false,
        Class::Text => wrapped && text::scalar(b, schema).is_none_or(text::is_textual) || text::is_constrained(schema),
        Class::Number | Class::NumberText => number::is_constrained(schema),
        Class::Enum | Class::Struct | Class::Union => true,
        Class::List | Class::Map => collection::is_constrained(schema),
    }
}

/// The type of a schema that needs no name of its own.
pub(super) fn unnamed<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    schema: &'a Schema,
    class: &Class,
    documented: &Spanned<String>,
) -> Option<Type> {
    match class {
        Class::Reference(id) => Some(Type::Named(b.reference(*id))),
        Class::Boolean => Some(Type::Scalar(Scalar::Boolean)),
        Class::Text => text::scalar(b, schema).map(Type::Scalar),
        Class::Number | Class::NumberText => match number::resolve(b, schema, documented.span)? {
            number::Resolved::Plain(scalar) => Some(Type::Scalar(scalar)),
            number::Resolved::Constrained(_) => None,
        },
        Class::List | Class::Map => match collection::resolve(b, scope, schema, class, documented)? {
            collection::Resolved::Plain(ty) => Some(ty),
            collection::Resolved::Constrained(_) => None,
        },
        Class::Any | Class::Enum | Class::Struct | Class::Union => Some(Type::Any),
    }
}
