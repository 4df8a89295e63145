//! Which thing of the old spec is which of the new one. The matching passes: `formerly`, the same name, a place in a
//! shared folder, the same structure. Likeness alone pairs nothing.

use super::change_origin::{self, ChangeOrigin};
use super::effect::Effect;
use super::law::Direction;
use super::set::Sets;
use crate::model::{Api, Definition, Module, Operation, Payload, Shape, Type, TypeId, Variant};
use std::collections::{HashMap, HashSet};

/// Why two definitions are taken for one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Identity {
    /// The spec says so.
    Formerly,
    /// They have one name in one folder, or one moved to a folder that is used.
    Name,
    /// They allow the same, and nothing else does.
    Structure,
    /// They are of one kind and much alike, and wherever one was used the other is.
    Place,
}

/// A folder of the old spec and what became of it.
#[derive(Clone, Debug)]
pub(super) struct Folders {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) origin: ChangeOrigin,
}

/// What belongs together.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    pub(super) folders: Vec<Folders>,
    pub(super) types: HashMap<TypeId, (TypeId, Identity)>,
    pub(super) back: HashMap<TypeId, TypeId>,
}

fn version(module: &Module) -> Option<&str> {
    module.service.as_ref().map(|service| service.api_version.as_str())
}

/// The service that a folder of an api-version belongs to.
pub(super) fn service_folder(module: &Module) -> Option<&str> {
    module.folder.split_once('/').map(|(service, _)| service)
}

/// The folders of one name; then an api-version that took the place of another of the same service: the nearest one before it, unless
/// that stays; then services under another folder that have most of their operations in common.
pub(super) fn folders(old: &Api, new: &Api) -> Vec<Folders> {
    let pair = |a: usize, b: usize| {
        let origin = ChangeOrigin::between(version(&old.modules[a]), version(&new.modules[b]));
        Folders { old: a, new: b, origin }
    };
    let mut pairs: Vec<Folders> = Vec::new();
    for (a, module) in old.modules.iter().enumerate() {
        if let Some(b) = new.modules.iter().position(|other| other.folder == module.folder) {
            pairs.push(pair(a, b));
        }
    }
    let free = |modules: &[Module], taken: HashSet<usize>| -> Vec<usize> {
        (0..modules.len()).filter(|index| !taken.contains(index) && modules[*index].service.is_some()).collect()
    };
    let mut removed = free(&old.modules, pairs.iter().map(|pair| pair.old).collect());
    let mut added = free(&new.modules, pairs.iter().map(|pair| pair.new).collect());
    let service = |a: usize, b: usize| service_folder(&old.modules[a]) == service_folder(&new.modules[b]);
    let replaced = |a: usize, b: usize| {
        let before = predecessor(&old.modules, &new.modules[b]);
        service(a, b) && before.is_some_and(|before| before.folder == old.modules[a].folder)
    };
    let is_beside = |b: usize| {
        let before = predecessor(&old.modules, &new.modules[b]);
        before.is_some_and(|before| new.modules.iter().any(|other| other.folder == before.folder))
    };
    let left = |a: usize, b: usize| service(a, b) && !is_beside(b);
    let renamed = |a: usize, b: usize| !service(a, b) && have_much_in_common(&old.modules[a], &new.modules[b]);
    let criteria: [&dyn Fn(usize, usize) -> bool; 3] = [&replaced, &left, &renamed];
    for criterion in criteria {
        removed.retain(|a| match added.iter().position(|b| criterion(*a, *b)) {
            Some(found) => {
                pairs.push(pair(*a, added.remove(found)));
                false
            }
            None => true,
        });
    }
    pairs
}

/// The latest api-version of the same service that is earlier.
pub(super) fn predecessor<'a>(modules: &'a [Module], of: &Module) -> Option<&'a Module> {
    let at = version(of).map(change_origin::order)?;
    let of_service = modules.iter().filter(|other| service_folder(other) == service_folder(of));
    let earlier =
        of_service.filter_map(|other| Some((change_origin::order(version(other)?), other))).filter(|it| it.0 < at);
    earlier.max_by(|a, b| a.0.cmp(&b.0)).map(|(_, other)| other)
}

