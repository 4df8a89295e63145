//! A type where it is used: as a field, a parameter, a body, an item. A definition is compared where it stands, not here.

use super::comparison::{Comparison, Draft, Subject};
use super::effect::Relation;
use super::law::Direction;
use super::rule::Rule;
use super::surface::{self, Item};
use crate::model::Type;

impl Comparison<'_> {
    /// Compares the types of one place; silent where both name the same definition or say the same.
    pub(super) fn type_use(
        &mut self,
        rule: Rule,
        subject: &Subject,
        (old, new): (&Type, &Type),
        items: impl Fn(&Self) -> (Vec<Item>, Vec<Item>),
    ) {
        if self.is_same(old, new) {
            return;
        }
        let (old_items, new_items) = items(self);
        let request = self.around(Direction::Request, old, new);
        let response = self.around(Direction::Response, old, new);
        let silent = request == Relation::EQUAL
            && response == Relation::EQUAL
            && self.old_tongue.signature(old) == self.new_tongue.signature(new);
        if silent {
            return;
        }
        self.tell_gone(old);
        self.tell_come(new);
        let draft = Draft::new(rule, subject)
            .request(request)
            .response(response)
            .detail("type", Some(self.described(old, true)), Some(self.described(new, false)))
            .items(old_items, new_items);
        self.push(draft);
    }

    /// Whether nothing is to be said here.
    pub(super) fn is_same(&self, old: &Type, new: &Type) -> bool {
        match (old, new) {
            (Type::Named(a), Type::Named(b)) => self.are_paired(a.id, b.id) && a.boxed == b.boxed,
            (Type::List(a), Type::List(b)) | (Type::Map(a), Type::Map(b)) | (Type::Nullable(a), Type::Nullable(b)) => {
                self.is_same(a, b)
            }
            (Type::Scalar(a), Type::Scalar(b)) => a == b,
            (Type::Any, Type::Any) => true,
            _ => false,
        }
    }

    /// How the values relate, what changed inside of definitions that are compared elsewhere left out.
    fn around(&self, direction: Direction, old: &Type, new: &Type) -> Relation {
        match (old, new) {
            (Type::Named(a), Type::Named(b)) if self.are_paired(a.id, b.id) => Relation::EQUAL,
            (Type::List(a), Type::List(b)) | (Type::Map(a), Type::Map(b)) => self.around(direction, a, b),
            (Type::Nullable(a), Type::Nullable(b)) => self.around(direction, a, b),
            (Type::Nullable(a), b) => self.around(direction, a, b).and(Relation::loses("null")),
            (a, Type::Nullable(b)) => self.around(direction, a, b).and(Relation::gains("null")),
            _ => self.sets(direction).relation(old, new),
        }
    }

    /// The type with the constraint that it stands for.
    fn described(&self, ty: &Type, old: bool) -> String {
        let shown = surface::shown(ty);
        let Some(reference) = ty.references().into_iter().next() else { return shown };
        let definition = if old { self.old_type(reference.id) } else { self.new_type(reference.id) };
        match super::definition::requirement(definition) {
            Some(requirement) => format!("{shown} ({requirement})"),
            None => shown,
        }
    }
}
