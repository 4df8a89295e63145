//! The type of a schema in the middle of another: one that has a name already, or a definition named after the property or parameter.

use super::build::{Builder, Slot};
use super::classified::{AdditionalKeys, Classified, Item, ItemKeys, Kind};
use super::{name, schema, text};
use crate::diagnose::{NameProblem, NameUse};
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
    let is_text = matches!(&schema.kind, Kind::Text(scalar, _, keys) if text::is_textual(*scalar, keys));
    if schema.kind.needs_name() || is_text && naming == Naming::Always {
        return definition(b, scope, schema, documented);
    }
    match &schema.kind {
        Kind::List(ItemKeys { items }, _) => Some(Type::List(Box::new(item(b, scope, items, documented)?))),
        Kind::Map(AdditionalKeys { additional_properties: additional }, _) => {
            Some(Type::Map(Box::new(item(b, scope, additional, documented)?)))
        }
        Kind::Reference(_)
        | Kind::Text(..)
        | Kind::Number(..)
        | Kind::Boolean
        | Kind::Any
        | Kind::Enum(..)
        | Kind::Struct(..)
        | Kind::Union(..) => plain(b, &schema.kind),
    }
}

/// The type that a word stands for: a plain type or a model.
pub(super) fn named(b: &Builder<'_>, scope: usize, word: &Spanned<String>) -> Option<Type> {
    plain(b, &schema::word(b, scope, word)?.kind)
}

/// The type, where it is one that has a name already.
fn plain(b: &Builder<'_>, kind: &Kind<'_>) -> Option<Type> {
    match kind {
        Kind::Reference(id) => Some(Type::Named(b.reference(*id))),
        Kind::Text(scalar, ..) | Kind::Number(scalar, ..) => Some(Type::Scalar(*scalar)),
        Kind::Boolean => Some(Type::Scalar(Scalar::Boolean)),
        Kind::Any => Some(Type::Any),
        Kind::Enum(..) | Kind::Struct(..) | Kind::Union(..) | Kind::List(..) | Kind::Map(..) => None,
    }
}

/// The type of a list's items or a map's values.
pub(super) fn item<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    written: &Item<'a>,
    documented: &Spanned<String>,
) -> Option<Type> {
    let schema = written.value.as_ref()?;
    let place = schema.word.0.map_or(documented.span, |word| word.span);
    let documented = Spanned::new(format!("{}Item", documented.value), place);
    let ty = ty(b, scope, schema, &documented, Naming::AsNeeded)?;
    Some(if schema.place.nullable.value { Type::Nullable(Box::new(ty)) } else { ty })
}

/// A definition for a schema that stands in the middle of another, named after the property or parameter it belongs to.
///
/// Schemas that say the same share one definition; different ones under one name are a problem.
fn definition<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    schema: &Rc<Classified<'a>>,
    documented: &Spanned<String>,
) -> Option<Type> {
    let Spanned { value: chosen, span: at } = (schema.place.rust_name.as_ref().cloned())
        .unwrap_or_else(|| Spanned::new(name::type_name(&documented.value), documented.span));
    let says_so = |slot: &Slot<'a>| slot.schema.as_ref().is_some_and(|other| other.kind == schema.kind);
    let own = b.scopes[scope].inline.get(&chosen).or_else(|| b.scopes[scope].models.get(chosen.as_str()));
    if let Some(slot) = own.map(|id| b.slot(*id)) {
        if says_so(slot) {
            return Some(Type::Named(b.reference(slot.id)));
        }
        let (name, other, first) = (slot.name.to_string(), slot.spec_name.clone(), slot.at);
        let (documented, usage) = (documented.value.clone(), NameUse::Type);
        b.problem(at, NameProblem::Clash { name, documented, other, first, usage });
        return None;
    }
    // A shared model of the same name serves where it says the same; otherwise this folder's own hides it.
    if let Some(id) = b.find(scope, &chosen).filter(|id| says_so(b.slot(*id))) {
        return Some(Type::Named(b.reference(id)));
    }
    let problems = b.problems;
    let name = name::take_type(&mut b.scopes[scope].namespace, &chosen, &documented.value, at, problems)?;
    let index = b.slots.len();
    let id = TypeId::new(index);
    let (spec_name, at, schema) = (documented.value.clone(), documented.span, Some(schema.clone()));
    b.slots.push(Slot { id, scope, name, spec_name, at, schema, shape: None });
    b.scopes[scope].inline.insert(chosen, id);
    Some(Type::Named(b.reference(id)))
}
