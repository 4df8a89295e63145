//! The state of one comparison: what is paired with what, and what was found; the only place where a change gets its verdict.

use super::change_origin::{self, ChangeOrigin};
use super::effect::{Effect, Relation};
use super::finding::{Detail, DetailRole, Finding, Owner, Rust};
use super::kind::SubjectKind;
use super::law::{self, Direction, Guard, Ways};
use super::pair::{Identity, Pairs};
use super::reach::{self, ReachedOperation, Uses};
use super::rule::Rule;
use super::set::Sets;
use super::side::{Side, YamlPath};
use super::surface::{self, Both, ItemChange};
use crate::model::{Definition, Reach, Type, TypeId};
use crate::surface::{Item, Names, Renames, RustType, Spelling, UNCHANGED, definition};

/// Two specs, paired.
pub(super) struct Comparison<'a> {
    pub(super) old: &'a Side,
    pub(super) new: &'a Side,
    pub(super) pairs: Pairs,
    pub(super) old_uses: Uses,
    pub(super) new_uses: Uses,
    /// What definitions of the old spec are called in the new one, where code can still name them as before.
    pub(super) renames: Renames,
    pub(super) origin: ChangeOrigin,
    pub(super) preview: bool,
    pub(super) upgrade: bool,
    /// How the operation or constructor that is looked at was called and is now.
    pub(super) call: Option<[String; 2]>,
    /// The methods of the operation that is looked at, as they were.
    pub(super) called: Vec<Item>,
    pub(super) findings: Vec<Finding>,
}

/// Where a thing is on both sides, and what it is called.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub(super) name: String,
    /// The operation, definition or service that it is a part of.
    pub(super) owner: Option<String>,
    pub(super) old: Option<YamlPath>,
    pub(super) new: Option<YamlPath>,
    pub(super) uses: Vec<ReachedOperation>,
}

impl Subject {
    /// A part of it, at the same path below both paths.
    pub(super) fn part(&self, name: String, path: &str) -> Self {
        let inner = |yaml_path: &Option<YamlPath>| yaml_path.as_ref().map(|yaml_path| yaml_path.inner(path));
        let is_whole = name == self.name && self.owner.is_none();
        let owner = self.owner.clone().or_else(|| (!is_whole).then(|| self.name.clone()));
        Self { name, owner, old: inner(&self.old), new: inner(&self.new), uses: self.uses.clone() }
    }

    /// The same as it is in the old spec alone.
    pub(super) fn only_old(mut self) -> Self {
        self.new = None;
        self
    }

    /// The same as it is in the new spec alone.
    pub(super) fn only_new(mut self) -> Self {
        self.old = None;
        self
    }

    /// The same on one way only.
    pub(super) fn on(mut self, reach: Reach) -> Self {
        for it in &mut self.uses {
            it.reach =
                Reach { request: it.reach.request && reach.request, response: it.reach.response && reach.response };
        }
        self.uses.retain(|it| it.reach != Reach::default());
        self
    }

    fn reach(&self) -> Reach {
        self.uses.iter().fold(Reach::default(), |reach, it| reach.union(it.reach))
    }
}

/// A change whose verdict is still to be derived.
pub(super) struct DraftFinding {
    pub(super) rule: Rule,
    pub(super) subject: Subject,
    pub(super) request: Relation,
    pub(super) response: Relation,
    pub(super) details: Vec<Detail>,
    pub(super) guards: Vec<Guard>,
    /// The guards of new clients of an old service.
    pub(super) forward_guards: Vec<Guard>,
    pub(super) items: Both,
    /// How something is called before and after, where that alone shows the change.
    pub(super) calls: Option<[String; 2]>,
    pub(super) hint: Option<String>,
    /// What it does to how the client acts, where that is not what it does to the values.
    pub(super) acts: Option<Effect>,
    /// What to say of the subject, where its rule says it less well.
    pub(super) told: Option<&'static str>,
}

impl DraftFinding {
    /// A change that leaves the wire alone.
    pub(super) fn new(rule: Rule, subject: &Subject) -> Self {
        Self {
            rule,
            subject: subject.clone(),
            request: Relation::EQUAL,
            response: Relation::EQUAL,
            details: Vec::new(),
            guards: Vec::new(),
            forward_guards: Vec::new(),
            items: Both::default(),
            calls: None,
            hint: None,
            acts: None,
            told: None,
        }
    }

    /// It does the same to what is sent and to what is received.
    pub(super) fn both(self, relation: Relation) -> Self {
        Self { request: relation.clone(), response: relation, ..self }
    }

