//! Which definition is which.

use super::pairs::{Identity, Pairs};
use super::{assignment, likeness, places};
use crate::diff::effect::Effect;
use crate::diff::law::Direction;
use crate::diff::set::Sets;
use crate::model::{Api, Definition, Module, Shape, Type, TypeId};
use std::collections::{BTreeMap, BTreeSet};

/// Pairs the definitions of paired folders, whose operations are paired already.
pub(super) fn pair(pairs: &mut Pairs, old: &Api, new: &Api) {
    let modules: Vec<(&Module, &Module)> =
        pairs.folders.iter().map(|it| (&old.modules[it.old], &new.modules[it.new])).collect();
    for (a, b) in &modules {
        pairs.named(old, a, new, b);
    }
    for (a, b) in &modules {
        pairs.moved(old, a, new, b);
        pairs.alike(old, a, new, b);
    }
    while pairs.placed(old, new) {}
    for (a, b) in &modules {
        pairs.lookalikes(old, a, new, b);
    }
}

/// Whether two definitions are the same by something.
type TypeCriterion = fn(&Definition, &Definition) -> bool;

impl Pairs {
    fn named(&mut self, old: &Api, a: &Module, new: &Api, b: &Module) {
        let criteria: [(Identity, TypeCriterion); 3] = [
            (Identity::Formerly, |a, b| b.formerly.contains(&a.name)),
            (Identity::Name, |a, b| a.name == b.name),
            (Identity::SpecName, |a, b| a.spec_name == b.spec_name),
        ];
        for (why, criterion) in criteria {
            let (left, right) = self.left(old, a, new, b);
            let pairs = assignment::by_criteria(&left, &right, &[&|a: &&Definition, b: &&Definition| criterion(a, b)]);
            pairs.into_iter().for_each(|(a, b)| self.insert(left[a].id, right[b].id, why));
        }
    }

