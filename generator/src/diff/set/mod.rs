//! The values that a type allows, as one set, and how two of them relate; knows types only by what they allow, never by their names.

mod list;
mod number;
mod object;
mod sets;
mod text;
mod union;
mod values;
mod view;

pub(super) use list::ItemForm;
pub(super) use number::Numbers;
pub(super) use object::{is_nullable, is_optional, presence, slot};
pub(super) use sets::Sets;
pub(super) use text::Texts;
pub(super) use union::{payload, sample};
pub(super) use values::is_one_value;
pub(super) use view::{View, view};

use super::effect::{Effect, Relation};
use crate::model::{
    ArrayStyle, Collection, CollectionKind, Definition, Definitions, EnumRepr, Numeric, Reference, Type,
};
use serde_json::Value;

impl Sets<'_> {
    /// How the values of a type of the old spec relate to those of a type of the new one.
    pub(super) fn relation(&self, old: &Type, new: &Type) -> Relation {
        let (old, new) = (self.old.unaliased(old), self.new.unaliased(new));
        match (old, new) {
            (Type::Nullable(old), Type::Nullable(new)) => return self.relation(old, new),
            (Type::Nullable(inner), _) => return self.relation(inner, new).and(Relation::loses("null")),
            (_, Type::Nullable(inner)) => return self.relation(old, inner).and(Relation::gains("null")),
            (Type::Scalar(_) | Type::Any | Type::List(_) | Type::Map(_) | Type::Named(_), _) => {}
        }
        let id = |ty: &Type| ty.as_named().map(|reference| reference.id);
        let Some(pair) = id(old).zip(id(new)) else {
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

    /// Whether both are objects with properties, or lists or maps of such, and no property of the old ones is in the new ones.
    pub(super) fn share_nothing(&self, old: &Type, new: &Type) -> bool {
        match (self.view(self.old, self.old.unaliased(old)), self.view(self.new, self.new.unaliased(new))) {
            (View::Object(old), View::Object(new)) => {
                let is_in_new = |wire: &str| new.fields.iter().any(|other| other.wire == wire);
                !old.fields.is_empty() && !old.fields.iter().any(|field| is_in_new(&field.wire))
            }
            (View::List(old), View::List(new)) | (View::Map(old), View::Map(new)) => {
                self.share_nothing(old.item, new.item)
            }
            (View::Any | View::Boolean | View::Texts(_) | View::Numbers(_) | View::NumberTexts(..), _) => false,
            (View::Values(_) | View::List(_) | View::Map(_) | View::Object(_) | View::Union(_), _) => false,
        }
    }

    /// What becomes of one value where a list takes its place in a text, or the other way; `None` where neither or both are lists. A list
    /// that repeats the parameter has each value as a list of one; one that is split at a separator may find it in the value.
    pub(super) fn repeated(&self, old: (&Type, ArrayStyle), new: (&Type, ArrayStyle)) -> Option<Relation> {
        let (a, b) = (self.old.unaliased(old.0), self.new.unaliased(new.0));
        match (view(self.old, a), view(self.new, b)) {
            (View::List(_), View::List(_)) => None,
            (one, View::List(items)) => Some(list::of_one(self.relation(a, items.item), &one, &items, new.1)),
            (View::List(items), one) => {
                Some(list::of_one(self.relation(items.item, b).mirrored(), &one, &items, old.1).mirrored())
            }
            (View::Any | View::Boolean | View::Texts(_) | View::Numbers(_) | View::NumberTexts(..), _) => None,
            (View::Values(_) | View::Map(_) | View::Object(_) | View::Union(_), _) => None,
        }
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
            ((_, Some(old)), (new, None)) => values::of_one(old, &self.view(self.new, self.new.unaliased(new))),
            ((old, None), (_, Some(new))) => {
                values::of_one(new, &self.view(self.old, self.old.unaliased(old))).mirrored()
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
                values::to_numbers(self, new, old).mirrored()
            }
            (View::Values(old), View::NumberTexts(new, _)) if old.repr == EnumRepr::Integer && self.in_text => {
                values::to_numbers(self, old, new)
            }
            (View::NumberTexts(_, old), View::Values(new)) => values::to_texts(self, new, old).mirrored(),
            (View::Values(old), View::NumberTexts(_, new)) => values::to_texts(self, old, new),
            (View::Values(old), View::Values(new)) => values::relation(self, old, new),
            (View::Values(old), View::Texts(new)) => values::to_texts(self, old, new),
            (View::Texts(old), View::Values(new)) => values::to_texts(self, new, old).mirrored(),
            (View::Values(old), View::Numbers(new)) => values::to_numbers(self, old, new),
            (View::Numbers(old), View::Values(new)) => values::to_numbers(self, new, old).mirrored(),
            (View::List(old), View::List(new)) => list::relation(self, old, new, ItemForm::List),
            (View::Map(old), View::Map(new)) => list::relation(self, old, new, ItemForm::Map),
            (View::Object(old), View::Object(new)) => object::relation(self, old, new),
            (View::Union(old), View::Union(new)) => union::relation(self, old, new),
            (View::Object(old), View::Union(new)) => union::from_object(self, old, new),
            (View::Union(old), View::Object(new)) => union::to_object(self, old, new),
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

/// What becomes of a set of texts.
pub(super) fn texts(old: &Texts, new: &Texts) -> Relation {
    text::relation(old, new)
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
    let (was, is) = (view::items(old), view::items(new));
    match (old.kind, new.kind) {
        (CollectionKind::List { .. }, CollectionKind::List { .. }) => list::counts(&was, &is, ItemForm::List),
        (CollectionKind::Map, CollectionKind::Map) => list::counts(&was, &is, ItemForm::Map),
        (CollectionKind::List { .. } | CollectionKind::Map, _) => Effect::Incomparable.relation(),
    }
}
