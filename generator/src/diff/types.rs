//! A type where it is used: as a field, a parameter, a body, an item. A definition is compared where it stands, not here.

use super::comparison::{Comparison, DraftFinding, Subject};
use super::effect::{Relation, SetDifference};
use super::law::{Direction, Guard};
use super::rule::Rule;
use super::set::{ItemForm, Sets};
use super::surface::Both;
use crate::model::{Definition, Type, TypeId};
use crate::surface::RustType;

/// What readers may pass over, the least of it first.
const PASSED: [&[Guard]; 3] =
    [&[Guard::TolerantReader], &[Guard::OpenValues], &[Guard::TolerantReader, Guard::OpenValues]];

impl Comparison<'_> {
    /// Compares the types of one place; silent where both name the same definition or say the same.
    pub(super) fn type_use(
        &mut self,
        rule: Rule,
        subject: &Subject,
        (old, new): (&Type, &Type),
        items: impl FnOnce() -> Both,
    ) {
        self.used(rule, subject, (old, new), items, |it, sets| it.around(&sets, old, new));
    }

    /// The same in a path, a query or a header, where every value is a text.
    pub(super) fn text_use(
        &mut self,
        rule: Rule,
        subject: &Subject,
        (old, new): (&Type, &Type),
        items: impl FnOnce() -> Both,
    ) {
        self.used(rule, subject, (old, new), items, |it, sets| it.around(&sets.in_text(), old, new));
    }

    /// The same with another way to relate the values.
    pub(super) fn used(
        &mut self,
        rule: Rule,
        subject: &Subject,
        (old, new): (&Type, &Type),
        items: impl FnOnce() -> Both,
        relate: impl Fn(&Self, Sets<'_>) -> Relation,
    ) {
        if self.is_same(old, new) {
            return;
        }
        let (request, response, guards) = self.both_ways(&relate);
        let silent = request == Relation::EQUAL && response == Relation::EQUAL && self.are_written_alike(old, new);
        if silent {
            return;
        }
        self.report_removed(old);
        self.report_added(new);
        let mut draft = DraftFinding::new(rule, subject)
            .request(request)
            .response(response)
            .detail(
                "type",
                Some(self.described(old, |id| self.old_type(id))),
                Some(self.described(new, |id| self.new_type(id))),
            )
            .items(items());
        draft.guards.extend_from_slice(guards);
        self.push(draft);
    }

    /// How values relate that are sent and that are received, and what readers pass over so that none is new to them.
    pub(super) fn both_ways(
        &self,
        relate: &impl Fn(&Self, Sets<'_>) -> Relation,
    ) -> (Relation, Relation, &'static [Guard]) {
        let request = relate(self, self.sets(Direction::Request));
        let response = relate(self, self.sets(Direction::Response));
        let is_enough = |passed: &&&'static [Guard]| {
            relate(self, self.sets(Direction::Response).passing(passed)).gained == SetDifference::Empty
        };
        let guards = if response.gained == SetDifference::Empty { None } else { PASSED.iter().find(is_enough) };
        (request, response, guards.copied().unwrap_or_default())
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
    fn around(&self, sets: &Sets<'_>, old: &Type, new: &Type) -> Relation {
        let in_one = |form: ItemForm| move |item: String| form.of_one(&item, 0);
        match (old, new) {
            (Type::Named(a), Type::Named(b)) if self.are_paired(a.id, b.id) => Relation::EQUAL,
            (Type::List(a), Type::List(b)) => self.around(sets, a, b).within(in_one(ItemForm::List)),
            (Type::Map(a), Type::Map(b)) => self.around(sets, a, b).within(in_one(ItemForm::Map)),
            (Type::Nullable(a), Type::Nullable(b)) => self.around(sets, a, b),
            (Type::Nullable(a), b) => self.around(sets, a, b).and(Relation::loses("null")),
            (a, Type::Nullable(b)) => self.around(sets, a, b).and(Relation::gains("null")),
            _ => sets.relation(old, new),
        }
    }

    /// The type with the constraint that it stands for.
    pub(super) fn described<'t>(&self, ty: &Type, definition: impl Fn(TypeId) -> &'t Definition) -> String {
        let shown = RustType::from(ty).to_string();
        let Some(reference) = ty.references().into_iter().next() else { return shown };
        match super::definition::requirement(definition(reference.id)) {
            Some(requirement) => format!("{shown} ({requirement})"),
            None => shown,
        }
    }
}
