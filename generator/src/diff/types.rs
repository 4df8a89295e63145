//! A type where it is used: as a field, a parameter, a body, an item. A definition is compared where it is, not here.

use super::comparison::{Comparison, DraftFinding, Subject};
use super::effect::{Relation, SetDifference};
use super::field::describe;
use super::finding::Detail;
use super::law::{Direction, Guard, Ways};
use super::reader::TOLERANCES;
use super::rule::Rule;
use super::set::{ItemForm, Sets};
use super::surface::Both;
use crate::model::{Definition, Enumeration, Field, Shape, Struct, Type, TypeId, Union, Variant};
use crate::surface::RustType;

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
        let ways = self.ways(&relate);
        let is_equal = ways.request == Relation::EQUAL && ways.response == Relation::EQUAL;
        if is_equal && self.are_written_alike(old, new) {
            return;
        }
        let loses_all = self.sets(Direction::Response).share_nothing(old, new).then_some(Guard::DataLoss);
        let mut draft = DraftFinding::new(rule, subject)
            .ways(ways)
            .guard(loses_all)
            .forward_guard(loses_all)
            .items(items())
            .detail(
                "type",
                Some(self.described(old, |id| self.old_type(id))),
                Some(self.described(new, |id| self.new_type(id))),
            );
        draft.details.extend(self.contents(old, new));
        self.push(draft);
    }

    /// What differs inside of two definitions that are not one, member by member.
    fn contents(&self, old: &Type, new: &Type) -> Vec<Detail> {
        let only = |ty: &Type| ty.references().first().map(|reference| reference.id);
        let Some((old, new)) = only(old).zip(only(new)).filter(|(old, new)| !self.are_paired(*old, *new)) else {
            return Vec::new();
        };
        let (before, after) = match (&self.old_type(old).shape, &self.new_type(new).shape) {
            (Shape::Struct(old), Shape::Struct(new)) => (properties(old), properties(new)),
            (Shape::Enum(old), Shape::Enum(new)) => (values(old), values(new)),
            (Shape::Union(old), Shape::Union(new)) => (variants(old), variants(new)),
            (
                Shape::Struct(_)
                | Shape::Enum(_)
                | Shape::Union(_)
                | Shape::Text(_)
                | Shape::Number(_)
                | Shape::Collection(_)
                | Shape::Alias(_),
                _,
            ) => return Vec::new(),
        };
        let known = |these: &[Member], key: &str| these.iter().find(|it| it.0 == key).map(|it| it.1.clone());
        let changed = before.iter().map(|(key, was)| (key, Some(was.clone()), known(&after, key)));
        let added = after.iter().filter(|(key, _)| known(&before, key).is_none());
        let all = changed.chain(added.map(|(key, is)| (key, None, Some(is.clone()))));
        all.filter(|(_, was, is)| was != is).map(|(key, was, is)| Detail::fact(key, was, is)).collect()
    }

    /// How values relate each way; `relate` answers for the contracts, or for readers that accept more.
    pub(super) fn ways(&self, relate: &impl Fn(&Self, Sets<'_>) -> Relation) -> Ways {
        let contract = |direction| relate(self, self.sets(direction));
        let (request, response) = (contract(Direction::Request), contract(Direction::Response));
        let least = |refused: fn(&Relation) -> &SetDifference| -> &'static [Guard] {
            let reads_all = |accepted: &&&'static [Guard]| {
                *refused(&relate(self, self.sets(Direction::Response).accepting(accepted))) == SetDifference::Empty
            };
            let found =
                if *refused(&response) == SetDifference::Empty { None } else { TOLERANCES.iter().find(reads_all) };
            found.copied().unwrap_or_default()
        };
        let (old_reader, new_reader) = (least(|it| &it.gained), least(|it| &it.lost));
        Ways { request, response, old_reader, new_reader }
    }

    /// Whether there is nothing to report here.
    pub(super) fn is_same(&self, old: &Type, new: &Type) -> bool {
        self.pairs.is_same(old, new)
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
            (Type::Scalar(_) | Type::Any | Type::List(_) | Type::Map(_) | Type::Named(_), _) => sets.relation(old, new),
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

/// A member of a definition, and what it is.
type Member = (String, String);

fn properties(structure: &Struct) -> Vec<Member> {
    let member = |field: &Field| {
        let is = format!("{}, {}", RustType::from(&field.ty), describe(field.documented));
        (format!("property `{}`", field.wire), is)
    };
    structure.fields.iter().map(member).collect()
}

fn values(enumeration: &Enumeration) -> Vec<Member> {
    enumeration.values.iter().map(|value| (format!("value `{}`", value.wire), "listed".to_owned())).collect()
}

fn variants(union: &Union) -> Vec<Member> {
    let payload = |variant: &Variant| variant.payload.as_ref().map_or("no model".to_owned(), |it| it.name.to_string());
    union.variants.iter().map(|variant| (format!("variant `{}`", variant.tag), payload(variant))).collect()
}