    /// The definitions of two folders that are not paired.
    fn left<'a>(
        &self,
        old: &'a Api,
        a: &Module,
        new: &'a Api,
        b: &Module,
    ) -> (Vec<&'a Definition>, Vec<&'a Definition>) {
        (
            a.types.iter().filter(|id| !self.types.contains_key(id)).map(|id| &old[*id]).collect(),
            b.types.iter().filter(|id| !self.back.contains_key(id)).map(|id| &new[*id]).collect(),
        )
    }

    /// A definition that moved between a folder and one that it uses keeps its name in the folder's models.
    fn moved(&mut self, old: &Api, a: &Module, new: &Api, b: &Module) {
        for id in &a.types {
            if let Some(found) = b.shared.iter().find(|reference| reference.name == old[*id].name) {
                self.insert(*id, found.id, Identity::Name);
            }
        }
        for id in &b.types {
            if let Some(found) = a.shared.iter().find(|reference| reference.name == new[*id].name) {
                self.insert(found.id, *id, Identity::Name);
            }
        }
    }

    /// What is left over and says enough to be distinguished from others, where exactly one is the same on each side.
    fn alike(&mut self, old: &Api, a: &Module, new: &Api, b: &Module) {
        let (left, right) = self.left(old, a, new, b);
        let sets = |direction| Sets::new(&old.types, &new.types, direction);
        let same = |a: &Definition, b: &Definition| {
            says_enough(&a.shape)
                && have_one_outline(&a.shape, &b.shape)
                && [Direction::Request, Direction::Response]
                    .iter()
                    .all(|direction| sets(*direction).definitions(a, b).effect() == Effect::Equal)
        };
        for it in &left {
            let found: Vec<_> = right.iter().filter(|other| same(it, other)).collect();
            if let [only] = found.as_slice()
                && left.iter().filter(|other| same(other, only)).count() == 1
            {
                self.insert(it.id, only.id, Identity::Structure);
            }
        }
    }

    /// What is left over and took the place of another; whether there was any. Of several that took places of one, the one that has most of
    /// them and most in common with it.
    fn placed(&mut self, old: &Api, new: &Api) -> bool {
        let of_operations = self.folders.iter().flat_map(|folders| {
            let both = folders.both(old, new);
            both.flat_map(|(a, b, parameters)| places::of_operations(a.operation, b.operation, parameters))
        });
        let of_types = self.types.iter().flat_map(|(a, (b, _))| places::of_shapes(&old[*a].shape, &new[*b].shape));
        let mut counts: BTreeMap<(TypeId, TypeId), usize> = BTreeMap::new();
        for (a, b) in of_operations.chain(of_types) {
            if !self.types.contains_key(&a) && !self.back.contains_key(&b) {
                *counts.entry((a, b)).or_default() += 1;
            }
        }
        let score = |((a, b), count): ((TypeId, TypeId), usize)| {
            let (before, after) = (&old[a], &new[b]);
            let alike = likeness::of_shapes(&before.shape, &after.shape)?;
            let named = likeness::of_names(&before.spec_name, &after.spec_name);
            Some(((0.1 + alike + 0.1 * named) * likeness::part(count, 1), a, b))
        };
        let found = assignment::best(counts.into_iter().filter_map(score).collect());
        found.iter().for_each(|(a, b)| self.insert(*a, *b, Identity::Place));
        !found.is_empty()
    }

    /// What was removed and what was added, where most of one is in the other.
    fn lookalikes(&mut self, old: &Api, a: &Module, new: &Api, b: &Module) {
        let (left, right) = self.left(old, a, new, b);
        let mut candidates = Vec::new();
        for a in &left {
            for b in &right {
                let score = self.share(a, b);
                if score > 0.5 {
                    candidates.push((score + 0.1 * likeness::of_names(&a.spec_name, &b.spec_name), a.id, b.id));
                }
            }
        }
        self.likely.extend(assignment::best(candidates));
    }

    /// The share of members that both have, with the same types.
    fn share(&self, a: &Definition, b: &Definition) -> f64 {
        let (before, after) = (&a.shape, &b.shape);
        if let Some((before, after)) = before.as_struct().zip(after.as_struct()) {
            let pairs = places::fields(&before.fields, &after.fields).into_iter();
            let same = pairs.filter(|(a, b)| self.is_same(&before.fields[*a].ty, &after.fields[*b].ty)).count();
            return likeness::part(same, before.fields.len() + after.fields.len() - same);
        }
        let members = likeness::members(before).zip(likeness::members(after));
        let alike = members.filter(|_| std::mem::discriminant(before) == std::mem::discriminant(after));
        alike.map_or(0.0, |(a, b)| likeness::share(&a, &b))
    }

    /// Whether both types are written alike, paired definitions taken for one.
    pub(in crate::diff) fn is_same(&self, old: &Type, new: &Type) -> bool {
        match (old, new) {
            (Type::Named(a), Type::Named(b)) => {
                self.types.get(&a.id).is_some_and(|(paired, _)| *paired == b.id) && a.boxed == b.boxed
            }
            (Type::List(a), Type::List(b)) | (Type::Map(a), Type::Map(b)) | (Type::Nullable(a), Type::Nullable(b)) => {
                self.is_same(a, b)
            }
            (Type::Scalar(a), Type::Scalar(b)) => a == b,
            (Type::Any, Type::Any) => true,
            (Type::Named(_) | Type::List(_) | Type::Map(_) | Type::Nullable(_) | Type::Scalar(_) | Type::Any, _) => {
                false
            }
        }
    }
}

/// Whether a shape has enough words of its own to be known by them.
fn says_enough(shape: &Shape) -> bool {
    match shape {
        Shape::Text(textual) => textual.pattern.is_some(),
        Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) => likeness::members(shape).is_some_and(|it| it.len() > 1),
        Shape::Number(_) | Shape::Collection(_) | Shape::Alias(_) => false,
    }
}

/// Whether two shapes have the same words.
fn have_one_outline(a: &Shape, b: &Shape) -> bool {
    if let (Shape::Text(a), Shape::Text(b)) = (a, b) {
        return a.pattern == b.pattern;
    }
    let words = |shape| likeness::members(shape).map(|it| it.into_iter().collect::<BTreeSet<_>>());
    words(a) == words(b)
}