    pub(super) fn request(self, request: Relation) -> Self {
        Self { request, ..self }
    }

    pub(super) fn response(self, response: Relation) -> Self {
        Self { response, ..self }
    }

    pub(super) fn effect(self, effect: Effect) -> Self {
        self.both(effect.relation())
    }

    pub(super) fn detail(mut self, key: &str, old: Option<String>, new: Option<String>) -> Self {
        self.details.push(Detail::fact(key, old, new));
        self
    }

    /// What the details say, in a sentence for each side.
    pub(super) fn summary(mut self, old: String, new: String) -> Self {
        let role = DetailRole::Summary;
        self.details.push(Detail { key: "in words".to_owned(), old: Some(old), new: Some(new), role });
        self
    }

    pub(super) fn guard(mut self, guard: Option<Guard>) -> Self {
        self.guards.extend(guard);
        self
    }

    pub(super) fn forward_guard(mut self, guard: Option<Guard>) -> Self {
        self.forward_guards.extend(guard);
        self
    }

    /// What it does each way, as the readers of both sides take it.
    pub(super) fn ways(mut self, ways: Ways) -> Self {
        self.guards.extend_from_slice(ways.old_reader);
        self.forward_guards.extend_from_slice(ways.new_reader);
        Self { request: ways.request, response: ways.response, ..self }
    }

    /// The items of the crate that it changes.
    pub(super) fn items(mut self, (old, new): Both) -> Self {
        self.items.0.extend(old);
        self.items.1.extend(new);
        self
    }

    pub(super) fn calls(self, calls: [String; 2]) -> Self {
        Self { calls: Some(calls), ..self }
    }

    pub(super) fn acts(self, acts: Effect) -> Self {
        Self { acts: Some(acts), ..self }
    }

    pub(super) fn told(self, told: &'static str) -> Self {
        Self { told: Some(told), ..self }
    }

    pub(super) fn hint(self, hint: Option<String>) -> Self {
        Self { hint, ..self }
    }
}

impl<'a> Comparison<'a> {
    pub(super) fn new(old: &'a Side, new: &'a Side, pairs: Pairs) -> Self {
        let located = |id: &TypeId| definition::ty(&new.api[*id]).spell(Spelling::Located);
        let stays_named = |why: &Identity| matches!(why, Identity::Formerly | Identity::Name);
        let renamed = pairs.types.iter().filter(|(_, (_, why))| stays_named(why));
        let renames = renamed.map(|(old, (new, _))| (*old, located(new))).collect();
        let called = |module: usize| new.api.modules[module].path[0].to_string();
        // A service that is called otherwise now is the same service.
        let was_called = |module: usize| {
            let paired = pairs.folders.iter().find(|pair| pair.old == module);
            paired.map_or_else(|| old.api.modules[module].path[0].to_string(), |pair| called(pair.new))
        };
        Self {
            old,
            new,
            old_uses: Uses::new(&old.api, was_called),
            new_uses: Uses::new(&new.api, called),
            renames,
            pairs,
            origin: ChangeOrigin::Correction,
            preview: false,
            upgrade: false,
            call: None,
            called: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// From here on findings belong to this folder.
    pub(super) fn enter(&mut self, origin: ChangeOrigin, versions: [Option<&str>; 2]) {
        self.origin = origin;
        // What one preview says is corrected as what any version says is.
        self.preview =
            self.origin != ChangeOrigin::Correction && versions.into_iter().flatten().any(change_origin::is_preview);
    }

    pub(super) fn sets(&self, direction: Direction) -> Sets<'a> {
        Sets::new(&self.old.api.types, &self.new.api.types, direction)
    }

    pub(super) fn old_type(&self, id: TypeId) -> &'a Definition {
        &self.old.api[id]
    }

