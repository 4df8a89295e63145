//! The type of a schema in the middle of another: one that has a name already, or a definition named after the property or parameter.

use super::build::{Builder, Enclosing, Slot};
use super::classified::{AdditionalKeys, Classified, ItemKeys, ItemSchema, SchemaKind};
use super::{name, schema, text};
use crate::diagnose::NameUse;
use crate::model::{Scalar, Type, TypeId};
use crate::source::Spanned;
use std::rc::Rc;

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
    let is_text = matches!(&schema.kind, SchemaKind::Text(scalar, _, keys) if text::is_textual(*scalar, keys));
    if schema.kind.needs_name() || is_text && naming == Naming::Always {
        return definition(b, scope, schema, documented);
    }
    match &schema.kind {
        SchemaKind::List(ItemKeys { items }, _) => {
            Some(Type::List(Box::new(item(b, scope, items, &nameable(schema, documented))?)))
        }
        SchemaKind::Map(AdditionalKeys { additional_properties: additional }, _) => {
            Some(Type::Map(Box::new(item(b, scope, additional, &nameable(schema, documented))?)))
        }
        SchemaKind::Reference(_)
        | SchemaKind::Text(..)
        | SchemaKind::Number(..)
        | SchemaKind::Boolean
        | SchemaKind::Any
        | SchemaKind::Enum(..)
        | SchemaKind::Struct(..)
        | SchemaKind::Union(..) => plain(b, &schema.kind),
    }
}

/// The type that a word stands for: a plain type or a model.
pub(super) fn named(b: &Builder<'_>, scope: usize, word: &Spanned<String>) -> Option<Type> {
    plain(b, &schema::word(b, scope, word)?.kind)
}

/// The type, where it is one that has a name already.
fn plain(b: &Builder<'_>, kind: &SchemaKind<'_>) -> Option<Type> {
    match kind {
        SchemaKind::Reference(id) => Some(Type::Named(b.reference(*id))),
        SchemaKind::Text(scalar, ..) => Some(Type::Scalar(*scalar)),
        SchemaKind::Number((format, form), ..) => Some(Type::Scalar(Scalar::Number(*format, *form))),
        SchemaKind::Boolean => Some(Type::Scalar(Scalar::Boolean)),
        SchemaKind::Any => Some(Type::Any),
        SchemaKind::Enum(..)
        | SchemaKind::Struct(..)
        | SchemaKind::Union(..)
        | SchemaKind::List(..)
        | SchemaKind::Map(..) => None,
    }
}

/// What the items of a list or map are named after: its documented name, or the one chosen for it where Rust has none of that.
pub(super) fn nameable(schema: &Classified<'_>, documented: &Spanned<String>) -> Spanned<String> {
    let chosen = schema.place.rust_name.as_ref().filter(|_| name::type_name(&documented.value).is_empty());
    Spanned::new(chosen.map_or_else(|| documented.value.clone(), |chosen| chosen.value.clone()), documented.span)
}

/// The type of a list's items or a map's values.
pub(super) fn item<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    written: &ItemSchema<'a>,
    documented: &Spanned<String>,
) -> Option<Type> {
    let schema = written.value.as_ref()?;
    let place = schema.word.0.map_or(documented.span, |word| word.span);
    let documented = Spanned::new(format!("{}Item", documented.value), place);
    let ty = ty(b, scope, schema, &documented, Naming::AsNeeded)?;
    Some(if schema.place.nullable.value { Type::Nullable(Box::new(ty)) } else { ty })
}

/// A definition for a schema that is in the middle of another.
///
/// It is named after the property or parameter it belongs to. Schemas that say the same share one definition. A different one whose name is
/// taken, by a model or by a schema before it, is named after its owner as well, so that no schema that comes later renames it. A name that
/// was chosen is a problem where it is taken.
fn definition<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    schema: &Rc<Classified<'a>>,
    documented: &Spanned<String>,
) -> Option<Type> {
    let wanted = schema.place.rust_name.as_ref();
    let plain = wanted.map_or_else(|| name::type_name(&documented.value), |wanted| wanted.value.clone());
    let says_so = |id: &TypeId| b.slot(*id).schema.as_ref().is_some_and(|other| other.kind == schema.kind);
    let inline = b.scopes[scope].inline.get(&plain).into_iter().flatten();
    let own = || b.scopes[scope].models.get(plain.as_str()).into_iter().chain(inline.clone());
    // A shared model of the same name serves where it says the same; otherwise this folder's own hides it.
    let shared = || b.find(scope, &plain).filter(|_| own().next().is_none());
    if let Some(id) = own().copied().chain(shared()).find(says_so) {
        return Some(Type::Named(b.reference(id)));
    }
    let is_free = b.scopes[scope].namespace.is_free(NameUse::Type, &plain);
    let (chosen, at, spec_name) = match wanted {
        Some(wanted) => (plain.clone(), wanted.span, documented.value.clone()),
        None if is_free || b.owner.name.is_empty() => (plain.clone(), documented.span, documented.value.clone()),
        None => {
            let Enclosing { name, documented: owner } = &b.owner;
            (format!("{name}{plain}"), documented.span, format!("{owner}.{}", documented.value))
        }
    };
    let problems = b.problems;
    let name = name::take_type(&mut b.scopes[scope].namespace, &chosen, &documented.value, at, problems)?;
    let id = TypeId::new(b.slots.len());
    let (at, schema) = (documented.span, Some(schema.clone()));
    b.slots.push(Slot { id, scope, name, spec_name, at, schema, shape: None });
    b.scopes[scope].inline.entry(plain).or_default().push(id);
    Some(Type::Named(b.reference(id)))
}