/// Whether at least half of all operations are in both: by id, or by method and path.
fn have_much_in_common(a: &Module, b: &Module) -> bool {
    let operations = |module: &Module| -> Vec<[String; 2]> {
        let line = |it: &Operation| [it.id.clone(), format!("{} {}", it.method.as_str(), it.template)];
        module.operations().map(|it| it.operation).map(line).collect()
    };
    let (a, b) = (operations(a), operations(b));
    let is_in_b = |it: &&[String; 2]| b.iter().any(|other| it[0] == other[0] || it[1] == other[1]);
    let both = a.iter().filter(is_in_b).count();
    2 * both >= a.len() + b.len().saturating_sub(both)
}

impl Pairs {
    pub(super) fn new(old: &Api, new: &Api, folders: Vec<Folders>) -> Self {
        let mut pairs = Self { folders, ..Self::default() };
        for index in 0..pairs.folders.len() {
            let Folders { old: a, new: b, .. } = pairs.folders[index];
            pairs.named(old, &old.modules[a], new, &new.modules[b]);
        }
        for index in 0..pairs.folders.len() {
            let Folders { old: a, new: b, .. } = pairs.folders[index];
            pairs.moved(old, &old.modules[a], new, &new.modules[b]);
            pairs.alike(old, &old.modules[a], new, &new.modules[b]);
        }
        while pairs.placed(old, new) {}
        pairs
    }

