//! Definitions: each is compared once, where it is, with the operations that reach it.

use super::comparison::{Comparison, DraftFinding, Subject};
use super::pair::Identity;
use super::reach::{self, ReachedOperation};
use super::rule::Rule;
use super::set::Sets;
use super::side::YamlPath;
use super::surface::Both;
use crate::model::{Api, CollectionKind, Definition, Reach, Shape, TypeId};
use crate::surface::{definition, response};

impl Comparison<'_> {
    /// All definitions of a folder of the new spec that the old one has too.
    pub(super) fn definitions(&mut self, types: &[TypeId]) {
        for id in types {
            if let Some(old) = self.pairs.back.get(id).copied() {
                self.definition(self.old_type(old), self.new_type(*id));
            }
        }
    }

    fn definition(&mut self, old: &Definition, new: &Definition) {
        let Definition { id, name, spec_name: _, module: _, file: _, doc, pages: _, reach, formerly, shape } = old;
        let subject = self.subject(old, new);
        if *name != new.name {
            let why = self.pairs.types.get(id).map(|(_, why)| *why);
            let hint = (why != Some(Identity::Formerly))
                .then(|| format!("add `formerly: [{name}]` to `{}`, and the old name stays usable", new.spec_name));
            let draft = DraftFinding::new(Rule::TypeRenamed, &subject)
                .detail("name", Some(name.to_string()), Some(new.name.to_string()))
                .items((definition::names(old), definition::names(new)))
                .items(self.failure_variants(old, new))
                .hint(hint);
            self.push(draft);
        } else if *formerly != new.formerly {
            let list = |names: &[crate::model::TypeName]| {
                Some(names.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
                    .filter(|list| !list.is_empty())
            };
            let draft = DraftFinding::new(Rule::FormerNamesChanged, &subject)
                .detail("formerly", list(formerly), list(&new.formerly))
                .items((definition::names(old), definition::names(new)));
            self.push(draft);
        }
        self.folder(old, new, &subject);
        self.doc(&subject, doc, &new.doc, &(vec![definition::item(old)], vec![definition::item(new)]));
        self.reach(&subject, *reach, new.reach);
        self.shape(&subject, (old, shape), (new, &new.shape));
    }

    fn folder(&mut self, old: &Definition, new: &Definition, subject: &Subject) {
        let (from, to) = (old.module.first(), new.module.first());
        let renamed = self.pairs.folders.iter().any(|pair| {
            self.old.api.modules[pair.old].path == old.module && self.new.api.modules[pair.new].path == new.module
        });
        if from == to || renamed {
            return;
        }
        // The folder that a definition left still re-exports it where it uses the folder that it moved to.
        let shows = |api: &Api| {
            let module = api.modules.iter().find(|module| module.path.first() == from);
            module.is_some_and(|module| module.shared.iter().any(|reference| reference.id == new.id))
        };
        let own: Vec<_> = definition::names(old).into_iter().take(1).collect();
        let kept = if shows(&self.new.api) { own.clone() } else { Vec::new() };
        let draft = DraftFinding::new(Rule::TypeMoved, subject)
            .detail("folder", from.map(ToString::to_string), to.map(ToString::to_string))
            .items((own, kept));
        self.push(draft);
    }

    fn reach(&mut self, subject: &Subject, old: Reach, new: Reach) {
        let reached = |reach: Reach| reach.request || reach.response;
        if old == new || !reached(old) || !reached(new) {
            return;
        }
        let describe = |reach: Reach| {
            Some(match (reach.request, reach.response) {
                (true, true) => "requests and responses".to_owned(),
                (true, false) => "requests".to_owned(),
                (false, true) => "responses".to_owned(),
                (false, false) => "nothing".to_owned(),
            })
        };
        self.push(DraftFinding::new(Rule::ReachChanged, subject).detail("reached from", describe(old), describe(new)));
    }

    fn shape(&mut self, subject: &Subject, (old_is, old): (&Definition, &Shape), (new_is, new): (&Definition, &Shape)) {
        match (old, new) {
            (Shape::Text(old), Shape::Text(new)) => self.text(subject, old, new),
            (Shape::Number(old), Shape::Number(new)) => self.number(subject, (old_is, old), (new_is, new)),
            (Shape::Enum(old), Shape::Enum(new)) if old.repr == new.repr => {
                self.enumeration(subject, (old_is, old), (new_is, new));
            }
            (Shape::Struct(old), Shape::Struct(new)) => self.structure(subject, (old_is, old), (new_is, new)),
            (Shape::Union(old), Shape::Union(new)) => self.union(subject, (old_is, old), (new_is, new)),
            (Shape::Collection(old), Shape::Collection(new)) if is_list(old.kind) == is_list(new.kind) => {
                self.collection(subject, (old_is, old), (new_is, new));
            }
            (Shape::Alias(old), Shape::Alias(new)) => {
                self.type_use(Rule::TypeChanged, subject, (old, new), || {
                    (vec![definition::item(old_is)], vec![definition::item(new_is)])
                });
            }
            (
                Shape::Text(_)
                | Shape::Number(_)
                | Shape::Enum(_)
                | Shape::Struct(_)
                | Shape::Union(_)
                | Shape::Collection(_)
                | Shape::Alias(_),
                _,
            ) => self.other_shape(subject, old_is, new_is),
        }
    }

    fn other_shape(&mut self, subject: &Subject, old: &Definition, new: &Definition) {
        let ways = self.ways(&|_: &Self, sets: Sets<'_>| sets.definitions(old, new));
        let describe =
            |it: &Definition| Some(requirement(it).unwrap_or_else(|| definition::kind(&it.shape).to_string()));
        let draft = DraftFinding::new(Rule::ShapeChanged, subject)
            .ways(ways)
            .detail("kind", describe(old), describe(new))
            .items((definition::items(&self.old.api, old), definition::items(&self.new.api, new)));
        self.push(draft);
    }

    /// What was removed, so that each public type that goes is named once, and what was added and nothing uses: what is used was added with
    /// something that is reported.
    pub(super) fn unpaired_definitions(&mut self, old: &[TypeId], new: &[TypeId]) {
        for id in new {
            if self.pairs.back.contains_key(id) || !self.new_uses.of(*id).is_empty() {
                continue;
            }
            let definition = self.new_type(*id);
            let subject = Subject {
                name: named(definition),
                owner: None,
                old: None,
                new: Some(yaml_path(&self.new.api, definition)),
                uses: self.new_uses.of(*id).to_vec(),
            };
            self.push(
                DraftFinding::new(Rule::TypeAdded, &subject)
                    .detail("kind", None, Some(definition::kind(&definition.shape).to_string()))
                    .items((Vec::new(), definition::names(definition))),
            );
        }
        for id in old {
            if self.pairs.types.contains_key(id) {
                continue;
            }
            let definition = self.old_type(*id);
            let subject = Subject {
                name: named(definition),
                owner: None,
                old: Some(yaml_path(&self.old.api, definition)),
                new: None,
                uses: self.old_uses.of(*id).to_vec(),
            };
            let draft = DraftFinding::new(Rule::TypeRemoved, &subject)
                .detail("kind", Some(definition::kind(&definition.shape).to_string()), None)
                .items((definition::names(definition), Vec::new()))
                .hint(self.lookalike(definition));
            self.push(draft);
        }
    }

    /// An added definition that looks like one that was removed.
    fn lookalike(&self, removed: &Definition) -> Option<String> {
        let it = self.new_type(*self.pairs.likely.get(&removed.id)?);
        Some(format!(
            "`{}`{} looks like it; if it is, add `formerly: [{}]` there, and the old name stays usable",
            it.spec_name,
            self.place_of(&yaml_path(&self.new.api, it)),
            removed.name
        ))
    }

    fn subject(&self, old: &Definition, new: &Definition) -> Subject {
        let name = named(new);
        let uses = reach::union(self.old_uses.of(old.id).to_vec(), self.new_uses.of(new.id).to_vec());
        // A way that only one of the specs goes has nobody who could break.
        let reach = |uses: &[ReachedOperation]| uses.iter().fold(Reach::default(), |reach, it| reach.union(it.reach));
        let (was, is) = (reach(self.old_uses.of(old.id)), reach(self.new_uses.of(new.id)));
        let both = Reach { request: was.request && is.request, response: was.response && is.response };
        let (old, new) = (yaml_path(&self.old.api, old), yaml_path(&self.new.api, new));
        Subject { name, owner: None, old: Some(old), new: Some(new), uses }.on(both)
    }

    /// The variants named after a definition in the errors of operations, to which no former name can be given.
    fn failure_variants(&self, old: &Definition, new: &Definition) -> Both {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for pair in &self.pairs.folders {
            for (was, is, _) in pair.both(&self.old.api, &self.new.api) {
                let both = response::failure(was, old.id).zip(response::failure(is, new.id));
                if let Some((a, b)) = both {
                    before.push(a);
                    after.push(b);
                }
            }
        }
        (before, after)
    }
}

fn is_list(kind: CollectionKind) -> bool {
    matches!(kind, CollectionKind::List { .. })
}

fn named(definition: &Definition) -> String {
    format!("`{}`", definition.name)
}

/// Where a definition is.
pub(super) fn yaml_path(api: &Api, definition: &Definition) -> YamlPath {
    let module = api.modules.iter().find(|module| module.path == definition.module);
    YamlPath::new(module.map_or("", |module| &module.folder), format!("models/{}", definition.spec_name))
}

/// The constraint in words, where there is one; a number and a collection are told by what they are in any case.
pub(super) fn requirement(definition: &Definition) -> Option<String> {
    match &definition.shape {
        Shape::Text(text) => text.is_constrained().then(|| text.requirement.clone()),
        Shape::Number(number) => Some(number.requirement()),
        Shape::Collection(collection) => Some(collection.requirement()),
        Shape::Enum(_) | Shape::Struct(_) | Shape::Union(_) | Shape::Alias(_) => None,
    }
}
