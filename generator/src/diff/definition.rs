//! Definitions: each is compared once, where it stands, with the operations that reach it.

use super::call;
use super::comparison::{Comparison, Draft, Seat, Subject};
use super::law::Direction;
use super::operation::At;
use super::pair::{self, Identity};
use super::reach::{self, Use};
use super::rule::Rule;
use super::surface::{self, Item, Tongue};
use crate::model::{Api, CollectionKind, Definition, EnumRepr, NumericKind, Reach, Shape, TypeId};

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
        let Definition { id, name, spec_name, module: _, file: _, doc, pages: _, reach, formerly, shape } = old;
        let subject = self.subject(old, new);
        if *name != new.name {
            let why = self.pairs.types.get(id).map(|(_, why)| *why);
            let hint = (why != Some(Identity::Formerly)).then(|| {
                format!("add `formerly: [{spec_name}]` to `{}`, and the old name stays usable", new.spec_name)
            });
            let (old_variants, new_variants) = self.failure_variants(old, new);
            let draft = Draft::new(Rule::TypeRenamed, &subject)
                .detail("name", Some(name.to_string()), Some(new.name.to_string()))
                .items(names(old), names(new))
                .items(old_variants, new_variants)
                .hint(hint);
            self.push(draft);
        } else if *formerly != new.formerly {
            let list = |names: &[crate::model::TypeName]| {
                Some(names.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
                    .filter(|list| !list.is_empty())
            };
            let draft = Draft::new(Rule::FormerNamesChanged, &subject)
                .detail("formerly", list(formerly), list(&new.formerly))
                .items(names(old), names(new));
            self.push(draft);
        }
        self.folder(old, new, &subject);
        self.doc(&subject, doc, &new.doc);
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
        // The folder that a definition left still shows it where it uses the folder that it went to.
        let shows = |api: &Api| {
            let module = api.modules.iter().find(|module| module.path.first() == from);
            module.is_some_and(|module| module.shared.iter().any(|reference| reference.id == new.id))
        };
        let own = vec![surface::plain(surface::path(old), "")];
        let kept = if shows(&self.new.api) { own.clone() } else { Vec::new() };
        let draft = Draft::new(Rule::TypeMoved, subject)
            .detail("folder", from.map(ToString::to_string), to.map(ToString::to_string))
            .items(own, kept);
        self.push(draft);
    }

    fn reach(&mut self, subject: &Subject, old: Reach, new: Reach) {
        let reached = |reach: Reach| reach.request || reach.response;
        if old == new || !reached(old) || !reached(new) {
            return;
        }
        let said = |reach: Reach| {
            Some(match (reach.request, reach.response) {
                (true, true) => "requests and responses".to_owned(),
                (true, false) => "requests".to_owned(),
                (false, true) => "responses".to_owned(),
                (false, false) => "nothing".to_owned(),
            })
        };
        self.push(Draft::new(Rule::ReachChanged, subject).detail("reached from", said(old), said(new)));
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
                let item = |tongue: &Tongue<'_>, it: &Definition, ty| {
                    vec![tongue.item(tongue.path(it), &format!("type {} = ", it.name), ty, "_")]
                };
                self.type_use(Rule::TypeChanged, subject, (old, new), |it| {
                    (item(&it.old_tongue, old_is, old), item(&it.new_tongue, new_is, new))
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
        let relation = |direction| self.sets(direction).definitions(old, new);
        let (request, response) = (relation(Direction::Request), relation(Direction::Response));
        let said = |it: &Definition| Some(requirement(it).unwrap_or_else(|| kind(&it.shape)));
        let items = |tongue: &Tongue<'_>, it: &Definition| vec![kind_item(tongue, it)];
        let draft = Draft::new(Rule::ShapeChanged, subject)
            .request(request)
            .response(response)
            .detail("kind", said(old), said(new))
            .items(items(&self.old_tongue, old), items(&self.new_tongue, new));
        self.push(draft);
    }

    /// What came and went, as far as nothing else told of it.
    pub(super) fn comings_and_goings(&mut self, old: &[TypeId], new: &[TypeId]) {
        for id in new {
            if self.pairs.back.contains_key(id) || self.told_come.contains(id) {
                continue;
            }
            let definition = self.new_type(*id);
            let subject = Subject {
                name: named(definition),
                old: None,
                new: Some(seat(&self.new.api, definition)),
                uses: self.new_uses.of(*id).to_vec(),
            };
            let items = names(definition);
            self.push(
                Draft::new(Rule::TypeAdded, &subject)
                    .detail("kind", None, Some(kind(&definition.shape)))
                    .items(Vec::new(), items),
            );
        }
        for id in old {
            if self.pairs.types.contains_key(id) || self.told_gone.contains(id) {
                continue;
            }
            let definition = self.old_type(*id);
            let subject = Subject {
                name: named(definition),
                old: Some(seat(&self.old.api, definition)),
                new: None,
                uses: self.old_uses.of(*id).to_vec(),
            };
            let items = names(definition);
            let draft = Draft::new(Rule::TypeRemoved, &subject)
                .detail("kind", Some(kind(&definition.shape)), None)
                .items(items, Vec::new())
                .hint(self.lookalike(definition, new));
            self.push(draft);
        }
    }

    /// A definition that came and looks like one that went.
    fn lookalike(&self, gone: &Definition, new: &[TypeId]) -> Option<String> {
        let come = new.iter().filter(|id| !self.pairs.back.contains_key(id)).map(|id| self.new_type(*id));
        let mut likely: Vec<(f64, &Definition)> =
            come.map(|it| (pair::likeness(&gone.shape, &it.shape), it)).filter(|(share, _)| *share >= 0.5).collect();
        likely.sort_by(|a, b| b.0.total_cmp(&a.0));
        let margin = likely.len() < 2 || likely[0].0 - likely[1].0 > 0.2;
        likely.first().filter(|_| margin).map(|(_, it)| {
            format!(
                "`{}` looks like it; if it is, add `formerly: [{}]` there, and the old name stays usable",
                it.spec_name, gone.spec_name
            )
        })
    }

    fn subject(&self, old: &Definition, new: &Definition) -> Subject {
        let name = named(new);
        let uses = reach::union(self.old_uses.of(old.id).to_vec(), self.new_uses.of(new.id).to_vec());
        // A way that only one of the specs goes has nobody who could break.
        let reach = |uses: &[Use]| uses.iter().fold(Reach::default(), |reach, it| reach.union(it.reach));
        let (was, is) = (reach(self.old_uses.of(old.id)), reach(self.new_uses.of(new.id)));
        let both = Reach { request: was.request && is.request, response: was.response && is.response };
        let (old, new) = (seat(&self.old.api, old), seat(&self.new.api, new));
        Subject { name, old: Some(old), new: Some(new), uses }.on(both)
    }

    /// The variants named after a definition in the errors of operations, to which no former name can be given.
    fn failure_variants(&self, old: &Definition, new: &Definition) -> (Vec<Item>, Vec<Item>) {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for pair in &self.pairs.folders {
            let olds = At::of_module(&self.old.api.modules[pair.old]);
            for it in At::of_module(&self.new.api.modules[pair.new]) {
                let was = olds.iter().find(|other| it.operation.was(&other.operation.id));
                let variant = |at: &At<'_>, id| {
                    let variant = call::failure_variant(at.operation, id)?;
                    let shown = format!("{}::{variant}", at.operation.failure.as_ref()?);
                    Some(surface::plain(format!("failure {}::{variant}", it.operation.id), shown).unsigned())
                };
                if let Some((a, b)) = was.and_then(|was| variant(was, old.id)).zip(variant(&it, new.id)) {
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

/// Where a definition stands.
pub(super) fn seat(api: &Api, definition: &Definition) -> Seat {
    let module = api.modules.iter().find(|module| module.path == definition.module);
    Seat::new(module.map_or("", |module| &module.folder), format!("models/{}", definition.spec_name))
}

/// The names under which a definition can be used.
fn names(definition: &Definition) -> Vec<Item> {
    let all = std::iter::once(&definition.name).chain(&definition.formerly);
    let service = definition.module.first().map_or("", |module| module.as_str());
    all.map(|name| surface::plain(format!("{service}::{name}"), format!("models::{name}")).unsigned()).collect()
}

/// The item that says what kind of type a definition is.
pub(super) fn kind_item(tongue: &Tongue<'_>, definition: &Definition) -> Item {
    let kind = kind(&definition.shape);
    let key = tongue.path(definition);
    let shown = format!("models::{} ({kind})", definition.name);
    let signature = match &definition.shape {
        Shape::Alias(ty) => tongue.signature(ty),
        _ => kind,
    };
    surface::plain(key, shown).signed(signature)
}

/// What kind of type it is in Rust.
pub(super) fn kind(shape: &Shape) -> String {
    match shape {
        Shape::Text(_) => "a text newtype".to_owned(),
        Shape::Number(number) => match number.kind {
            NumericKind::Int32 => "a number newtype over i32".to_owned(),
            NumericKind::Int64 => "a number newtype over i64".to_owned(),
            NumericKind::Number => "a number newtype over f64".to_owned(),
            NumericKind::Decimal => "a number newtype over Decimal".to_owned(),
        },
        Shape::Enum(enumeration) => {
            let openness = if enumeration.closed { "a closed" } else { "an open" };
            let repr = if enumeration.repr == EnumRepr::Text { "texts" } else { "whole numbers" };
            format!("{openness} enum of {repr}")
        }
        Shape::Struct(_) => "a struct".to_owned(),
        Shape::Union(_) => "a union".to_owned(),
        Shape::Collection(collection) if is_list(collection.kind) => "a list newtype".to_owned(),
        Shape::Collection(_) => "a map newtype".to_owned(),
        Shape::Alias(ty) => format!("an alias of {}", surface::shown(ty)),
    }
}

/// The constraint in words, where there is one.
pub(super) fn requirement(definition: &Definition) -> Option<String> {
    match &definition.shape {
        Shape::Text(text) => Some(text.requirement.clone()),
        Shape::Number(number) => Some(number.requirement()),
        Shape::Collection(collection) => Some(collection.requirement()),
        Shape::Enum(_) | Shape::Struct(_) | Shape::Union(_) | Shape::Alias(_) => None,
    }
}