    pub(super) fn new_type(&self, id: TypeId) -> &'a Definition {
        &self.new.api[id]
    }

    /// Where to write something in the new spec, after the name of what it is: ` (models.yaml:15)`; nothing where it is a description.
    pub(super) fn place_of(&self, yaml_path: &YamlPath) -> String {
        let location = self.new.location(Some(yaml_path)).filter(|location| location.pointer.is_none());
        location
            .map_or_else(String::new, |it| format!(" ({}:{})", it.file.rsplit('/').next().unwrap_or_default(), it.line))
    }

    /// Whether two definitions are one.
    pub(super) fn are_paired(&self, old: TypeId, new: TypeId) -> bool {
        self.pairs.types.get(&old).is_some_and(|(paired, _)| *paired == new)
    }

    /// Whether both types are written alike, as far as code can tell.
    pub(super) fn are_written_alike(&self, old: &Type, new: &Type) -> bool {
        let [before, after] = self.spellings();
        RustType::from(old).spell(before) == RustType::from(new).spell(after)
    }

    /// How types of both sides are spelled, so that those are equal that code cannot tell apart.
    pub(super) fn spellings(&self) -> [Spelling<'_>; 2] {
        let spelling = |side: &'a Side, renamed| Spelling::Compared(Names { definitions: &side.api.types, renamed });
        [spelling(self.old, &self.renames), spelling(self.new, &UNCHANGED)]
    }

    /// What code called before without this argument.
    fn as_before(&self, item: Item) -> Vec<Item> {
        let owner = match &item.owner {
            Some(RustType::Definition(it)) => self.pairs.back.get(&it.id).map(|id| definition::ty(self.old_type(*id))),
            Some(_) | None => None,
        };
        match owner {
            Some(owner) => vec![Item { owner: Some(owner), ..item }],
            None if self.called.is_empty() => vec![item],
            None => self.called.clone(),
        }
    }

    pub(super) fn push(&mut self, draft: DraftFinding) {
        let DraftFinding {
            rule,
            subject,
            request,
            response,
            details,
            guards,
            forward_guards,
            items,
            calls,
            hint,
            acts,
            told,
        } = draft;
        let reach = subject.reach();
        let readers = law::Guards { backward: &guards, forward: &forward_guards };
        let wire = law::wire(reach.request.then_some(&request), reach.response.then_some(&response), readers);
        let ItemChange { bump: signature, mut steps, mut broken, missing } = surface::compare(&items, self.spellings());
        broken.extend(missing.into_iter().flat_map(|item| self.as_before(item)));
        let around = self.call.clone().filter(|_| surface::is_called_otherwise(&items, self.spellings()));
        if let Some([before, after]) = calls.or(around) {
            steps.insert(0, (Some(before), Some(after)));
        }
        let effect = acts.unwrap_or_else(|| match (reach.request, reach.response) {
            (true, false) => request.effect(),
            (false, true) => response.effect(),
            (true, true) | (false, false) => request.clone().and(response.clone()).effect(),
        });
        let rust = Rust { signature, behaviour: law::behaviour(effect, &guards) };
        let at = subject.new.as_ref().or(subject.old.as_ref()).map(|it| it.path.as_str());
        let owner_kind = at.map_or(SubjectKind::Part, SubjectKind::of_owner);
        let kind = at.map_or(SubjectKind::Part, SubjectKind::at);
        let (old, new) = (self.old.location(subject.old.as_ref()), self.new.location(subject.new.as_ref()));
        let finding = Finding {
            rule,
            also: Vec::new(),
            details,
            request,
            response,
            wire,
            rust,
            guards,
            forward_guards,
            origin: self.origin.clone(),
            preview: self.preview,
            upgrade: self.upgrade,
            uses: subject.uses,
            steps,
            broken,
            hint,
            accepted: None,
            subject: subject.name,
            owner: subject.owner.map(|name| Owner { kind: owner_kind, name }),
            kind,
            told,
            old,
            new,
        };
        match self.findings.iter_mut().find(|other| is_inherited(other, &finding)) {
            Some(first) => merge(first, finding),
            None => self.findings.push(finding),
        }
    }
}

/// Whether a finding is about the same words in the specs as another: those that several models inherit.
fn is_inherited(first: &Finding, second: &Finding) -> bool {
    first.rule == second.rule
        && first.old == second.old
        && first.new == second.new
        && (first.old.is_some() || first.new.is_some())
        && first.details == second.details
        && first.subject != second.subject
        && first.request == second.request
        && first.response == second.response
}

fn merge(first: &mut Finding, second: Finding) {
    first.also.push(second.subject);
    first.preview &= second.preview;
    first.rust.signature = first.rust.signature.max(second.rust.signature);
    first.rust.behaviour = first.rust.behaviour.max(second.rust.behaviour);
    for step in second.steps {
        if !first.steps.contains(&step) {
            first.steps.push(step);
        }
    }
    first.broken.extend(second.broken);
    first.uses = reach::union(std::mem::take(&mut first.uses), second.uses);
    let reach = first.uses.iter().fold(Reach::default(), |reach, it| reach.union(it.reach));
    let sent = reach.request.then_some(&first.request);
    let readers = law::Guards { backward: &first.guards, forward: &first.forward_guards };
    first.wire = law::wire(sent, reach.response.then_some(&first.response), readers);
}