    /// What is left over and took the place of another in all that is paired; whether there was any.
    fn placed(&mut self, old: &Api, new: &Api) -> bool {
        let mut places: Vec<(TypeId, TypeId)> = Vec::new();
        let mut meet = |before: Vec<(String, TypeId)>, after: Vec<(String, TypeId)>| {
            for (way, a) in before {
                places.extend(after.iter().filter(|(other, _)| *other == way).map(|(_, b)| (a, *b)));
            }
        };
        for (a, (b, _)) in &self.types {
            meet(inside(&definition(old, *a).shape), inside(&definition(new, *b).shape));
        }
        for Folders { old: a, new: b, .. } in &self.folders {
            meet(given(&old.modules[*a]), given(&new.modules[*b]));
        }
        places.retain(|(a, b)| !self.types.contains_key(a) && !self.back.contains_key(b));
        let is_only = |(a, b): &&(TypeId, TypeId)| {
            let (before, after) = (&definition(old, *a).shape, &definition(new, *b).shape);
            let is_alike = match before {
                Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) => likeness(before, after) >= 0.75,
                Shape::Text(_) | Shape::Number(_) | Shape::Collection(_) | Shape::Alias(_) => true,
            };
            places.iter().all(|other| (other.0 == *a) == (other.1 == *b))
                && std::mem::discriminant(before) == std::mem::discriminant(after)
                && is_alike
        };
        let found: Vec<(TypeId, TypeId)> = places.iter().filter(is_only).copied().collect();
        found.iter().for_each(|(a, b)| self.insert(*a, *b, Identity::Place));
        !found.is_empty()
    }

    fn insert(&mut self, old: TypeId, new: TypeId, why: Identity) {
        if !self.types.contains_key(&old) && !self.back.contains_key(&new) {
            self.types.insert(old, (new, why));
            self.back.insert(new, old);
        }
    }

    fn named(&mut self, old: &Api, a: &Module, new: &Api, b: &Module) {
        let by_name: HashMap<&str, TypeId> =
            a.types.iter().map(|id| (definition(old, *id).name.as_str(), *id)).collect();
        for id in &b.types {
            let former = definition(new, *id).formerly.iter().find_map(|name| by_name.get(name.as_str()));
            if let Some(former) = former {
                self.insert(*former, *id, Identity::Formerly);
            }
        }
        for id in &b.types {
            if let Some(same) = by_name.get(definition(new, *id).name.as_str()) {
                self.insert(*same, *id, Identity::Name);
            }
        }
    }

    /// A definition that moved between a folder and one that it uses keeps its name in the folder's models.
    fn moved(&mut self, old: &Api, a: &Module, new: &Api, b: &Module) {
        for id in &a.types {
            let name = &definition(old, *id).name;
            if let Some(found) = b.shared.iter().find(|reference| reference.name == *name) {
                self.insert(*id, found.id, Identity::Name);
            }
        }
        for id in &b.types {
            let name = &definition(new, *id).name;
            if let Some(found) = a.shared.iter().find(|reference| reference.name == *name) {
                self.insert(found.id, *id, Identity::Name);
            }
        }
    }

    /// What is left over and says enough to be distinguished from others, where exactly one is the same on each side.
    fn alike(&mut self, old: &Api, a: &Module, new: &Api, b: &Module) {
        let left: Vec<&Definition> =
            a.types.iter().filter(|id| !self.types.contains_key(id)).map(|id| definition(old, *id)).collect();
        let right: Vec<&Definition> =
            b.types.iter().filter(|id| !self.back.contains_key(id)).map(|id| definition(new, *id)).collect();
        let sets = |direction| Sets::new(&old.types, &new.types, direction);
        let same = |a: &Definition, b: &Definition| {
            outline(&a.shape).is_some()
                && outline(&a.shape) == outline(&b.shape)
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
}

/// The definitions that a shape uses, with the way to each.
fn inside(shape: &Shape) -> Vec<(String, TypeId)> {
    match shape {
        Shape::Text(_) | Shape::Number(_) | Shape::Enum(_) => Vec::new(),
        Shape::Alias(ty) => named("", ty),
        Shape::Collection(collection) => named("", &collection.item),
        Shape::Struct(structure) => {
            let additional = structure.additional.iter().flat_map(|ty| named("", ty));
            structure.fields.iter().flat_map(|field| named(&field.wire, &field.ty)).chain(additional).collect()
        }
        Shape::Union(union) => {
            let payload = |variant: &Variant| Some((variant.tag.clone(), variant.payload.as_ref()?.id));
            union.variants.iter().filter_map(payload).collect()
        }
    }
}

/// The definitions of the bodies of operations, with the way to each.
fn given(module: &Module) -> Vec<(String, TypeId)> {
    let json = |way: String, payload: Option<&Payload>| match payload {
        Some(Payload::Json(ty, _)) => named(&way, ty),
        Some(Payload::Text(_) | Payload::Bytes(_)) | None => Vec::new(),
    };
    let mut found = Vec::new();
    for operation in module.operations().map(|it| it.operation) {
        let id = &operation.id;
        found.extend(json(format!("{id} body"), operation.body.as_ref().map(|body| &body.payload)));
        for success in &operation.successes {
            found.extend(json(format!("{id} {}", success.status), success.payload.as_ref()));
        }
        for error in &operation.errors {
            found.extend(json(format!("{id} {:?}", error.status), error.payload.as_ref()));
        }
    }
    found
}

fn named(way: &str, ty: &Type) -> Vec<(String, TypeId)> {
    ty.references().into_iter().map(|reference| (way.to_owned(), reference.id)).collect()
}

pub(super) fn definition(api: &Api, id: TypeId) -> &Definition {
    &api[id]
}

/// The words of a shape that are its own; `None` where it has too few to be known by.
fn outline(shape: &Shape) -> Option<Vec<String>> {
    let mut words: Vec<String> = match shape {
        Shape::Struct(structure) => structure.fields.iter().map(|field| field.wire.clone()).collect(),
        Shape::Enum(enumeration) => enumeration.values.iter().map(|value| value.wire.clone()).collect(),
        Shape::Union(union) => union.variants.iter().map(|variant| variant.tag.clone()).collect(),
        Shape::Text(textual) => {
            return textual.pattern.clone().map(|pattern| vec![pattern]);
        }
        Shape::Number(_) | Shape::Collection(_) | Shape::Alias(_) => return None,
    };
    words.sort();
    (words.len() > 1).then_some(words)
}

/// How much two definitions have in common, from 0 to 1, by their own words; for hints only.
pub(super) fn likeness(a: &Shape, b: &Shape) -> f64 {
    let (Some(a), Some(b)) = (outline(a), outline(b)) else { return 0.0 };
    let both = a.iter().filter(|word| b.contains(word)).count();
    let either = a.len() + b.len() - both;
    #[expect(clippy::cast_precision_loss, reason = "counts of fields are small")]
    let share = both as f64 / either as f64;
    share
}
